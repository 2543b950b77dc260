import ArgumentParser
import RedactClient

/// The filter, with a running `redactd` doing the work. Each input is a document of its own.
struct SocketFilter {
    private let client: RedactClient
    private let options: RedactOptions
    private let rewriting: RewritingOptions

    init(socket: String, detection: DetectionOptions, rewriting: RewritingOptions) {
        client = RedactClient(socketPath: socket)
        self.rewriting = rewriting
        var options = detection.socketOptions
        options.operators = rewriting.operator.map(Self.normalised)
        self.options = options
    }

    static func validate(_ detection: DetectionOptions, _ rewriting: RewritingOptions) throws {
        try detection.validateForSocket([
            ("--hash-key", rewriting.hashKey != nil), ("--line-buffered", rewriting.lineBuffered),
            ("--summary", rewriting.summary), ("--report", rewriting.report != nil),
        ])
    }

    func run(_ files: [String]) throws {
        for file in files.isEmpty ? ["-"] : files {
            if rewriting.inPlace {
                // What is cut off must not take a file's place: the stream socket does not tell it.
                try InPlaceRewrite.run(file) { (input, output) throws(Failure) in
                    try redact(input, to: output, takesStreamSocket: false)
                }
            } else {
                try redact(try InputStream(file), to: .standard, takesStreamSocket: true)
            }
        }
    }

    private func redact(
        _ input: borrowing InputStream, to output: OutputStream, takesStreamSocket: Bool
    ) throws(Failure) {
        let name = input.name
        let descriptor = input.descriptor
        try ServiceOptions.talk(options, about: name) {
            let stream = try client.redactionStream(options: options, takesStreamSocket: takesStreamSocket)
            try stream.copy(from: descriptor) { try output.write($0) }
        }
    }

    /// `ENTITY=op` and `op` in the spelling that the daemon knows.
    private static func normalised(_ choice: String) -> String {
        let parts = choice.split(separator: "=", maxSplits: 1)
        guard parts.count == 2 else { return choice.lowercased() }
        return parts[0].trimmed.uppercased() + "=" + parts[1].lowercased()
    }
}

extension DetectionOptions {
    /// What is asked of a daemon beyond its policy.
    var socketOptions: RedactOptions {
        var options = RedactOptions()
        options.entities = Self.names(entities)
        options.except = Self.names(except)
        options.minimumScore = minScore
        return options
    }

    /// The daemon has its own patterns and policy: what would change them here is an error, not silently
    /// lost.
    func validateForSocket(_ others: [(name: String, isGiven: Bool)]) throws {
        let refused = [
            ("--terms", !terms.isEmpty), ("--allow", !allow.isEmpty),
            ("--allow-documentation", allowDocumentation), ("--policy", !policy.isEmpty),
            ("--patterns", !sources.patterns.isEmpty),
        ]
        if let (name, _) = (refused + others).first(where: { $0.1 }) {
            throw ValidationError(
                "\(name) cannot be used with --socket; leave one of the two out, or set it up in the daemon")
        }
    }

    private static func names(_ lists: [String]) -> [String] {
        lists.flatMap { $0.split(separator: ",") }.map { $0.trimmed.uppercased() }
    }
}

extension Failure {
    /// What went wrong between a daemon and its client.
    init(_ error: RedactClientError, _ options: RedactOptions, in name: String) {
        let status: Status =
            switch error {
            case .refused(400, _): options == RedactOptions() ? .data : .usage
            case .refused(500, _): .internal
            case .needsHTTPSocket: .usage
            default: .io
            }
        self.init(status, "\(name): \(error)")
    }
}

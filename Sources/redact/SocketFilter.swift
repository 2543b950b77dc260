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
        var options = RedactOptions()
        options.entities = Self.names(detection.entities)
        options.except = Self.names(detection.except)
        options.minimumScore = detection.minScore
        options.operators = rewriting.operator.map(Self.normalised)
        self.options = options
    }

    /// The daemon has its own patterns and policy: what would change them here is an error, not silently
    /// lost.
    static func validate(_ detection: DetectionOptions, _ rewriting: RewritingOptions) throws {
        let refused = [
            ("--terms", !detection.terms.isEmpty), ("--allow", !detection.allow.isEmpty),
            ("--allow-documentation", detection.allowDocumentation), ("--policy", !detection.policy.isEmpty),
            ("--patterns", !detection.sources.patterns.isEmpty), ("--hash-key", rewriting.hashKey != nil),
            ("--line-buffered", rewriting.lineBuffered), ("--summary", rewriting.summary),
            ("--report", rewriting.report != nil),
        ]
        if let (name, _) = refused.first(where: { $0.1 }) {
            throw ValidationError(
                "\(name) cannot be used with --socket; set it up in the daemon, see redactd(8)")
        }
    }

    func run(_ files: [String]) throws {
        for file in files.isEmpty ? ["-"] : files {
            if rewriting.inPlace {
                try InPlaceRewrite.run(file) { (input, output) throws(Failure) in
                    try redact(input, to: output)
                }
            } else {
                try redact(try InputStream(file), to: .standard)
            }
        }
    }

    private func redact(_ input: borrowing InputStream, to output: OutputStream) throws(Failure) {
        let name = input.name
        let descriptor = input.descriptor
        do {
            let stream = try client.redactionStream(options: options)
            try stream.copy(from: descriptor) { try output.write($0) }
        } catch let failure as Failure {
            throw failure
        } catch let error as RedactClientError {
            throw Failure(status(of: error), "\(name): \(error)")
        } catch {
            throw Failure(.internal, "\(name): \(error)")
        }
    }

    private func status(of error: RedactClientError) -> Failure.Status {
        switch error {
        case .refused(400, _): options == RedactOptions() ? .data : .usage
        case .refused(500, _): .internal
        case .needsHTTPSocket: .usage
        default: .io
        }
    }

    private static func names(_ lists: [String]) -> [String] {
        lists.flatMap { $0.split(separator: ",") }.map { $0.trimmed.uppercased() }
    }

    /// `ENTITY=op` and `op` in the spelling that the daemon knows.
    private static func normalised(_ choice: String) -> String {
        let parts = choice.split(separator: "=", maxSplits: 1)
        guard parts.count == 2 else { return choice.lowercased() }
        return parts[0].trimmed.uppercased() + "=" + parts[1].lowercased()
    }
}

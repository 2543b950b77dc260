import ConfigurationFiles
import Glibc
import PatternCatalog
import Redaction
import Reporting

/// The filter: files or standard input to standard output, or each file rewritten in place.
struct Filter {
    var detection = DetectionChoices()
    var rewriting = RewritingChoices()

    func run(_ names: [String]) throws {
        let files = names.isEmpty ? ["-"] : names
        var session = Session(
            redactor: try makeEngine().makeRedactor(
                collectsFindings: rewriting.summary || rewriting.report != nil),
            isLineBuffered: rewriting.lineBuffered,
            report: try rewriting.report.map { try ReportFile($0, of: files) })
        for file in files {
            if rewriting.inPlace {
                try InPlaceRewrite.run(file) { (input, output) throws(Failure) in
                    try session.redact(input, to: output)
                }
            } else {
                try session.redact(try InputStream(file), to: .standard)
            }
        }
        try session.end()
        if rewriting.summary { writeToStandardError(Summary.text(session.counts)) }
        // Everything is written: taking the tables apart piece by piece would take longer than a short run
        // itself.
        withExtendedLifetime(session) { () -> Void in exit(0) }
    }

    private func makeEngine() throws -> RedactionEngine {
        let catalog = try detection.catalog()
        var policy = try detection.makePolicy(catalog)
        try rewriting.apply(to: &policy.operators, knowing: catalog.entities + [TermPatterns.entity])
        if let file = rewriting.hashKey { policy.hashKey = try PolicyFileReader.hashKey(in: file) }
        return try RedactionEngine(catalog: catalog, policy: policy, eager: false)
    }
}

/// One run over all inputs: the same value gets the same number in all of them.
struct Session: ~Copyable {
    private var redactor: Redactor
    private let isLineBuffered: Bool
    private let report: ReportFile?
    private(set) var counts: [String: Int] = [:]
    private var buffer = [UInt8](repeating: 0, count: InputStream.readBytesMax)
    private var output: [UInt8] = []

    init(redactor: consuming Redactor, isLineBuffered: Bool, report: ReportFile?) {
        self.redactor = redactor
        self.isLineBuffered = isLineBuffered
        self.report = report
    }

    /// Redacts one input as it comes. After an error nothing more is written.
    mutating func redact(_ input: borrowing InputStream, to stream: OutputStream) throws(Failure) {
        var progress = ProgressBar(name: input.name, size: input.size)
        while true {
            let count = try read(input)
            guard count > 0 else { break }
            do throws(RedactionError) {
                try take(count)
            } catch {
                throw Failure(error, in: input.name)
            }
            try flush(input.reportName, to: stream)
            progress.advance(by: count)
        }
        do throws(RedactionError) { try redactor.finish(to: &output) } catch {
            throw Failure(error, in: input.name)
        }
        try flush(input.reportName, to: stream)
    }

    /// Completes the report.
    func end() throws(Failure) { try report?.close() }

    private mutating func read(_ input: borrowing InputStream) throws(Failure) -> Int {
        var failure: Failure?
        let count = buffer.withUnsafeMutableBufferPointer { buffer in
            do throws(Failure) { return try input.read(into: buffer) } catch {
                failure = error
                return 0
            }
        }
        if let failure { throw failure }
        return count
    }

    /// Gives the first `count` bytes of the buffer to the redactor, line by line where lines are documents.
    private mutating func take(_ count: Int) throws(RedactionError) {
        var failure: RedactionError?
        buffer.withUnsafeBufferPointer { buffer in
            do throws(RedactionError) {
                let bytes = UnsafeBufferPointer(rebasing: buffer[..<count])
                guard isLineBuffered else { return try redactor.append(bytes, to: &output) }
                var start = 0
                while let newline = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
                    try redactor.append(UnsafeBufferPointer(rebasing: bytes[start...newline]), to: &output)
                    try redactor.finish(to: &output, continuesPositions: true)
                    start = newline + 1
                }
                try redactor.append(UnsafeBufferPointer(rebasing: bytes[start...]), to: &output)
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
    }

    private mutating func flush(_ file: String, to stream: OutputStream) throws(Failure) {
        for finding in redactor.takeFindings() {
            counts[finding.entity, default: 0] += 1
            try report?.write(finding, file: file)
        }
        guard !output.isEmpty else { return }
        try stream.write(output)
        output.removeAll(keepingCapacity: true)
    }
}

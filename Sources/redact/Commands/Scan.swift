import ArgumentParser
import Glibc
import RedactClient
import Redaction
import Reporting

/// `redact scan`: reports findings and changes nothing.
struct Scan: ParsableCommand {
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, ndjson, sarif
    }

    static let configuration = CommandConfiguration(
        abstract: "Report findings and change nothing; exit status 1 when something was found.")

    @OptionGroup var detection: DetectionOptions

    @Option(name: .long, help: "How findings are written: text, ndjson or sarif.")
    var format: Format = .text

    @Flag(name: .long, help: "Read NDJSON records and answer one line for each, in order.")
    var records = false

    @Option(name: .long, help: ArgumentHelp("The member of a record that holds its text.", valueName: "NAME"))
    var field = Scan.fieldDefault
    private static let fieldDefault = "text"

    @Option(name: .long, help: "Unit of start and end in JSON: codepoints or bytes.")
    var offsets: OffsetUnit = .codepoints

    @Flag(name: .long, help: "Say which evidence counted how much for each finding; not in SARIF.")
    var explain = false

    @Flag(
        name: .long,
        help: "With --explain: print the text that was found too, which is personal or secret; not in SARIF.")
    var showText = false

    @OptionGroup var service: ServiceOptions

    @Argument(help: "Files to scan; - is standard input.", completion: .file())
    var files: [String] = []

    func validate() throws {
        if showText, !explain { throw ValidationError("--show-text needs --explain; give both") }
        if field != Self.fieldDefault, !records {
            throw ValidationError("--field needs --records; give both")
        }
        if format != .text, records {
            throw ValidationError("--format and --records exclude each other")
        }
        if service.socket != nil {
            try detection.validateForSocket([
                ("--records", records), ("--explain", explain), ("--show-text", showText),
            ])
        }
    }

    func run() throws {
        var found = false
        try exiting {
            if let socket = service.socket {
                let scan = SocketScan(
                    client: RedactClient(socketPath: socket), options: detection.socketOptions)
                found = try FileScan(source: .daemon(scan), format: format, unit: offsets).run(inputs)
                return
            }
            let catalog = try detection.choices.catalog()
            let engine = try RedactionEngine(
                catalog: catalog, policy: try detection.choices.makePolicy(catalog), eager: false,
                explanation: explanation)
            if records {
                try RecordScan(engine: engine, field: field, unit: offsets).run(inputs)
            } else {
                found = try FileScan(source: .engine(engine), format: format, unit: offsets).run(inputs)
            }
        }
        if found { throw ExitCode(1) }
    }

    private var inputs: [String] { files.isEmpty ? ["-"] : files }

    private var explanation: Explanation {
        if explain { return showText ? .evidenceAndText : .evidence }
        return .none
    }
}

extension OffsetUnit: ExpressibleByArgument {}

/// Scans files as they are read.
struct FileScan {
    /// Who finds.
    enum Source {
        case engine(RedactionEngine)
        case daemon(SocketScan)
    }

    let source: Source
    let format: Scan.Format
    let unit: OffsetUnit

    /// - Returns: whether something was found.
    func run(_ files: [String]) throws -> Bool {
        var all: [(file: String, finding: ReportedFinding)] = []
        var found = false
        let lines = JSONLines()
        let text = TextReport(isColoured: isatty(STDOUT_FILENO) == 1)
        var unread: Failure?
        for file in files {
            let failure = try scan(file) { (finding, name) throws(Failure) in
                found = true
                switch format {
                case .text: try OutputStream.standard.write(text.lines(finding, file: name))
                case .ndjson:
                    try OutputStream.standard.write(
                        lines.line(FindingRecord(finding, unit: unit, file: name)))
                case .sarif: all.append((name, finding))
                }
            }
            // As grep does: the other files are scanned, and the exit status tells.
            if let failure {
                writeToStandardError("redact: \(failure.message)\n")
                unread = failure
            }
        }
        if format == .sarif {
            try OutputStream.standard.write(lines.line(SARIFLog(all, version: Redact.version)))
        }
        if let unread { throw ExitCode(unread.status.rawValue) }
        return found
    }

    /// - Returns: why the file could not be scanned to its end, if it could not.
    private func scan(
        _ file: String, _ report: (ReportedFinding, String) throws(Failure) -> Void
    ) throws(Failure) -> Failure? {
        var failure: Failure?
        do throws(Failure) {
            let input = try InputStream(file)
            let name = input.reportName
            let report = { (finding: ReportedFinding) throws(Failure) in try report(finding, name) }
            switch source {
            case .engine(let engine):
                var redactor = engine.makeRedactor(collectsFindings: true)
                try read(input, &redactor, report)
            case .daemon(let daemon): try daemon.scan(input, report)
            }
        } catch {
            guard error.status != .io, error.status != .done else { throw error }
            failure = error
        }
        return failure
    }

    private func read(
        _ input: borrowing InputStream, _ redactor: inout Redactor,
        _ report: (ReportedFinding) throws(Failure) -> Void
    ) throws(Failure) {
        var output: [UInt8] = []
        let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: InputStream.readBytesMax)
        defer { buffer.deallocate() }
        while case let count = try input.read(into: buffer), count > 0 {
            do throws(RedactionError) {
                try redactor.append(UnsafeBufferPointer(rebasing: buffer[..<count]), to: &output)
            } catch { throw Failure(error, in: input.name) }
            output.removeAll(keepingCapacity: true)
            for finding in redactor.takeFindings() { try report(finding) }
        }
        do throws(RedactionError) { try redactor.finish(to: &output) } catch {
            throw Failure(error, in: input.name)
        }
        for finding in redactor.takeFindings() { try report(finding) }
    }
}

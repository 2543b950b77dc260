import Glibc
import Redaction
import Reporting

/// The file of `--report`: findings as NDJSON.
final class ReportFile {
    private let stream: OutputStream
    private let lines = JSONLines()
    private var pending: [UInt8] = []
    private static let bufferBytesMax = 65_536

    init(_ path: String) throws(Failure) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .system(path, "cannot be opened", remedy: "check --report") }
        stream = OutputStream(name: path, descriptor: descriptor)
    }

    func write(_ finding: ReportedFinding, file: String) throws(Failure) {
        pending += lines.line(FindingRecord(finding, unit: .codepoints, file: file))
        if pending.count >= Self.bufferBytesMax { try flush() }
    }

    func close() throws(Failure) {
        try flush()
        guard Glibc.close(stream.descriptor) == 0 else {
            throw .system(stream.name, "cannot be written", remedy: "make room")
        }
    }

    private func flush() throws(Failure) {
        try stream.write(pending)
        pending.removeAll(keepingCapacity: true)
    }
}

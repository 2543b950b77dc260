import Glibc
import Redaction
import Reporting

/// The file of `--report`: findings as NDJSON.
final class ReportFile {
    private let stream: OutputStream
    private let lines = JSONLines()
    private var pending: [UInt8] = []
    private static let bufferBytesMax = 65_536

    /// - Parameter inputs: the files whose findings it holds; none of them may be the report itself.
    init(_ path: String, of inputs: [String]) throws(Failure) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .output(path, "cannot be opened", remedy: "check --report") }
        if let file = RegularFile(descriptor) {
            let others =
                [RegularFile(STDOUT_FILENO)]
                + inputs.map { $0 == "-" ? RegularFile(STDIN_FILENO) : RegularFile(path: $0) }
            guard !others.contains(file) else {
                throw Failure(
                    .usage, "\(path): --report would overwrite an input or the output; name another file")
            }
            guard ftruncate(descriptor, 0) == 0 else {
                throw .output(path, "cannot be written", remedy: "check --report")
            }
        }
        stream = OutputStream(name: path, descriptor: descriptor)
    }

    func write(_ finding: ReportedFinding, file: String) throws(Failure) {
        pending += lines.line(FindingRecord(finding, unit: .codepoints, file: file))
        if pending.count >= Self.bufferBytesMax { try flush() }
    }

    func close() throws(Failure) {
        try flush()
        guard Glibc.close(stream.descriptor) == 0 else {
            throw .output(stream.name, "cannot be written", remedy: "make room")
        }
    }

    private func flush() throws(Failure) {
        try stream.write(pending)
        pending.removeAll(keepingCapacity: true)
    }
}

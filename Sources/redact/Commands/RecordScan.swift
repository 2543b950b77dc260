import FoundationEssentials
import Redaction
import Reporting

/// Scans NDJSON records: one answer a record, in order.
struct RecordScan {
    let engine: RedactionEngine
    let field: String
    let unit: OffsetUnit

    /// Longest record, in bytes.
    static let recordBytesMax = 64 * 1_024 * 1_024

    /// What was found is in the answers, and not in the exit status: whoever sends records reads them.
    func run(_ files: [String]) throws {
        // One redactor for all: its regexes are compiled once.
        var redactor = engine.makeRedactor(collectsFindings: true)
        for file in files {
            let input = try InputStream(file)
            var lines = LineReader(input)
            var number = 0
            while let line = try lines.next() {
                number += 1
                if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { continue }
                let answer = try answer(line, place: "\(lines.name):\(number)", &redactor)
                try OutputStream.standard.write(answer)
            }
        }
    }

    private func answer(
        _ line: [UInt8], place: String, _ redactor: inout Redactor
    ) throws -> [UInt8] {
        let record: InputRecord
        do throws(InputRecord.Problem) {
            record = try InputRecord(Data(line), field: field, decoder: JSONDecoder())
        } catch {
            switch error {
            case .notAnObject: throw Failure(.data, "\(place): not a JSON object; write one record a line")
            case .noText(let field):
                throw Failure(.data, "\(place): no member '\(field)' that is a string; name it with --field")
            }
        }
        var output: [UInt8] = []
        do throws(RedactionError) {
            try redactor.append(Array(record.text.utf8).span, to: &output)
            try redactor.finish(to: &output)
        } catch { throw Failure(error, in: place) }
        let findings = redactor.takeFindings().map { FindingRecord($0, unit: unit) }
        return JSONLines().line(OutputRecord(id: record.id, findings: findings))
    }
}

/// The lines of an input, one at a time.
struct LineReader: ~Copyable {
    let name: String
    private let input: InputStream
    private var pending: [UInt8] = []
    private var start = 0
    private var isAtEnd = false

    init(_ input: consuming InputStream) {
        name = input.name
        self.input = input
    }

    /// The next line without its newline; nil at the end.
    mutating func next() throws(Failure) -> [UInt8]? {
        var searched = start
        while true {
            if let newline = pending[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { start = newline + 1 }
                return Array(pending[start..<newline])
            }
            if isAtEnd {
                defer { start = pending.count }
                return start < pending.count ? Array(pending[start...]) : nil
            }
            pending.removeFirst(start)
            start = 0
            searched = pending.count
            guard pending.count <= RecordScan.recordBytesMax else {
                throw Failure(
                    .data, "\(name): a record is longer than \(RecordScan.recordBytesMax) bytes; split it")
            }
            try fill()
        }
    }

    private mutating func fill() throws(Failure) {
        let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: InputStream.readBytesMax)
        defer { buffer.deallocate() }
        let count = try input.read(into: buffer)
        isAtEnd = count == 0
        pending.append(contentsOf: buffer[..<count])
    }
}

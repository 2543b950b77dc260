import NIOCore
import Redaction
import Synchronization

/// A text call: its body streams through, and the reply streams back. One piece at a time, on worker threads.
final class TextCall: Sendable {
    /// What a piece of the body gives for the reply.
    struct Piece: Sendable {
        var bytes: [UInt8]
        var entities: [String]
    }

    private let session: RedactionSession
    /// Nil for a call that redacts.
    private let scan: Mutex<ScanWriter?>

    init(_ snapshot: EngineSnapshot, _ overrides: RequestOverrides, scan: ScanWriter?) {
        session = RedactionSession(snapshot, overrides, findsPlaces: scan != nil)
        self.scan = Mutex(scan)
    }

    func advance(_ input: ByteBuffer, isLast: Bool) throws(ServiceFailure) -> Piece {
        let step = try session.advance(input, isLast: isLast)
        if isLast { session.end() }
        let bytes = scan.withLock { $0?.write(step.findings, isLast: isLast) } ?? step.output
        return Piece(bytes: bytes, entities: step.entities)
    }
}

/// Writes the findings of a streamed text as they are decided.
struct ScanWriter: Sendable {
    /// One finding a line instead of one JSON document.
    let asLines: Bool
    private let unit: OffsetUnit
    private var isFirst = true

    init(unit: OffsetUnit, asLines: Bool) {
        self.unit = unit
        self.asLines = asLines
    }

    mutating func write(_ findings: [ReportedFinding], isLast: Bool) -> [UInt8] {
        var writer = JSONWriter()
        for finding in findings {
            if !asLines { writer.raw(isFirst ? "{\"findings\": [\n" : ",\n") }
            isFirst = false
            writer.finding(finding, unit: unit, output: nil)
            if asLines { writer.raw("\n") }
        }
        if isLast, !asLines { writer.raw(isFirst ? "{\"findings\": []}\n" : "\n]}\n") }
        return writer.bytes
    }
}

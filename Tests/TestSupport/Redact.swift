package import Redaction

/// What redaction made of a document.
package struct Redacted: Equatable {
    package var output: [UInt8] = []
    package var findings: [ReportedFinding] = []

    package init() {}

    package var text: String { String(decoding: output, as: UTF8.self) }
}

extension RedactionEngine {
    /// Redacts `document` in the given pieces.
    package func redact(
        _ document: [UInt8], pieces: [Range<Int>]? = nil,
        windowBytes: Int = RedactionEngine.windowBytesDefault
    ) throws -> Redacted {
        var redactor = makeRedactor(collectsFindings: true, windowBytes: windowBytes)
        var result = Redacted()
        for piece in pieces ?? [document.indices] where !piece.isEmpty {
            try redactor.append(Array(document[piece]).span, to: &result.output)
            result.findings += redactor.takeFindings()
        }
        try redactor.finish(to: &result.output)
        result.findings += redactor.takeFindings()
        return result
    }

    package func redact(_ text: String) throws -> String { try redact(Array(text.utf8)).text }
}

/// The ranges that cut `count` bytes at random places, single bytes now and then.
package func randomPieces(of count: Int, _ documents: inout RandomDocuments) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = 0
    while start < count {
        let isSmall = documents.number(below: 3) == 0
        let length = isSmall ? 1 : 1 + documents.number(below: 400)
        let end = min(count, start + length)
        pieces.append(start..<end)
        start = end
    }
    return pieces
}

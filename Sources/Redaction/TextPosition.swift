package import Detection

/// A place in a text as people and other tools count it.
package struct TextPosition: Sendable, Equatable {
    /// Unicode code points from the document's start; every byte that does not continue a UTF-8 sequence
    /// counts.
    package private(set) var codePoint = 0
    /// From 1.
    package private(set) var line = 1
    private var lineStart = 0

    /// Code points from the line's start, from 1.
    package var column: Int { codePoint - lineStart + 1 }

    init() {}

    /// A place that somebody else has counted.
    package init(codePoint: Int, line: Int, column: Int) {
        self.codePoint = codePoint
        self.line = line
        lineStart = codePoint - column + 1
    }

    mutating func advance(over bytes: UnsafeBufferPointer<UInt8>) {
        for byte in bytes {
            if byte & 0xC0 != 0x80 { codePoint += 1 }
            if byte == UInt8(ascii: "\n") {
                line += 1
                lineStart = codePoint
            }
        }
    }
}

/// A finding as reports show it: where, what, how sure, and where its replacement stands. The text
/// itself only under `Explanation.evidenceAndText`.
package struct ReportedFinding: Sendable, Equatable {
    package let entity: String
    package let label: String
    package let patternID: String
    package let score: Double
    /// Bytes from the document's start.
    package let start: Int
    package let end: Int
    package let startPosition: TextPosition
    package let endPosition: TextPosition
    /// Bytes from the start of the redacted document.
    package let outputStart: Int
    package let outputEnd: Int
    /// What counted how much. Empty unless the engine explains.
    package let evidence: [ReportedEvidence]
    /// The bytes found, the first `Explanation.textBytesMax` of them. Nil unless asked for.
    package let text: [UInt8]?

    package init(
        entity: String, label: String, patternID: String, score: Double, start: Int, end: Int,
        startPosition: TextPosition, endPosition: TextPosition, outputStart: Int = 0, outputEnd: Int = 0,
        evidence: [ReportedEvidence] = [], text: [UInt8]? = nil
    ) {
        self.entity = entity
        self.label = label
        self.patternID = patternID
        self.score = score
        self.start = start
        self.end = end
        self.startPosition = startPosition
        self.endPosition = endPosition
        self.outputStart = outputStart
        self.outputEnd = outputEnd
        self.evidence = evidence
        self.text = text
    }
}

/// Why redaction stopped. Nothing after it may be written.
package enum RedactionError: Error, Equatable, CustomStringConvertible {
    /// No verdict on part of the text.
    case detection(DetectionError)
    /// The text is not in an encoding that findings could be found in.
    case encoding(String)
    /// More text waits for a verdict than the window holds: a limit of this program is wrong.
    case windowExhausted
    /// A call after an error.
    case stopped

    package var description: String {
        switch self {
        case .detection(let error): "\(error)"
        case .encoding(let name):
            "the text is \(name); convert it first, as with iconv -f \(name) -t UTF-8"
        case .windowExhausted: "internal error: the window is exhausted; nothing after that was written"
        case .stopped: "internal error: used after an error"
        }
    }
}

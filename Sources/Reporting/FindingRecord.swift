import FoundationEssentials
package import Redaction

/// In which unit offsets are counted.
package enum OffsetUnit: String, CaseIterable, Sendable {
    /// Unicode code points, as Presidio counts.
    case codepoints
    case bytes
}

/// A finding in JSON: where, what, how sure; why, and the text itself, where the engine was told to explain.
package struct FindingRecord: Encodable, Sendable {
    package let entity: String
    package let start: Int
    package let end: Int
    package let score: Double
    package let pattern: String
    package let evidence: [EvidenceRecord]?
    package let text: String?
    package var file: String?
    package var line: Int?
    package var column: Int?

    package init(_ finding: ReportedFinding, unit: OffsetUnit) {
        entity = finding.entity
        score = (finding.score * 100).rounded() / 100
        pattern = finding.patternID
        evidence = finding.evidence.isEmpty ? nil : finding.evidence.map(EvidenceRecord.init)
        text = finding.text.map { String(decoding: $0, as: UTF8.self) }
        switch unit {
        case .codepoints:
            start = finding.startPosition.codePoint
            end = finding.endPosition.codePoint
        case .bytes:
            start = finding.start
            end = finding.end
        }
    }

    /// With the place as editors show it.
    package init(_ finding: ReportedFinding, unit: OffsetUnit, file: String) {
        self.init(finding, unit: unit)
        self.file = file
        line = finding.startPosition.line
        column = finding.startPosition.column
    }
}

/// What counted how much: parts of the score, or for names tenths of a natural logarithm of odds.
package struct EvidenceRecord: Encodable, Sendable {
    package let what: String
    package let points: Double

    init(_ evidence: ReportedEvidence) {
        what = evidence.what
        points = (evidence.points * 100).rounded() / 100
    }
}

/// Values as JSON lines.
package struct JSONLines {
    private let encoder: JSONEncoder

    package init() {
        encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    }

    /// `value` on one line, newline included.
    package func line(_ value: some Encodable) -> [UInt8] {
        // Encoding plain strings and finite numbers cannot fail.
        var bytes = (try? encoder.encode(value)).map { Array($0) } ?? []
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }
}

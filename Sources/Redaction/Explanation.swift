import Detection

/// What findings tell beside their place.
package enum Explanation: Sendable {
    case none
    /// Which evidence counted how much.
    case evidence
    /// That, and the text itself: for `scan --show-text` alone.
    case evidenceAndText

    /// A longer text is cut here: a block has no longest length, and memory is bounded.
    package static let textBytesMax = 4_096
}

/// One reason for a finding's score, or against a higher one, as reports show it. Says nothing of the text.
package struct ReportedEvidence: Sendable, Equatable {
    package let what: String
    /// A part of the score, or for names tenths of a natural logarithm of odds.
    package let points: Double
    package let isPartOfScore: Bool

    init(_ evidence: WeighedEvidence) {
        what = evidence.what
        points = evidence.points
        isPartOfScore = evidence.unit == .score
    }
}

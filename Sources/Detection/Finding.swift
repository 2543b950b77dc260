/// Something sensitive in a document: where and what, never the text itself.
package struct Finding: Sendable, Equatable {
    /// Its number in the catalogue.
    package var pattern: Int
    /// Bytes from the document's start.
    package var start: Int
    package var end: Int
    /// 0 to 1.
    package var score: Double
    /// The number of the block it belongs to, for patterns that continue; -1 for others.
    package var block = -1
    /// What counted how much. Empty unless `DetectorOptions.explains`.
    package var evidence: [WeighedEvidence] = []

    package init(
        pattern: Int, start: Int, end: Int, score: Double, block: Int = -1,
        evidence: [WeighedEvidence] = []
    ) {
        self.pattern = pattern
        self.start = start
        self.end = end
        self.score = score
        self.block = block
        self.evidence = evidence
    }
}

/// Detection came to no verdict. The document may hold anything from there on: the caller fails closed.
package struct DetectionError: Error, Equatable, CustomStringConvertible {
    package let patternID: String
    /// Bytes from the document's start.
    package let offset: Int
    package let reason: String

    package var description: String {
        "pattern '\(patternID)' at byte \(offset): \(reason); nothing after that was written"
    }
}

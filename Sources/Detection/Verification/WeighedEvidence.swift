import PatternCatalog

/// One reason for a finding's score, or against a higher one. Says nothing of the text that was found.
package struct WeighedEvidence: Sendable, Equatable {
    package enum Unit: Sendable {
        /// Parts of the score: those of a pattern's finding add up to it.
        case score
        /// Tenths of a natural logarithm of odds: the score of a name follows from their sum.
        case logOdds
    }

    package let what: String
    package let points: Double
    package let unit: Unit

    init(_ what: String, score: Double) {
        self.what = what
        points = score
        unit = .score
    }

    init(_ evidence: Evidence) {
        what = evidence.kind.rawValue
        points = Double(evidence.points)
        unit = .logOdds
    }
}

extension DetectionRun {
    /// What the score of a pattern's finding is made of; empty unless somebody will read it.
    mutating func evidence(
        _ index: Int, _ verdict: ValidationVerdict, _ score: Double, at start: Int, in text: TextSlice,
        origin: Int
    ) -> [WeighedEvidence] {
        guard detector.options.explains else { return [] }
        let rules = detector.rules[index]
        let definition = detector.definition(index)
        var evidence = [WeighedEvidence("pattern \(definition.id)", score: definition.score)]
        if rules.entropy > 0 {
            evidence.append(WeighedEvidence("entropy of at least \(rules.entropy) bits a byte", score: 0))
        }
        // Where the validator alone decided, the context was not read and may not be there yet.
        let isContextRead = rules.hasContext && (verdict != .valid || rules.contextRequired)
        let isNear = isContextRead && hasContext(index, at: start, in: text, origin: origin)
        let rest = score - definition.score
        switch verdict {
        case .notApplicable:
            if rules.hasValidator { evidence.append(validator(definition, "not applicable", 0)) }
            if isNear { evidence.append(WeighedEvidence("context word near", score: rest)) }
        case .valid, .invalid:
            evidence.append(validator(definition, verdict == .valid ? "valid" : "invalid", rest))
            if isNear { evidence.append(WeighedEvidence("context word near", score: 0)) }
        }
        return evidence
    }

    private func validator(
        _ definition: PatternDefinition, _ verdict: String, _ points: Double
    ) -> WeighedEvidence {
        WeighedEvidence("validator \(definition.validator): \(verdict)", score: points)
    }
}

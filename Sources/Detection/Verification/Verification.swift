import Glibc
internal import PCRE2
import PatternCatalog

/// What became of one candidate.
enum Verdict {
    case none
    /// Depends on text that is still to come.
    case undecided
    case finding(Finding)
}

extension DetectionRun {
    /// Tries one pattern at one start: regex, validator, context, score.
    mutating func verify(
        _ index: Int, at start: Int, asksContextFirst: Bool, in text: TextSlice, origin: Int
    ) throws(DetectionError) -> Verdict {
        // Member by member: most candidates come to nothing, and need no copy of the rules.
        // A label's pattern rarely matches where its label stands: the context is asked afterwards.
        if asksContextFirst, detector.rules[index].contextRequired,
            !hasContext(index, at: start, in: text, origin: origin), context.isComplete
        {
            return .none
        }
        let outcome: MatchOutcome
        do {
            let regex = try compiled.known(index) ?? compiled.compile(index, of: detector)
            outcome = try match(
                regex, at: start, reach: detector.rules[index].reach, group: detector.rules[index].group,
                in: text)
        } catch {
            throw failure(error, index, offset: origin + start)
        }
        switch outcome {
        case .noMatch: return .none
        case .needsMore: return .undecided
        case .match(let whole, let group):
            return judge(index, whole: whole, value: group, in: text, origin: origin)
        }
    }

    func failure(_ error: any Error, _ pattern: Int, offset: Int) -> DetectionError {
        let reason =
            switch error {
            case MatchError.limitReached: "a match limit was reached"
            case let error as CompileError: "the regex does not compile (\(error.message))"
            case MatchError.failed(let code): "PCRE2 error \(code)"
            default: "internal error"
            }
        return DetectionError(patternID: detector.id(pattern), offset: offset, reason: reason)
    }

    /// Matches on a bounded neighbourhood that is the same however the text was cut.
    mutating func match(
        _ regex: PatternCode, at start: Int, reach: Int, group: Int, in text: TextSlice
    ) throws(MatchError) -> MatchOutcome {
        let lower = max(0, start - PreparedPattern.lookbehindBytes)
        let upper = min(text.count, start + reach)
        let isCut = start + reach > text.count && !text.endsDocument
        let outcome = try scratch.match(
            regex, in: text.bytes(lower..<upper), at: start - lower, group: group,
            atDocumentStart: lower == 0 && text.startsDocument,
            atDocumentEnd: upper == text.count && text.endsDocument, mayGrow: isCut)
        guard case .match(let whole, let value) = outcome else { return outcome }
        return .match(
            whole: whole.lowerBound + lower..<whole.upperBound + lower,
            group: value.lowerBound + lower..<value.upperBound + lower)
    }

    private mutating func judge(
        _ index: Int, whole: Range<Int>, value: Range<Int>, in text: TextSlice, origin: Int
    ) -> Verdict {
        let rules = detector.rules[index]
        guard !value.isEmpty else { return .none }
        switch meetsPlaceholder(whole, in: text) {
        case nil: return .undecided
        case true?: return .none
        case false?: break
        }
        let bytes = text.bytes(value)
        if rules.entropy > 0, shannonEntropy(bytes) < rules.entropy { return .none }
        if !rules.isTerm, isAllowed(bytes, index) { return .none }
        var verdict = ValidationVerdict.notApplicable
        if rules.hasValidator, let validator = compiled.validator(index) {
            verdict = validator(bytes.span)
        }
        switch score(rules, index, verdict, at: whole.lowerBound, in: text, origin: origin) {
        case .undecided: return .undecided
        case .refused: return .none
        case .score(let score):
            guard score >= detector.options.minScore else { return .none }
            return .finding(
                Finding(
                    pattern: index, start: origin + value.lowerBound, end: origin + value.upperBound,
                    score: score,
                    evidence: evidence(
                        index, verdict, score, at: whole.lowerBound, in: text, origin: origin)))
        }
    }

    private enum ScoreVerdict {
        case refused
        case undecided
        case score(Double)
    }

    private mutating func score(
        _ rules: PatternRules, _ index: Int, _ verdict: ValidationVerdict, at start: Int, in text: TextSlice,
        origin: Int
    ) -> ScoreVerdict {
        if verdict == .invalid, rules.invalidScore < 0 { return .refused }
        if verdict == .valid, !rules.contextRequired { return .score(1) }
        var near = false
        if rules.hasContext {
            near = hasContext(index, at: start, in: text, origin: origin)
            if !near, !context.isComplete { return .undecided }
        }
        if !near, rules.contextRequired { return .refused }
        switch verdict {
        case .valid: return .score(1)
        case .invalid: return near || !rules.hasContext ? .score(rules.invalidScore) : .refused
        case .notApplicable:
            return .score(near ? min(1, rules.score + PreparedPattern.contextRaise) : rules.score)
        }
    }

    private mutating func isAllowed(_ value: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        detector.options.allowed.contains(value)
            || detector.options.allowsDocumentation
                && DocumentationValues.isDocumentation(
                    entity: detector.entity(index), value: value.span)
    }

    mutating func hasContext(_ index: Int, at start: Int, in text: TextSlice, origin: Int) -> Bool {
        context.contains(
            anyOf: detector.contextIDs,
            detector.rules[index].firstContext..<detector.rules[index].lastContext, near: start, in: text,
            origin: origin, detector.placeholders)
    }

    /// Whether a match touches what an operator left behind, nil when that depends on text to come.
    ///
    /// Redacting takes text away, so that a lookbehind could find a match where there was none; and a
    /// placeholder may look like a value (`password=[PASSWORD_1]`).
    mutating func meetsPlaceholder(_ match: Range<Int>, in text: TextSlice) -> Bool? {
        let lower = max(0, match.lowerBound - 1)
        if lower < match.lowerBound,
            detector.placeholders.placeholder(endingAt: match.lowerBound, in: text) != nil
        {
            return true
        }
        // What follows may be the beginning of one.
        if match.upperBound == text.count, !text.endsDocument { return nil }
        var position = match.lowerBound
        while position < min(match.upperBound + 1, text.count) {
            if text[position] == UInt8(ascii: "[") {
                if detector.placeholders.placeholder(startingAt: position, in: text) != nil { return true }
                let isCut = position + PlaceholderRecognizer.bytesMax > text.count && !text.endsDocument
                if isCut, detector.placeholders.mayGrow(from: position, in: text) { return nil }
            }
            position += 1
        }
        // A match that begins inside a placeholder, as a word of a label.
        return detector.placeholders.isInside(match.lowerBound, in: text)
    }
}

/// Shannon's entropy of the bytes of `value`, in bits a byte: 0 for one byte repeated, 8 at most.
func shannonEntropy(_ value: UnsafeBufferPointer<UInt8>) -> Double {
    var counts = InlineArray<256, Int32>(repeating: 0)
    for byte in value { counts[Int(byte)] += 1 }
    let total = Double(value.count)
    var entropy = 0.0
    for index in counts.indices where counts[index] > 0 {
        let share = Double(counts[index]) / total
        entropy -= share * log2(share)
    }
    return entropy
}

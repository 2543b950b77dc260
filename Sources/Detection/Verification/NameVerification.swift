import Glibc

extension DetectionRun {
    /// Lets the name recognizer judge the word at `position`.
    /// - Returns: false when the verdict needs more text.
    mutating func attemptName(at position: Int, in text: TextSlice, origin: Int) -> Bool {
        if origin + position < nameEnd { return true }
        guard let mayBegin = detector.names.mayBegin(at: position, in: text) else { return false }
        guard mayBegin else { return true }
        // The memory learns from a verdict, so it must be the last: all that it may read has to be there.
        guard isLineVisible(from: position, in: text) else { return false }
        let explains = detector.options.explains
        guard
            let name = detector.names.name(at: position, in: text, memory: &nameMemory, explain: explains)
        else { return true }
        nameEnd = origin + name.end
        let isBeside = isBesidePlaceholder(name.start..<name.end, in: text)
        guard name.score >= max(detector.options.minScore, isBeside ? Self.scoreBesidePlaceholder : 0),
            meetsPlaceholder(name.start..<name.end, in: text) == false,
            !detector.options.allowed.contains(text.bytes(name.start..<name.end))
        else { return true }
        append(
            Finding(
                pattern: detector.nameIndex, start: origin + name.start, end: origin + name.end,
                score: name.score, evidence: name.evidence.map(WeighedEvidence.init)))
        return true
    }

    /// Least score of a name beside a placeholder: what stood there spoke against lesser ones before it was
    /// redacted.
    private static let scoreBesidePlaceholder = 0.8
    /// Bytes of punctuation and space that may lie between.
    private static let gapBytesMax = 3

    private mutating func isBesidePlaceholder(_ name: Range<Int>, in text: TextSlice) -> Bool {
        for gap in 0...Self.gapBytesMax {
            let before = name.lowerBound - gap
            if before > 0, detector.placeholders.placeholder(endingAt: before, in: text) != nil {
                return true
            }
            if detector.placeholders.placeholder(startingAt: name.upperBound + gap, in: text) != nil {
                return true
            }
        }
        return false
    }

    /// Whether the text holds all that a verdict on a name may read: to the line's end or as far as it
    /// reaches.
    private func isLineVisible(from position: Int, in text: TextSlice) -> Bool {
        let reach = NameRecognizer.reachAfter + PlaceholderRecognizer.bytesMax + 1
        if text.endsDocument || position + reach <= text.count { return true }
        return memchr(text.base + position, Int32(UInt8(ascii: "\n")), text.count - position) != nil
    }
}

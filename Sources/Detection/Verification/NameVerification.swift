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
        guard let name = detector.names.name(at: position, in: text, memory: &nameMemory) else { return true }
        nameEnd = origin + name.end
        guard name.score >= detector.options.minScore,
            meetsPlaceholder(name.start..<name.end, in: text) == false,
            !detector.options.allowed.contains(text.bytes(name.start..<name.end))
        else { return true }
        append(
            Finding(
                pattern: detector.nameIndex, start: origin + name.start, end: origin + name.end,
                score: name.score))
        return true
    }

    /// Whether the text holds all that a verdict on a name may read: to the line's end or as far as it reaches.
    private func isLineVisible(from position: Int, in text: TextSlice) -> Bool {
        let reach = NameRecognizer.reachAfter + PlaceholderRecognizer.bytesMax + 1
        if text.endsDocument || position + reach <= text.count { return true }
        return memchr(text.base + position, Int32(UInt8(ascii: "\n")), text.count - position) != nil
    }
}

/// A person's name found in a text.
package struct NameFinding: Sendable {
    /// Byte offsets in the slice. A possessive 's is outside, a title before the name inside.
    package var start: Int
    package var end: Int
    /// 0.5 … 1: names below 0.5 are not reported.
    package var score: Double
    /// What counted how much, in the order it was found. Empty unless asked for.
    package var evidence: [Evidence]
}

/// Finds names of people by adding up evidence: dictionaries, shape, and cues before and after.
///
/// The verdict at an offset is a function of the bytes in reach and of the memory alone. It needs no state of
/// its own, allocates nothing unless asked to explain itself, and reads a bounded number of bytes.
package struct NameRecognizer: Sendable {
    /// Bytes a verdict may read left of the candidate's start.
    package static let reachBefore = 256
    /// Bytes a verdict may read from the candidate's start on. A newline ends what is read earlier.
    package static let reachAfter = 256

    package init() {}

    /// Whether a name could begin at `start`, where a word does: a quick look at it. Nil when the word runs
    /// into the end of a slice that more bytes may follow.
    package func mayBegin(at start: Int, in text: TextSlice) -> Bool? {
        let first = text[start]
        if CodeText.joinsWord(before: start, in: text) { return false }
        if first >= 0xE3 && first <= 0xED { return IdeographicNames.mayBegin(at: start, in: text) }
        let limit = min(text.count, start + NameWord.bytesMax + 4)
        guard let word = NameWord(at: start, in: text, limit: limit) else {
            return first >= 0x80 && start + 4 > text.count && !text.endsDocument ? nil : false
        }
        if word.end + 4 >= text.count && !text.endsDocument && !endsLine(word.end, in: text) { return nil }
        if word.shape == .initial && word.end < text.count { return InitialGate.passes(word, in: text) }
        return NameCandidate.mayStart(word)
    }

    /// Whether a newline follows `position` in the text: nothing behind it is read.
    private func endsLine(_ position: Int, in text: TextSlice) -> Bool {
        for index in position..<text.count where text[index] == UInt8(ascii: "\n") { return true }
        return false
    }

    /// The name that begins exactly at `start`, if there is one. To the right, nothing behind the first
    /// newline is read.
    package func name(
        at start: Int, in text: TextSlice, memory: inout NameMemory, explain: Bool = false
    ) -> NameFinding? {
        let limit = min(text.count, start + NameRecognizer.reachAfter)
        if text[start] >= 0xE3 && text[start] <= 0xED {
            return IdeographicNames.name(at: start, in: text, limit: limit, explain: explain)
        }
        if CodeText.joinsWord(before: start, in: text) { return nil }
        if start > 1 && text[start - 1] == UInt8(ascii: "(") && CodeText.joinsWord(text[start - 2]) {
            return nil
        }
        guard var first = NameWord(at: start, in: text, limit: limit), NameCandidate.mayStart(first),
            NameCandidate.leads(first, in: text, limit: limit)
        else { return nil }
        first.readCues()
        let left = LeftContext(before: start, in: text)
        return withUnsafeTemporaryAllocation(of: NameWord.self, capacity: NameRun.wordsMax) { buffer in
            guard let words = buffer.baseAddress else { return nil }
            let candidate = NameCandidate(first: first, left: left, words: words, in: text, limit: limit)
            let remembered = candidate.remembered(in: &memory)
            guard let best = candidate.best(in: text, remembered: remembered, explain: explain) else {
                return nil
            }
            if best.tally.points >= NameWeights.certain && best.words >= 2 {
                candidate.remember(best.words, in: &memory)
            }
            return NameFinding(
                start: start, end: best.end, score: NameWeights.score(best.tally.points),
                evidence: best.tally.evidence)
        }
    }
}

/// A lone capital is mostly no initial: "I", "A", a list's letter.
private enum InitialGate {
    /// A full stop, or a space and a capital or a letter beyond ASCII, behind the letter; reads two bytes.
    static func passes(_ word: NameWord, in text: TextSlice) -> Bool {
        let next = text[word.end]
        if next == UInt8(ascii: ".") { return true }
        guard next == UInt8(ascii: " "), word.end + 1 < text.count else { return false }
        let following = text[word.end + 1]
        return following >= 0x80 || (following >= 0x41 && following <= 0x5A)
    }
}

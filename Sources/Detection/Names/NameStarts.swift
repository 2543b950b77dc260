extension NameRecognizer {
    /// The first offset from `start` on, before `end`, where `mayBegin` does not say no; `end` if there is none.
    ///
    /// Looks at eight bytes at a time for the beginnings of words: most words of a text cost a few instructions.
    package func nextStart(from start: Int, before end: Int, in text: TextSlice) -> Int {
        var at = start
        var previousIsLetter = start > 0 && NameStarts.isLetter(text[start - 1])
        while at + 8 <= end {
            let bytes = UnsafeRawPointer(text.base + at).loadUnaligned(as: UInt64.self).littleEndian
            let letters = NameStarts.letters(bytes)
            var begins = letters & ~(letters << 8 | (previousIsLetter ? 0x80 : 0))
            // Beyond ASCII each byte is asked: ideographs begin names in the midst of what looks like a word.
            begins |= bytes & NameStarts.highBits
            while begins != 0 {
                let offset = begins.trailingZeroBitCount >> 3
                if mayBeginWord(at: at + offset, in: text) { return at + offset }
                begins &= begins - 1
            }
            previousIsLetter = letters >> 63 == 1
            at += 8
        }
        while at < end {
            let isLetter = NameStarts.isLetter(text[at])
            if isLetter && (!previousIsLetter || text[at] >= 0x80) && mayBeginWord(at: at, in: text) {
                return at
            }
            previousIsLetter = isLetter
            at += 1
        }
        return end
    }

    @inline(__always)
    private func mayBeginWord(at start: Int, in text: TextSlice) -> Bool {
        let first = text[start]
        if first >= 0x61 && first < 0x80 && !LowerCaseGate.passes(at: start, in: text) { return false }
        if first >= 0x80 {
            // A continuation byte, or a letter in the midst of a word.
            if first < 0xC3 { return false }
            let isIdeograph = first >= 0xE3 && first <= 0xED
            if !isIdeograph && LeftContext.letterLength(endingAt: start, bound: 0, in: text) > 0 {
                return false
            }
        } else if start > 0 && LeftContext.letterLength(endingAt: start, bound: 0, in: text) > 0 {
            return false
        }
        return mayBegin(at: start, in: text) != false
    }
}

/// Bytes of a text as eight at a time.
private enum NameStarts {
    static let highBits: UInt64 = 0x8080_8080_8080_8080

    /// The high bit of each byte that is an ASCII letter or beyond ASCII.
    @inline(__always)
    static func letters(_ bytes: UInt64) -> UInt64 {
        let low = (bytes | 0x2020_2020_2020_2020) & 0x7F7F_7F7F_7F7F_7F7F
        let fromA = low &+ 0x1F1F_1F1F_1F1F_1F1F
        let afterZ = low &+ 0x0505_0505_0505_0505
        return (fromA & ~afterZ | bytes) & highBits
    }

    @inline(__always)
    static func isLetter(_ byte: UInt8) -> Bool {
        let low = byte | 0x20
        return byte >= 0x80 || (low >= 0x61 && low <= 0x7A)
    }
}

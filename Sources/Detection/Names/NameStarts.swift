extension NameRecognizer {
    /// The first offset from `start` on, before `end`, where `mayBegin` does not say no; `end` if there is none.
    ///
    /// Looks at 64 bytes at a time for the beginnings of words: most words of a text cost a few instructions.
    package func nextStart(from start: Int, before end: Int, in text: TextSlice) -> Int {
        var at = start
        var carry: UInt64 = start > 0 && NameStarts.isLetter(text[start - 1]) ? 1 : 0
        while at + 64 <= end {
            let (letters, high) = NameStarts.block(at: text.base + at)
            // Beyond ASCII each byte is asked: ideographs begin names in the midst of what looks like a word.
            var begins = letters & ~(letters << 1 | carry) | high
            while begins != 0 {
                let offset = begins.trailingZeroBitCount
                if mayBeginWord(at: at + offset, in: text) { return at + offset }
                begins &= begins - 1
            }
            carry = letters >> 63
            at += 64
        }
        var previousIsLetter = carry == 1
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

/// Letters among 64 bytes of text.
private enum NameStarts {
    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    /// A bit for each of 64 bytes that is an ASCII letter or beyond ASCII, and one for each beyond ASCII.
    @inline(__always)
    static func block(at bytes: UnsafePointer<UInt8>) -> (letters: UInt64, high: UInt64) {
        let words = UnsafeRawPointer(bytes)
        var letters: UInt64 = 0
        var high: UInt64 = 0
        var index = 0
        while index < 64 {
            let word = words.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
            let low = (word | 0x2020_2020_2020_2020) & 0x7F7F_7F7F_7F7F_7F7F
            let fromA = low &+ 0x1F1F_1F1F_1F1F_1F1F
            let afterZ = low &+ 0x0505_0505_0505_0505
            letters |= gathered((fromA & ~afterZ | word) & highBits) << UInt64(index)
            high |= gathered(word & highBits) << UInt64(index)
            index += 8
        }
        return (letters, high)
    }

    /// The high bits of eight bytes as the lowest eight bits.
    @inline(__always)
    private static func gathered(_ word: UInt64) -> UInt64 { (word >> 7 &* 0x0102_0408_1020_4080) >> 56 }

    @inline(__always)
    static func isLetter(_ byte: UInt8) -> Bool {
        let low = byte | 0x20
        return byte >= 0x80 || (low >= 0x61 && low <= 0x7A)
    }
}

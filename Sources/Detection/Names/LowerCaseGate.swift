internal import CNameTable

/// Tells in a few instructions that no name begins with a lower-case word: nearly every word of a text.
enum LowerCaseGate {
    /// Letters of a word that are looked at.
    private static let lettersMax = 6
    /// log2 of the bitmap's bits; PREFIX_BITS in Scripts/names/build_table.py.
    private static let bits = 18

    /// Whether the word that begins at `start` may be one of those that can begin a name in lower case. No
    /// false negatives; about one word in twelve passes wrongly. A word with letters beyond ASCII passes.
    @inline(__always)
    static func passes(at start: Int, in text: TextSlice) -> Bool {
        guard start + 8 <= text.count else { return true }
        let bytes = UnsafeRawPointer(text.base + start).loadUnaligned(as: UInt64.self).littleEndian
        let low = bytes & 0x7F7F_7F7F_7F7F_7F7F
        let fromA = low &+ 0x1F1F_1F1F_1F1F_1F1F
        let afterZ = low &+ 0x0505_0505_0505_0505
        let others = ~(fromA & ~afterZ & ~bytes) & 0x0000_8080_8080_8080
        var letters = bytes & 0x0000_FFFF_FFFF_FFFF
        if others != 0 {
            let bit = others.trailingZeroBitCount & ~7
            if bytes >> UInt64(bit) & 0x80 != 0 { return true }
            letters &= (1 << UInt64(bit)) - 1
        }
        let hash = (letters &* 0x9e37_79b9_7f4a_7c15) >> UInt64(64 - bits)
        return name_prefix_words()[Int(hash >> 6)] >> (hash & 63) & 1 == 1
    }
}

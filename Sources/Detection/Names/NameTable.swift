internal import CNameTable

/// Look-ups in the static table of names, words and cues that Scripts/names/build_table.py writes.
package enum NameTable {
    /// FNV-1a, 64 bits, over the folded bytes of a word (Fowler, Noll, Vo; RFC 9923).
    package struct Hash: Sendable {
        @usableFromInline var state: UInt64 = 0xcbf2_9ce4_8422_2325

        @inline(__always) package init() {}

        @inline(__always)
        package mutating func add(_ byte: UInt8) {
            state = (state ^ UInt64(byte)) &* 0x100_0000_01b3
        }

        /// FNV leaves its upper bits poor in short words: one round of a multiply-shift finaliser.
        @inline(__always)
        package var finished: UInt64 {
            var h = state
            h ^= h >> 29
            h = h &* 0xbf58_476d_1ce4_e5b9
            return h ^ (h >> 32)
        }
    }

    /// The facts of the word with this finished hash. At most `probesMax` slots are read.
    @inline(__always)
    package static func facts(hash: UInt64) -> WordFacts {
        let mask = (1 << Int(name_table_bits)) - 1
        let tag = UInt32(truncatingIfNeeded: hash >> 32)
        var slot = Int(truncatingIfNeeded: hash) & mask
        let table = name_table_slots()
        for _ in 0..<probesMax {
            let facts = table[2 * slot + 1]
            if facts == 0 { break }
            if table[2 * slot] == tag { return WordFacts(bits: facts) }
            slot = (slot + 1) & mask
        }
        return WordFacts()
    }

    /// The hash of a pair of words, as the builder makes it.
    @inline(__always)
    static func pairHash(_ first: UInt64, _ second: UInt64) -> UInt64 {
        first &* 0x9e37_79b9_7f4a_7c15 ^ second
    }

    /// Most slots read for one word; PROBES_MAX in the builder, which refuses a table that needs more.
    static let probesMax = 128

    /// The facts of a whole word given as text, for tests and for `scan --explain`.
    package static func facts(of word: String) -> WordFacts {
        var word = word
        return word.withUTF8 { bytes in
            guard let base = bytes.baseAddress else { return WordFacts() }
            let text = TextSlice(base: base, count: bytes.count, startsDocument: true, endsDocument: true)
            guard let read = NameWord(at: 0, in: text, limit: text.count) else { return WordFacts() }
            return read.end == text.count ? read.facts : WordFacts()
        }
    }
}

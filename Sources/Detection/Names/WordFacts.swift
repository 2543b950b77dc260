/// What the name table knows of one word: how common as a given name and as a surname, how ordinary as a
/// word, whether a place bears it, and which classes of cues it belongs to. Zero means the word is unknown.
package struct WordFacts: Sendable, Equatable {
    package var bits: UInt32

    @inline(__always)
    package init(bits: UInt32 = 0) { self.bits = bits }

    /// Commonness as a given name, 0 (none) … 7.
    @inline(__always) package var given: Int { Int(bits & 7) }
    /// Commonness as a surname, 0 (none) … 7.
    @inline(__always) package var surname: Int { Int(bits >> 3 & 7) }
    /// How ordinary an English word it is, 0 (no word) … 7.
    @inline(__always) package var word: Int { Int(bits >> 6 & 7) }
    /// How ordinary a word of German, French, Spanish, Italian, Portuguese or Dutch it is, on the same scale;
    /// 0 where English has it as often.
    @inline(__always) package var wordOther: Int { Int(0x6530 >> (Int(bits >> 29 & 3) * 4)) & 7 }
    @inline(__always) package var wordAny: Int { max(word, wordOther) }
    /// A surname, or a single name, so well known that it stands alone.
    @inline(__always) package var isKnown: Bool { bits >> 31 == 1 }
    /// 0 no place, 1 also a place, 2 first of all a place.
    @inline(__always) package var place: Int { Int(bits >> 9 & 3) }

    @inline(__always) package func has(_ cue: Cue) -> Bool { bits & cue.rawValue != 0 }
    @inline(__always) package func hasAny(_ mask: UInt32) -> Bool { bits & mask != 0 }
    @inline(__always) package var isUnknown: Bool { bits == 0 }
    /// Whether any list of names has it.
    @inline(__always) package var isName: Bool { bits & 0x3F != 0 }

    /// Classes of cue words, in the order of `CLASSES` in Scripts/names/build_table.py.
    package enum Cue: UInt32 {
        case title = 0x800, role = 0x1000, kin = 0x2000, particle = 0x4000, organisation = 0x8000
        case placeWord = 0x10000, calendar = 0x20000, saying = 0x40000, preposition = 0x80000
        case greeting = 0x100000, label = 0x200000, technical = 0x400000, suffix = 0x800000
        case determiner = 0x1000000, nation = 0x2000000, joining = 0x4000000
        case strongLabel = 0x8000000, introducing = 0x10000000
    }
}

/// Letters of UTF-8 text, classified and folded byte by byte without decoding to strings.
enum Letters {
    /// What one letter is.
    enum Kind: UInt8 {
        case lower, upper, uncased, ideograph
    }

    /// One letter at an offset: its length in bytes (0 = no letter there) and its kind.
    struct Letter {
        var length: Int
        var kind: Kind
        static let none = Letter(length: 0, kind: .uncased)
    }

    /// The letter that begins at `index`. Bytes at `limit` and later are not read: a letter cut there is
    /// none.
    @inline(__always)
    static func letter(at index: Int, in text: TextSlice, limit: Int) -> Letter {
        let byte = text[index]
        if byte < 0x80 {
            let low = byte | 0x20
            guard low >= 0x61 && low <= 0x7A else { return .none }
            return Letter(length: 1, kind: byte == low ? .lower : .upper)
        }
        return multibyte(byte, at: index, in: text, limit: limit)
    }

    private static func multibyte(
        _ lead: UInt8, at index: Int, in text: TextSlice, limit: Int
    ) -> Letter {
        guard lead >= 0xC3, lead < 0xF0, index + 1 < limit else { return .none }
        let second = text[index + 1]
        // Any bytes may come: what is not UTF-8 is no letter.
        guard second & 0xC0 == 0x80 else { return .none }
        if lead < 0xE0 { return Letter(length: 2, kind: twoByteKind(lead, second)).checked(lead, second) }
        guard index + 2 < limit else { return .none }
        let third = text[index + 2]
        guard third & 0xC0 == 0x80 else { return .none }
        switch lead {
        case 0xE0:
            return second == 0xA5 && (third == 0xA4 || third == 0xA5)
                ? .none : .init(length: 3, kind: .uncased)
        case 0xE1:
            if second >= 0xB8 && second <= 0xBB {
                return .init(length: 3, kind: third & 1 == 0 ? .upper : .lower)
            }
            return .init(length: 3, kind: .uncased)
        case 0xE3: return second == 0x80 ? .none : .init(length: 3, kind: .ideograph)
        case 0xE4...0xED: return .init(length: 3, kind: .ideograph)
        default: return .none
        }
    }

    private static func twoByteKind(_ lead: UInt8, _ second: UInt8) -> Kind {
        switch lead {
        case 0xC3: return second < 0x9F ? .upper : .lower
        case 0xC4, 0xC5:
            let code = Int(lead & 0x1F) << 6 | Int(second & 0x3F)
            let oddIsUpper = (0x139...0x148).contains(code) || code >= 0x179
            return (code & 1 == 0) != oddIsUpper || code == 0x178 ? .upper : .lower
        case 0xCE: return second < 0xAC && second != 0x90 ? .upper : .lower
        case 0xCF: return .lower
        case 0xD0: return second < 0xB0 ? .upper : .lower
        case 0xD1: return .lower
        case 0xD2: return second & 1 == 0 ? .upper : .lower
        case 0xC6...0xCD: return .lower
        default: return .uncased
        }
    }

    /// Adds the letter's folded form to a word's hash: lower case, accents of Latin, Greek and Cyrillic
    /// dropped. The same folding as `fold` in Scripts/names/collect.py.
    @inline(__always)
    static func fold(
        _ letter: Letter, at index: Int, in text: TextSlice, into hash: inout NameTable.Hash
    ) {
        if letter.length == 1 {
            hash.add(text[index] | 0x20)
        } else {
            foldMultibyte(letter, at: index, in: text, into: &hash)
        }
    }

    private static func foldMultibyte(
        _ letter: Letter, at index: Int, in text: TextSlice, into hash: inout NameTable.Hash
    ) {
        let lead = text[index]
        let second = text[index + 1]
        switch lead {
        case 0xC3: foldLatin1(second, into: &hash)
        case 0xC4, 0xC5:
            let code = Int(lead & 1) << 6 | Int(second & 0x3F)
            hash.add(latinExtendedA.utf8Start[code])
            if code == 0x52 || code == 0x53 { hash.add(UInt8(ascii: "e")) }
        case 0xCC, 0xCD: break
        case 0xCE, 0xCF: foldGreek(lead, second, into: &hash)
        case 0xD0, 0xD1, 0xD2: foldCyrillic(lead, second, into: &hash)
        case 0xE1 where second >= 0xBA && second <= 0xBB && (second == 0xBB || text[index + 2] >= 0xA0):
            let code = Int(second & 1) << 6 | Int(text[index + 2] & 0x3F)
            hash.add(code >= 0x7A ? UInt8(ascii: "y") : vietnamese.utf8Start[code - 0x20])
        default:
            for offset in 0..<letter.length { hash.add(text[index + offset]) }
        }
    }

    private static func foldLatin1(_ second: UInt8, into hash: inout NameTable.Hash) {
        let low = second | 0x20
        switch second {
        case 0x9F: hash.add(UInt8(ascii: "s")); hash.add(UInt8(ascii: "s"))
        case 0x86, 0xA6: hash.add(UInt8(ascii: "a")); hash.add(UInt8(ascii: "e"))
        case 0x9E, 0xBE: hash.add(UInt8(ascii: "t")); hash.add(UInt8(ascii: "h"))
        default: hash.add(latin1.utf8Start[Int(low - 0xA0)])
        }
    }

    private static func foldGreek(_ lead: UInt8, _ second: UInt8, into hash: inout NameTable.Hash) {
        var code = Int(lead & 0x1F) << 6 | Int(second & 0x3F)
        switch code {
        case 0x386, 0x3AC: code = 0x3B1
        case 0x388, 0x3AD: code = 0x3B5
        case 0x389, 0x3AE: code = 0x3B7
        case 0x38A, 0x3AF, 0x390, 0x3CA: code = 0x3B9
        case 0x38C, 0x3CC: code = 0x3BF
        case 0x38E, 0x3CD, 0x3B0, 0x3CB: code = 0x3C5
        case 0x38F, 0x3CE: code = 0x3C9
        case 0x391...0x3AB: code += 0x20
        default: break
        }
        if code == 0x3C2 { code = 0x3C3 }
        add(code, into: &hash)
    }

    private static func foldCyrillic(_ lead: UInt8, _ second: UInt8, into hash: inout NameTable.Hash) {
        var code = Int(lead & 0x1F) << 6 | Int(second & 0x3F)
        switch code {
        case 0x401, 0x451: code = 0x435
        case 0x402...0x40F: code += 0x50
        case 0x410...0x42F: code += 0x20
        case 0x490: code = 0x491
        default: break
        }
        add(code, into: &hash)
    }

    @inline(__always)
    private static func add(_ code: Int, into hash: inout NameTable.Hash) {
        hash.add(UInt8(0xC0 | code >> 6))
        hash.add(UInt8(0x80 | code & 0x3F))
    }

    /// U+00E0 … U+00FF.
    private static let latin1: StaticString = "aaaaaaaceeeeiiiidnooooo/ouuuuyty"
    /// U+0100 … U+017F.
    private static let latinExtendedA: StaticString =
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
    /// U+1EA0 … U+1EF9.
    private static let vietnamese: StaticString =
        "aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy"
}

extension Letters.Letter {
    /// Drops the few code points of letter blocks that are no letters: × ÷ and Arabic punctuation.
    func checked(_ lead: UInt8, _ second: UInt8) -> Letters.Letter {
        if lead == 0xC3 && (second == 0x97 || second == 0xB7) { return .none }
        if lead == 0xD8 && (second == 0x8C || second == 0x9B || second == 0x9F) { return .none }
        return self
    }
}

/// How else a letter of a user's term may be written: in either case, with or without an accent, and with the
/// accent as a character of its own.
///
/// Latin letters of the blocks Latin-1 Supplement and Latin Extended-A, and the Romanian comma letters; the
/// pairs of base letter and accent are those of the Unicode Character Database's canonical decompositions,
/// with `ø`, `ł`, `đ`, `ħ`, `ŧ` and `ı` beside them, which people also type without the stroke. Of other
/// scripts only the case is folded.
enum LetterVariants {
    /// A base letter, lower case, and the letters that are it with an accent, lower case.
    private static let groups: [(base: Unicode.Scalar, accented: String)] = [
        ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ďđ"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"),
        ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņň"), ("o", "òóôõöøōŏő"),
        ("r", "ŕŗř"), ("s", "śŝşšș"), ("t", "ţťŧț"), ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"),
        ("z", "źżž"),
    ]

    /// The second bytes of the combining accents that these letters take, after 0xCC (U+0300 and up).
    static let accentSecondBytes: [UInt8] = [
        0x80, 0x81, 0x82, 0x83, 0x84, 0x86, 0x87, 0x88, 0x8A, 0x8B, 0x8C, 0x9B, 0xA6, 0xA7, 0xA8,
    ]
    static let accentFirstByte: UInt8 = 0xCC

    /// Whether `scalar` is an accent of its own, which a term may hold or leave out.
    static func isAccent(_ scalar: Unicode.Scalar) -> Bool { (0x300...0x36F).contains(scalar.value) }

    /// All spellings of `scalar` as UTF-8. ASCII letters stand in lower case only, for matching ignores
    /// their case.
    static func spellings(of scalar: Unicode.Scalar) -> [[UInt8]] {
        if scalar == "ß" || scalar == "ẞ" { return [Array("ss".utf8), Array("ß".utf8), Array("ẞ".utf8)] }
        let lower = single(scalar.properties.lowercaseMapping) ?? scalar
        guard
            let group = groups.first(where: { $0.base == lower || $0.accented.unicodeScalars.contains(lower) }
            )
        else { return bothCases(lower, written: scalar) }
        let base = UInt8(group.base.value)
        var result = [[base]]
        for letter in group.accented.unicodeScalars { result += bothCases(letter, written: letter) }
        return result + accentSecondBytes.map { [base, accentFirstByte, $0] }
    }

    private static func bothCases(_ lower: Unicode.Scalar, written: Unicode.Scalar) -> [[UInt8]] {
        let upper = single(lower.properties.uppercaseMapping) ?? lower
        var result: [[UInt8]] = []
        for scalar in [lower, upper, written] {
            // The capital of ı is an ASCII letter, which stands in the list already or is another letter.
            if scalar.isASCII && !lower.isASCII { continue }
            let bytes = lower.isASCII ? Array(String(lower).utf8) : Array(String(scalar).utf8)
            if !result.contains(bytes) { result.append(bytes) }
        }
        return result
    }

    private static func single(_ text: String) -> Unicode.Scalar? {
        text.unicodeScalars.count == 1 ? text.unicodeScalars.first : nil
    }
}

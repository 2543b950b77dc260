/// Check digits of New Zealand identifiers.
package enum NewZealandNumbers {
    /// IRD number: eight or nine digits, 10,000,000 to 150,000,000, check modulo 11 in two rounds.
    /// Source: Inland Revenue, "Resident withholding tax … specification", appendix on the IRD number.
    package static func inlandRevenue(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 8 || digits.count == 9 else { return .invalid }
        let number = digits.number(0..<digits.count)
        guard (10_000_000...150_000_000).contains(number) else { return .invalid }
        for weights in [[3, 2, 7, 6, 5, 4, 3, 2], [7, 4, 3, 2, 5, 2, 7, 6]] {
            var sum = 0
            for position in 0..<digits.count - 1 {
                sum += digits[position] * weights[position + 9 - digits.count]
            }
            let check = (11 - sum % 11) % 11
            if check < 10 { return .init(check == digits[digits.count - 1]) }
        }
        return .invalid
    }

    /// National health index: three letters without I and O, four characters, check digit modulo 11 (old form
    /// AAANNNN) or check letter modulo 23
    /// (AAANNAA); the 2019 edition had 24 for the latter. Source: HISO 10046:2023.
    package static func healthIndex(_ value: Span<UInt8>) -> ValidationVerdict {
        let characters = Alphanumerics(value)
        guard characters.count == 7, characters.areLetters(0..<3), characters.areDigits(3..<5) else {
            return .invalid
        }
        var sum = 0
        for index in 0..<6 {
            guard let code = code(characters, index) else { return .invalid }
            sum += code * (7 - index)
        }
        if characters.areDigits(5..<7) {
            guard sum % 11 != 0 else { return .invalid }
            return .init((11 - sum % 11) % 10 == characters.base36(6))
        }
        guard characters.areLetters(5..<7) else { return .invalid }
        let check = code(characters, 6)
        if check == 23 - sum % 23 { return .valid }
        return check == 24 - sum % 24 ? .notApplicable : .invalid
    }

    /// A digit's value, or a letter's place in the alphabet without I and O, from 1 to 24.
    private static func code(_ characters: Alphanumerics, _ index: Int) -> Int? {
        let value = characters.base36(index)
        guard value >= 10 else { return value }
        switch characters[index] {
        case UInt8(ascii: "I"), UInt8(ascii: "O"): return nil
        case ..<UInt8(ascii: "I"): return value - 9
        case ..<UInt8(ascii: "O"): return value - 10
        default: return value - 11
        }
    }
}

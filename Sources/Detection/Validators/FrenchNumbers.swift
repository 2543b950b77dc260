/// Check digits of French identifiers.
package enum FrenchNumbers {
    /// NIR (social security number): 13 characters and a key, 97 less the number modulo 97; Corsica's 2A and
    /// 2B count as 19 and 18. Source: INSEE, "Numéro d'inscription au répertoire".
    package static func socialSecurity(_ value: Span<UInt8>) -> ValidationVerdict {
        let text = Alphanumerics(value)
        guard text.count == 15 else { return .invalid }
        var number = 0
        for index in 0..<13 {
            switch text[index] {
            case 0x30...0x39: number = number * 10 + text.base36(index)
            case UInt8(ascii: "A") where index == 6: number = number * 10 + 9
            case UInt8(ascii: "B") where index == 6: number = number * 10 + 8
            default: return .invalid
            }
        }
        // 2A became 29 above, and 19 is ten less in that place; 2B became 28.
        if text[6] >= 0x41 { number -= 10_000_000 }
        guard text.areDigits(13..<15) else { return .invalid }
        return .init(97 - number % 97 == text.base36(13) * 10 + text.base36(14))
    }

    /// SIREN (nine digits) and SIRET (fourteen): Luhn; La Poste's establishments are divisible by five
    /// instead. Source: INSEE, "Numéro SIREN", "Numéro SIRET".
    package static func establishment(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 9 || digits.count == 14, !digits.isOneDigitRepeated else { return .invalid }
        if Checksums.luhn(digits) { return .init(digits.count == 9 || Checksums.luhn(digits, 0..<9)) }
        guard digits.count == 14, digits.number(0..<9) == 356_000_000 else { return .invalid }
        var sum = 0
        for index in 0..<14 { sum += digits[index] }
        return .init(sum % 5 == 0)
    }

    /// Tax number of a person (numéro fiscal, SPI): thirteen digits, the last three the first ten modulo 511.
    /// Source: Direction générale des Finances publiques; OECD, "TIN France".
    package static func taxNumber(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 13, digits[0] <= 3 else { return .invalid }
        return .init(digits.number(0..<10) % 511 == digits.number(10..<13))
    }

    /// RIB: bank 5, branch 5, account 11 characters, key 2; 97 less the weighted sum modulo 97, letters as 1
    /// to 9 thrice. Source: Comité français d'organisation et de normalisation bancaires.
    package static func bankAccount(_ value: Span<UInt8>) -> ValidationVerdict {
        let text = Alphanumerics(value)
        guard text.count == 23, text.areDigits(0..<10), text.areDigits(21..<23) else { return .invalid }
        var rest = 0
        for index in 0..<23 { rest = (rest * 10 + bankDigit(text.base36(index))) % 97 }
        return .init(rest == 0)
    }

    private static func bankDigit(_ value: Int) -> Int {
        switch value {
        case 0...9: value
        case 10...18: value - 9
        case 19...27: value - 18
        default: value - 26  // S begins the third row at 2
        }
    }
}

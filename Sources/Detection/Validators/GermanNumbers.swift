/// Check digits of identifiers of Germany, Austria and Switzerland.
package enum GermanNumbers {
    /// Tax identification number: eleven digits, ISO/IEC 7064 MOD 11,10.
    /// Source: Bundeszentralamt für Steuern, "Steuerliche Identifikationsnummer".
    package static func taxIdentification(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 11, digits[0] != 0, !digits.isOneDigitRepeated else { return .invalid }
        return .init(Checksums.iso7064Mod11And10(digits, 0..<11))
    }

    /// The same, and the rule that of the first ten digits exactly one stands twice or thrice, the others
    /// once at most: strong enough to find the number without a label.
    package static func issuedTaxIdentification(_ value: Span<UInt8>) -> ValidationVerdict {
        guard taxIdentification(value) == .valid else { return .invalid }
        let digits = Digits(value)
        var repeated = 0
        for digit in 0...9 {
            var times = 0
            for index in 0..<10 where digits[index] == digit { times += 1 }
            if times > 3 { return .invalid }
            if times > 1 { repeated += 1 }
        }
        return .init(repeated == 1)
    }

    /// Pension insurance number: area, birth date, initial, serial, check digit; digit sums of weighted
    /// digits, modulo 10. Source: Deutsche Rentenversicherung, VKVV § 2.
    package static func pensionInsurance(_ value: Span<UInt8>) -> ValidationVerdict {
        let text = Alphanumerics(value)
        guard text.count == 12, text.areDigits(0..<8), text.areLetters(8..<9), text.areDigits(9..<12) else {
            return .invalid
        }
        let weights = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1]
        let letter = text.base36(8) - 9
        var sum = 0
        for index in 0..<8 { sum += crossSum(text.base36(index) * weights[index]) }
        sum += crossSum(letter / 10 * weights[8]) + crossSum(letter % 10 * weights[9])
        sum += crossSum(text.base36(9) * weights[10]) + crossSum(text.base36(10) * weights[11])
        return .init(sum % 10 == text.base36(11))
    }

    /// Health insurance number: a letter, eight digits, a check digit by Luhn's scheme over the letter's
    /// ordinal and the digits. Source: GKV-Spitzenverband, "Richtlinie zur Krankenversichertennummer", § 290
    /// SGB V.
    package static func healthInsurance(_ value: Span<UInt8>) -> ValidationVerdict {
        let text = Alphanumerics(value)
        guard text.count == 10, text.areLetters(0..<1), text.areDigits(1..<10) else { return .invalid }
        let letter = text.base36(0) - 9
        var sum = letter / 10 + crossSum(letter % 10 * 2)
        for index in 1..<9 { sum += crossSum(text.base36(index) * (index % 2 == 1 ? 1 : 2)) }
        return .init(sum % 10 == text.base36(9))
    }

    /// Serial number of identity card or passport, with its check digit: weights 7, 3, 1 over base 36 values,
    /// modulo 10. Source: ICAO Doc 9303 part 3; Bundesministerium des Innern, "Seriennummer".
    package static func document(_ value: Span<UInt8>) -> ValidationVerdict {
        let text = Alphanumerics(value)
        guard text.count == 10 || text.count == 9, text.areDigits(text.count - 1..<text.count) else {
            return .invalid
        }
        let weights = [7, 3, 1]
        var sum = 0
        for index in 0..<text.count - 1 { sum += text.base36(index) * weights[index % 3] }
        let passes = sum % 10 == text.base36(text.count - 1)
        // Nine characters may be the serial number without its check digit.
        return passes ? .valid : text.count == 10 ? .invalid : .notApplicable
    }

    /// Physician number (LANR): seven digits of which the last checks by weights 4, 9, and two of the
    /// speciality. Source: Kassenärztliche Bundesvereinigung, "Arztnummern-Richtlinie".
    package static func physician(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 9 else { return .invalid }
        let sum = Checksums.weightedSum(digits, [4, 9, 4, 9, 4, 9])
        return .init((10 - sum % 10) % 10 == digits[6])
    }

    /// Austrian social insurance number: three digits, a check digit modulo 11, a birth date.
    /// Source: Dachverband der Sozialversicherungsträger, "Versicherungsnummer".
    package static func austrianSocialInsurance(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 10, digits[0] != 0 else { return .invalid }
        // Months 13 to 15 stand in when the numbers of a day are used up.
        guard (1...31).contains(digits.number(4..<6)), (1...15).contains(digits.number(6..<8)) else {
            return .invalid
        }
        let sum = Checksums.weightedSum(digits, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6])
        return .init(sum % 11 == digits[3])
    }

    /// Austrian tax number: nine digits, Luhn's scheme. Source: Bundesministerium für Finanzen.
    package static func austrianTax(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        return .init(digits.count == 9 && !digits.isOneDigitRepeated && Checksums.luhn(digits))
    }

    /// Swiss old-age insurance number: 756 and ten digits with the check digit of EAN-13.
    /// Source: Zentrale Ausgleichsstelle, "Die AHV-Nummer".
    package static func swissInsurance(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 13, digits.number(0..<3) == 756 else { return .invalid }
        return .init(Checksums.weightedSum(digits, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 == 0)
    }

    /// Swiss enterprise number: nine digits modulo 11. Source: Bundesamt für Statistik,
    /// "Unternehmens-Identifikationsnummer".
    package static func swissEnterprise(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 9 else { return .invalid }
        let sum = Checksums.weightedSum(digits, [5, 4, 3, 2, 7, 6, 5, 4])
        return .init((11 - sum % 11) % 11 == digits[8])
    }

    /// The sum of the decimal digits of a number below 100.
    private static func crossSum(_ number: Int) -> Int { number / 10 + number % 10 }
}

/// Check digits and structure of identifiers of Israel, the Arabian peninsula, Iran and Kazakhstan.
package enum WestAsianNumbers {
    /// Israeli identity number: nine digits, Luhn. Source: Population and Immigration Authority, Israel.
    package static func israeli(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 9, !digits.isOneDigitRepeated else { return .invalid }
        return .init(Checksums.luhn(digits))
    }

    /// Emirates ID: 784, year of birth, serial, Luhn. A wrong check digit leaves the score: some cards of the
    /// first years fail it. Source: Federal Authority for Identity and Citizenship (ICP), ISO 3166 code 784.
    package static func emirati(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 15, digits.number(0..<3) == 784 else { return .invalid }
        guard (1900...2035).contains(digits.number(3..<7)) else { return .invalid }
        return Checksums.luhn(digits) ? .valid : .notApplicable
    }

    /// Saudi national id (first digit 1) and residence permit (2): ten digits, Luhn.
    /// Source: National Information Center, Absher.
    package static func saudi(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 10, digits[0] == 1 || digits[0] == 2 else { return .invalid }
        return .init(Checksums.luhn(digits))
    }

    /// Kuwaiti civil number: century, birth date, serial, check modulo 11.
    /// Source: Public Authority for Civil Information.
    package static func kuwaiti(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 12, digits[0] == 2 || digits[0] == 3 else { return .invalid }
        let year = digits.number(1..<3) + (digits[0] == 2 ? 1_900 : 2_000)
        guard CalendarDate.exists(year: year, month: digits.number(3..<5), day: digits.number(5..<7)) else {
            return .invalid
        }
        let sum = Checksums.weightedSum(digits, [2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])
        return .init(11 - sum % 11 == digits[11])
    }

    /// Iranian national code: ten digits, check modulo 11 with weights 10 to 2.
    /// Source: National Organization for Civil Registration.
    package static func iranian(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 10, !digits.isOneDigitRepeated else { return .invalid }
        let remainder = Checksums.weightedSum(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11
        return .init((remainder < 2 ? remainder : 11 - remainder) == digits[9])
    }

    /// Kazakh IIN (birth date first) and BIN: twelve digits, check modulo 11 in two rounds.
    /// Source: Government of Kazakhstan, decree 853 of 2003 on identification numbers.
    package static func kazakh(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 12, (1...12).contains(digits.number(2..<4)) else { return .invalid }
        var check = Checksums.weightedSum(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) % 11
        if check == 10 { check = Checksums.weightedSum(digits, [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) % 11 }
        return .init(check == digits[11])
    }
}

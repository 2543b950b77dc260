/// Check digits of identifiers of the United Kingdom and Ireland.
package enum BritishNumbers {
    /// NHS number: ten digits with weights 10 to 2, modulo 11; a check of ten is never issued.
    /// Source: NHS Data Model and Dictionary, "NHS NUMBER".
    package static func nationalHealth(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 10, !digits.isOneDigitRepeated else { return .invalid }
        let sum = Checksums.weightedSum(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2])
        return .init((11 - sum % 11) % 11 == digits[9])
    }

    /// Unique taxpayer reference: ten digits, the first of which checks the others modulo 11.
    /// Source: HMRC, "Corporation tax online: XML technical specifications, check digits".
    package static func taxReference(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 10, !digits.isOneDigitRepeated else { return .invalid }
        let checks = [2, 1, 9, 8, 7, 6, 5, 4, 3, 2, 1]
        let sum = Checksums.weightedSum(digits, [0, 6, 7, 8, 9, 10, 5, 4, 3, 2])
        return .init(checks[sum % 11] == digits[0])
    }

    /// Value added tax registration: nine or twelve digits, the weighted sum modulo 97 is 0, or 42 or 55
    /// since 2010; government departments and health authorities (GD, HA) carry three digits.
    /// Source: HMRC, "VAT registration number check".
    package static func valueAddedTax(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        if digits.count == 3 { return .notApplicable }
        guard digits.count == 9 || digits.count == 12, digits.number(0..<7) != 0 else { return .invalid }
        let sum = Checksums.weightedSum(digits, [8, 7, 6, 5, 4, 3, 2]) + digits.number(7..<9)
        return .init([0, 42, 55].contains(sum % 97))
    }

    /// Community health index of Scotland: a birth date, three digits, a check digit modulo 11.
    /// Source: Public Health Scotland, "CHI number".
    package static func communityHealth(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 10 else { return .invalid }
        let day = digits.number(0..<2)
        let month = digits.number(2..<4)
        guard CalendarDate.exists(shortYear: digits.number(4..<6), month: month, day: day) else {
            return .invalid
        }
        return nationalHealth(value)
    }

    /// Irish personal public service number: seven digits, a check letter modulo 23, from 2013 a second
    /// letter. Source: Department of Social Protection, "PPS number".
    package static func personalPublicService(_ value: Span<UInt8>) -> ValidationVerdict {
        let text = Alphanumerics(value)
        guard text.count == 8 || text.count == 9, text.areDigits(0..<7), text.areLetters(7..<8) else {
            return .invalid
        }
        var sum = 0
        for index in 0..<7 { sum += text.base36(index) * (8 - index) }
        // W, T and X as second letter mark older numbers and count nothing.
        if text.count == 9, text[8] < UInt8(ascii: "T") { sum += (text.base36(8) - 9) * 9 }
        let check = sum % 23 == 0 ? UInt8(ascii: "W") : UInt8(sum % 23) + 0x40
        return .init(check == text[7])
    }
}

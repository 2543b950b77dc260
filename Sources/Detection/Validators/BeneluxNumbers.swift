/// Check digits of identifiers of the Netherlands, Belgium and Luxembourg.
package enum BeneluxNumbers {
    /// Dutch citizen service number: nine digits (eight with a zero in front), weights 9 to 2 and -1, modulo
    /// 11. Source: Rijksdienst voor Identiteitsgegevens, "Logisch ontwerp BSN".
    package static func dutchCitizen(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 9, digits.number(0..<9) != 0, !digits.isOneDigitRepeated else {
            return .invalid
        }
        return .init(Checksums.weightedSum(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 == 0)
    }

    /// Dutch value added tax number: nine digits that pass the test of the citizen number, or since 2020 the
    /// whole number modulo 97 with its country code. Source: Belastingdienst, "Btw-identificatienummer".
    package static func dutchValueAddedTax(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 11, digits.number(0..<9) != 0, digits.number(9..<11) > 0 else {
            return .invalid
        }
        if Checksums.weightedSum(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 == 0 { return .valid }
        // N, L and B count as 23, 21 and 11.
        let whole = (2321 * 1_000_000_000 + digits.number(0..<9)) % 97 * 10_000 + 1100 + digits.number(9..<11)
        return .init(whole % 97 == 1)
    }

    /// Belgian national number: birth date, serial, 97 less the number modulo 97; from 2000 with a 2 in
    /// front. Source: Rijksregister, Koninklijk besluit 3 april 1984.
    package static func belgianNational(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 11, !digits.isOneDigitRepeated else { return .invalid }
        // Twenty or forty more in the month: numbers for people outside the register.
        guard digits.number(2..<4) % 20 <= 12, digits.number(4..<6) <= 31 else { return .invalid }
        let number = digits.number(0..<9)
        let check = digits.number(9..<11)
        return .init(97 - number % 97 == check || 97 - (number + 2_000_000_000) % 97 == check)
    }

    /// Belgian enterprise number: ten digits beginning with 0 or 1, 97 less the first eight modulo 97.
    /// Source: Kruispuntbank van Ondernemingen.
    package static func belgianEnterprise(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 10 || digits.count == 9, digits.number(0..<digits.count) != 0 else {
            return .invalid
        }
        if digits.count == 10, digits[0] > 1 { return .invalid }
        let end = digits.count - 2
        return .init(97 - digits.number(0..<end) % 97 == digits.number(end..<digits.count))
    }

    /// Luxembourg's national number: birth date, three digits, Luhn over the first twelve and Verhoeff over
    /// the first eleven and the last. Source: Loi du 19 juin 2013 relative à l'identification des personnes
    /// physiques.
    package static func luxembourgNational(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 13 else { return .invalid }
        let date = (year: digits.number(0..<4), month: digits.number(4..<6), day: digits.number(6..<8))
        guard (1850...2100).contains(date.year) else { return .invalid }
        guard CalendarDate.exists(year: date.year, month: date.month, day: date.day) else { return .invalid }
        return .init(Checksums.luhn(digits, 0..<12) && verhoeffWithoutTwelfth(digits))
    }

    /// Verhoeff's scheme over the first eleven digits and the thirteenth.
    private static func verhoeffWithoutTwelfth(_ digits: Digits) -> Bool {
        var kept: InlineArray<12, UInt8> = .init(repeating: 0)
        for index in 0..<11 { kept[index] = 0x30 + UInt8(digits[index]) }
        kept[11] = 0x30 + UInt8(digits[12])
        return Verhoeff.validate(Digits(kept.span))
    }

    /// Luxembourg's value added tax number: eight digits, the last two the first six modulo 89.
    package static func luxembourgValueAddedTax(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 8, digits.number(0..<6) != 0 else { return .invalid }
        return .init(digits.number(0..<6) % 89 == digits.number(6..<8))
    }
}

/// Check digits of identifiers of Romania, Bulgaria, Slovenia, Croatia and the other successors of
/// Yugoslavia.
package enum BalkanNumbers {
    /// Romanian CNP: sex and century, birth date, county, serial, a check digit modulo 11.
    /// Source: Ordonanța de urgență 97/2005; HG 1375/2006.
    package static func romanianPerson(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 13, digits[0] != 0 else { return .invalid }
        let month = digits.number(3..<5)
        guard CalendarDate.exists(shortYear: digits.number(1..<3), month: month, day: digits.number(5..<7))
        else {
            return .invalid
        }
        let county = digits.number(7..<9)
        guard (1...52).contains(county) || [70, 80, 81, 82, 83].contains(county) else { return .invalid }
        let rest = Checksums.weightedSum(digits, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11
        return .init((rest == 10 ? 1 : rest) == digits[12])
    }

    /// Romanian company number (CUI): two to ten digits, modulo 11. Source: Agenția Națională de Administrare
    /// Fiscală.
    package static func romanianCompany(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard (2...10).contains(digits.count), digits[0] != 0 else { return .invalid }
        let weights = [7, 5, 3, 2, 1, 7, 5, 3, 2]
        let shift = 10 - digits.count
        var sum = 0
        for index in 0..<digits.count - 1 { sum += digits[index] * weights[index + shift] }
        return .init(sum * 10 % 11 % 10 == digits[digits.count - 1])
    }

    /// Bulgarian EGN: birth date with 20 or 40 more in the month for other centuries, four digits, modulo 11.
    /// Source: Закон за гражданската регистрация, чл. 11.
    package static func bulgarianPerson(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 10 else { return .invalid }
        let month = digits.number(2..<4)
        let century = month > 40 ? 2000 : month > 20 ? 1800 : 1900
        let realMonth = month > 40 ? month - 40 : month > 20 ? month - 20 : month
        let year = century + digits.number(0..<2)
        guard CalendarDate.exists(year: year, month: realMonth, day: digits.number(4..<6)) else {
            return .invalid
        }
        let sum = Checksums.weightedSum(digits, [2, 4, 8, 5, 10, 9, 7, 3, 6])
        return .init(sum % 11 % 10 == digits[9])
    }

    /// Bulgarian company number (EIK): nine digits, two rounds modulo 11. Source: Агенция по вписванията.
    package static func bulgarianCompany(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 9, digits.number(0..<9) != 0 else { return .invalid }
        let first = Checksums.weightedSum(digits, [1, 2, 3, 4, 5, 6, 7, 8]) % 11
        guard first == 10 else { return .init(first == digits[8]) }
        return .init(Checksums.weightedSum(digits, [3, 4, 5, 6, 7, 8, 9, 10]) % 11 % 10 == digits[8])
    }

    /// Bulgarian value added tax number: nine digits of a company, or ten of a person or foreigner.
    package static func bulgarianValueAddedTax(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        if digits.count == 9 { return bulgarianCompany(value) }
        guard digits.count == 10 else { return .invalid }
        if bulgarianPerson(value) == .valid { return .valid }
        let foreigner = Checksums.weightedSum(digits, [21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10
        let other = Checksums.weightedSum(digits, [4, 3, 2, 7, 6, 5, 4, 3, 2])
        return .init(foreigner == digits[9] || (11 - other % 11) % 11 == digits[9])
    }

    /// EMŠO of Slovenia, JMBG of the other successors of Yugoslavia: birth date with a three-digit year,
    /// region, serial, modulo 11. Source: Zakon o centralnem registru prebivalstva.
    package static func citizen(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 13 else { return .invalid }
        let shortYear = digits.number(4..<7)
        let year = shortYear >= 800 ? 1000 + shortYear : 2000 + shortYear
        guard year <= 2099 else { return .invalid }
        guard CalendarDate.exists(year: year, month: digits.number(2..<4), day: digits.number(0..<2)) else {
            return .invalid
        }
        let sum = Checksums.weightedSum(digits, [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2])
        return .init((11 - sum % 11) % 11 % 10 == digits[12])
    }

    /// Serbian tax number (PIB): nine digits, ISO/IEC 7064 MOD 11,10. Source: Poreska uprava.
    package static func serbianTax(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 9, digits[0] != 0, !digits.isOneDigitRepeated else { return .invalid }
        return .init(Checksums.iso7064Mod11And10(digits, 0..<9))
    }

    /// Slovenian tax number: eight digits with weights 8 to 2, modulo 11. Source: Finančna uprava.
    package static func slovenianTax(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 8, digits[0] != 0 else { return .invalid }
        let sum = Checksums.weightedSum(digits, [8, 7, 6, 5, 4, 3, 2])
        let check = 11 - sum % 11
        return .init(check < 11 && check % 10 == digits[7])
    }

    /// Croatian OIB: eleven digits, ISO/IEC 7064 MOD 11,10. Source: Zakon o osobnom identifikacijskom broju.
    package static func croatianPerson(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 11, !digits.isOneDigitRepeated else { return .invalid }
        return .init(Checksums.iso7064Mod11And10(digits, 0..<11))
    }
}

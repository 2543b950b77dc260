/// Check digits of identifiers of Sweden, Norway, Denmark, Finland and Iceland.
package enum NordicNumbers {
    /// Swedish personal identity and co-ordination number: birth date (day plus 60 for the latter), three
    /// digits, Luhn over the last ten. Source: Skatteverket, SKV 704 and SKV 707.
    package static func swedishPerson(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 10 || digits.count == 12 else { return .invalid }
        let first = digits.count - 10
        let day = digits.number(first + 4..<first + 6)
        let month = digits.number(first + 2..<first + 4)
        let shortYear = digits.number(first..<first + 2)
        let realDay = day > 60 ? day - 60 : day
        guard CalendarDate.exists(shortYear: shortYear, month: month, day: realDay) else { return .invalid }
        if first == 2 {
            let year = digits.number(0..<4)
            guard (1850...2099).contains(year) else { return .invalid }
            guard CalendarDate.exists(year: year, month: month, day: realDay) else { return .invalid }
        }
        return .init(Checksums.luhn(digits, first..<first + 10))
    }

    /// Swedish organisation number: ten digits (twelve with 16 in front), the third at least 2, Luhn.
    /// Source: Skatteverket, SKV 709.
    package static func swedishOrganisation(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 10 || digits.count == 12 && digits.number(0..<2) == 16 else { return .invalid }
        let first = digits.count - 10
        guard digits[first] != 0, digits[first + 2] >= 2 else { return .invalid }
        return .init(Checksums.luhn(digits, first..<first + 10))
    }

    /// Norwegian birth number and D-number: date (day plus 40 for the latter), three digits, two check digits
    /// modulo 11. Source: Skatteetaten, "Fødselsnummer"; Folkeregisteret's synthetic months plus 40, 65 or 80
    /// are accepted.
    package static func norwegianPerson(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 11 else { return .invalid }
        let day = digits.number(0..<2)
        let month = digits.number(2..<4)
        let realDay = day > 40 ? day - 40 : day
        let realMonth = month > 80 ? month - 80 : month > 65 ? month - 65 : month > 40 ? month - 40 : month
        guard CalendarDate.exists(shortYear: digits.number(4..<6), month: realMonth, day: realDay) else {
            return .invalid
        }
        let first = Checksums.weightedSum(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2])
        let second = Checksums.weightedSum(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2])
        return .init((11 - first % 11) % 11 == digits[9] && (11 - second % 11) % 11 == digits[10])
    }

    /// Norwegian organisation number: nine digits modulo 11. Source: Brønnøysundregistrene.
    package static func norwegianOrganisation(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 9, digits[0] == 8 || digits[0] == 9 else { return .invalid }
        let sum = Checksums.weightedSum(digits, [3, 2, 7, 6, 5, 4, 3, 2])
        return .init((11 - sum % 11) % 11 == digits[8])
    }

    /// Danish CPR number: a birth date and four digits. The old check modulo 11 is not demanded: numbers
    /// without it are issued since 2007. Source: CPR-kontoret, "Personnumre uden kontrolciffer".
    package static func danishPerson(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 10 else { return .invalid }
        let day = digits.number(0..<2)
        // Replacement numbers have 60 more in the day.
        let realDay = day > 60 ? day - 60 : day
        let exists = CalendarDate.exists(
            shortYear: digits.number(4..<6), month: digits.number(2..<4), day: realDay)
        guard exists else { return .invalid }
        let sum = Checksums.weightedSum(digits, [4, 3, 2, 7, 6, 5, 4, 3, 2, 1])
        return sum % 11 == 0 ? .valid : .notApplicable
    }

    /// Danish company number (CVR): eight digits modulo 11. Source: Erhvervsstyrelsen.
    package static func danishCompany(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 8, digits[0] != 0 else { return .invalid }
        return .init(Checksums.weightedSum(digits, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0)
    }

    /// Finnish personal identity code: birth date, century sign, three digits, a check character modulo 31.
    /// Source: Digi- ja väestötietovirasto, "Henkilötunnus".
    package static func finnishPerson(_ value: Span<UInt8>) -> ValidationVerdict {
        guard value.count == 11 else { return .invalid }
        var number = 0
        for index in [0, 1, 2, 3, 4, 5, 7, 8, 9] {
            let digit = value[index] &- 0x30
            guard digit <= 9 else { return .invalid }
            number = number * 10 + Int(digit)
        }
        let date = number / 1000
        let exists = CalendarDate.exists(shortYear: date % 100, month: date / 100 % 100, day: date / 10_000)
        guard exists else { return .invalid }
        let checks: StaticString = "0123456789ABCDEFHJKLMNPRSTUVWXY"
        let check = checks.withUTF8Buffer { $0[number % 31] }
        let last = value[10]
        return .init(check == (last >= 0x61 ? last - 0x20 : last))
    }

    /// Finnish business identity code: seven digits and a check digit modulo 11.
    /// Source: Patentti- ja rekisterihallitus, "Y-tunnus".
    package static func finnishBusiness(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 8, digits.number(0..<8) != 0 else { return .invalid }
        let sum = Checksums.weightedSum(digits, [7, 9, 10, 5, 8, 4, 2])
        return .init((11 - sum % 11) % 11 == digits[7])
    }

    /// Icelandic kennitala: date (day plus 40 for companies), two digits, a check digit modulo 11, the
    /// century. Source: Þjóðskrá, "Kennitölur".
    package static func icelandicPerson(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 10, [8, 9, 0].contains(digits[9]) else { return .invalid }
        let day = digits.number(0..<2)
        let exists = CalendarDate.exists(
            shortYear: digits.number(4..<6), month: digits.number(2..<4), day: day > 40 ? day - 40 : day)
        guard exists else { return .invalid }
        let sum = Checksums.weightedSum(digits, [3, 2, 7, 6, 5, 4, 3, 2])
        return .init((11 - sum % 11) % 11 == digits[8])
    }
}

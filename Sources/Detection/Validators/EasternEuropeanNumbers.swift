/// Check digits of identifiers of Estonia, Latvia, Lithuania, Russia, Ukraine, Moldova and Turkey.
package enum EasternEuropeanNumbers {
    /// Estonian and Lithuanian personal code: sex and century, birth date, serial, two rounds modulo 11.
    /// Source: EVS 585; Lietuvos gyventojų registro įstatymas.
    package static func balticPerson(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 11, (1...8).contains(digits[0]) else { return .invalid }
        let month = digits.number(3..<5)
        guard CalendarDate.exists(shortYear: digits.number(1..<3), month: month, day: digits.number(5..<7))
        else {
            return .invalid
        }
        let first = Checksums.weightedSum(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11
        guard first == 10 else { return .init(first == digits[10]) }
        return .init(Checksums.weightedSum(digits, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11 % 10 == digits[10])
    }

    /// Latvian personal code: birth date and five digits, modulo 11; those from 2017 on begin with 32 and
    /// hold no date. Source: Fizisko personu reģistra likums.
    package static func latvianPerson(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 11 else { return .invalid }
        if digits[0] == 3, digits[1] >= 2 { return .notApplicable }
        let month = digits.number(2..<4)
        guard CalendarDate.exists(shortYear: digits.number(4..<6), month: month, day: digits.number(0..<2))
        else {
            return .invalid
        }
        let sum = Checksums.weightedSum(digits, [1, 6, 3, 7, 9, 10, 5, 8, 4, 2])
        return .init((1101 - sum) % 11 % 10 == digits[10])
    }

    /// Russian pension insurance number (SNILS): nine digits with weights 9 to 1, modulo 101.
    /// Source: Постановление Правления ПФР 192п.
    package static func russianPension(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 11, digits.number(0..<9) > 1_001_998 else { return .invalid }
        let sum = Checksums.weightedSum(digits, [9, 8, 7, 6, 5, 4, 3, 2, 1])
        return .init(sum % 101 % 100 == digits.number(9..<11))
    }

    /// Russian taxpayer number (INN): ten digits of a company, twelve of a person, modulo 11.
    /// Source: Приказ ФНС России ММВ-7-6/435.
    package static func russianTax(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 10 || digits.count == 12, digits.number(0..<4) != 0 else { return .invalid }
        if digits.count == 10 {
            return .init(Checksums.weightedSum(digits, [2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10 == digits[9])
        }
        let first = Checksums.weightedSum(digits, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10
        let second = Checksums.weightedSum(digits, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10
        return .init(first == digits[10] && second == digits[11])
    }

    /// Russian state registration number (OGRN 13 digits modulo 11, OGRNIP 15 digits modulo 13).
    /// Source: Приказ Минфина 165н.
    package static func russianRegister(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        switch digits.count {
        case 13: return .init(digits.number(0..<12) % 11 % 10 == digits[12])
        case 15: return .init(digits.number(0..<14) % 13 % 10 == digits[14])
        default: return .invalid
        }
    }

    /// Ukrainian taxpayer card (RNOKPP): ten digits modulo 11. Source: Податковий кодекс України, ст. 70.
    package static func ukrainianTax(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 10, !digits.isOneDigitRepeated else { return .invalid }
        let sum = Checksums.weightedSum(digits, [-1, 5, 7, 9, 4, 6, 10, 5, 7])
        return .init((sum % 11 + 11) % 11 % 10 == digits[9])
    }

    /// Moldovan IDNP: thirteen digits, weights 7, 3, 1, modulo 10. Source: Agenția Servicii Publice.
    package static func moldovanPerson(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 13, !digits.isOneDigitRepeated else { return .invalid }
        return .init(Checksums.weightedSum(digits, [7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1]) % 10 == digits[12])
    }

    /// Turkish identity number: eleven digits, not beginning with 0, two check digits modulo 10.
    /// Source: Nüfus ve Vatandaşlık İşleri, "T.C. kimlik numarası".
    package static func turkishPerson(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 11, digits[0] != 0 else { return .invalid }
        var odd = 0
        var even = 0
        for index in 0..<9 { if index % 2 == 0 { odd += digits[index] } else { even += digits[index] } }
        guard (odd * 7 + 9 * even) % 10 == digits[9] else { return .invalid }
        return .init((odd + even + digits[9]) % 10 == digits[10])
    }

    /// Turkish tax number: ten digits, shifted powers of two modulo 9. Source: Gelir İdaresi Başkanlığı.
    package static func turkishTax(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 10, !digits.isOneDigitRepeated else { return .invalid }
        var sum = 0
        for index in 0..<9 {
            let shifted = (digits[index] + 9 - index) % 10
            guard shifted != 0 else { continue }
            let product = (shifted << (9 - index)) % 9
            sum += product == 0 ? 9 : product
        }
        return .init((10 - sum % 10) % 10 == digits[9])
    }
}

/// Check digits of identifiers of Poland, Czechia, Slovakia and Hungary.
package enum CentralEuropeanNumbers {
    /// Polish PESEL: birth date with the century in the month, four digits, a check digit modulo 10 by
    /// weights 1, 3, 7, 9. Source: Ustawa o ewidencji ludności, art. 15.
    package static func polishPerson(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 11 else { return .invalid }
        let month = digits.number(2..<4)
        let centuries = [1900, 2000, 2100, 2200, 1800]
        let year = centuries[month / 20] + digits.number(0..<2)
        guard CalendarDate.exists(year: year, month: month % 20, day: digits.number(4..<6)) else {
            return .invalid
        }
        return .init(Checksums.weightedSum(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 == 0)
    }

    /// Polish tax number (NIP): ten digits modulo 11. Source: Ustawa o zasadach ewidencji i identyfikacji
    /// podatników.
    package static func polishTax(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 10, digits.number(0..<3) != 0 else { return .invalid }
        return .init(Checksums.weightedSum(digits, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 == digits[9])
    }

    /// Polish register number (REGON): nine or fourteen digits modulo 11. Source: Główny Urząd Statystyczny.
    package static func polishRegister(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 9 || digits.count == 14, digits.number(0..<9) != 0 else { return .invalid }
        let sum = Checksums.weightedSum(digits, [8, 9, 2, 3, 4, 5, 6, 7])
        guard sum % 11 % 10 == digits[8] else { return .invalid }
        guard digits.count == 14 else { return .valid }
        let long = Checksums.weightedSum(digits, [2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8])
        return .init(long % 11 % 10 == digits[13])
    }

    /// Polish identity card (three letters, six digits) and passport (two letters, seven digits): the first
    /// digit checks the rest modulo 10, letters counting 10 to 35. Source: Rozporządzenie w sprawie wzoru
    /// dowodu osobistego.
    package static func polishDocument(_ value: Span<UInt8>) -> ValidationVerdict {
        let text = Alphanumerics(value)
        guard text.count == 9 else { return .invalid }
        let weights = text.areLetters(0..<3) ? [7, 3, 1, 9, 7, 3, 1, 7, 3] : [7, 3, 9, 1, 7, 3, 1, 7, 3]
        var sum = 0
        for (index, weight) in weights.enumerated() { sum += text.base36(index) * weight }
        return .init(sum % 10 == 0)
    }

    /// Czech and Slovak birth number: date with 50, 20 or 70 more in the month, a serial; the ten digits from
    /// 1954 on are divisible by 11. Source: Zákon č. 133/2000 Sb., o evidenci obyvatel, § 13.
    package static func czechPerson(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 9 || digits.count == 10 else { return .invalid }
        let month = digits.number(2..<4) % 50
        let realMonth = month > 20 ? month - 20 : month
        let year = digits.number(0..<2)
        guard CalendarDate.exists(shortYear: year, month: realMonth, day: digits.number(4..<6)) else {
            return .invalid
        }
        if digits.count == 9 { return year < 54 && digits.number(6..<9) != 0 ? .notApplicable : .invalid }
        let number = digits.number(0..<9)
        return .init(digits.number(0..<10) % 11 == 0 || number % 11 == 10 && digits[9] == 0)
    }

    /// Czech and Slovak company number (IČO): eight digits with weights 8 to 2, modulo 11.
    /// Source: Český statistický úřad, "IČO".
    package static func czechCompany(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 8, digits.number(0..<8) != 0 else { return .invalid }
        let sum = Checksums.weightedSum(digits, [8, 7, 6, 5, 4, 3, 2])
        return .init((11 - sum % 11) % 10 == digits[7])
    }

    /// Czech value added tax number: eight digits of a company or the birth number of a person.
    package static func czechValueAddedTax(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        switch digits.count {
        case 8: return digits[0] == 9 ? .invalid : czechCompany(value)
        case 9 where digits[0] == 6: return .notApplicable
        case 9, 10: return czechPerson(value)
        default: return .invalid
        }
    }

    /// Hungarian tax identification: ten digits beginning with 8, weights 1 to 9, modulo 11.
    /// Source: 1996. évi XX. törvény.
    package static func hungarianTax(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 10, digits[0] == 8 else { return .invalid }
        return .init(Checksums.weightedSum(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9]) % 11 == digits[9])
    }

    /// Hungarian social insurance number (TAJ): nine digits with weights 3 and 7, modulo 10.
    /// Source: 1996. évi XX. törvény.
    package static func hungarianHealth(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 9, !digits.isOneDigitRepeated else { return .invalid }
        return .init(Checksums.weightedSum(digits, [3, 7, 3, 7, 3, 7, 3, 7]) % 10 == digits[8])
    }

    /// Hungarian company tax number: eight digits (weights 9, 7, 3, 1, modulo 10), perhaps a tax code and a
    /// county. Source: Nemzeti Adó- és Vámhivatal.
    package static func hungarianCompany(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 8 || digits.count == 11, digits.number(0..<8) != 0 else { return .invalid }
        if digits.count == 11, !(1...5).contains(digits[8]) { return .invalid }
        return .init(Checksums.weightedSum(digits, [9, 7, 3, 1, 9, 7, 3, 1]) % 10 == 0)
    }

    /// Hungarian personal number: kind and century, birth date, serial, a check digit modulo 11 whose weights
    /// rise until 1996 and fall afterwards. Source: 1996. évi XX. törvény.
    package static func hungarianPerson(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 11, (1...8).contains(digits[0]) else { return .invalid }
        let month = digits.number(3..<5)
        guard CalendarDate.exists(shortYear: digits.number(1..<3), month: month, day: digits.number(5..<7))
        else {
            return .invalid
        }
        let rising = Checksums.weightedSum(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) % 11
        let falling = Checksums.weightedSum(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11
        return .init(rising == digits[10] || falling == digits[10])
    }
}

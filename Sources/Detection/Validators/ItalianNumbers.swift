/// Check characters of identifiers of Italy, Greece and Cyprus.
package enum ItalianNumbers {
    /// What a character at an odd place (counted from one) adds, A or 0 first.
    private static let oddPlaces = [
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
    ]

    /// Codice fiscale: sixteen characters, the last a letter modulo 26; digits may be replaced by letters
    /// where two persons would share a code. Source: Decreto ministeriale 23 dicembre 1976.
    package static func fiscalCode(_ value: Span<UInt8>) -> ValidationVerdict {
        let text = Alphanumerics(value)
        guard text.count == 16, text.areLetters(15..<16) else { return .invalid }
        var sum = 0
        for index in 0..<15 {
            let character = text.base36(index)
            let ordinal = character >= 10 ? character - 10 : character
            sum += index % 2 == 0 ? oddPlaces[ordinal] : ordinal
        }
        return .init(sum % 26 == text.base36(15) - 10)
    }

    /// Partita IVA: eleven digits, Luhn; the eighth to tenth name the office.
    /// Source: DPR 633/1972, Agenzia delle Entrate.
    package static func valueAddedTax(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 11, digits.number(0..<7) != 0 else { return .invalid }
        let office = digits.number(7..<10)
        guard (1...100).contains(office) || [120, 121, 888, 999].contains(office) else { return .invalid }
        return .init(Checksums.luhn(digits))
    }

    /// Greek social security number (AMKA): a birth date, four digits, Luhn. Source: ΗΔΙΚΑ, "ΑΜΚΑ".
    package static func greekSocialSecurity(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 11 else { return .invalid }
        let month = digits.number(2..<4)
        guard CalendarDate.exists(shortYear: digits.number(4..<6), month: month, day: digits.number(0..<2))
        else {
            return .invalid
        }
        return .init(Checksums.luhn(digits))
    }

    /// Greek tax number (AFM): nine digits, powers of two, modulo 11. Source: ΑΑΔΕ; OECD, "TIN Greece".
    package static func greekTax(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 9, digits.number(0..<9) != 0 else { return .invalid }
        var sum = 0
        for index in 0..<8 { sum += digits[index] << (8 - index) }
        return .init(sum % 11 % 10 == digits[8])
    }

    /// Cypriot tax number: eight digits and a letter modulo 26; digits at odd places count by the table of
    /// the Italian code. Source: European Commission, "TIN algorithms".
    package static func cypriotTax(_ value: Span<UInt8>) -> ValidationVerdict {
        let text = Alphanumerics(value)
        let first = text.count == 11 ? 2 : 0
        guard text.count - first == 9, text.areDigits(first..<first + 8),
            text.areLetters(first + 8..<first + 9)
        else {
            return .invalid
        }
        var sum = 0
        for index in 0..<8 {
            let digit = text.base36(first + index)
            sum += index % 2 == 0 ? oddPlaces[digit] : digit
        }
        return .init(sum % 26 == text.base36(first + 8) - 10)
    }
}

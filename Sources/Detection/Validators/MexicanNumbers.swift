/// Check digits of Mexican identifiers.
package enum MexicanNumbers {
    /// CURP: 18 characters with a birth date at 5 to 10 and a check digit modulo 10 at the end.
    /// Source: RENAPO, "Instructivo normativo para la asignación de la Clave Única de Registro de Población".
    package static func populationCode(_ value: Span<UInt8>) -> ValidationVerdict {
        let text = Alphanumerics(value)
        guard text.count == 18, text.areDigits(4..<10), text.areDigits(17..<18) else { return .invalid }
        let century = text.areDigits(16..<17) ? 1900 : 2000
        let date = (year: pair(text, 4) + century, month: pair(text, 6), day: pair(text, 8))
        guard CalendarDate.exists(year: date.year, month: date.month, day: date.day) else { return .invalid }
        var sum = 0
        for index in 0..<17 { sum += ordinal(text, index) * (18 - index) }
        return .init((10 - sum % 10) % 10 == text.base36(17))
    }

    /// RFC: 12 characters for a company, 13 for a person, the last a check character modulo 11. Values with Ñ
    /// or & are not judged. Source: SAT, "Anexo 22, clave del Registro Federal de Contribuyentes".
    package static func taxpayerCode(_ value: Span<UInt8>) -> ValidationVerdict {
        let text = Alphanumerics(value)
        for index in value.indices where value[index] == 0x26 || value[index] >= 0x80 {
            return .notApplicable
        }
        guard text.count == 12 || text.count == 13 else { return .invalid }
        // A company's code counts as 13 characters with a blank in front; the blank's ordinal is 37.
        let shift = 13 - text.count
        var sum = shift == 1 ? 37 * 13 : 0
        for index in 0..<text.count - 1 { sum += ordinal(text, index) * (13 - shift - index) }
        let check = (11 - sum % 11) % 11
        return .init(check == text.base36(text.count - 1))
    }

    /// CLABE: 18 digits, weights 3, 7, 1 with each product modulo 10, and a check digit that fills up to ten.
    /// Source: Asociación de Bancos de México, "CLABE interbancaria".
    package static func bankAccount(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 18, !digits.isOneDigitRepeated else { return .invalid }
        let weights = [3, 7, 1]
        var sum = 0
        for index in 0..<17 { sum += digits[index] * weights[index % 3] % 10 }
        return .init((10 - sum % 10) % 10 == digits[17])
    }

    /// Social security number (NSS of the IMSS): eleven digits, Luhn.
    package static func socialSecurity(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        return .init(digits.count == 11 && !digits.isOneDigitRepeated && Checksums.luhn(digits))
    }

    /// 0 to 9, A to N as 10 to 23, O to Z as 25 to 36: Ñ (or &) has the place between N and O.
    private static func ordinal(_ text: Alphanumerics, _ index: Int) -> Int {
        let value = text.base36(index)
        return value >= 24 ? value + 1 : value
    }

    private static func pair(_ text: Alphanumerics, _ index: Int) -> Int {
        text.base36(index) * 10 + text.base36(index + 1)
    }
}

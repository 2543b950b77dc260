/// Check characters of identifiers of Spain and Portugal.
package enum IberianNumbers {
    private static let letters: StaticString = "TRWAGMYFPDXBNJZSQVHLCKE"

    /// Spain, NIF and NIE: digits (after X, Y, Z as 0, 1, 2; after K, L, M) and a letter modulo 23.
    /// Source: Real Decreto 1065/2007; Ministerio del Interior, "Cálculo del dígito de control".
    package static func spanishPerson(_ value: Span<UInt8>) -> ValidationVerdict {
        let text = Alphanumerics(value)
        guard text.count == 9 || text.count == 8, text.areLetters(text.count - 1..<text.count) else {
            return .invalid
        }
        var number = 0
        var first = 0
        switch text[0] {
        case UInt8(ascii: "X")...UInt8(ascii: "Z"): number = Int(text[0] - UInt8(ascii: "X")); first = 1
        case UInt8(ascii: "K")...UInt8(ascii: "M"): first = 1
        default: break
        }
        guard text.areDigits(first..<text.count - 1) else { return .invalid }
        for index in first..<text.count - 1 { number = number * 10 + text.base36(index) }
        return .init(letters.withUTF8Buffer { $0[number % 23] } == text[text.count - 1])
    }

    /// Spain, CIF: a letter, seven digits, a check digit or letter by Luhn's scheme.
    /// Source: Orden EHA/451/2008.
    package static func spanishCompany(_ value: Span<UInt8>) -> ValidationVerdict {
        let text = Alphanumerics(value)
        guard text.count == 9, text.areLetters(0..<1), text.areDigits(1..<8) else { return .invalid }
        var sum = 0
        for index in 1..<8 {
            let digit = text.base36(index)
            let doubled = digit > 4 ? 2 * digit - 9 : 2 * digit
            sum += index % 2 == 1 ? doubled : digit
        }
        let check = (10 - sum % 10) % 10
        if text.areDigits(8..<9) { return .init(text.base36(8) == check) }
        let controls: StaticString = "JABCDEFGHI"
        return .init(controls.withUTF8Buffer { $0[check] } == text[8])
    }

    /// Spain, social security number: province, serial, and the number modulo 97.
    /// Source: Tesorería General de la Seguridad Social.
    package static func spanishSocialSecurity(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 12 || digits.count == 11 else { return .invalid }
        let province = digits.number(0..<2)
        guard (1...53).contains(province) || province == 66 else { return .invalid }
        let end = digits.count - 2
        let serial = digits.number(2..<end)
        // A serial below ten million is appended to the province without its leading zero.
        let number = serial < 10_000_000 ? province * 10_000_000 + serial : digits.number(0..<end)
        return .init(number % 97 == digits.number(end..<digits.count))
    }

    /// Portugal, NIF: nine digits with weights 9 to 2, modulo 11. Source: Autoridade Tributária; OECD, "TIN
    /// Portugal".
    package static func portugueseTax(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 9, digits[0] != 0, digits[0] != 4 || digits[1] == 5 else { return .invalid }
        guard !digits.isOneDigitRepeated else { return .invalid }
        let sum = Checksums.weightedSum(digits, [9, 8, 7, 6, 5, 4, 3, 2])
        return .init((11 - sum % 11) % 11 % 10 == digits[8])
    }

    /// Portugal, citizen card: nine digits, two characters of the version, a check digit by Luhn's scheme in
    /// base 36. Source: Instituto dos Registos e do Notariado, "Validação de número de documento do Cartão de
    /// Cidadão".
    package static func portugueseCitizen(_ value: Span<UInt8>) -> ValidationVerdict {
        let text = Alphanumerics(value)
        guard text.count == 12, text.areDigits(0..<9), text.areDigits(11..<12) else { return .invalid }
        var sum = 0
        for index in 0..<12 {
            let value = text.base36(index)
            let doubled = value * 2 > 9 ? value * 2 - 9 : value * 2
            sum += index % 2 == 0 ? doubled : value
        }
        return .init(sum % 10 == 0)
    }

    /// Portugal, social security number: eleven digits beginning with 1 or 2, prime weights, 9 less the sum
    /// modulo 10. Source: Segurança Social, "NISS".
    package static func portugueseSocialSecurity(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 11, digits[0] == 1 || digits[0] == 2 else { return .invalid }
        let sum = Checksums.weightedSum(digits, [29, 23, 19, 17, 13, 11, 7, 5, 3, 2])
        return .init(9 - sum % 10 == digits[10])
    }
}

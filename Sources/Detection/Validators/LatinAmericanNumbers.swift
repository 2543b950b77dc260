/// Check digits of identifiers of Argentina, Chile, Colombia, Peru, Ecuador, Uruguay, Paraguay, Venezuela,
/// Guatemala and the Dominican Republic.
package enum LatinAmericanNumbers {
    /// Argentina, CUIT and CUIL: eleven digits modulo 11. Source: AFIP, Resolución General 10/97.
    package static func argentineTax(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 11 else { return .invalid }
        switch digits.number(0..<2) {
        case 20, 23...27, 30, 33, 34, 50, 51, 55: break
        default: return .invalid
        }
        let sum = Checksums.weightedSum(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2])
        let check = (11 - sum % 11) % 11
        return .init((check == 10 ? 9 : check) == digits[10])
    }

    /// Argentina, CBU: 22 digits in blocks of 8 and 14, each with a check digit modulo 10.
    /// Source: Banco Central de la República Argentina, Comunicación A 2559.
    package static func argentineBankAccount(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 22, !digits.isOneDigitRepeated else { return .invalid }
        func passes(_ range: Range<Int>) -> Bool {
            let weights = [3, 1, 7, 9]
            var sum = 0
            for index in range.dropLast() {
                sum += digits[index] * weights[(range.upperBound - 2 - index) % 4]
            }
            return (10 - sum % 10) % 10 == digits[range.upperBound - 1]
        }
        return .init(passes(0..<8) && passes(8..<22))
    }

    /// Chile, RUT and RUN: up to eight digits and a check digit or K, weights 2 to 7 from the right, modulo
    /// 11. Source: Servicio de Registro Civil e Identificación.
    package static func chileanTax(_ value: Span<UInt8>) -> ValidationVerdict {
        let text = Alphanumerics(value)
        guard text.count >= 8, text.count <= 9, text.areDigits(0..<text.count - 1) else { return .invalid }
        var sum = 0
        for index in 0..<text.count - 1 { sum += text.base36(index) * ((text.count - 2 - index) % 6 + 2) }
        let check = (11 - sum % 11) % 11
        let last = text[text.count - 1]
        return .init(check == 10 ? last == 0x4B : last == UInt8(check) + 0x30)
    }

    /// Colombia, NIT: eight to fifteen digits and a check digit, prime weights from the right, modulo 11.
    /// Source: DIAN, Orden Administrativa 4 de 1989.
    package static func colombianTax(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        let weights = [3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71]
        guard digits.count >= 9, digits.count <= 16 else { return .invalid }
        var sum = 0
        for index in 0..<digits.count - 1 { sum += digits[index] * weights[digits.count - 2 - index] }
        let rest = sum % 11
        return .init((rest < 2 ? rest : 11 - rest) == digits[digits.count - 1])
    }

    /// Peru, RUC: eleven digits modulo 11. Source: SUNAT, Reglamento de la Ley del RUC.
    package static func peruvianTax(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 11 else { return .invalid }
        switch digits.number(0..<2) {
        case 10, 15, 16, 17, 20: break
        default: return .invalid
        }
        let sum = Checksums.weightedSum(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2])
        return .init((11 - sum % 11) % 10 == digits[10])
    }

    /// Ecuador, cédula (ten digits, modulo 10) and RUC (thirteen; persons as the cédula, bodies modulo 11).
    /// Source: Servicio de Rentas Internas, Registro Civil.
    package static func ecuadorianIdentity(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 10 || digits.count == 13 else { return .invalid }
        let province = digits.number(0..<2)
        guard (1...24).contains(province) || province == 30 else { return .invalid }
        if digits.count == 13, digits.number(10..<13) == 0 { return .invalid }
        switch digits[2] {
        case 0...5: return .init(Checksums.luhn(digits, 0..<10))
        case 6:
            if Checksums.luhn(digits, 0..<10) { return .valid }
            guard digits.count == 13 else { return .invalid }
            let sum = Checksums.weightedSum(digits, [3, 2, 7, 6, 5, 4, 3, 2])
            return .init((11 - sum % 11) % 11 == digits[8])
        case 9 where digits.count == 13:
            let sum = Checksums.weightedSum(digits, [4, 3, 2, 7, 6, 5, 4, 3, 2])
            return .init((11 - sum % 11) % 11 == digits[9])
        default: return .invalid
        }
    }

    /// Uruguay, cédula de identidad: up to seven digits and a check digit modulo 10.
    /// Source: Dirección Nacional de Identificación Civil.
    package static func uruguayanIdentity(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 7 || digits.count == 8, !digits.isOneDigitRepeated else { return .invalid }
        let weights = [2, 9, 8, 7, 6, 3, 4]
        let shift = 8 - digits.count
        var sum = 0
        for index in 0..<digits.count - 1 { sum += digits[index] * weights[index + shift] }
        return .init((10 - sum % 10) % 10 == digits[digits.count - 1])
    }

    /// Uruguay, RUT: twelve digits modulo 11. Source: Dirección General Impositiva.
    package static func uruguayanTax(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 12, (1...22).contains(digits.number(0..<2)) else { return .invalid }
        let sum = Checksums.weightedSum(digits, [4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2])
        return .init((11 - sum % 11) % 11 == digits[11])
    }

    /// Paraguay, RUC: digits and a check digit, weights 2 upwards from the right, modulo 11. Source: DNIT.
    package static func paraguayanTax(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count >= 6, digits.count <= 9 else { return .invalid }
        var sum = 0
        for index in 0..<digits.count - 1 { sum += digits[index] * (digits.count - index) }
        return .init((11 - sum % 11) % 11 % 10 == digits[digits.count - 1])
    }

    /// Venezuela, RIF: a letter, eight digits, a check digit modulo 11. Source: SENIAT, Providencia 0048.
    package static func venezuelanTax(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        let text = Alphanumerics(value)
        guard digits.count == 9, text.count >= 10 else { return .invalid }
        let kind: Int
        switch text[text.count - 10] {
        case UInt8(ascii: "V"): kind = 1
        case UInt8(ascii: "E"): kind = 2
        case UInt8(ascii: "J"), UInt8(ascii: "C"): kind = 3
        case UInt8(ascii: "P"): kind = 4
        case UInt8(ascii: "G"): kind = 5
        default: return .invalid
        }
        let sum = kind * 4 + Checksums.weightedSum(digits, [3, 2, 7, 6, 5, 4, 3, 2])
        return .init((11 - sum % 11) % 11 % 10 == digits[8])
    }

    /// Guatemala, NIT: digits and a check digit or K, weights 2 upwards from the right, modulo 11. Source:
    /// SAT.
    package static func guatemalanTax(_ value: Span<UInt8>) -> ValidationVerdict {
        let text = Alphanumerics(value)
        // A leading country code is no part of the number.
        let first = text.count > 2 && text.areLetters(0..<2) ? 2 : 0
        let last = text.count - 1
        guard last - first >= 5, last - first <= 11, text.areDigits(first..<last) else { return .invalid }
        var sum = 0
        for index in first..<last { sum += text.base36(index) * (last - index + 1) }
        let check = (11 - sum % 11) % 11
        return .init(check == 10 ? text[last] == 0x4B : text[last] == UInt8(check) + 0x30)
    }

    /// Dominican Republic, cédula: eleven digits, Luhn. Source: Junta Central Electoral.
    package static func dominicanIdentity(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        return .init(digits.count == 11 && !digits.isOneDigitRepeated && Checksums.luhn(digits))
    }
}

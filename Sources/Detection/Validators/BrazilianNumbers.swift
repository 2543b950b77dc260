/// Check digits of Brazilian identifiers, all modulo 11.
package enum BrazilianNumbers {
    /// CPF: eleven digits, two check digits. Source: Receita Federal, Instrução Normativa RFB 2.172/2024.
    package static func person(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 11, !digits.isOneDigitRepeated else { return .invalid }
        for length in 9...10 {
            var sum = 0
            for index in 0..<length { sum += digits[index] * (length + 1 - index) }
            guard sum * 10 % 11 % 10 == digits[length] else { return .invalid }
        }
        return .valid
    }

    /// CNPJ: twelve digits or capitals and two check digits; a character counts as its ASCII code less 48.
    /// Source: Receita Federal, "CNPJ alfanumérico", Instrução Normativa RFB 2.229/2024.
    package static func company(_ value: Span<UInt8>) -> ValidationVerdict {
        let text = Alphanumerics(value)
        guard text.count == 14, text.areDigits(12..<14), !isOneCharacterRepeated(text) else {
            return .invalid
        }
        for length in 12...13 {
            var sum = 0
            for index in 0..<length { sum += (Int(text[index]) - 48) * ((length - 1 - index) % 8 + 2) }
            let check = sum % 11 < 2 ? 0 : 11 - sum % 11
            guard check == text.base36(length) else { return .invalid }
        }
        return .valid
    }

    /// PIS/PASEP/NIT: eleven digits, one check digit. Source: Caixa, "Cadastro NIS".
    package static func worker(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 11, !digits.isOneDigitRepeated else { return .invalid }
        let sum = Checksums.weightedSum(digits, [3, 2, 9, 8, 7, 6, 5, 4, 3, 2])
        return .init((11 - sum % 11) % 11 % 10 == digits[10])
    }

    /// Driving licence (CNH): nine digits and two check digits, the second of which gives way by two when the
    /// first would have been ten. Source: DENATRAN, Portaria 1.515/2018.
    package static func drivingLicence(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 11, !digits.isOneDigitRepeated else { return .invalid }
        let first = Checksums.weightedSum(digits, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11
        let second = Checksums.weightedSum(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9]) % 11
        let shifted = first == 10 ? (second - 2 + 11) % 11 : second
        return .init(digits[9] == first % 10 && digits[10] == shifted % 10)
    }

    /// Voter's title: eight digits, two of the state (01 to 28), two check digits.
    /// Source: Tribunal Superior Eleitoral, Resolução 23.659/2021.
    package static func voter(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 12, (1...28).contains(digits.number(8..<10)) else { return .invalid }
        // São Paulo and Minas Gerais write 1 where the others write 0.
        let isOld = digits.number(8..<10) <= 2
        func check(_ sum: Int) -> Int {
            let rest = sum % 11
            return rest == 10 ? 0 : rest == 0 && isOld ? 1 : rest
        }
        let first = check(Checksums.weightedSum(digits, [2, 3, 4, 5, 6, 7, 8, 9]))
        let second = check(digits[8] * 7 + digits[9] * 8 + digits[10] * 9)
        return .init(digits[10] == first && digits[11] == second)
    }

    /// Health card (CNS): fifteen digits with weights 15 to 1, modulo 11. Source: Ministério da Saúde,
    /// "Cartão SUS".
    package static func healthCard(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 15, [1, 2, 7, 8, 9].contains(digits[0]) else { return .invalid }
        var sum = 0
        for index in 0..<15 { sum += digits[index] * (15 - index) }
        return .init(sum % 11 == 0)
    }

    private static func isOneCharacterRepeated(_ text: Alphanumerics) -> Bool {
        for index in 1..<text.count where text[index] != text[0] { return false }
        return true
    }
}

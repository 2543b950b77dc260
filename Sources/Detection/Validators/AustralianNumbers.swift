/// Check digits of Australian identifiers.
package enum AustralianNumbers {
    /// Tax file number: nine digits (eight in old ones), weighted sum divisible by 11.
    /// Source: Australian Taxation Office, TFN algorithm.
    package static func taxFile(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard !digits.isOneDigitRepeated else { return .invalid }
        switch digits.count {
        case 9: return .init(Checksums.weightedSum(digits, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 == 0)
        case 8: return .init(Checksums.weightedSum(digits, [10, 7, 8, 4, 6, 3, 5, 1]) % 11 == 0)
        default: return .invalid
        }
    }

    /// Business number: eleven digits, one taken from the first, weighted sum divisible by 89.
    /// Source: Australian Business Register, "Format of the ABN".
    package static func business(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 11, digits[0] > 0 else { return .invalid }
        let sum = Checksums.weightedSum(digits, [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) - 10
        return .init(sum % 89 == 0)
    }

    /// Company number: nine digits, check digit modulo 10 with weights 8 to 1.
    /// Source: ASIC, "Australian Company Number (ACN) Digit Check".
    package static func company(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 9, !digits.isOneDigitRepeated else { return .invalid }
        let sum = Checksums.weightedSum(digits, [8, 7, 6, 5, 4, 3, 2, 1])
        return .init((10 - sum % 10) % 10 == digits[8])
    }

    /// Medicare card: eight digits beginning with 2 to 6, check digit modulo 10, issue number, and the
    /// person's place on the card where it is written. Source: Services Australia; METeOR 270101.
    package static func medicare(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 10 || digits.count == 11, (2...6).contains(digits[0]) else { return .invalid }
        return .init(Checksums.weightedSum(digits, [1, 3, 7, 9, 1, 3, 7, 9]) % 10 == digits[8])
    }
}

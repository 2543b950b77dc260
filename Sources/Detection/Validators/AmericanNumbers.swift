/// Check digits of numbers that United States authorities and banks issue.
package enum AmericanNumbers {
    /// ABA routing transit number: nine digits, weights 3, 7, 1, modulo 10. The first two digits name a
    /// Federal Reserve district or a special use. Source: American Bankers Association, "Routing Number
    /// Policy".
    package static func routing(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 9, !digits.isOneDigitRepeated else { return .invalid }
        switch digits.number(0..<2) {
        case 0...12, 21...32, 61...72, 80: break
        default: return .invalid
        }
        return .init(Checksums.weightedSum(digits, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 == 0)
    }

    /// National provider identifier: ten digits beginning with 1 or 2, Luhn with the issuer prefix 80840.
    /// Source: CMS, "NPI check digit calculation".
    package static func providerIdentifier(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 10, digits[0] == 1 || digits[0] == 2 else { return .invalid }
        guard !isFiller(digits) else { return .invalid }
        var sum = 24  // what the constant prefix 80840 adds
        for index in 0..<10 {
            let digit = digits[index]
            let doubled = digit > 4 ? 2 * digit - 9 : 2 * digit
            sum += index % 2 == 0 ? doubled : digit
        }
        return .init(sum % 10 == 0)
    }

    /// Whether all digits but the last are the same, as in 1111111112.
    private static func isFiller(_ digits: Digits) -> Bool {
        for index in 1..<digits.count - 1 where digits[index] != digits[0] { return false }
        return true
    }

    /// DEA registration number: registrant letter, letter or 9, seven digits of which the last is
    /// (d1 + d3 + d5) + 2 (d2 + d4 + d6) modulo 10. Source: DEA Diversion Control Division, practitioner's
    /// manual.
    package static func drugEnforcement(_ value: Span<UInt8>) -> ValidationVerdict {
        let text = Alphanumerics(value)
        guard text.count == 9, text.areDigits(2..<9) else { return .invalid }
        func digit(_ index: Int) -> Int { text.base36(index + 1) }
        let sum = digit(1) + digit(3) + digit(5) + 2 * (digit(2) + digit(4) + digit(6))
        return .init(sum > 0 && sum % 10 == digit(7))
    }

    /// Canadian social insurance number: nine digits, Luhn; 0 and 8 are not issued as first digit.
    /// Source: Employment and Social Development Canada, "Social Insurance Number code of practice".
    package static func canadianSocialInsurance(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 9, digits[0] != 0, digits[0] != 8, !digits.isOneDigitRepeated else {
            return .invalid
        }
        return .init(Checksums.luhn(digits))
    }

    /// Ten digits with Luhn's check digit, as health numbers of Ontario have them.
    package static func ontarioHealth(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        return .init(digits.count == 10 && digits[0] != 0 && Checksums.luhn(digits))
    }

    /// Personal health number of British Columbia: ten digits beginning with 9, weights 2, 4, 8, 5, 10, 9, 7,
    /// 3 over the second to the ninth, each product modulo 11. Source: BC Ministry of Health, "PHN check
    /// digit routine".
    package static func britishColumbiaHealth(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 10, digits[0] == 9 else { return .invalid }
        let weights = [2, 4, 8, 5, 10, 9, 7, 3]
        var sum = 0
        for (index, weight) in weights.enumerated() { sum += digits[index + 1] * weight % 11 }
        return .init((11 - sum % 11) % 11 == digits[9])
    }
}

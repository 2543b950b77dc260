/// Check digits of Indian identifiers.
package enum IndianNumbers {
    /// Aadhaar: twelve digits, the first 2 to 9, Verhoeff; a palindrome is never issued.
    /// Source: UIDAI, "Aadhaar Numbering Scheme" (2010).
    package static func aadhaar(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 12, !digits.overflowed, digits[0] >= 2 else { return .invalid }
        var isPalindrome = true
        for index in 0..<6 where digits[index] != digits[11 - index] { isPalindrome = false }
        return .init(!isPalindrome && Verhoeff.validate(digits))
    }

    /// Goods and services tax number: state code, PAN, entity, Z, and a check character modulo 36 over
    /// factors 1, 2, 1, … whose products are summed in base 36. Source: GSTN, "GSTIN structure and check
    /// code".
    package static func goodsAndServicesTax(_ value: Span<UInt8>) -> ValidationVerdict {
        let characters = Alphanumerics(value)
        guard characters.count == 15, characters.areDigits(0..<2) else { return .invalid }
        let state = characters.base36(0) * 10 + characters.base36(1)
        guard (1...38).contains(state) || state == 97 || state == 99 else { return .invalid }
        var sum = 0
        for index in 0..<14 {
            let product = characters.base36(index) * (index % 2 + 1)
            sum += product / 36 + product % 36
        }
        return .init((36 - sum % 36) % 36 == characters.base36(14))
    }

    /// Elector's photo identity card: three letters and seven digits with Luhn's check digit.
    /// A wrong check digit leaves the score: older cards were numbered without one.
    /// Source: Election Commission of India, "EPIC number".
    package static func electorCard(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 7 else { return .invalid }
        return Checksums.luhn(digits) ? .valid : .notApplicable
    }
}

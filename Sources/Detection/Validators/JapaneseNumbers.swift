/// Check digits of Japanese identifiers.
package enum JapaneseNumbers {
    /// Individual number ("My Number"): twelve digits, check modulo 11.
    /// Source: Ministry of Internal Affairs and Communications, ordinance 85 of 2014, article 5.
    package static func individual(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 12, !digits.isOneDigitRepeated else { return .invalid }
        let remainder = Checksums.weightedSum(digits, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
        return .init((remainder <= 1 ? 0 : 11 - remainder) == digits[11])
    }

    /// Corporate number: a check digit modulo 9 in front of twelve digits.
    /// Source: Ministry of Finance, ordinance 70 of 2014, article 2.
    package static func corporate(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 13, digits[0] > 0 else { return .invalid }
        var sum = 0
        for position in 1...12 { sum += digits[13 - position] * (position % 2 == 1 ? 1 : 2) }
        return .init(9 - sum % 9 == digits[0])
    }
}

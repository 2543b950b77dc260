/// Machine readable lines of passports, visas and identity cards.
///
/// Source: ICAO Doc 9303, part 3, section 4.9 (weights 7, 3, 1), parts 4 to 7 (where the check digits stand).
package enum MachineReadableZone {
    /// Judges one line by its length: 30 characters (TD1, first or second line), 36 (TD2, second line), 44
    /// (TD3, second
    /// line). Valid where the number's and the dates' check digits are right, invalid where they are not; a
    /// line of names
    /// has none.
    package static func validate(_ value: Span<UInt8>) -> ValidationVerdict {
        switch value.count {
        case 44, 36: judgePersonalLine(value)
        case 30:
            value[0] &- 0x30 <= 9 ? judgeDates(value, birth: 0, expiry: 8) : judgeNumberOfFirstLine(value)
        default: .invalid
        }
    }

    /// Document number, nationality, date of birth, sex, date of expiry. Lines of names hold no digits.
    private static func judgePersonalLine(_ value: Span<UInt8>) -> ValidationVerdict {
        guard hasDigit(value) else { return .notApplicable }
        guard isRight(value, 0..<9, check: 9) else { return .invalid }
        return judgeDates(value, birth: 13, expiry: 21)
    }

    private static func judgeNumberOfFirstLine(_ value: Span<UInt8>) -> ValidationVerdict {
        guard hasDigit(value) else { return .notApplicable }
        // A number longer than nine characters runs on into the optional data, its check digit with it.
        if value[14] == UInt8(ascii: "<") { return .notApplicable }
        return isRight(value, 5..<14, check: 14) ? .valid : .invalid
    }

    private static func judgeDates(_ value: Span<UInt8>, birth: Int, expiry: Int) -> ValidationVerdict {
        let areRight =
            isRight(value, birth..<(birth + 6), check: birth + 6)
            && isRight(value, expiry..<(expiry + 6), check: expiry + 6)
        return areRight ? .valid : .invalid
    }

    private static func hasDigit(_ value: Span<UInt8>) -> Bool {
        for index in value.indices where value[index] &- 0x30 <= 9 { return true }
        return false
    }

    private static func isRight(_ value: Span<UInt8>, _ range: Range<Int>, check: Int) -> Bool {
        var sum = 0
        for index in range {
            guard let number = number(value[index]) else { return false }
            sum +=
                number
                * ((index - range.lowerBound) % 3 == 0 ? 7 : (index - range.lowerBound) % 3 == 1 ? 3 : 1)
        }
        // A filler stands for the check digit of an empty field.
        guard let digit = number(value[check]), digit < 10 else { return false }
        return sum % 10 == digit
    }

    private static func number(_ byte: UInt8) -> Int? {
        switch byte {
        case 0x30...0x39: Int(byte - 0x30)
        case 0x41...0x5A: Int(byte - 0x41) + 10
        case 0x3C: 0
        default: nil
        }
    }
}

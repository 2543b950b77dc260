/// Structure of national identity numbers of Pakistan, Sri Lanka and Bangladesh, which have no published
/// check digit.
package enum SouthAsianNumbers {
    /// Pakistani CNIC: thirteen digits, the first a province from 1 to 7 (8 for overseas cards).
    /// Source: NADRA, "Computerised National Identity Card".
    package static func pakistaniCard(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 13, (1...8).contains(digits[0]) else { return .invalid }
        return digits.isOneDigitRepeated ? .invalid : .notApplicable
    }

    /// Sri Lankan NIC: two-digit year, day of the year (plus 500 for women), serial and V or X; since 2016
    /// twelve digits with a four-digit year. Source: Department for Registration of Persons, Sri Lanka.
    package static func sriLankanCard(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        switch digits.count {
        case 9:
            guard isDayOfYear(digits.number(2..<5)) else { return .invalid }
            return isBookNumber(digits, last: value[value.count - 1]) ? .notApplicable : .valid
        case 12:
            let isYear = (1900...2035).contains(digits.number(0..<4))
            return isYear && isDayOfYear(digits.number(4..<7)) ? .notApplicable : .invalid
        default:
            return .invalid
        }
    }

    /// Whether the value is a correct ISBN-10 as well: then only a word nearby tells which of the two is
    /// meant.
    private static func isBookNumber(_ digits: Digits, last: UInt8) -> Bool {
        guard last == UInt8(ascii: "X") || last == UInt8(ascii: "x") else { return false }
        return (Checksums.weightedSum(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) + 10) % 11 == 0
    }

    private static func isDayOfYear(_ day: Int) -> Bool {
        (1...366).contains(day) || (501...866).contains(day)
    }

    /// Bangladeshi NID: ten digits on smart cards, thirteen before, seventeen with the year of birth in
    /// front. Source: Election Commission Bangladesh, NID Wing.
    package static func bangladeshiCard(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard [10, 13, 17].contains(digits.count), !digits.isOneDigitRepeated else { return .invalid }
        guard digits.count == 17 else { return .notApplicable }
        return (1900...2035).contains(digits.number(0..<4)) ? .notApplicable : .invalid
    }
}

/// Check digits and structure of African identifiers.
package enum AfricanNumbers {
    /// South African identity number: birth date, sex, citizenship (0, 1, refugees 2), 8 or 9, Luhn.
    /// Source: Department of Home Affairs; Identification Act 68 of 1997.
    package static func southAfricanPerson(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 13, digits[10] <= 2 else { return .invalid }
        let month = digits.number(2..<4)
        let day = digits.number(4..<6)
        guard CalendarDate.exists(shortYear: digits.number(0..<2), month: month, day: day) else {
            return .invalid
        }
        return .init(Checksums.luhn(digits))
    }

    /// South African tax reference (first digit 0 to 3 or 9) and VAT number (4): ten digits, Luhn.
    /// Source: South African Revenue Service, reference number modulus rules.
    package static func southAfricanTax(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 10, [0, 1, 2, 3, 4, 9].contains(digits[0]) else { return .invalid }
        return .init(!digits.isOneDigitRepeated && Checksums.luhn(digits))
    }

    /// Egyptian national number: century, birth date, governorate, serial; the check digit's rule is not
    /// published. Source: Civil Status Organization, Egypt.
    package static func egyptian(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 14, digits[0] == 2 || digits[0] == 3 else { return .invalid }
        let year = digits.number(1..<3) + (digits[0] == 2 ? 1_900 : 2_000)
        guard CalendarDate.exists(year: year, month: digits.number(3..<5), day: digits.number(5..<7)) else {
            return .invalid
        }
        switch digits.number(7..<9) {
        case 1...4, 11...19, 21...29, 31...35, 88: return .notApplicable
        default: return .invalid
        }
    }

    /// Libyan national number: sex (1 or 2), year of birth, serial. Source: Civil Registry Authority, Libya.
    package static func libyan(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 12, digits[0] == 1 || digits[0] == 2 else { return .invalid }
        return (1900...2035).contains(digits.number(1..<5)) ? .notApplicable : .invalid
    }
}

/// Check digits and structure of identifiers of Malaysia, Thailand, Indonesia and Vietnam.
package enum SoutheastAsianNumbers {
    /// MyKad: birth date, place of birth, serial; no check digit.
    /// Source: National Registration Department of Malaysia, codes of states and countries.
    package static func malaysian(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 12 else { return .invalid }
        let month = digits.number(2..<4)
        let day = digits.number(4..<6)
        guard CalendarDate.exists(shortYear: digits.number(0..<2), month: month, day: day) else {
            return .invalid
        }
        switch digits.number(6..<8) {
        case 0, 17...20, 69...70, 73, 80...81, 94...97: return .invalid
        default: return .notApplicable
        }
    }

    /// Thai citizen and tax number: thirteen digits, check modulo 11 with weights 13 to 2.
    /// Source: Department of Provincial Administration, Thailand.
    package static func thai(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 13, digits[0] != 9, !digits.isOneDigitRepeated else { return .invalid }
        // People's numbers name the province of their registration.
        guard digits[0] == 0 || (10...96).contains(digits.number(1..<3)) else { return .invalid }
        let sum = Checksums.weightedSum(digits, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2])
        return .init((11 - sum % 11) % 10 == digits[12])
    }

    /// Indonesian NIK: region, birth date (day plus 40 for women), serial; no check digit.
    /// Source: Ministry of Home Affairs, Government Regulation 37 of 2007, article 37.
    package static func indonesian(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 16, (11...97).contains(digits.number(0..<2)) else { return .invalid }
        let day = digits.number(6..<8)
        let exists = CalendarDate.exists(
            shortYear: digits.number(10..<12), month: digits.number(8..<10), day: day > 40 ? day - 40 : day)
        return exists && digits.number(12..<16) > 0 ? .notApplicable : .invalid
    }

    /// Indonesian NPWP: fifteen digits, Luhn over the first nine. Source: Directorate General of Taxes,
    /// PER-04/PJ/2020. A wrong digit leaves the score: numbers made from a NIK do not follow it.
    package static func indonesianTax(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 15 else { return .invalid }
        return Checksums.luhn(digits, 0..<9) ? .valid : .notApplicable
    }

    /// Vietnamese citizen card: province 001 to 096, sex and century, two-digit year, serial; no check digit.
    /// Source: Ministry of Public Security, Circular 59/2021/TT-BCA.
    package static func vietnamese(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 12, (1...96).contains(digits.number(0..<3)) else { return .invalid }
        return digits[3] <= 3 ? .notApplicable : .invalid
    }

    /// Vietnamese tax code: ten digits, check modulo 11, and three more for a branch.
    /// Source: General Department of Taxation, Circular 105/2020/TT-BTC.
    package static func vietnameseTax(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 10 || digits.count == 13 else { return .invalid }
        let sum = Checksums.weightedSum(digits, [31, 29, 23, 19, 17, 13, 7, 5, 3])
        return .init(10 - sum % 11 == digits[9])
    }
}

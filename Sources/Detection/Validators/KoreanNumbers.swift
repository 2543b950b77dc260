/// Check digits of South Korean identifiers.
package enum KoreanNumbers {
    /// Resident registration number: birth date, sex and century (1 to 4 for citizens, 5 to 8 for
    /// foreigners), serial, check digit modulo 11. Numbers given out since October 2020 end in random digits,
    /// so a wrong check digit leaves the score of those born since then and of foreigners born since 2000;
    /// others need a label. Source: Ministry of the Interior and Safety, Resident Registration Act.
    package static func resident(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 13, (1...8).contains(digits[6]) else { return .invalid }
        guard !digits.isOneDigitRepeated else { return .invalid }
        let isRecent = [3, 4, 7, 8].contains(digits[6])
        let year = digits.number(0..<2) + (isRecent ? 2_000 : 1_900)
        guard CalendarDate.exists(year: year, month: digits.number(2..<4), day: digits.number(4..<6)) else {
            return .invalid
        }
        let sum = Checksums.weightedSum(digits, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5])
        let offset = digits[6] >= 5 ? 13 : 11
        if (offset - sum % 11) % 10 == digits[12] { return .valid }
        return digits[6] >= 7 || year >= 2_020 ? .notApplicable : .invalid
    }

    /// Business registration number: ten digits, weights 1, 3, 7, 1, 3, 7, 1, 3, 5 and the tens of the last
    /// product. Source: National Tax Service, "Business registration".
    package static func business(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 10, digits[0] > 0 else { return .invalid }
        let sum = Checksums.weightedSum(digits, [1, 3, 7, 1, 3, 7, 1, 3, 5]) + digits[8] * 5 / 10
        return .init((10 - sum % 10) % 10 == digits[9])
    }
}

/// Check digits of identifiers of mainland China, Hong Kong and Taiwan.
package enum ChineseNumbers {
    /// Resident identity number: administrative division, birth date, serial, ISO/IEC 7064 MOD 11-2 check
    /// character. The fifteen digits of before 1999 have a two-digit year and no check. Source: GB
    /// 11643-1999.
    package static func resident(_ value: Span<UInt8>) -> ValidationVerdict {
        let characters = Alphanumerics(value)
        guard characters.count == 18 || characters.count == 15 else { return .invalid }
        guard characters.areDigits(0..<(characters.count == 18 ? 17 : 15)) else { return .invalid }
        guard isDivision(number(characters, 0..<2)) else { return .invalid }
        if characters.count == 15 {
            let day = number(characters, 10..<12)
            let month = number(characters, 8..<10)
            let exists = CalendarDate.exists(shortYear: number(characters, 6..<8), month: month, day: day)
            return exists ? .notApplicable : .invalid
        }
        let year = number(characters, 6..<10)
        let day = number(characters, 12..<14)
        guard (1880...2099).contains(year) else { return .invalid }
        let month = number(characters, 10..<12)
        guard CalendarDate.exists(year: year, month: month, day: day) else { return .invalid }
        var sum = 0
        for index in 0..<17 { sum = (sum + characters.base36(index)) * 2 % 11 }
        let check = (12 - sum) % 11
        return .init(characters[17] == (check == 10 ? UInt8(ascii: "X") : 0x30 + UInt8(check)))
    }

    /// Unified social credit code: eighteen of 31 characters, check modulo 31 with weights 3ⁱ.
    /// Source: GB 32100-2015.
    package static func socialCredit(_ value: Span<UInt8>) -> ValidationVerdict {
        let characters = Alphanumerics(value)
        guard characters.count == 18, isDivision(number(characters, 2..<4)) else { return .invalid }
        var sum = 0
        var weight = 1
        for index in 0..<17 {
            guard let code = creditCode(characters[index]) else { return .invalid }
            sum += code * weight
            weight = weight * 3 % 31
        }
        return .init(creditCode(characters[17]) == (31 - sum % 31) % 31)
    }

    /// Hong Kong identity card: one or two letters, six digits, check character modulo 11 with weights 9 to
    /// 1, a missing first letter counting as 36. Source: Immigration Department, "Hong Kong identity card".
    package static func hongKong(_ value: Span<UInt8>) -> ValidationVerdict {
        let characters = Alphanumerics(value)
        guard characters.count == 8 || characters.count == 9 else { return .invalid }
        let offset = 9 - characters.count
        guard characters.areLetters(0..<2 - offset), characters.areDigits(2 - offset..<8 - offset) else {
            return .invalid
        }
        guard characters.base36(8 - offset) <= 10 else { return .invalid }
        var sum = offset == 1 ? 36 * 9 : 0
        for index in 0..<characters.count { sum += characters.base36(index) * (9 - offset - index) }
        return .init(sum % 11 == 0)
    }

    /// Taiwanese identity card and resident certificate: a letter that stands for two digits, nine more, sum
    /// modulo 10 with weights 1, 9, 8, …, 1, 1. Source: Ministry of the Interior, household registration.
    package static func taiwanPerson(_ value: Span<UInt8>) -> ValidationVerdict {
        let characters = Alphanumerics(value)
        guard characters.count == 10, characters.areLetters(0..<1), characters.areDigits(2..<10) else {
            return .invalid
        }
        let place = placeCodes[characters.base36(0) - 10]
        let second = characters.base36(1)
        guard second < 10 || second <= 13 else { return .invalid }
        var sum = place / 10 + place % 10 * 9
        sum += (second < 10 ? second : placeCodes[second - 10] % 10) * 8
        for index in 2..<9 { sum += characters.base36(index) * (9 - index) }
        return .init((sum + characters.base36(9)) % 10 == 0)
    }

    /// Taiwanese unified business number: eight digits, digit sums of products with 1, 2, 1, 2, 1, 2, 4, 1
    /// divisible by 5; a seventh digit 7 may count one more. Source: Ministry of Finance (rule of 2023).
    package static func taiwanBusiness(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 8, !digits.isOneDigitRepeated else { return .invalid }
        var sum = 0
        for (index, weight) in [1, 2, 1, 2, 1, 2, 4, 1].enumerated() {
            let product = digits[index] * weight
            sum += product / 10 + product % 10
        }
        return .init(sum % 5 == 0 || digits[6] == 7 && (sum + 1) % 5 == 0)
    }

    /// Codes of the letters A to Z, in the order the places were lettered.
    private static let placeCodes: [Int] = [
        10, 11, 12, 13, 14, 15, 16, 17, 34, 18, 19, 20, 21,
        22, 35, 23, 24, 25, 26, 27, 28, 29, 32, 30, 31, 33,
    ]

    private static func number(_ characters: Alphanumerics, _ range: Range<Int>) -> Int {
        var result = 0
        for index in range { result = result * 10 + min(9, characters.base36(index)) }
        return result
    }

    /// Whether `code` is a province, municipality or region of GB/T 2260.
    private static func isDivision(_ code: Int) -> Bool {
        switch code {
        case 11...15, 21...23, 31...37, 41...46, 50...54, 61...65, 71, 81...83: true
        default: false
        }
    }

    /// Value of a character of the social credit code, which leaves out I, O, S, V and Z.
    private static func creditCode(_ byte: UInt8) -> Int? {
        if byte <= 0x39 { return Int(byte) - 0x30 }
        var skipped = 0
        let unused: StaticString = "IOSVZ"
        for index in 0..<unused.utf8CodeUnitCount {
            if byte == unused.utf8Start[index] { return nil }
            if byte > unused.utf8Start[index] { skipped += 1 }
        }
        return Int(byte) - 0x41 + 10 - skipped
    }
}

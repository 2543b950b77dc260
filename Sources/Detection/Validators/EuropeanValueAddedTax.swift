/// Value added tax numbers of the European Union, the United Kingdom, Norway and Switzerland, with their
/// country code.
///
/// Source: European Commission, "VIES, VAT number algorithms"; each country's algorithm stands with its other
/// numbers.
package enum EuropeanValueAddedTax {
    package static func validate(_ value: Span<UInt8>) -> ValidationVerdict {
        let text = Alphanumerics(value)
        guard text.count > 4, text.areLetters(0..<2) else { return .invalid }
        // Validators of the countries see the digits behind the country code, which holds none.
        switch (text[0], text[1]) {
        case (0x41, 0x54): return austrian(Digits(value))
        case (0x42, 0x45): return BeneluxNumbers.belgianEnterprise(value)
        case (0x42, 0x47): return BalkanNumbers.bulgarianValueAddedTax(value)
        case (0x43, 0x59): return ItalianNumbers.cypriotTax(value)
        case (0x43, 0x5A): return CentralEuropeanNumbers.czechValueAddedTax(value)
        case (0x44, 0x45): return german(Digits(value))
        case (0x44, 0x4B): return NordicNumbers.danishCompany(value)
        case (0x45, 0x45): return weighted(Digits(value), [3, 7, 1, 3, 7, 1, 3, 7, 1], modulus: 10)
        case (0x45, 0x4C), (0x47, 0x52): return ItalianNumbers.greekTax(value)
        case (0x45, 0x53): return spanish(value, text)
        case (0x46, 0x49): return NordicNumbers.finnishBusiness(value)
        case (0x46, 0x52): return french(text)
        case (0x47, 0x42), (0x58, 0x49): return BritishNumbers.valueAddedTax(value)
        case (0x48, 0x52): return BalkanNumbers.croatianPerson(value)
        case (0x48, 0x55): return CentralEuropeanNumbers.hungarianCompany(value)
        case (0x49, 0x45): return irish(text)
        case (0x49, 0x54): return ItalianNumbers.valueAddedTax(value)
        case (0x4C, 0x54): return lithuanian(Digits(value))
        case (0x4C, 0x55): return BeneluxNumbers.luxembourgValueAddedTax(value)
        case (0x4C, 0x56): return latvian(Digits(value))
        case (0x4D, 0x54): return weighted(Digits(value), [3, 4, 6, 7, 8, 9, 10, 1], modulus: 37)
        default: return others(value, text)
        }
    }

    private static func others(_ value: Span<UInt8>, _ text: Alphanumerics) -> ValidationVerdict {
        switch (text[0], text[1]) {
        case (0x4E, 0x4C): return BeneluxNumbers.dutchValueAddedTax(value)
        case (0x4E, 0x4F): return NordicNumbers.norwegianOrganisation(value)
        case (0x50, 0x4C): return CentralEuropeanNumbers.polishTax(value)
        case (0x50, 0x54): return IberianNumbers.portugueseTax(value)
        case (0x52, 0x4F): return BalkanNumbers.romanianCompany(value)
        case (0x53, 0x45): return swedish(Digits(value))
        case (0x53, 0x49): return BalkanNumbers.slovenianTax(value)
        case (0x53, 0x4B): return slovak(value)
        default: return .notApplicable
        }
    }

    private static func weighted(_ digits: Digits, _ weights: [Int], modulus: Int) -> ValidationVerdict {
        guard digits.count == weights.count, digits.number(0..<digits.count) != 0 else { return .invalid }
        // Malta's last two digits are one number; its weights 10 and 1 say so.
        return .init(Checksums.weightedSum(digits, weights) % modulus == 0)
    }

    private static func austrian(_ digits: Digits) -> ValidationVerdict {
        guard digits.count == 8 else { return .invalid }
        var sum = 4
        for index in 0..<7 {
            let digit = digits[index]
            sum += index % 2 == 0 ? digit : digit > 4 ? 2 * digit - 9 : 2 * digit
        }
        return .init((10 - sum % 10) % 10 == digits[7])
    }

    private static func german(_ digits: Digits) -> ValidationVerdict {
        guard digits.count == 9, digits[0] != 0 else { return .invalid }
        return .init(Checksums.iso7064Mod11And10(digits, 0..<9))
    }

    private static func french(_ text: Alphanumerics) -> ValidationVerdict {
        guard text.count == 13, text.areDigits(4..<13) else { return .invalid }
        var siren = 0
        var sum = 0
        for index in 4..<13 {
            let digit = text.base36(index)
            siren = siren * 10 + digit
            sum += index % 2 == 0 ? digit : digit > 4 ? 2 * digit - 9 : 2 * digit
        }
        // Monaco's numbers begin with 000 and do not satisfy Luhn.
        guard sum % 10 == 0 || siren < 1_000_000 else { return .invalid }
        guard text.areDigits(2..<4) else { return .notApplicable }
        return .init((12 + 3 * (siren % 97)) % 97 == text.base36(2) * 10 + text.base36(3))
    }

    private static func spanish(_ value: Span<UInt8>, _ text: Alphanumerics) -> ValidationVerdict {
        guard text.count == 11 else { return .invalid }
        var start = 0
        var letters = 0
        while letters < 2 {
            if value[start] >= 0x41 { letters += 1 }
            start += 1
        }
        let rest = value.extracting(start..<value.count)
        let company = IberianNumbers.spanishCompany(rest)
        return company == .valid ? company : IberianNumbers.spanishPerson(rest)
    }

    private static func irish(_ text: Alphanumerics) -> ValidationVerdict {
        guard text.count == 10 || text.count == 11, text.areDigits(2..<3), text.areDigits(4..<9) else {
            return .invalid
        }
        // Old numbers have a letter in the second place; their check runs over the shifted digits.
        guard text.areDigits(3..<4) else { return .notApplicable }
        var sum = 0
        for index in 0..<7 { sum += text.base36(index + 2) * (8 - index) }
        if text.count == 11, text[10] < UInt8(ascii: "T") { sum += (text.base36(10) - 9) * 9 }
        let check = sum % 23 == 0 ? UInt8(ascii: "W") : UInt8(sum % 23) + 0x40
        return .init(check == text[9])
    }

    private static func lithuanian(_ digits: Digits) -> ValidationVerdict {
        guard digits.count == 9 || digits.count == 12, digits[digits.count - 2] == 1 else { return .invalid }
        func sum(from start: Int) -> Int {
            var sum = 0
            for index in 0..<digits.count - 1 { sum += digits[index] * ((start - 1 + index) % 9 + 1) }
            return sum % 11
        }
        let first = sum(from: 1)
        return .init((first == 10 ? sum(from: 3) % 10 : first) == digits[digits.count - 1])
    }

    private static func latvian(_ digits: Digits) -> ValidationVerdict {
        guard digits.count == 11, digits[0] > 3 else { return .notApplicable }
        return .init(Checksums.weightedSum(digits, [9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1]) % 11 == 3)
    }

    private static func slovak(_ value: Span<UInt8>) -> ValidationVerdict {
        // A person may be registered under the birth number.
        if CentralEuropeanNumbers.czechPerson(value) == .valid { return .valid }
        let digits = Digits(value)
        guard digits.count == 10, digits[0] != 0, [2, 3, 4, 7, 8, 9].contains(digits[2]) else {
            return .invalid
        }
        return .init(digits.number(0..<10) % 11 == 0)
    }

    private static func swedish(_ digits: Digits) -> ValidationVerdict {
        guard digits.count == 12, digits[10] == 0, digits[11] != 0 else { return .invalid }
        return .init(Checksums.luhn(digits, 0..<10))
    }
}

/// Identifiers of securities and of those who trade them.
package enum Securities {
    /// International securities identification number: country, Luhn over the characters written as base 36
    /// numbers.
    ///
    /// Source: ISO 6166.
    package static func validateISIN(_ value: Span<UInt8>) -> ValidationVerdict {
        let text = Alphanumerics(value)
        guard text.count == 12, text.areLetters(0..<2), text.areDigits(11..<12) else { return .invalid }
        guard Countries.contains(text[0], text[1]) || isInternational(text) else { return .invalid }
        var sum = 0
        var doubles = false
        for index in (0..<12).reversed() {
            let number = text.base36(index)
            add(number % 10, &sum, &doubles)
            if number > 9 { add(number / 10, &sum, &doubles) }
        }
        return sum % 10 == 0 ? .notApplicable : .invalid
    }

    /// North American number: characters as base 36, every second doubled, digits added up.
    ///
    /// Source: ANSI X9.6.
    package static func validateCUSIP(_ value: Span<UInt8>) -> ValidationVerdict {
        let text = Alphanumerics(value)
        guard text.count == 9, text.areDigits(8..<9) else { return .invalid }
        var sum = 0
        for index in 0..<8 {
            let number = text.base36(index) * (index % 2 == 0 ? 1 : 2)
            sum += number / 10 + number % 10
        }
        return (10 - sum % 10) % 10 == text.base36(8) ? .valid : .invalid
    }

    /// London Stock Exchange number: weights 1, 3, 1, 7, 3, 9, 1 over base 36 values, no vowels.
    ///
    /// Source: SEDOL Masterfile technical specification, London Stock Exchange.
    package static func validateSEDOL(_ value: Span<UInt8>) -> ValidationVerdict {
        let text = Alphanumerics(value)
        guard text.count == 7, text.areDigits(6..<7) else { return .invalid }
        let weights: InlineArray<7, Int> = [1, 3, 1, 7, 3, 9, 1]
        var sum = 0
        for index in 0..<7 {
            switch text[index] {
            case 0x41, 0x45, 0x49, 0x4F, 0x55: return .invalid
            default: sum += text.base36(index) * weights[index]
            }
        }
        return sum % 10 == 0 ? .valid : .invalid
    }

    /// Legal entity identifier: 18 characters and two check digits by MOD 97-10.
    ///
    /// Source: ISO 17442-1.
    package static func validateLEI(_ value: Span<UInt8>) -> ValidationVerdict {
        let text = Alphanumerics(value)
        guard text.count == 20, text.areDigits(18..<20) else { return .invalid }
        var rest = 0
        for index in 0..<20 {
            let number = text.base36(index)
            rest = (rest * (number > 9 ? 100 : 10) + number) % 97
        }
        return rest == 1 ? .valid : .invalid
    }

    /// Business identifier code: four letters or digits of the party, a country, two of the place, maybe
    /// three of a branch.
    ///
    /// Source: ISO 9362. There is no check digit: the country is all that can be checked.
    package static func validateBIC(_ value: Span<UInt8>) -> ValidationVerdict {
        let text = Alphanumerics(value)
        guard text.count == 8 || text.count == 11 else { return .invalid }
        guard text.areLetters(4..<6), Countries.contains(text[4], text[5]) else { return .invalid }
        return .notApplicable
    }

    /// XS for the international depositories, EU for the union, and the like.
    private static func isInternational(_ text: Alphanumerics) -> Bool {
        text[0] == UInt8(ascii: "X") || (text[0] == UInt8(ascii: "E") && text[1] == UInt8(ascii: "U"))
    }

    private static func add(_ digit: Int, _ sum: inout Int, _ doubles: inout Bool) {
        sum += doubles ? (digit > 4 ? 2 * digit - 9 : 2 * digit) : digit
        doubles.toggle()
    }
}

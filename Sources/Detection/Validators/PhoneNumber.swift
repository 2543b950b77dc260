/// Telephone numbers with an international prefix: calling code and national length (ITU-T E.164), and for
/// calling code 1 the rules of the North American Numbering Plan.
package enum InternationalPhone {
    package static func validate(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = DialledDigits(value)
        guard !digits.overflowed else { return .invalid }
        let start = digits.hasPlus ? 0 : prefixLength(digits)
        var code = 0
        for length in 1...3 {
            code = code * 10 + digits[start + length - 1]
            let lengths = CallingCodes.nationalLengths(of: code)
            guard lengths != 0 else { continue }
            return national(digits, from: start + length, code: code, lengths: lengths)
        }
        return .invalid
    }

    /// Digits of the dialled prefix: 00 in most of the world, 011 in North America, 0011 in Australia.
    private static func prefixLength(_ digits: DialledDigits) -> Int {
        if digits[0] == 0 && digits[1] == 0 {
            return digits[2] == 1 && digits[3] == 1 && digits.count > 14 ? 4 : 2
        }
        return digits[0] == 0 && digits[1] == 1 && digits[2] == 1 ? 3 : 0
    }

    private static func national(
        _ digits: DialledDigits, from start: Int, code: Int, lengths: UInt16
    ) -> ValidationVerdict {
        if code == 1 {
            guard digits.count - start == 10 else { return .invalid }
            return NorthAmericanPhone.followsPlan(digits, from: start) ? .valid : doubt(digits)
        }
        var length = digits.count - start
        // "+44 020 …": the trunk zero is often left in by mistake. It is no part of the number's length.
        if length < 16, lengths >> UInt16(max(0, length)) & 1 == 0, digits[start] == 0 {
            length -= 1
        }
        let isPossible = length > 0 && length < 16 && lengths >> UInt16(length) & 1 == 1
        return isPossible ? .valid : doubt(digits)
    }

    /// A plus, an assigned code and a number in three groups or more: a telephone number with a slip in it.
    private static func doubt(_ digits: DialledDigits) -> ValidationVerdict {
        let isDeliberate = digits.hasPlus && digits.separators >= 2 && (9...15).contains(digits.count)
        return isDeliberate ? .notApplicable : .invalid
    }
}

/// North American numbers: ten digits, NXX-NXX-XXXX with N from 2 to 9, neither NXX of the form N11; a
/// leading 1 is the trunk prefix. Source: NANPA, "About the North American Numbering Plan"; ATIS-0300051.
package enum NorthAmericanPhone {
    package static func validate(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = DialledDigits(value)
        let start = digits.count == 11 && digits[0] == 1 ? 1 : 0
        guard digits.count - start == 10 else { return .invalid }
        if followsPlan(digits, from: start) { return .valid }
        return looksInvented(digits, from: start) || digits.hasExtension ? .notApplicable : .invalid
    }

    static func followsPlan(_ digits: DialledDigits, from start: Int) -> Bool {
        guard digits[start] >= 2, digits[start + 3] >= 2 else { return false }
        let areaIsService = digits[start + 1] == 1 && digits[start + 2] == 1
        let exchangeIsService = digits[start + 4] == 1 && digits[start + 5] == 1
        return !areaIsService && !exchangeIsService
    }

    /// Area code 555, or 123 before 456: nobody has these numbers, everybody writes them as one.
    private static func looksInvented(_ digits: DialledDigits, from start: Int) -> Bool {
        let area = digits[start] * 100 + digits[start + 1] * 10 + digits[start + 2]
        let exchange = digits[start + 3] * 100 + digits[start + 4] * 10 + digits[start + 5]
        return area == 555 || (area == 123 && exchange == 456)
    }
}

/// National numbers written with the trunk prefix 0: 9 to 14 digits with it, none of them a date in digits.
package enum TrunkPhone {
    package static func validate(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = DialledDigits(value)
        guard digits.count >= 9, digits.count <= 14, digits[0] == 0, digits[1] != 0 else { return .invalid }
        for index in 2..<digits.count where digits[index] != digits[1] { return .notApplicable }
        return .invalid
    }
}

/// A number that stands behind a telephone word: 7 to 15 digits (the limit of ITU-T E.164), not one digit
/// written over and over.
package enum PlausiblePhone {
    package static func validate(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = DialledDigits(value)
        guard digits.count >= 7, digits.count <= 15 else { return .invalid }
        for index in 1..<digits.count where digits[index] != digits[0] { return .notApplicable }
        return .invalid
    }
}

/// An international number behind a percent-encoded plus sign, spaces written `%20`. Source: RFC 3986, 2.1.
package enum PercentEncodedPhone {
    package static func validate(_ value: Span<UInt8>) -> ValidationVerdict {
        var plain: InlineArray<24, UInt8> = .init(repeating: 0x20)
        var count = 1
        plain[0] = UInt8(ascii: "+")
        var index = 0
        while index < value.count, count < 24 {
            if value[index] == UInt8(ascii: "%") {
                index += 3
                continue
            }
            plain[count] = value[index]
            count += 1
            index += 1
        }
        guard index >= value.count else { return .invalid }
        return InternationalPhone.validate(plain.span)
    }
}

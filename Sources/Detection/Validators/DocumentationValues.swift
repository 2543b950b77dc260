/// Values that standards set aside for documentation and examples: shaped like personal data, belonging to
/// nobody.
///
/// They are found like any other; a user can ask to leave them. Sources: RFC 2606 and RFC 6761 (names), RFC
/// 5737 and
/// RFC 3849, RFC 9637 (addresses), RFC 7042 (hardware addresses), North American Numbering Plan (555-0100 to
/// 555-0199), Ofcom's numbers for drama, the card schemes' numbers for tests.
package enum DocumentationValues {
    /// Whether `value`, found as `entity`, is set aside for documentation.
    package static func isDocumentation(entity: String, value: Span<UInt8>) -> Bool {
        switch entity {
        case "EMAIL_ADDRESS", "URL", "DOMAIN_NAME": endsInReservedName(value)
        case "IP_ADDRESS": isReservedAddress(value)
        case "MAC_ADDRESS": isReservedHardwareAddress(value)
        case "PHONE_NUMBER": isFictitiousPhone(value)
        case "CREDIT_CARD": isTestCard(value)
        case "US_SSN": isAdvertisedSecurityNumber(value)
        default: false
        }
    }

    // MARK: Names

    /// The host of an address or link is, or lies under, a reserved name.
    private static func endsInReservedName(_ value: Span<UInt8>) -> Bool {
        var start = 0
        for index in value.indices where value[index] == UInt8(ascii: "@") { start = index + 1 }
        if start == 0 { start = afterScheme(value) }
        var end = start
        while end < value.count, isHostByte(value[end]) { end += 1 }
        while end > start, value[end - 1] == UInt8(ascii: ".") { end -= 1 }
        let host = value.extracting(start..<end)
        return endsIn(host, "example") || endsIn(host, "test") || endsIn(host, "invalid")
            || endsIn(host, "example.com") || endsIn(host, "example.net") || endsIn(host, "example.org")
    }

    private static func afterScheme(_ value: Span<UInt8>) -> Int {
        var index = 0
        while index + 2 < value.count {
            if value[index] == UInt8(ascii: ":"), value[index + 1] == UInt8(ascii: "/") { return index + 3 }
            index += 1
        }
        return 0
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x80...: true
        default: false
        }
    }

    /// Whether `host` is `name` or ends in a dot and `name`. ASCII case is ignored.
    private static func endsIn(_ host: Span<UInt8>, _ name: StaticString) -> Bool {
        let name = StaticText(name)
        let start = host.count - name.count
        guard start >= 0 else { return false }
        for index in 0..<name.count {
            let byte = host[start + index]
            let folded = byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte
            if folded != name[index] { return false }
        }
        return start == 0 || host[start - 1] == UInt8(ascii: ".")
    }

    // MARK: Machine addresses

    private static func isReservedAddress(_ value: Span<UInt8>) -> Bool {
        guard let parsed = IPAddress.parse(value) else { return false }
        if parsed.isVersion4 { return isReservedVersion4(parsed.groups[0], parsed.groups[1]) }
        let isMapped = parsed.groups[5] == 0xFFFF && parsed.groups[0] == 0 && parsed.groups[1] == 0
        if isMapped { return isReservedVersion4(parsed.groups[6], parsed.groups[7]) }
        let isShortPrefix = parsed.groups[0] == 0x2001 && parsed.groups[1] == 0x0DB8
        let isLongPrefix = parsed.groups[0] == 0x3FFF && parsed.groups[1] < 0x1000
        return isShortPrefix || isLongPrefix
    }

    /// 192.0.2.0/24, 198.51.100.0/24, 203.0.113.0/24.
    private static func isReservedVersion4(_ high: UInt16, _ low: UInt16) -> Bool {
        switch (high, low >> 8) {
        case (0xC000, 2), (0xC633, 100), (0xCB00, 113): true
        default: false
        }
    }

    /// 00-00-5E-00-53-00 to 00-00-5E-00-53-FF, and 01-00-5E-90-10-00 to FF for groups.
    private static func isReservedHardwareAddress(_ value: Span<UInt8>) -> Bool {
        let text = Alphanumerics(value)
        guard text.count == 12 else { return false }
        return begins(text, "00005E0053") || begins(text, "01005E9010")
    }

    private static func begins(_ text: Alphanumerics, _ prefix: StaticString) -> Bool {
        let prefix = StaticText(prefix)
        guard text.count >= prefix.count else { return false }
        for index in 0..<prefix.count where text[index] != prefix[index] { return false }
        return true
    }

    // MARK: Numbers

    /// 555-0100 to 555-0199 with or without area code; Ofcom's drama ranges 01632 960, 020 7946 0, 07700 900.
    private static func isFictitiousPhone(_ value: Span<UInt8>) -> Bool {
        let digits = Digits(value)
        let count = digits.count
        if count == 7 || count == 10 || (count == 11 && digits[0] == 1) {
            let line = digits.number((count - 7)..<count)
            if line >= 5_550_100, line <= 5_550_199 { return true }
        }
        guard count == 11 || count == 12 else { return false }
        let start = count == 12 && digits[0] == 4 && digits[1] == 4 ? 2 : 1
        guard count - start == 10, start == 2 || digits[0] == 0 else { return false }
        let leading = digits.number(start..<(start + 7))
        return leading / 10 == 163_296 || leading == 2_079_460 || leading / 10 == 770_090
    }

    /// The schemes' and processors' numbers for tests, with every separator.
    private static func isTestCard(_ value: Span<UInt8>) -> Bool {
        let digits = Digits(value)
        guard digits.count >= 14, digits.count <= 16 else { return false }
        return switch digits.number(0..<digits.count) {
        case 4_111_111_111_111_111, 4_242_424_242_424_242, 4_012_888_888_881_881, 4_000_056_655_665_556: true
        case 5_555_555_555_554_444, 5_105_105_105_105_100, 2_223_003_122_003_222, 5_200_828_282_828_210: true
        case 378_282_246_310_005, 371_449_635_398_431, 378_734_493_671_000: true
        case 6_011_111_111_111_117, 6_011_000_990_139_424, 30_569_309_025_904, 38_520_000_023_237: true
        case 3_530_111_333_300_000, 3_566_002_020_360_505, 6_200_000_000_000_005: true
        default: false
        }
    }

    /// 078-05-1120, printed in wallets for sale, and 219-09-9999, printed in a pamphlet.
    private static func isAdvertisedSecurityNumber(_ value: Span<UInt8>) -> Bool {
        let digits = Digits(value)
        guard digits.count == 9 else { return false }
        let number = digits.number(0..<9)
        return number == 78_051_120 || number == 219_099_999
    }
}

/// Internet addresses, version 4 and 6, read as their standards write them.
///
/// Source: RFC 791, RFC 4291 section 2.2, RFC 4007 (zones), RFC 4632 (prefix lengths), RFC 6890 (special
/// purposes).
package enum IPAddress {
    /// An address as numbers.
    package struct Parsed {
        /// Sixteen-bit groups; version 4 fills the first two.
        package var groups: InlineArray<8, UInt16> = .init(repeating: 0)
        package var isVersion4 = false
        /// Bits of the prefix (`/24`), where one is written.
        package var prefix: Int?
        /// Groups written out, the rest stood for by `::`.
        package var writtenGroups = 0
        /// Hexadecimal digits of the longest group as written.
        package var longestGroup = 0
        /// Whether every written group has two digits: a hardware address of eight bytes looks the same.
        package var allGroupsHaveTwoDigits = true
        /// Whether a decimal digit stands in it.
        package var hasDigit = false

        /// A network of version 4, all bits behind its prefix zero: `10.0.0.0/16`.
        var isNetwork: Bool {
            guard let prefix, prefix <= 24 else { return false }
            let bits = UInt32(groups[0]) << 16 | UInt32(groups[1])
            return prefix == 0 || bits << UInt32(prefix) == 0
        }
    }

    /// Valid for an address that can belong to someone. Not applicable for what programs, outlines and
    /// versions write alike: loopback, unspecified, broadcast, a network with its prefix, four small numbers,
    /// short groups around `::`. Invalid otherwise.
    package static func validate(_ value: Span<UInt8>) -> ValidationVerdict {
        guard let parsed = parse(value) else { return .invalid }
        return parsed.isVersion4 ? judgeVersion4(parsed) : judgeVersion6(parsed)
    }

    private static func judgeVersion4(_ parsed: Parsed) -> ValidationVerdict {
        let first = parsed.groups[0] >> 8
        let second = parsed.groups[0] & 0xFF
        let third = parsed.groups[1] >> 8
        let fourth = parsed.groups[1] & 0xFF
        if first == 255, fourth == 0 { return .invalid }
        if parsed.isNetwork { return .notApplicable }
        if first == 127 || first == 0 || first == 255 { return .notApplicable }
        if first < 10, second < 10 || (second < 32 && third < 32 && fourth < 32) { return .notApplicable }
        if first != 10, first < 40, second < 20, third < 10, fourth < 10 { return .notApplicable }
        // Object identifiers of X.500 attributes and certificate extensions: 2.5.4.x, 2.5.29.x.
        if first == 2, second == 5, third == 4 || third == 29 { return .notApplicable }
        return .valid
    }

    private static func judgeVersion6(_ parsed: Parsed) -> ValidationVerdict {
        if parsed.writtenGroups == 8, parsed.allGroupsHaveTwoDigits { return .invalid }
        guard parsed.hasDigit else { return .notApplicable }
        if parsed.writtenGroups >= 4 { return .valid }
        return parsed.writtenGroups >= 2 && parsed.longestGroup >= 3 ? .valid : .notApplicable
    }

    /// The address written by `value`, with or without zone (`%eth0`) and prefix length (`/64`), or nil.
    package static func parse(_ value: Span<UInt8>) -> Parsed? {
        var end = value.count
        var prefix: Int?
        for index in value.indices where value[index] == UInt8(ascii: "/") {
            guard let bits = decimal(value, (index + 1)..<value.count, limit: 128) else { return nil }
            prefix = bits
            end = index
            break
        }
        var hasColon = false
        for index in 0..<end where value[index] == UInt8(ascii: ":") {
            hasColon = true
            break
        }
        guard hasColon else {
            var parsed = Parsed()
            guard prefix ?? 0 <= 32, readVersion4(value, 0..<end, into: &parsed, at: 0) else { return nil }
            parsed.isVersion4 = true
            parsed.prefix = prefix
            return parsed
        }
        for index in 0..<end where value[index] == UInt8(ascii: "%") {
            guard index + 1 < end else { return nil }
            end = index
            break
        }
        return parseVersion6(value, end)
    }

    /// Groups before and after one `::`, the last two possibly written as version 4.
    private static func parseVersion6(_ value: Span<UInt8>, _ end: Int) -> Parsed? {
        var parsed = Parsed()
        var index = 0
        var gap: Int?
        if end >= 2, value[0] == UInt8(ascii: ":") {
            guard value[1] == UInt8(ascii: ":") else { return nil }
            gap = 0
            index = 2
        }
        while index < end {
            guard parsed.writtenGroups < 8, let next = readGroup(value, index, end, into: &parsed) else {
                return nil
            }
            index = next
            if index == end { break }
            guard value[index] == UInt8(ascii: ":"), index + 1 < end else { return nil }
            index += 1
            if value[index] == UInt8(ascii: ":") {
                guard gap == nil else { return nil }
                gap = parsed.writtenGroups
                index += 1
            }
        }
        guard gap == nil ? parsed.writtenGroups == 8 : parsed.writtenGroups <= 7 else { return nil }
        if let gap { spread(&parsed, gap) }
        return parsed
    }

    /// Moves the groups written after `::` to the end.
    private static func spread(_ parsed: inout Parsed, _ gap: Int) {
        let tail = parsed.writtenGroups - gap
        guard tail > 0, parsed.writtenGroups < 8 else { return }
        for offset in 1...tail {
            parsed.groups[8 - offset] = parsed.groups[parsed.writtenGroups - offset]
            parsed.groups[parsed.writtenGroups - offset] = 0
        }
    }

    /// Reads one group at `start`, or a version 4 address that ends the text, and returns the index behind
    /// it.
    private static func readGroup(
        _ value: Span<UInt8>, _ start: Int, _ end: Int, into parsed: inout Parsed
    ) -> Int? {
        var index = start
        var number: UInt16 = 0
        while index < end, let digit = hexDigit(value[index]) {
            guard index - start < 4 else { return nil }
            number = number << 4 | digit
            if digit < 10 { parsed.hasDigit = true }
            index += 1
        }
        if index < end, value[index] == UInt8(ascii: ".") {
            guard parsed.writtenGroups <= 6 else { return nil }
            let slot = parsed.writtenGroups
            guard readVersion4(value, start..<end, into: &parsed, at: slot) else { return nil }
            parsed.writtenGroups = slot + 2
            parsed.longestGroup = 4
            parsed.allGroupsHaveTwoDigits = false
            return end
        }
        guard index > start else { return nil }
        parsed.groups[parsed.writtenGroups] = number
        parsed.writtenGroups += 1
        parsed.longestGroup = max(parsed.longestGroup, index - start)
        if index - start != 2 { parsed.allGroupsHaveTwoDigits = false }
        return index
    }

    /// Four decimal octets without leading zeros, stored in two groups.
    private static func readVersion4(
        _ value: Span<UInt8>, _ range: Range<Int>, into parsed: inout Parsed, at slot: Int
    ) -> Bool {
        var start = range.lowerBound
        for octet in 0..<4 {
            var end = start
            while end < range.upperBound, value[end] != UInt8(ascii: ".") { end += 1 }
            guard let number = decimal(value, start..<end, limit: 255) else { return false }
            guard octet < 3 ? end < range.upperBound : end == range.upperBound else { return false }
            let shift: UInt16 = octet % 2 == 0 ? 8 : 0
            parsed.groups[slot + octet / 2] |= UInt16(number) << shift
            start = end + 1
        }
        parsed.hasDigit = true
        return true
    }

    private static func decimal(_ value: Span<UInt8>, _ range: Range<Int>, limit: Int) -> Int? {
        guard !range.isEmpty, range.count <= 3 else { return nil }
        if range.count > 1, value[range.lowerBound] == UInt8(ascii: "0") { return nil }
        var number = 0
        for index in range {
            guard value[index] &- 0x30 <= 9 else { return nil }
            number = number * 10 + Int(value[index] - 0x30)
        }
        return number <= limit ? number : nil
    }

    private static func hexDigit(_ byte: UInt8) -> UInt16? {
        switch byte {
        case 0x30...0x39: UInt16(byte - 0x30)
        case 0x41...0x46: UInt16(byte - 0x41 + 10)
        case 0x61...0x66: UInt16(byte - 0x61 + 10)
        default: nil
        }
    }
}

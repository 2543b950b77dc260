/// Mail addresses: lengths, labels of the domain, a top level domain that exists.
///
/// Source: RFC 5321 section 4.5.3.1, RFC 5322 section 3.4.1, RFC 6531, RFC 1035, IANA root zone.
package enum EmailAddress {
    /// Valid where an existing top level domain ends it. Addresses whose `@` or dots are spelt out (`[at]`,
    /// `dot`)
    /// are judged by their last word alone. Invalid otherwise.
    package static func validate(_ value: Span<UInt8>) -> ValidationVerdict {
        guard value.count >= 6, value.count <= 320 else { return .invalid }
        if value[value.count - 1] == UInt8(ascii: "]") { return validateLiteral(value) }
        let lastWord = lastLabel(of: value)
        guard isTopLevel(value.extracting(lastWord..<value.count)) else { return .invalid }
        guard let at = lastIndex(of: UInt8(ascii: "@"), in: value) else { return .valid }
        guard at > 0, at <= 64, !isImageScale(value, from: at + 1) else { return .invalid }
        return areLabelsWellFormed(value, from: at + 1) ? .valid : .invalid
    }

    private static func lastIndex(of byte: UInt8, in value: Span<UInt8>) -> Int? {
        var index = value.count - 1
        while index >= 0 {
            if value[index] == byte { return index }
            index -= 1
        }
        return nil
    }

    /// Where the last run of letters, digits, hyphens and non-ASCII bytes begins.
    private static func lastLabel(of value: Span<UInt8>) -> Int {
        var start = value.count
        while start > 0, isLabelByte(value[start - 1]) { start -= 1 }
        return start
    }

    private static func isLabelByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x80...: true
        default: false
        }
    }

    /// A label with non-ASCII bytes is taken as it is: comparing it would need IDNA.
    private static func isTopLevel(_ label: Span<UInt8>) -> Bool {
        for index in label.indices where label[index] >= 0x80 { return true }
        return TopLevelDomains.contains(label)
    }

    /// `icon@2x.mov`: a picture for displays of that density, not an address.
    private static func isImageScale(_ value: Span<UInt8>, from start: Int) -> Bool {
        guard start + 3 < value.count, value[start] &- 0x30 <= 9 else { return false }
        return value[start + 1] | 0x20 == UInt8(ascii: "x") && value[start + 2] == UInt8(ascii: ".")
    }

    /// Every label has 1 to 63 bytes and neither begins nor ends with a hyphen.
    private static func areLabelsWellFormed(_ value: Span<UInt8>, from start: Int) -> Bool {
        var length = 0
        var previous = UInt8(ascii: ".")
        for index in start..<value.count {
            let byte = value[index]
            if byte == UInt8(ascii: ".") {
                guard length > 0, length <= 63, previous != UInt8(ascii: "-") else { return false }
                length = 0
            } else {
                if length == 0, byte == UInt8(ascii: "-") { return false }
                length += 1
            }
            previous = byte
        }
        return length <= 63
    }

    /// `name@[192.0.2.1]` (RFC 5321 section 4.1.3): the literal must be an address.
    private static func validateLiteral(_ value: Span<UInt8>) -> ValidationVerdict {
        guard let open = lastIndex(of: UInt8(ascii: "["), in: value) else { return .invalid }
        var start = open + 1
        if value.count - start > 5, value[start] | 0x20 == UInt8(ascii: "i") { start += 5 }
        return IPAddress.parse(value.extracting(start..<(value.count - 1))) == nil ? .invalid : .valid
    }
}

/// Hardware addresses of six or eight bytes, in any of their spellings.
///
/// Source: IEEE Std 802, section 8 (EUI-48, EUI-64).
package enum HardwareAddress {
    /// Valid for 12 or 16 hexadecimal digits with letters or colons or hyphens among them. Not applicable for
    /// the null
    /// and the broadcast address, and for spellings that numbers and words share: dotted or bare digits or
    /// letters alone.
    package static func validate(_ value: Span<UInt8>) -> ValidationVerdict {
        let text = Alphanumerics(value)
        guard text.count == 12 || text.count == 16 else { return .invalid }
        var digits = 0
        for index in 0..<text.count {
            guard text.base36(index) < 16 else { return .invalid }
            if text.base36(index) < 10 { digits += 1 }
        }
        if isOneByteRepeated(text, 0x30) || isOneByteRepeated(text, 0x46) { return .notApplicable }
        if value.count > 2, value[2] == UInt8(ascii: ":") || value[2] == UInt8(ascii: "-") { return .valid }
        return digits > 0 && digits < text.count && value.count < 16 ? .valid : .notApplicable
    }

    private static func isOneByteRepeated(_ text: Alphanumerics, _ byte: UInt8) -> Bool {
        for index in 0..<text.count where text[index] != byte { return false }
        return true
    }
}

/// The checksum that GitHub and npm put at the end of their tokens.
///
/// Prefix, 30 random letters and digits, then the CRC-32 of these 30 in base 62, padded with zeros to 6.
/// Source: "Behind GitHub's new authentication token formats", 2021.
package enum TokenChecksum {
    private static let randomCount = 30
    private static let checksumCount = 6

    /// Whether the last characters of `value` are the checksum of those before.
    ///
    /// A wrong checksum is `.notApplicable`: a token with a typing error, or of a form that carries none,
    /// stays a token.
    package static func validate(_ value: Span<UInt8>) -> ValidationVerdict {
        guard value.count > randomCount + checksumCount else { return .notApplicable }
        let checksumStart = value.count - checksumCount
        var expected = crc32(value, checksumStart - randomCount..<checksumStart)
        for index in (checksumStart..<value.count).reversed() {
            guard value[index] == digit(expected % 62) else { return .notApplicable }
            expected /= 62
        }
        return .valid
    }

    /// CRC-32 as in ISO 3309 and ZIP: reflected, polynomial 0xEDB88320.
    static func crc32(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt32 {
        var remainder: UInt32 = 0xFFFF_FFFF
        for index in range {
            remainder ^= UInt32(bytes[index])
            for _ in 0..<8 {
                remainder = remainder & 1 == 1 ? (remainder >> 1) ^ 0xEDB8_8320 : remainder >> 1
            }
        }
        return ~remainder
    }

    /// The digit of base 62 for `value`, 0 to 61: 0-9, A-Z, a-z.
    private static func digit(_ value: UInt32) -> UInt8 {
        switch value {
        case 0..<10: UInt8(0x30 + value)
        case 10..<36: UInt8(0x41 + value - 10)
        default: UInt8(0x61 + value - 36)
        }
    }
}

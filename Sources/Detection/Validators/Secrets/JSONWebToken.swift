/// JSON Web Tokens: the first part is base64url of a JSON object with "alg" or "typ" (RFC 7515, section 4).
package enum JSONWebToken {
    /// Bytes of the header that are decoded; the two names stand near its beginning.
    private static let decodedBytesMax = 1024

    package static func validate(_ value: Span<UInt8>) -> ValidationVerdict {
        var decoder = Base64Reader()
        var tail: UInt64 = 0
        var decoded = 0
        for index in value.indices where value[index] != 0x2E {
            guard let byte = decoder.next(value[index]) else { continue }
            tail = tail << 8 | UInt64(byte)
            decoded += 1
            if decoded == 1, byte != 0x7B { return .invalid }
            if isName(tail) { return .valid }
            if decoded >= decodedBytesMax { break }
        }
        return .invalid
    }

    /// Whether the last bytes are `"alg"`, `"typ"` or `"enc"`.
    private static func isName(_ tail: UInt64) -> Bool {
        switch tail & 0xFF_FFFF_FFFF {
        case 0x22_616C_6722, 0x22_7479_7022, 0x22_656E_6322: true
        default: false
        }
    }
}

/// Decodes base64 of either alphabet byte by byte (RFC 4648).
struct Base64Reader {
    private var bits: UInt32 = 0
    private var bitCount = 0

    /// The byte that `character` completes, if any; characters outside the alphabets are skipped.
    mutating func next(_ character: UInt8) -> UInt8? {
        guard let six = Self.value(of: character) else { return nil }
        bits = bits << 6 | UInt32(six)
        bitCount += 6
        guard bitCount >= 8 else { return nil }
        bitCount -= 8
        return UInt8(truncatingIfNeeded: bits >> UInt32(bitCount))
    }

    private static func value(of character: UInt8) -> UInt8? {
        switch character {
        case 0x41...0x5A: character - 0x41
        case 0x61...0x7A: character - 0x61 + 26
        case 0x30...0x39: character - 0x30 + 52
        case 0x2B, 0x2D: 62
        case 0x2F, 0x5F: 63
        default: nil
        }
    }
}

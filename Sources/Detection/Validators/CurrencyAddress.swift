/// Addresses of digital currencies, one check for every family of them.
///
/// Sources: https://en.bitcoin.it/wiki/List_of_address_prefixes, EIP-55,
/// https://docs.getmonero.org/public-address/,
/// https://xrpl.org/docs/references/protocol/data-types/base58-encodings, SEP-23 (Stellar).
package enum CurrencyAddress {
    /// Base 58 with a four byte checksum behind 21 to 23 bytes (addresses) or 78 bytes (extended keys).
    package static func validateBase58(_ value: Span<UInt8>) -> ValidationVerdict {
        guard let number = Base58(value) else { return .invalid }
        guard (25...27).contains(number.count) || number.count == 82 else { return .invalid }
        return number.hasValidChecksum ? .valid : .invalid
    }

    /// The same in the alphabet of the XRP Ledger, 21 bytes.
    package static func validateRipple(_ value: Span<UInt8>) -> ValidationVerdict {
        guard let number = Base58(value, alphabet: .ripple), number.count == 25 else { return .invalid }
        return number.hasValidChecksum ? .valid : .invalid
    }

    /// Base 58 that stands for exactly 32 bytes, an Ed25519 key: nothing more can be checked.
    package static func validateSolana(_ value: Span<UInt8>) -> ValidationVerdict {
        Base58(value)?.count == 32 ? .notApplicable : .invalid
    }

    /// `0x` and 40 hexadecimal digits. Mixed case must be that of EIP-55; one case alone cannot be checked.
    package static func validateEthereum(_ value: Span<UInt8>) -> ValidationVerdict {
        guard value.count == 42 else { return .invalid }
        var folded: InlineArray<40, UInt8> = .init(repeating: 0)
        var hasLower = false
        var hasUpper = false
        var isOneDigitRepeated = true
        for index in 0..<40 {
            let byte = value[index + 2]
            folded[index] = byte >= 0x41 && byte <= 0x46 ? byte + 0x20 : byte
            if byte >= 0x61 { hasLower = true } else if byte >= 0x41 { hasUpper = true }
            if folded[index] != folded[0] { isOneDigitRepeated = false }
        }
        if isOneDigitRepeated { return .invalid }
        guard hasLower && hasUpper else { return .notApplicable }
        let digest = Keccak256.hash(folded.span)
        for index in 0..<40 where folded[index] >= 0x61 {
            let nibble = index % 2 == 0 ? digest[index / 2] >> 4 : digest[index / 2] & 15
            if (nibble >= 8) != (value[index + 2] < 0x61) { return .invalid }
        }
        return .valid
    }

    /// Base 58 in blocks of eleven characters for eight bytes, with four bytes of Keccak-256 at the end.
    package static func validateMonero(_ value: Span<UInt8>) -> ValidationVerdict {
        var bytes: InlineArray<96, UInt8> = .init(repeating: 0)
        var count = 0
        var start = 0
        while start < value.count {
            let end = min(start + 11, value.count)
            let size = end - start == 11 ? 8 : (end - start) * 8 / 11
            guard let block = Base58(value.extracting(start..<end)), count + size <= 96 else {
                return .invalid
            }
            let zeros = max(0, size - block.count)
            guard block.count - leadingZeros(block) <= size else { return .invalid }
            for index in 0..<size {
                bytes[count + index] = index < zeros ? 0 : block[block.count - size + index]
            }
            count += size
            start = end
        }
        guard count == 69 || count == 77 else { return .invalid }
        let digest = Keccak256.hash(bytes.span.extracting(0..<(count - 4)))
        for index in 0..<4 where bytes[count - 4 + index] != digest[index] { return .invalid }
        return .valid
    }

    private static func leadingZeros(_ number: Base58) -> Int {
        var zeros = 0
        while zeros < number.count, number[zeros] == 0 { zeros += 1 }
        return zeros
    }

    /// Base 32 of one version byte, 32 bytes and CRC-16/XMODEM, least significant byte first.
    package static func validateStellar(_ value: Span<UInt8>) -> ValidationVerdict {
        guard value.count == 56 else { return .invalid }
        var sum: UInt16 = 0
        var bits: UInt32 = 0
        var held = 0
        var written = 0
        var check: UInt16 = 0
        for index in value.indices {
            guard let digit = base32Digit(value[index]) else { return .invalid }
            bits = bits << 5 | digit
            held += 5
            guard held >= 8 else { continue }
            held -= 8
            let byte = UInt8(truncatingIfNeeded: bits >> UInt32(held))
            if written < 33 {
                addCRC(&sum, byte)
            } else {
                check |= UInt16(byte) << UInt16(8 * (written - 33))
            }
            written += 1
        }
        return sum == check ? .valid : .invalid
    }

    private static func addCRC(_ sum: inout UInt16, _ byte: UInt8) {
        sum ^= UInt16(byte) << 8
        for _ in 0..<8 { sum = sum & 0x8000 != 0 ? sum << 1 ^ 0x1021 : sum << 1 }
    }

    private static func base32Digit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 0x41...0x5A: UInt32(byte - 0x41)
        case 0x32...0x37: UInt32(byte - 0x32) + 26
        default: nil
        }
    }
}

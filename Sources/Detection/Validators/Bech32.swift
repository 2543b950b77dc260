/// Addresses in base 32 with a BCH code: bech32, bech32m and the cash address.
///
/// Source: BIP 173, BIP 350, https://github.com/bitcoincashorg/bitcoincash.org/blob/master/spec/cashaddr.md.
package enum Bech32 {
    /// Valid where the six check characters are those of bech32 or bech32m. Mixed case is invalid, as BIP 173
    /// asks.
    package static func validate(_ value: Span<UInt8>) -> ValidationVerdict {
        guard let separator = lastIndex(of: UInt8(ascii: "1"), in: value), separator > 0 else {
            return .invalid
        }
        guard value.count - separator > 6, hasOneCase(value) else { return .invalid }
        var sum: UInt32 = 1
        for index in 0..<separator { step(&sum, UInt32(lower(value[index]) >> 5)) }
        step(&sum, 0)
        for index in 0..<separator { step(&sum, UInt32(lower(value[index]) & 31)) }
        for index in (separator + 1)..<value.count {
            guard let digit = digit(value[index]) else { return .invalid }
            step(&sum, UInt32(digit))
        }
        return sum == 1 || sum == 0x2bc8_30a3 ? .valid : .invalid
    }

    /// Valid where the eight check characters are right for the prefix, or for `bitcoincash` where none is
    /// written.
    package static func validateCashAddress(_ value: Span<UInt8>) -> ValidationVerdict {
        guard hasOneCase(value) else { return .invalid }
        var sum: UInt64 = 1
        var start = 0
        if let colon = lastIndex(of: UInt8(ascii: ":"), in: value) {
            for index in 0..<colon { stepCash(&sum, UInt64(lower(value[index]) & 31)) }
            start = colon + 1
        } else {
            for index in 0..<defaultPrefix.count { stepCash(&sum, UInt64(defaultPrefix[index] & 31)) }
        }
        stepCash(&sum, 0)
        guard value.count - start > 8 else { return .invalid }
        for index in start..<value.count {
            guard let digit = digit(value[index]) else { return .invalid }
            stepCash(&sum, UInt64(digit))
        }
        return sum == 1 ? .valid : .invalid
    }

    private static func step(_ sum: inout UInt32, _ digit: UInt32) {
        let top = sum >> 25
        sum = (sum & 0x1ff_ffff) << 5 ^ digit
        if top & 1 != 0 { sum ^= 0x3b6a_57b2 }
        if top & 2 != 0 { sum ^= 0x2650_8e6d }
        if top & 4 != 0 { sum ^= 0x1ea1_19fa }
        if top & 8 != 0 { sum ^= 0x3d42_33dd }
        if top & 16 != 0 { sum ^= 0x2a14_62b3 }
    }

    private static func stepCash(_ sum: inout UInt64, _ digit: UInt64) {
        let top = sum >> 35
        sum = (sum & 0x7_ffff_ffff) << 5 ^ digit
        if top & 1 != 0 { sum ^= 0x98_f2bc_8e61 }
        if top & 2 != 0 { sum ^= 0x79_b76d_99e2 }
        if top & 4 != 0 { sum ^= 0xf3_3e5f_b3c4 }
        if top & 8 != 0 { sum ^= 0xae_2eab_e2a8 }
        if top & 16 != 0 { sum ^= 0x1e_4f43_e470 }
    }

    private static func digit(_ byte: UInt8) -> Int? {
        let folded = lower(byte)
        for index in 0..<32 where alphabet[index] == folded { return index }
        return nil
    }

    private static func hasOneCase(_ value: Span<UInt8>) -> Bool {
        var hasLower = false
        var hasUpper = false
        for index in value.indices {
            if value[index] >= 0x61 && value[index] <= 0x7A { hasLower = true }
            if value[index] >= 0x41 && value[index] <= 0x5A { hasUpper = true }
        }
        return !(hasLower && hasUpper)
    }

    private static func lower(_ byte: UInt8) -> UInt8 {
        byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte
    }

    private static func lastIndex(of byte: UInt8, in value: Span<UInt8>) -> Int? {
        var index = value.count - 1
        while index >= 0 {
            if value[index] == byte { return index }
            index -= 1
        }
        return nil
    }

    private static let alphabet = StaticText("qpzry9x8gf2tvdw0s3jn54khce6mua7l")
    private static let defaultPrefix = StaticText("bitcoincash")
}

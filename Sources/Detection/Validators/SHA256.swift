/// The hash that address checksums use, over short texts. Not for secrets: it takes no care of timing.
///
/// Source: FIPS 180-4.
package struct SHA256 {
    /// The digest of `message`, 32 bytes.
    package static func hash(_ message: Span<UInt8>) -> InlineArray<32, UInt8> {
        var hasher = SHA256()
        for index in message.indices { hasher.append(message[index]) }
        return hasher.finish()
    }

    private var state: InlineArray<8, UInt32> = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
        0x5be0_cd19,
    ]
    private var schedule: InlineArray<64, UInt32> = .init(repeating: 0)
    private var length = 0

    private mutating func append(_ byte: UInt8) {
        let position = length % 64
        let shift = UInt32(24 - 8 * (position % 4))
        if position % 4 == 0 { schedule[position / 4] = 0 }
        schedule[position / 4] |= UInt32(byte) << shift
        length += 1
        if length % 64 == 0 { compress() }
    }

    private mutating func finish() -> InlineArray<32, UInt8> {
        let bits = UInt64(length) * 8
        append(0x80)
        while length % 64 != 56 { append(0) }
        for index in 0..<8 { append(UInt8(truncatingIfNeeded: bits >> UInt64(56 - 8 * index))) }
        var digest: InlineArray<32, UInt8> = .init(repeating: 0)
        for index in 0..<32 {
            digest[index] = UInt8(truncatingIfNeeded: state[index / 4] >> UInt32(24 - 8 * (index % 4)))
        }
        return digest
    }

    private mutating func compress() {
        for index in 16..<64 {
            let early = schedule[index - 15]
            let late = schedule[index - 2]
            let low = Self.rotate(early, 7) ^ Self.rotate(early, 18) ^ (early >> 3)
            let high = Self.rotate(late, 17) ^ Self.rotate(late, 19) ^ (late >> 10)
            schedule[index] = schedule[index - 16] &+ low &+ schedule[index - 7] &+ high
        }
        var work = state
        for index in 0..<64 {
            let upper = Self.rotate(work[4], 6) ^ Self.rotate(work[4], 11) ^ Self.rotate(work[4], 25)
            let choice = (work[4] & work[5]) ^ (~work[4] & work[6])
            let first = work[7] &+ upper &+ choice &+ Self.constants[index] &+ schedule[index]
            let lower = Self.rotate(work[0], 2) ^ Self.rotate(work[0], 13) ^ Self.rotate(work[0], 22)
            let majority = (work[0] & work[1]) ^ (work[0] & work[2]) ^ (work[1] & work[2])
            for slot in stride(from: 7, to: 0, by: -1) { work[slot] = work[slot - 1] }
            work[4] = work[4] &+ first
            work[0] = first &+ lower &+ majority
        }
        for index in 0..<8 { state[index] = state[index] &+ work[index] }
    }

    private static func rotate(_ word: UInt32, _ places: UInt32) -> UInt32 {
        word >> places | word << (32 - places)
    }

    private static let constants: InlineArray<64, UInt32> = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
        0xab1c_5ed5,
        0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7,
        0xc19b_f174,
        0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc,
        0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351,
        0x1429_2967,
        0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e,
        0x9272_2c85,
        0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585,
        0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f,
        0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
        0xc671_78f2,
    ]
}

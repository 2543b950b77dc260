/// The hash of Ethereum and Monero: Keccak with the padding that it had before FIPS 202, over at most 135
/// bytes.
///
/// Source: The Keccak reference, version 3.0, https://keccak.team/files/Keccak-reference-3.0.pdf.
package enum Keccak256 {
    /// The longest message in bytes: one block less its padding.
    package static let capacity = 135

    /// The digest of `message`, which has at most `capacity` bytes.
    package static func hash(_ message: Span<UInt8>) -> InlineArray<32, UInt8> {
        precondition(message.count <= capacity)
        var state: InlineArray<25, UInt64> = .init(repeating: 0)
        for index in message.indices { xor(message[index], at: index, into: &state) }
        xor(0x01, at: message.count, into: &state)
        xor(0x80, at: capacity, into: &state)
        for round in 0..<24 {
            mixColumns(&state)
            rotateAndMove(&state)
            mixRows(&state)
            state[0] ^= roundConstants[round]
        }
        var digest: InlineArray<32, UInt8> = .init(repeating: 0)
        for index in 0..<32 {
            digest[index] = UInt8(truncatingIfNeeded: state[index / 8] >> UInt64(8 * (index % 8)))
        }
        return digest
    }

    private static func xor(_ byte: UInt8, at index: Int, into state: inout InlineArray<25, UInt64>) {
        state[index / 8] ^= UInt64(byte) << UInt64(8 * (index % 8))
    }

    /// The step theta.
    private static func mixColumns(_ state: inout InlineArray<25, UInt64>) {
        var parity: InlineArray<5, UInt64> = .init(repeating: 0)
        for index in 0..<25 { parity[index % 5] ^= state[index] }
        for index in 0..<25 {
            state[index] ^= parity[(index + 4) % 5] ^ rotate(parity[(index + 1) % 5], 1)
        }
    }

    /// The steps rho and pi.
    private static func rotateAndMove(_ state: inout InlineArray<25, UInt64>) {
        var column = 1
        var row = 0
        var carried = state[1]
        var places: UInt64 = 0
        for step in 1...24 {
            (column, row) = (row, (2 * column + 3 * row) % 5)
            places = (places + UInt64(step)) % 64
            let kept = state[column + 5 * row]
            state[column + 5 * row] = rotate(carried, places)
            carried = kept
        }
    }

    /// The step chi.
    private static func mixRows(_ state: inout InlineArray<25, UInt64>) {
        for row in stride(from: 0, to: 25, by: 5) {
            let first = state[row]
            let second = state[row + 1]
            for column in 0..<5 {
                let next = column < 4 ? state[row + column + 1] : first
                let afterNext = column < 3 ? state[row + column + 2] : (column == 3 ? first : second)
                state[row + column] ^= ~next & afterNext
            }
        }
    }

    private static func rotate(_ word: UInt64, _ places: UInt64) -> UInt64 {
        places == 0 ? word : word << places | word >> (64 - places)
    }

    private static let roundConstants: InlineArray<24, UInt64> = [
        0x0000_0000_0000_0001, 0x0000_0000_0000_8082, 0x8000_0000_0000_808A, 0x8000_0000_8000_8000,
        0x0000_0000_0000_808B, 0x0000_0000_8000_0001, 0x8000_0000_8000_8081, 0x8000_0000_0000_8009,
        0x0000_0000_0000_008A, 0x0000_0000_0000_0088, 0x0000_0000_8000_8009, 0x0000_0000_8000_000A,
        0x0000_0000_8000_808B, 0x8000_0000_0000_008B, 0x8000_0000_0000_8089, 0x8000_0000_0000_8003,
        0x8000_0000_0000_8002, 0x8000_0000_0000_0080, 0x0000_0000_0000_800A, 0x8000_0000_8000_000A,
        0x8000_0000_8000_8081, 0x8000_0000_0000_8080, 0x0000_0000_8000_0001, 0x8000_0000_8000_8008,
    ]
}

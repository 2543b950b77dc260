internal import KeyedHash

/// Numbers in base 58, the alphabet of many currency addresses, in a fixed buffer.
///
/// Source: https://datatracker.ietf.org/doc/html/draft-msporny-base58, XRP Ledger documentation for its
/// alphabet.
package struct Base58 {
    /// The longest number in bytes.
    package static let capacity = 96

    private var storage: InlineArray<96, UInt8> = .init(repeating: 0)
    /// Bytes of the number, leading zeros included.
    package private(set) var count = 0

    package enum Alphabet { case bitcoin, ripple }

    /// The number written by `text`, or nil where a character is none of the alphabet's or the number is too
    /// long.
    package init?(_ text: Span<UInt8>, alphabet: Alphabet = .bitcoin) {
        let digits = alphabet == .bitcoin ? Self.bitcoin : Self.ripple
        var zeros = 0
        var isLeading = true
        for index in text.indices {
            guard let digit = Self.value(of: text[index], in: digits) else { return nil }
            if isLeading, digit == 0 { zeros += 1 } else { isLeading = false }
            guard multiplyAndAdd(digit) else { return nil }
        }
        guard count + zeros <= Self.capacity else { return nil }
        // Filled from the end while the number grew; leading zeros are written as characters of their own.
        count += zeros
    }

    /// The byte at `index`, 0 ..< count.
    package subscript(index: Int) -> UInt8 { storage[Self.capacity - count + index] }

    /// Whether the last four bytes are the double SHA-256 of the others.
    package var hasValidChecksum: Bool {
        guard count > 4 else { return false }
        let start = Self.capacity - count
        let first = SHA256Digest.hash(storage.span.extracting(start..<(Self.capacity - 4)))
        let second = SHA256Digest.hash(first.span)
        for index in 0..<4 where storage[Self.capacity - 4 + index] != second[index] { return false }
        return true
    }

    private mutating func multiplyAndAdd(_ digit: Int) -> Bool {
        var carry = digit
        for index in stride(from: Self.capacity - 1, to: Self.capacity - 1 - count, by: -1) {
            carry += Int(storage[index]) * 58
            storage[index] = UInt8(carry & 0xFF)
            carry >>= 8
        }
        while carry > 0 {
            guard count < Self.capacity else { return false }
            count += 1
            storage[Self.capacity - count] = UInt8(carry & 0xFF)
            carry >>= 8
        }
        return true
    }

    private static func value(of byte: UInt8, in digits: StaticText) -> Int? {
        for index in 0..<58 where digits[index] == byte { return index }
        return nil
    }

    private static let bitcoin = StaticText("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz")
    private static let ripple = StaticText("rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz")
}

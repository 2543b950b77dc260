/// The ASCII letters and digits of a value, letters as capitals, everything else left out, in a fixed buffer.
///
/// Values with more than `capacity` of them set `overflowed`; `count` then stays at `capacity`.
package struct Alphanumerics {
    package static let capacity = 64

    private var storage: InlineArray<64, UInt8> = .init(repeating: 0)
    /// How many letters and digits were collected, 0 to `capacity`.
    package private(set) var count = 0
    /// Whether the value held more of them than fit.
    package private(set) var overflowed = false

    package init(_ value: Span<UInt8>) {
        for index in value.indices {
            guard let byte = Self.folded(value[index]) else { continue }
            guard count < Self.capacity else {
                overflowed = true
                return
            }
            storage[count] = byte
            count += 1
        }
    }

    /// The ASCII code of the character at `index`: a digit or a capital letter.
    package subscript(index: Int) -> UInt8 {
        precondition(index < count)
        return storage[index]
    }

    /// What the character at `index` stands for in base 36: 0 to 9 for digits, 10 to 35 for A to Z.
    package func base36(_ index: Int) -> Int {
        let byte = self[index]
        return byte <= 0x39 ? Int(byte) - 0x30 : Int(byte) - 0x41 + 10
    }

    /// Whether every character in `range` is a digit.
    package func areDigits(_ range: Range<Int>) -> Bool {
        for index in range where self[index] > 0x39 { return false }
        return true
    }

    /// Whether every character in `range` is a letter.
    package func areLetters(_ range: Range<Int>) -> Bool {
        for index in range where self[index] < 0x41 { return false }
        return true
    }

    private static func folded(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39, 0x41...0x5A: byte
        case 0x61...0x7A: byte - 0x20
        default: nil
        }
    }
}

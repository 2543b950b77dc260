/// The decimal digits of a value, separators left out, in a fixed buffer: no allocation.
///
/// Values with more than `capacity` digits set `overflowed`; `count` then stays at `capacity`.
package struct Digits {
    package static let capacity = 40

    private var storage: InlineArray<40, UInt8> = .init(repeating: 0)
    /// How many digits were collected, 0 to `capacity`.
    package private(set) var count = 0
    /// Whether the value held more digits than fit.
    package private(set) var overflowed = false

    package init(_ value: Span<UInt8>) {
        for index in value.indices {
            let byte = value[index]
            guard byte &- 0x30 <= 9 else { continue }
            guard count < Self.capacity else {
                overflowed = true
                return
            }
            storage[count] = byte &- 0x30
            count += 1
        }
    }

    /// The digit at `index`, 0 to 9.
    package subscript(index: Int) -> Int {
        precondition(index < count)
        return Int(storage[index])
    }

    /// The number written by the digits in `range`; at most 18 digits.
    package func number(_ range: Range<Int>) -> Int {
        var result = 0
        for index in range { result = result * 10 + self[index] }
        return result
    }

    /// Whether every digit is the same, as in 000000000: a filler, hardly ever an issued number.
    package var isOneDigitRepeated: Bool {
        for index in 0..<count where storage[index] != storage[0] { return false }
        return count > 0
    }
}

/// The digits one dials of a written telephone number: separators left out, the trunk zero in brackets of
/// `+44 (0)20 …` too, and nothing of an extension, pause or URI parameter. Fixed buffer, no allocation.
package struct DialledDigits {
    /// Digits that fit; E.164 allows 15, and an international prefix has up to 4.
    package static let capacity = 24

    private var storage: InlineArray<24, UInt8> = .init(repeating: 0)
    /// How many digits were collected, 0 to `capacity`.
    package private(set) var count = 0
    /// Whether more digits were written than fit.
    package private(set) var overflowed = false
    /// Whether the number is written with a leading plus sign.
    package private(set) var hasPlus = false
    /// Whether an extension follows the number.
    package private(set) var hasExtension = false

    /// Separators between digits: how deliberately the number is grouped.
    package private(set) var separators = 0

    package init(_ value: Span<UInt8>) {
        var index = 0
        while index < value.count {
            let byte = value[index]
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                append(byte &- 0x30)
            case UInt8(ascii: "+"):
                if count == 0 { hasPlus = true }
            case UInt8(ascii: "(") where Self.isBracketedZero(value, at: index) && (hasPlus || count > 2):
                index += 2
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: ";"), UInt8(ascii: "#"), UInt8(ascii: ","):
                guard count == 0 else {
                    hasExtension = true
                    return
                }
            default:
                if count > 0 { separators += 1 }
            }
            index += 1
        }
    }

    /// The digit at `index`, 0 to 9; 0 beyond the end.
    package subscript(index: Int) -> Int { index < count ? Int(storage[index]) : 0 }

    private mutating func append(_ digit: UInt8) {
        guard count < Self.capacity else {
            overflowed = true
            return
        }
        storage[count] = digit
        count += 1
    }

    private static func isBracketedZero(_ value: Span<UInt8>, at index: Int) -> Bool {
        guard index + 2 < value.count else { return false }
        return value[index + 1] == UInt8(ascii: "0") && value[index + 2] == UInt8(ascii: ")")
    }
}

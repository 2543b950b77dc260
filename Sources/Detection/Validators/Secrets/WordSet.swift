/// A fixed set of lower-case words, asked with bytes of a value in any case.
///
/// Words are kept as 64-bit FNV-1a hashes: a lookup copies nothing, and two of a few hundred words collide
/// with a probability below 2⁻⁴⁰. Source: the published FNV hash by Fowler, Noll and Vo.
struct WordSet: Sendable {
    private let hashes: Set<UInt64>

    /// - Parameter list: words separated by spaces or newlines, lower case.
    init(_ list: String) {
        var hashes: Set<UInt64> = []
        var hash = Self.offsetBasis
        for byte in list.utf8 {
            if byte == 0x20 || byte == 0x0A {
                hashes.insert(hash)
                hash = Self.offsetBasis
            } else {
                hash = Self.mix(hash, byte)
            }
        }
        hashes.insert(hash)
        hashes.remove(Self.offsetBasis)
        self.hashes = hashes
    }

    /// Whether the bytes of `value` in `range` are one of the words, ASCII case ignored.
    func contains(_ value: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var hash = Self.offsetBasis
        for index in range { hash = Self.mix(hash, Self.lowered(value[index])) }
        return hashes.contains(hash)
    }

    private static let offsetBasis: UInt64 = 0xCBF2_9CE4_8422_2325

    private static func mix(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }

    private static func lowered(_ byte: UInt8) -> UInt8 {
        byte &- 0x41 < 26 ? byte | 0x20 : byte
    }
}

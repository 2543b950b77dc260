/// The alphabet of outlines: bytes that no class of the prefilter tells apart are one symbol.
package enum ByteSymbol {
    private static let table: (symbols: [UInt8], members: [UInt32]) = {
        var symbols: [UInt8] = []
        var members: [UInt32] = []
        for membership in BaseClass.membership {
            if let known = members.firstIndex(of: membership) {
                symbols.append(UInt8(known))
            } else {
                symbols.append(UInt8(members.count))
                members.append(membership)
            }
        }
        return (symbols, members)
    }()

    /// By byte: its symbol, 0 ..< `count`.
    package static var ofByte: [UInt8] { table.symbols }
    /// Symbols that stand for bytes.
    package static var count: Int { table.members.count }
    /// Stands for what is before a document's first byte and behind its last.
    package static var edge: UInt8 { UInt8(count) }

    /// The symbols of the bytes in `wanted`: a class never holds a part of a symbol.
    package static func set(_ wanted: ByteClass) -> SymbolSet {
        ByteSet { wanted.contains($0) }.touched
    }
}

/// A set of symbols, one bit each. Public because a package's members are not inlined into other modules, and
/// every step of an automaton asks a set.
@frozen
public struct SymbolSet: Hashable, Sendable, BitwiseCopyable {
    /// By symbol.
    public let bits: UInt64

    /// - Parameter bits: one a symbol.
    @inlinable public init(bits: UInt64 = 0) { self.bits = bits }

    package static let edge = SymbolSet(bits: 1 << UInt64(ByteSymbol.edge))
    /// Every byte, and the edge.
    package static let all = SymbolSet(bits: (1 << UInt64(ByteSymbol.count + 1)) - 1)

    /// Whether `symbol`, below 64, is one of them.
    @inlinable
    @inline(__always)
    public func contains(_ symbol: UInt8) -> Bool { bits &>> UInt64(symbol) & 1 != 0 }

    package func union(_ other: SymbolSet) -> SymbolSet { SymbolSet(bits: bits | other.bits) }
    package func intersection(_ other: SymbolSet) -> SymbolSet { SymbolSet(bits: bits & other.bits) }
    package func subtracting(_ other: SymbolSet) -> SymbolSet { SymbolSet(bits: bits & ~other.bits) }
    package mutating func insert(_ symbol: UInt8) { self = SymbolSet(bits: bits | 1 << UInt64(symbol)) }
}

/// A set of bytes.
struct ByteSet: Equatable, Sendable {
    private var words = InlineArray<4, UInt64>(repeating: 0)

    init() {}

    init(_ contains: (UInt8) -> Bool) {
        for byte in UInt8.min...UInt8.max where contains(byte) { insert(byte) }
    }

    init(_ range: ClosedRange<UInt8>) {
        for byte in range { insert(byte) }
    }

    static func == (left: ByteSet, right: ByteSet) -> Bool {
        (0..<4).allSatisfy { left.words[$0] == right.words[$0] }
    }

    func contains(_ byte: UInt8) -> Bool { words[Int(byte >> 6)] >> UInt64(byte & 63) & 1 != 0 }

    mutating func insert(_ byte: UInt8) { words[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }

    mutating func formUnion(_ other: ByteSet) {
        for index in 0..<4 { words[index] |= other.words[index] }
    }

    var inverted: ByteSet {
        var result = self
        for index in 0..<4 { result.words[index] = ~words[index] }
        return result
    }

    /// With each ASCII letter in either case.
    var caseless: ByteSet {
        var result = self
        for byte in UInt8(ascii: "a")...UInt8(ascii: "z") where contains(byte) || contains(byte ^ 0x20) {
            result.insert(byte)
            result.insert(byte ^ 0x20)
        }
        return result
    }

    /// The symbols that have a byte in the set.
    var touched: SymbolSet {
        var symbols = SymbolSet()
        for byte in UInt8.min...UInt8.max where contains(byte) {
            symbols.insert(ByteSymbol.ofByte[Int(byte)])
        }
        return symbols
    }

    /// The symbols all of whose bytes are in the set.
    var covered: SymbolSet { SymbolSet.all.subtracting(.edge).subtracting(inverted.touched) }
}

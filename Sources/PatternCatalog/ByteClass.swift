/// A set of bytes as one element of a shape: a union of the base classes the prefilter has bitmaps for.
package struct ByteClass: Hashable, Sendable, BitwiseCopyable {
    /// One bit a base class, by `BaseClass.rawValue`.
    package let bases: UInt32

    package init(_ bases: BaseClass...) {
        self.bases = bases.reduce(0) { $0 | 1 << $1.rawValue }
    }

    package init(bases: UInt32) { self.bases = bases }

    /// Every byte but CR and LF: a gate that went on behind a line's end would hold the line back.
    package static let any = ByteClass(bases: .max)

    package func union(_ other: ByteClass) -> ByteClass { ByteClass(bases: bases | other.bases) }

    /// Whether `byte` is in the class.
    package func contains(_ byte: UInt8) -> Bool {
        bases == .max ? byte != 0x0A && byte != 0x0D : BaseClass.membership[Int(byte)] & bases != 0
    }

    /// The class a pattern file writes as `symbol`, nil where there is none.
    package init?(symbol: UInt8) {
        switch symbol {
        case UInt8(ascii: "d"): self.init(.digit)
        case UInt8(ascii: "u"): self.init(.upper)
        case UInt8(ascii: "l"): self.init(.lower)
        case UInt8(ascii: "a"): self.init(.upper, .lower)
        case UInt8(ascii: "w"): self.init(.digit, .upper, .lower)
        case UInt8(ascii: "c"): self.init(.digit, .upper)
        case UInt8(ascii: "x"): self.init(.digit, .hexLetter)
        case UInt8(ascii: "h"): self.init(.high)
        case UInt8(ascii: "s"): self.init(.blank)
        case UInt8(ascii: "n"): self.init(.newline)
        case UInt8(ascii: "?"): self = .any
        default:
            guard let base = BaseClass.punctuation(symbol) else { return nil }
            self.init(base)
        }
    }
}

/// The classes of bytes that the prefilter computes a bitmap of, for every block of text.
/// The order is the one of the bitmaps in `CBlockScan`.
package enum BaseClass: Int, CaseIterable, Sendable {
    case digit, upper, lower, hexLetter, blank, newline, high
    case at, dot, dash, colon, slash, plus, parenthesis, underscore, equals, hash, comma
    case apostrophe, quote, less, bracket, percent, closing, semicolon, bar, dollar, ampersand, brace,
        backslash

    private static let punctuationSymbols = Array("@.-:/+(_=#,'\"<[%);|$&{\\".utf8)

    static func punctuation(_ byte: UInt8) -> BaseClass? {
        guard let index = punctuationSymbols.firstIndex(of: byte) else { return nil }
        return BaseClass(rawValue: BaseClass.at.rawValue + index)
    }

    /// For each byte the base classes it belongs to, one bit each.
    package static let membership: [UInt32] = (0...255).map { value in
        let byte = UInt8(value)
        var set: UInt32 = 0
        func add(_ base: BaseClass, if member: Bool) {
            if member { set |= 1 << base.rawValue }
        }
        add(.digit, if: (0x30...0x39).contains(byte))
        add(.upper, if: (0x41...0x5A).contains(byte))
        add(.lower, if: (0x61...0x7A).contains(byte))
        add(.hexLetter, if: (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte))
        add(.blank, if: byte == 0x20 || byte == 0x09)
        add(.newline, if: byte == 0x0A || byte == 0x0D)
        add(.high, if: byte >= 0x80)
        if let base = punctuation(byte) { add(base, if: true) }
        return set
    }
}

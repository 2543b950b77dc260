extension RegexParser {
    /// What follows a backslash outside of a class.
    mutating func escape() throws(Unsupported) -> RegexSyntax {
        guard let symbol = rest.first else { throw Unsupported() }
        if let set = Self.classes[symbol] {
            rest.removeFirst()
            return .set(set)
        }
        switch symbol {
        case UInt8(ascii: "b"), UInt8(ascii: "B"), UInt8(ascii: "K"), UInt8(ascii: "G"):
            rest.removeFirst()
            return .empty
        case UInt8(ascii: "A"):
            rest.removeFirst()
            return .notPrecededBy(.set(ByteSet { _ in true }))
        case UInt8(ascii: "z"), UInt8(ascii: "Z"):
            rest.removeFirst()
            return .lineEnd
        case UInt8(ascii: "R"):
            rest.removeFirst()
            return .repeated(.set(ByteSet { (0x0A...0x0D).contains($0) || $0 == 0x85 }), min: 1, max: 2)
        case UInt8(ascii: "1")...UInt8(ascii: "9"):
            rest.removeFirst()
            guard rest.first.map({ $0 &- 0x30 < 10 }) != true else { throw Unsupported() }
            return .group(.number(Int(symbol - 0x30)))
        case UInt8(ascii: "g"): return try backReference()
        default: return .set(single(try byteEscape()))
        }
    }

    private mutating func backReference() throws(Unsupported) -> RegexSyntax {
        guard take("g{"), let end = rest.firstIndex(of: UInt8(ascii: "}")),
            let number = Int(String(decoding: rest[..<end], as: UTF8.self)), number != 0
        else { throw Unsupported() }
        rest = rest[rest.index(after: end)...]
        return .group(.number(number > 0 ? number : groupCount + 1 + number))
    }

    /// The byte that an escape stands for.
    private mutating func byteEscape() throws(Unsupported) -> UInt8 {
        guard let symbol = rest.popFirst() else { throw Unsupported() }
        switch symbol {
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "n"): return 0x0A
        case UInt8(ascii: "r"): return 0x0D
        case UInt8(ascii: "f"): return 0x0C
        case UInt8(ascii: "e"): return 0x1B
        case UInt8(ascii: "a"): return 0x07
        case UInt8(ascii: "x"): return try hexadecimal()
        default:
            let isAlphanumeric = (symbol | 0x20) &- 0x61 < 26 || symbol &- 0x30 < 10
            guard !isAlphanumeric else { throw Unsupported() }
            return symbol
        }
    }

    private mutating func hexadecimal() throws(Unsupported) -> UInt8 {
        let isBraced = take("{")
        let digits = rest.prefix(2).prefix { $0 != UInt8(ascii: "}") }
        guard let byte = UInt8(String(decoding: digits, as: UTF8.self), radix: 16) else {
            throw Unsupported()
        }
        rest.removeFirst(digits.count)
        if isBraced, !take("}") { throw Unsupported() }
        return byte
    }

    /// What follows `[`.
    mutating func byteClass() throws(Unsupported) -> ByteSet {
        let isNegated = take("^")
        var set = ByteSet()
        var isFirst = true
        while isFirst || rest.first != UInt8(ascii: "]") {
            isFirst = false
            if take("[:") {
                set.formUnion(try posixClass())
                continue
            }
            guard let low = try classMember(into: &set) else { continue }
            let range = rest.prefix(2)
            if range.count == 2, range.first == UInt8(ascii: "-"), range.last != UInt8(ascii: "]") {
                rest.removeFirst()
                guard let high = try classMember(into: &set), low <= high else { throw Unsupported() }
                set.formUnion(ByteSet(low...high))
            } else {
                set.insert(low)
            }
        }
        rest.removeFirst()
        if options.isCaseless { set = set.caseless }
        return isNegated ? set.inverted : set
    }

    /// One byte of a class; a class inside a class goes into `set` and gives nil.
    private mutating func classMember(into set: inout ByteSet) throws(Unsupported) -> UInt8? {
        guard let symbol = rest.popFirst() else { throw Unsupported() }
        guard symbol == UInt8(ascii: "\\") else { return symbol }
        if let escaped = rest.first, let known = Self.classes[escaped] {
            rest.removeFirst()
            set.formUnion(known)
            return nil
        }
        if take("b") { return 0x08 }
        return try byteEscape()
    }

    private mutating func posixClass() throws(Unsupported) -> ByteSet {
        for (name, set) in Self.posixClasses where take(name) { return set }
        throw Unsupported()
    }

    private static let digits = ByteSet(UInt8(ascii: "0")...UInt8(ascii: "9"))
    private static let letters = ByteSet { ($0 | 0x20) &- 0x61 < 26 }
    private static let blanks = ByteSet { $0 == 0x20 || (0x09...0x0D).contains($0) }
    private static let alphanumerics = ByteSet { digits.contains($0) || letters.contains($0) }
    private static let wordBytes = ByteSet { alphanumerics.contains($0) || $0 == UInt8(ascii: "_") }
    private static let horizontal = ByteSet { $0 == 0x09 || $0 == 0x20 || $0 == 0xA0 }
    private static let vertical = ByteSet { (0x0A...0x0D).contains($0) || $0 == 0x85 }

    /// pcre2pattern(3), "Generic character types", with PCRE2's built-in tables.
    private static let classes: [UInt8: ByteSet] = [
        UInt8(ascii: "d"): digits, UInt8(ascii: "D"): digits.inverted,
        UInt8(ascii: "w"): wordBytes, UInt8(ascii: "W"): wordBytes.inverted,
        UInt8(ascii: "s"): blanks, UInt8(ascii: "S"): blanks.inverted,
        UInt8(ascii: "h"): horizontal, UInt8(ascii: "H"): horizontal.inverted,
        UInt8(ascii: "v"): vertical, UInt8(ascii: "V"): vertical.inverted,
        UInt8(ascii: "N"): ByteSet { $0 != 0x0A },
    ]

    private static let posixClasses: [(StaticString, ByteSet)] = [
        ("alpha:]", letters), ("digit:]", digits), ("alnum:]", alphanumerics), ("space:]", blanks),
        ("xdigit:]", ByteSet { digits.contains($0) || ($0 | 0x20) &- 0x61 < 6 }),
        ("upper:]", ByteSet(0x41...0x5A)), ("lower:]", ByteSet(0x61...0x7A)),
    ]
}

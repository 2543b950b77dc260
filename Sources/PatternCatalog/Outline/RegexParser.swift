/// Reads a PCRE2 regex (pcre2pattern(3), without UTF and UCP) as far as outlines need it.
struct RegexParser {
    /// Something that outlines know nothing of. The pattern then has none.
    struct Unsupported: Error {}

    struct Options {
        var flags: RegexFlags

        var isCaseless: Bool { flags.contains(.caseInsensitive) }
        var isExtended: Bool { flags.contains(.extended) }
    }

    var rest: ArraySlice<UInt8>
    var options: Options
    private(set) var groups: [RegexSyntax.Group: RegexSyntax] = [:]
    private(set) var groupCount = 0

    init(_ regex: String, flags: RegexFlags) {
        rest = Array(regex.utf8)[...]
        options = Options(flags: flags)
    }

    mutating func parse() throws(Unsupported) -> RegexSyntax {
        let syntax = try alternation()
        guard rest.isEmpty else { throw Unsupported() }
        return syntax
    }

    /// - Parameter resetsNumbers: whether every alternative counts its groups from the same number on.
    private mutating func alternation(resetsNumbers: Bool = false) throws(Unsupported) -> RegexSyntax {
        let outer = options
        defer { options = outer }
        let firstNumber = groupCount
        var highest = groupCount
        var parts: [RegexSyntax] = [try sequence()]
        while take("|") {
            highest = max(highest, groupCount)
            if resetsNumbers { groupCount = firstNumber }
            parts.append(try sequence())
        }
        groupCount = max(highest, groupCount)
        return parts.count == 1 ? parts[0] : .choice(parts)
    }

    private mutating func sequence() throws(Unsupported) -> RegexSyntax {
        var parts: [RegexSyntax] = []
        skipIgnored()
        while let next = rest.first, next != UInt8(ascii: "|"), next != UInt8(ascii: ")") {
            let part = try quantified(try atom())
            if part != .empty { parts.append(part) }
            skipIgnored()
        }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private mutating func skipIgnored() {
        guard options.isExtended else { return }
        while let next = rest.first {
            if next == UInt8(ascii: "#") {
                rest = rest.drop { $0 != 0x0A }
            } else if next == 0x20 || (0x09...0x0D).contains(next) {
                rest.removeFirst()
            } else {
                return
            }
        }
    }

    private mutating func quantified(_ atom: RegexSyntax) throws(Unsupported) -> RegexSyntax {
        var result = atom
        skipIgnored()
        while let bounds = quantifier() {
            result = .repeated(result, min: bounds.min, max: bounds.max)
            // Lazy and possessive quantifiers match the same texts, or fewer.
            if !take("?") { _ = take("+") }
            skipIgnored()
        }
        return result
    }

    private mutating func quantifier() -> (min: Int, max: Int?)? {
        if take("*") { return (0, nil) }
        if take("+") { return (1, nil) }
        if take("?") { return (0, 1) }
        guard rest.first == UInt8(ascii: "{"), let end = rest.firstIndex(of: UInt8(ascii: "}")) else {
            return nil
        }
        let inside = String(decoding: rest[rest.index(after: rest.startIndex)..<end], as: UTF8.self)
        let bounds = inside.split(separator: ",", omittingEmptySubsequences: false)
        guard let min = Int(bounds[0]), bounds.count <= 2 else { return nil }
        if bounds.count == 2, !bounds[1].isEmpty, Int(bounds[1]) == nil { return nil }
        rest = rest[rest.index(after: end)...]
        return (min, bounds.count == 1 ? min : Int(bounds[1]))
    }

    private mutating func atom() throws(Unsupported) -> RegexSyntax {
        guard let symbol = rest.popFirst() else { throw Unsupported() }
        switch symbol {
        case UInt8(ascii: "("): return try group()
        case UInt8(ascii: "["): return .set(try byteClass())
        case UInt8(ascii: "\\"): return try escape()
        case UInt8(ascii: "^"):
            let isLineStart = options.flags.contains(.multiline)
            return isLineStart ? .empty : .notPrecededBy(.set(ByteSet { _ in true }))
        case UInt8(ascii: "$"): return .lineEnd
        case UInt8(ascii: "."):
            return .set(ByteSet { $0 != 0x0A || options.flags.contains(.dotMatchesNewline) })
        default: return .set(single(symbol))
        }
    }

    func single(_ byte: UInt8) -> ByteSet {
        let set = ByteSet { $0 == byte }
        return options.isCaseless ? set.caseless : set
    }

    // MARK: Groups

    private mutating func group() throws(Unsupported) -> RegexSyntax {
        guard take("?") else {
            guard rest.first != UInt8(ascii: "*") else { throw Unsupported() }
            return try capturing(name: nil)
        }
        if take(":") || take(">") { return try closed() }
        if take("|") { return try closed(resetsNumbers: true) }
        if take("=") { return .followedBy(try closed()) }
        if take("!") { return .notFollowedBy(try closed()) }
        if take("<=") { return .precededBy(try closed()) }
        if take("<!") { return .notPrecededBy(try closed()) }
        if take("<") { return try capturing(name: name(until: ">")) }
        if take("P<") { return try capturing(name: name(until: ">")) }
        if take("&") { return .group(.name(try name(until: ")"))) }
        if take("(DEFINE)") {
            _ = try closed()
            return .empty
        }
        if take("#") {
            _ = try name(until: ")")
            return .empty
        }
        return try optionSetting()
    }

    private mutating func closed(resetsNumbers: Bool = false) throws(Unsupported) -> RegexSyntax {
        let syntax = try alternation(resetsNumbers: resetsNumbers)
        guard take(")") else { throw Unsupported() }
        return syntax
    }

    private mutating func capturing(name: String?) throws(Unsupported) -> RegexSyntax {
        groupCount += 1
        let number = groupCount
        let syntax = try closed()
        // Under branch reset several groups have one number.
        let known = groups[.number(number)].map { RegexSyntax.choice([$0, syntax]) }
        groups[.number(number)] = known ?? syntax
        if let name { groups[.name(name)] = syntax }
        return syntax
    }

    private mutating func name(until end: Character) throws(Unsupported) -> String {
        guard let ascii = end.asciiValue, let index = rest.firstIndex(of: ascii) else { throw Unsupported() }
        defer { rest = rest[rest.index(after: index)...] }
        return String(decoding: rest[..<index], as: UTF8.self)
    }

    /// `(?i)`, `(?i-x:…)`.
    private mutating func optionSetting() throws(Unsupported) -> RegexSyntax {
        var flags = options.flags
        var isOn = true
        while let letter = rest.popFirst() {
            switch letter {
            case UInt8(ascii: "-"): isOn = false
            case UInt8(ascii: ")"):
                options.flags = flags
                return .empty
            case UInt8(ascii: ":"):
                let outer = options
                options.flags = flags
                defer { options = outer }
                return try closed()
            default:
                guard let flag = RegexFlags.letters[Character(UnicodeScalar(letter))] else {
                    throw Unsupported()
                }
                if isOn { flags.insert(flag) } else { flags.remove(flag) }
            }
        }
        throw Unsupported()
    }

    mutating func take(_ expected: StaticString) -> Bool {
        let count = expected.utf8CodeUnitCount
        guard rest.count >= count else { return false }
        for offset in 0..<count where rest[rest.startIndex + offset] != expected.utf8Start[offset] {
            return false
        }
        rest.removeFirst(count)
        return true
    }
}

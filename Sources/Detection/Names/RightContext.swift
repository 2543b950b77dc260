/// What follows a candidate's end, on the same line.
struct RightContext {
    /// The next word, if no more than a few bytes lie between.
    var word: NameWord?
    var gap: Gap = []
    /// The byte right after the end (and after a possessive), 0 at the end of the line.
    var byte: UInt8 = 0
    var byte2: UInt8 = 0
    var isPossessive = false
    /// A mail address in angle brackets or parentheses follows.
    var hasAddress = false
    /// ", 45" or "(1856".
    var hasDetail = false
    /// Nothing but white space follows on the line.
    var endsLine = false
    /// A comma or "and" and then a word that is likely a name follows.
    var isListed = false
    /// … that is certainly one.
    var isListedWithCertain = false
    /// "don 't": the word was cut from a contraction.
    var isNegation = false
    /// The next word ends in -ed.
    var wordIsPast = false

    static let gapBytesMax = 4

    init() {}

    init(after last: NameWord, end: Int, in text: TextSlice, limit: Int) {
        isPossessive = last.isPossessive && end == last.end
        var at = isPossessive ? last.endWithPossessive : end
        if at < limit { byte = RightContext.printable(text[at]) }
        if at + 1 < limit { byte2 = RightContext.printable(text[at + 1]) }
        let bound = min(limit, at + RightContext.gapBytesMax)
        while at < bound && text[at] < 0x80 && Letters.letter(at: at, in: text, limit: limit).length == 0 {
            if text[at] == UInt8(ascii: "\n") { break }
            if gap.isEmpty == false, gap.isSubset(of: [.space, .comma, .parenthesis]),
                RightContext.isDigit(text[at])
            {
                hasDetail = !gap.isDisjoint(with: [.comma, .parenthesis])
            }
            gap.note(text[at])
            at += 1
        }
        endsLine = byte == 0 || at >= limit || text[at] == UInt8(ascii: "\n")
        guard at < limit else { return }
        word = NameWord(at: at, in: text, limit: limit)
        word?.readCues()
        let opened =
            text[max(at - 1, end)] == UInt8(ascii: "<") || text[max(at - 1, end)] == UInt8(ascii: "(")
        hasAddress = opened && RightContext.isAddress(from: at, in: text, limit: limit)
        readBeyondWord(in: text, limit: limit)
    }

    private mutating func readBeyondWord(in text: TextSlice, limit: Int) {
        guard let next = word else { return }
        if !isPossessive && gap.isSubset(of: [.space, .quote]) && next.isOne(of: .possessive) {
            isPossessive = true
        }
        isNegation = gap.contains(.quote) && next.isOne(of: .negation)
        let length = next.end - next.start
        wordIsPast =
            length > 3 && text[next.end - 1] == UInt8(ascii: "d") && text[next.end - 2] == UInt8(ascii: "e")
            && next.shape == .lower
        if gap.contains(.comma) && gap.isSubset(of: [.comma, .space]) {
            isListed = next.isNameNeighbour
            isListedWithCertain = next.isCertainNeighbour && next.isNameShaped
        } else if gap == .space && next.isAnd && next.end + 1 < limit && text[next.end] == UInt8(ascii: " ") {
            guard let other = NameWord(at: next.end + 1, in: text, limit: limit) else { return }
            isListed = other.isNameNeighbour
            isListedWithCertain = isListed && other.isCertainNeighbour
        }
    }

    private static func printable(_ byte: UInt8) -> UInt8 { byte == 10 || byte == 13 ? 0 : byte }

    @inline(__always)
    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    /// Whether an @ stands within the next 40 bytes before any space.
    private static func isAddress(from start: Int, in text: TextSlice, limit: Int) -> Bool {
        var at = start
        while at < min(limit, start + 40) {
            if text[at] == UInt8(ascii: "@") { return true }
            if text[at] <= 0x20 { return false }
            at += 1
        }
        return false
    }
}

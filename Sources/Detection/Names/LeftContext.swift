/// What stands between two words.
struct Gap: OptionSet {
    let rawValue: UInt16
    static let space = Gap(rawValue: 1)
    static let comma = Gap(rawValue: 2)
    /// A colon, an equals sign or a tab: what separates a field's label from its value.
    static let separator = Gap(rawValue: 4)
    /// . ! ? ; …
    static let stop = Gap(rawValue: 8)
    static let quote = Gap(rawValue: 16)
    static let parenthesis = Gap(rawValue: 32)
    static let newline = Gap(rawValue: 64)
    static let dash = Gap(rawValue: 128)
    static let digit = Gap(rawValue: 256)
    static let underscore = Gap(rawValue: 512)
    static let other = Gap(rawValue: 1024)
    /// No word was found within reach.
    static let open = Gap(rawValue: 2048)

    @inline(__always)
    mutating func note(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: " "): insert(.space)
        case UInt8(ascii: ","): insert(.comma)
        case UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "\t"): insert(.separator)
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"): insert(.stop)
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): insert(.quote)
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"): insert(.parenthesis)
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"): insert(.newline)
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "#"), UInt8(ascii: ">"),
            UInt8(ascii: "|"):
            insert(.dash)
        case UInt8(ascii: "_"): insert(.underscore)
        case UInt8(ascii: "0")...UInt8(ascii: "9"): insert(.digit)
        default: insert(.other)
        }
    }
}

/// The words before a candidate, nearest first, and what separates them. Only the nearest is read at once.
struct LeftContext {
    /// Bytes looked at before the candidate.
    static let bytesMax = 128
    /// Bytes that may lie between two words.
    static let gapBytesMax = 12

    /// The nearest word and what stands between it and the candidate.
    var word1: NameWord?
    var gap1: Gap = .open
    private let bound: Int

    init(before start: Int, in text: TextSlice) {
        bound = max(0, start - LeftContext.bytesMax)
        word1 = LeftContext.word(endingBefore: start, bound: bound, in: text, gap: &gap1)
    }

    /// The word before another one of the context, and what stands between them.
    func word(before word: NameWord, in text: TextSlice) -> (word: NameWord?, gap: Gap) {
        var gap: Gap = .open
        let found = LeftContext.word(endingBefore: word.start, bound: bound, in: text, gap: &gap)
        return (found, gap)
    }

    var startsSentence: Bool {
        word1 == nil || !gap1.isDisjoint(with: [.stop, .newline, .quote, .dash, .separator])
    }

    static func word(endingBefore index: Int, bound: Int, in text: TextSlice, gap: inout Gap) -> NameWord? {
        var at = index
        var found: Gap = []
        let gapBound = max(bound, index - gapBytesMax)
        while at > gapBound {
            let length = letterLength(endingAt: at, bound: bound, in: text)
            if length > 0 { break }
            let byte = text[at - 1]
            if byte < 0x80 {
                found.note(byte)
                at -= 1
            } else {
                at = skipPunctuation(endingAt: at, bound: bound, in: text, gap: &found)
            }
        }
        if at <= bound || letterLength(endingAt: at, bound: bound, in: text) == 0 {
            gap = found.union(.open)
            return nil
        }
        gap = found
        return word(endingAt: at, bound: bound, in: text)
    }

    private static func word(endingAt end: Int, bound: Int, in text: TextSlice) -> NameWord? {
        var start = end
        while start > bound && end - start < NameWord.bytesMax {
            var length = letterLength(endingAt: start, bound: bound, in: text)
            if length == 0 && start < end {
                length = jointLength(endingAt: start, bound: bound, in: text)
                if length == 0 || letterLength(endingAt: start - length, bound: bound, in: text) == 0 {
                    break
                }
            }
            if length == 0 { break }
            start -= length
        }
        var word = NameWord(at: start, in: text, limit: end)
        word?.readCues()
        return word
    }

    /// Length of the letter that ends right before `end`, 0 if it is none.
    @inline(__always)
    static func letterLength(endingAt end: Int, bound: Int, in text: TextSlice) -> Int {
        guard end > bound else { return 0 }
        let byte = text[end - 1]
        if byte < 0x80 { return Letters.letter(at: end - 1, in: text, limit: end).length }
        var lead = end - 1
        while lead > bound && end - lead < 4 && text[lead] & 0xC0 == 0x80 { lead -= 1 }
        let letter = Letters.letter(at: lead, in: text, limit: end)
        return letter.kind != .ideograph && lead + letter.length == end ? letter.length : 0
    }

    private static func jointLength(endingAt end: Int, bound: Int, in text: TextSlice) -> Int {
        let byte = text[end - 1]
        if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "'") { return 1 }
        let isQuote = byte == 0x99 && end - 3 > bound && text[end - 3] == 0xE2 && text[end - 2] == 0x80
        return isQuote ? 3 : 0
    }

    /// Steps over one character that is not ASCII and no letter.
    private static func skipPunctuation(
        endingAt end: Int, bound: Int, in text: TextSlice, gap: inout Gap
    ) -> Int {
        var lead = end - 1
        while lead > bound && end - lead < 4 && text[lead] & 0xC0 == 0x80 { lead -= 1 }
        if text[lead] == 0xE2 && end - lead == 3 && text[lead + 1] == 0x80 {
            switch text[lead + 2] {
            case 0x98...0x9F: gap.insert(.quote)
            case 0x90...0x95, 0xA2: gap.insert(.dash)
            case 0xA6: gap.insert(.stop)
            default: gap.insert(.other)
            }
        } else if text[lead] == 0xEF && end - lead == 3 && text[lead + 1] == 0xBC && text[lead + 2] == 0x9A {
            gap.insert(.separator)
        } else if text[lead] == 0xC2 && end - lead == 2 && text[lead + 1] == 0xA0 {
            gap.insert(.space)
        } else {
            gap.insert(.other)
        }
        return lead
    }
}

extension LeftContext {
    /// Whether the line before the candidate has at most two words.
    func followsShortLine(in text: TextSlice) -> Bool {
        guard let first = word1 else { return true }
        let second = word(before: first, in: text)
        guard let word2 = second.word, !second.gap.contains(.newline) else { return true }
        let third = word(before: word2, in: text)
        return third.word == nil || third.gap.contains(.newline)
    }

    /// What the nearest word says of the text's language: above 0 English, below 0 another.
    var language: Int { word1?.languageVote ?? 0 }
}

extension NameWord {
    /// +1 an English word, -1 a word of another language, 0 neither or both.
    var languageVote: Int {
        guard shape == .lower else { return 0 }
        if facts.wordOther > facts.word { return facts.word <= 3 ? -1 : 0 }
        return facts.word >= 4 ? 1 : 0
    }
}

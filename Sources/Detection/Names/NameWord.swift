/// One word of the text: letters, with hyphens and apostrophes inside, and what the table knows of it.
struct NameWord {
    /// How a word is written.
    enum Shape: UInt8 {
        /// One capital letter.
        case initial
        /// A capital, then lower case; also O'Brien, McDonald, DiCaprio, Jean-Luc.
        case capitalised
        /// Two capitals or more and no lower case.
        case upper
        /// Capitals in odd places: camelCase, iPhone.
        case mixed
        case lower
        /// A script without capitals.
        case uncased
    }

    /// Hash of the folded word.
    var hash: UInt64
    var facts: WordFacts
    /// Classes of short cue words, once `readCues` was called.
    var cues: UInt32 = 0
    private var start32: UInt32
    private var length: UInt8
    private var possessiveLength: UInt8
    var shape: Shape
    /// I'm, Don't: an apostrophe that joins an ordinary word.
    var isContraction = false

    @inline(__always) var start: Int { Int(start32) }
    /// The end of the word itself, a possessive 's not included.
    @inline(__always) var end: Int { Int(start32) + Int(length) }
    /// The end with the possessive 's, if there is one.
    @inline(__always) var endWithPossessive: Int { end + Int(possessiveLength) }

    /// Longest of the short cue words, in bytes.
    static let cueBytesMax = 9
    /// Longest word in bytes. Longer ones are no names.
    static let bytesMax = 48

    @inline(__always) var isPossessive: Bool { possessiveLength > 0 }
    @inline(__always) var isCapital: Bool { shape == .capitalised || shape == .upper || shape == .initial }
    /// A word that begins with a capital as names do; single letters aside.
    @inline(__always) var isNameShaped: Bool { shape == .capitalised || shape == .upper }

    /// Reads the word that begins at `start`; nil if no letter begins there. Bytes at `limit` are not read.
    @inline(__always)
    init?(at start: Int, in text: TextSlice, limit: Int) {
        guard start < limit, text[start] >= 0x80 || (text[start] | 0x20) &- 0x61 < 26 else { return nil }
        if let plain = NameWord(plainAt: start, in: text, limit: limit) {
            self = plain
        } else if let word = NameWord(anyAt: start, in: text, limit: limit) {
            self = word
        } else {
            return nil
        }
    }

    /// The common cases: ASCII letters, all small, all capital or with a capital first, and nothing behind
    /// them that may go on with the word.
    @inline(__always)
    private init?(plainAt start: Int, in text: TextSlice, limit: Int) {
        let limit = min(limit, start + NameWord.bytesMax)
        guard start < limit else { return nil }
        let first = text[start] | 0x20
        guard first &- 0x61 < 26, text[start] < 0x80 else { return nil }
        var hash = NameTable.Hash()
        hash.add(first)
        var end = start &+ 1
        let isLower = text[start] == first
        let isUpper = !isLower && end < limit && text[end] &- 0x41 < 26
        let letters: UInt8 = isUpper ? 0x41 : 0x61
        while end < limit, text[end] &- letters < 26 {
            hash.add(text[end] | 0x20)
            end &+= 1
        }
        if end < limit {
            let next = text[end]
            let goesOn = next >= 0x80 || (next | 0x20) &- 0x61 < 26
            guard !goesOn, next != UInt8(ascii: "-"), next != UInt8(ascii: "'") else { return nil }
        }
        guard isLower || end > start &+ 1 else { return nil }
        start32 = UInt32(truncatingIfNeeded: start)
        length = UInt8(truncatingIfNeeded: end &- start)
        possessiveLength = 0
        self.hash = hash.finished
        shape = isLower ? .lower : isUpper ? .upper : .capitalised
        facts = NameTable.facts(hash: self.hash)
    }

    @inline(never)
    private init?(anyAt start: Int, in text: TextSlice, limit: Int) {
        var reader = WordReader(start: start, limit: min(limit, start + NameWord.bytesMax))
        guard reader.read(text) else { return nil }
        start32 = UInt32(truncatingIfNeeded: start)
        length = UInt8(truncatingIfNeeded: reader.end - start)
        possessiveLength = UInt8(truncatingIfNeeded: reader.endWithPossessive - reader.end)
        hash = reader.hash.finished
        shape = reader.shape
        isContraction = reader.isContraction
        if shape == .initial || isContraction {
            // A letter alone is an initial, whatever words of one letter there are.
            facts = WordFacts(bits: isContraction ? NameTable.facts(hash: hash).bits & ~0x3F | 7 << 6 : 0)
            return
        }
        facts = NameTable.facts(hash: hash)
        if facts.isUnknown && reader.firstJoint > 0 {
            facts = NameWord.factsOfParts(start: start, joint: reader.firstJoint, end: reader.end, in: text)
        }
    }

    /// Jean-Luc, Smith-Jones, O'Hara: a compound the table lacks has the facts of its parts: a given name by
    /// the first, a surname by the last, and as ordinary as the more ordinary of them.
    private static func factsOfParts(
        start: Int, joint: Int, end: Int, in text: TextSlice
    ) -> WordFacts {
        var first = WordReader(start: start, limit: joint)
        var last = WordReader(start: joint + (text[joint] == 0xE2 ? 3 : 1), limit: end)
        guard first.read(text), last.read(text) else { return WordFacts() }
        let a = NameTable.facts(hash: first.hash.finished)
        let b = NameTable.facts(hash: last.hash.finished)
        if text[joint] != UInt8(ascii: "-") {
            return joint - start <= 2 ? WordFacts(bits: b.bits & 0x3F) : WordFacts(bits: 7 << 6)
        }
        let lastIsCapital = last.shape == .capitalised || last.shape == .upper
        let given = min(a.given, b.isUnknown ? a.given : max(b.given, a.given - 1))
        let surname = lastIsCapital ? max(b.surname, min(a.surname, 3)) : 0
        let word = lastIsCapital ? min(a.word, b.word) : max(a.word, b.word)
        return WordFacts(bits: UInt32(given | surname << 3 | word << 6))
    }
}

/// Reads one word and sums up its hash and its shape.
struct WordReader {
    var end: Int
    let limit: Int
    var endWithPossessive = 0
    var hash = NameTable.Hash()
    var isContraction = false
    /// Offset of the first hyphen or apostrophe inside, 0 if none.
    var firstJoint = 0
    private var firstJointIsHyphen = false
    private var letters = 0
    private var uppers = 0
    private var lowers = 0
    private var uncased = 0
    private var startsUpper = false
    /// Capitals after a small letter that no joint and no Mc, Mac, De … explains.
    private var humps = 0
    private var lastHump = 0
    private let start: Int

    @inline(__always)
    init(start: Int, limit: Int) {
        self.start = start
        end = start
        self.limit = limit
    }

    /// False if no letter begins at the start.
    @inline(__always)
    mutating func read(_ text: TextSlice) -> Bool {
        var afterJoint = true
        while end < limit {
            if readLowerCase(text) {
                afterJoint = false
                continue
            }
            let letter = Letters.letter(at: end, in: text, limit: limit)
            if letter.length == 0 || letter.kind == .ideograph {
                guard letters > 0, !afterJoint, readJoint(text) else { break }
                afterJoint = true
                continue
            }
            note(letter.kind, afterJoint: afterJoint)
            Letters.fold(letter, at: end, in: text, into: &hash)
            end += letter.length
            afterJoint = false
        }
        if endWithPossessive < end { endWithPossessive = end }
        return letters > 0
    }

    /// The common case: a run of small ASCII letters. False if there is none.
    @inline(__always)
    private mutating func readLowerCase(_ text: TextSlice) -> Bool {
        var at = end
        while at < limit {
            let byte = text[at]
            guard byte &- 0x61 < 26 else { break }
            hash.add(byte)
            at += 1
        }
        let count = at - end
        letters += count
        lowers += count
        end = at
        return count > 0
    }

    @inline(__always)
    private mutating func note(_ kind: Letters.Kind, afterJoint: Bool) {
        switch kind {
        case .upper:
            if letters == 0 { startsUpper = true }
            if !afterJoint && lowers > 0 {
                humps += 1
                lastHump = letters
            }
            uppers += 1
        case .lower: lowers += 1
        default: uncased += 1
        }
        letters += 1
    }

    /// At a byte that is no letter: whether the word goes on behind a hyphen or an apostrophe.
    private mutating func readJoint(_ text: TextSlice) -> Bool {
        let byte = text[end]
        var length = 1
        if byte == 0xE2 {
            guard end + 2 < limit, text[end + 1] == 0x80, text[end + 2] == 0x99 else { return false }
            length = 3
        } else if byte != UInt8(ascii: "-") && byte != UInt8(ascii: "'") {
            return false
        }
        let next = end + length
        guard next < limit, Letters.letter(at: next, in: text, limit: limit).length > 0 else { return false }
        if byte != UInt8(ascii: "-") {
            let tail = tailLength(from: next, in: text)
            let low = text[next] | 0x20
            if tail == 1 && low == UInt8(ascii: "s") {
                endWithPossessive = next + 1
                return false
            }
            if (tail == 1 && WordReader.contracted.utf8Contains(low))
                || (tail == 2 && letters > 1 && text[next] == low)
            {
                isContraction = true
            }
        }
        if firstJoint == 0 {
            firstJoint = end
            firstJointIsHyphen = byte == UInt8(ascii: "-")
        }
        hash.add(byte == UInt8(ascii: "-") ? byte : UInt8(ascii: "'"))
        end = next
        return true
    }

    /// I'm, don't, I'd.
    private static let contracted: StaticString = "mtd"

    /// Letters from `index` on, up to 3.
    private func tailLength(from index: Int, in text: TextSlice) -> Int {
        var at = index
        var count = 0
        while at < limit && count < 3 {
            let letter = Letters.letter(at: at, in: text, limit: limit)
            if letter.length == 0 { break }
            at += letter.length
            count += 1
        }
        return count
    }

    /// al-Zahra, d'Artagnan: a short prefix in lower case, then one capital.
    private var isPrefixed: Bool {
        let prefix = firstJoint - start
        return uppers == 1 && (prefix == 2 && firstJointIsHyphen || prefix == 1 && !firstJointIsHyphen)
    }

    var shape: NameWord.Shape {
        if uncased > 0 && uppers == 0 { return .uncased }
        if uppers == 0 { return .lower }
        if !startsUpper { return isPrefixed ? .capitalised : .mixed }
        if letters == 1 { return .initial }
        if lowers == 0 { return .upper }
        if humps == 0 { return uppers == 1 || firstJoint > 0 ? .capitalised : .mixed }
        // McDonald, MacArthur, DeVito, LeBron, DiCaprio, VanDyke: one hump after two or three letters.
        return humps == 1 && uppers == 2 && (lastHump == 2 || lastHump == 3) ? .capitalised : .mixed
    }
}

extension StaticString {
    @inline(__always)
    func utf8Contains(_ byte: UInt8) -> Bool {
        for index in 0..<utf8CodeUnitCount where utf8Start[index] == byte { return true }
        return false
    }
}

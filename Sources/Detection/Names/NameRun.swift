/// The words from a candidate on that could make up one name: capitalised words, initials and particles.
struct NameRun {
    /// Most words of a name, particles included.
    static let wordsMax = 8

    /// The first `count` words, in the caller's memory: a run is copied, and its words are not.
    let words: UnsafeMutablePointer<NameWord>
    var count = 1
    /// Whether a word at an index is a particle (von, de la).
    var particles: UInt16 = 0
    /// End of a suffix (", Jr.") that belongs to the name when the run is taken whole, else 0.
    var suffixEnd = 0
    /// The word after the last one, on the same line, if only a space separates them.
    var following: NameWord?

    /// Index of the first word that is no particle.
    var firstIndex: Int {
        var index = 0
        while index < count - 1 && isParticle(index) { index += 1 }
        return index
    }

    func isParticle(_ index: Int) -> Bool { particles >> UInt16(index) & 1 == 1 }

    /// Reads on from `first`.
    /// - Parameters:
    ///   - words: room for `wordsMax` words.
    ///   - lowerCase: also takes lower-case words that a dictionary of names has.
    init(
        first: NameWord, into words: UnsafeMutablePointer<NameWord>, in text: TextSlice, limit: Int,
        lowerCase: Bool
    ) {
        self.words = words
        words.initialize(to: first)
        var last = first
        if first.facts.has(.particle) && (first.facts.given < 4 || first.shape == .lower)
            && first.shape != .initial
            && !first.isOne(of: .placePrefix)
        {
            particles = 1
        }
        while count < NameRun.wordsMax, !last.isPossessive {
            let (next, adjacent) = NameRun.next(after: last, in: text, limit: limit)
            guard let next else { break }
            let isAnd = next.end - next.start == 1
            let isParticle =
                next.shape == .lower && next.facts.has(.particle) && next.end - next.start <= 5
                && (!isAnd || count >= 2)
            let takesLower = lowerCase && next.shape == .lower && isLowerName(next, after: first)
            if isParticle && (!isAnd || NameRun.leadsToSurname(next, in: text, limit: limit))
                && leadsToName(next, in: text, limit: limit, lowerCase: lowerCase)
            {
                particles |= 1 << UInt16(count)
            } else if !(next.isCapital || takesLower || (next.shape == .uncased && next.facts.isName))
                || next.isContraction || (next.facts.has(.title) && next.facts.given < 4)
                || (next.shape == .initial
                    && !NameRun.isInitial(next, isFirst: false, in: text, limit: limit))
            {
                if adjacent { following = next }
                break
            }
            (words + count).initialize(to: next)
            count += 1
            last = next
        }
        readSuffix(in: text, limit: limit)
    }

    /// Whether a single capital is an initial: with a full stop, or without one before a name; never a lone
    /// "I" or "A".
    static func isInitial(_ word: NameWord, isFirst: Bool, in text: TextSlice, limit: Int) -> Bool {
        if word.end < limit && text[word.end] == UInt8(ascii: ".") { return true }
        let letter = text[word.start]
        if letter == UInt8(ascii: "I") || (isFirst && letter == UInt8(ascii: "A")) { return false }
        guard let next = NameRun.next(after: word, in: text, limit: limit).0 else {
            return true
        }
        return next.isNameShaped && next.facts.word < 3 && (next.facts.isName || next.facts.isUnknown)
    }

    /// A lower-case word that may go on a name in lower case: a name itself, or a word no list knows behind a
    /// given name that is nothing else.
    private func isLowerName(_ word: NameWord, after first: NameWord) -> Bool {
        if word.isContraction { return false }
        if word.facts.isUnknown {
            return word.end - word.start >= 5 && first.facts.given >= 5 && first.facts.wordAny == 0
                && count == 1
        }
        return word.facts.isName && word.facts.word < 3
            && (word.facts.surname >= 3 || word.facts.wordOther < 3)
    }

    /// Whether a particle is followed by a capitalised word, or by one more particle and then one.
    private func leadsToName(
        _ particle: NameWord, in text: TextSlice, limit: Int, lowerCase: Bool
    ) -> Bool {
        var word = particle
        for _ in 0..<3 {
            guard let next = NameRun.next(after: word, in: text, limit: limit).0 else { return false }
            if next.isNameShaped { return !next.facts.hasAny(WordFacts.neverName) }
            if lowerCase && next.facts.surname >= 3 && next.facts.word < 3 { return true }
            guard next.shape == .lower && next.facts.has(.particle) else { return false }
            word = next
        }
        return false
    }

    /// The next word behind one space, or behind a full stop after an initial; and whether it is adjacent.
    static func next(after word: NameWord, in text: TextSlice, limit: Int) -> (NameWord?, Bool) {
        var at = word.end
        guard at < limit, !word.isPossessive else { return (nil, false) }
        let abbreviates = word.shape == .initial || word.facts.has(.title) || word.facts.has(.suffix)
        if text[at] == UInt8(ascii: ".") && abbreviates {
            at += 1
            if word.facts.has(.title) { at = endOfTitleEnding(at, in: text, limit: limit) }
            if at < limit && text[at] == UInt8(ascii: " ") { at += 1 }
        } else if text[at] == UInt8(ascii: " ") || (text[at] == UInt8(ascii: "+") && word.facts.isName) {
            at += 1
        } else if text[at] == 0xC2 && at + 1 < limit && text[at + 1] == 0xA0 {
            at += 2
        } else {
            return (nil, false)
        }
        guard at < limit else { return (nil, true) }
        return (NameWord(at: at, in: text, limit: limit), true)
    }

    /// The end of what some languages write behind the stop of a title, as in Sig.ra and Dott.ssa; where a
    /// blank does not follow it, `start`.
    private static func endOfTitleEnding(_ start: Int, in text: TextSlice, limit: Int) -> Int {
        var at = start
        while at < min(limit, start + 3), text[at] >= UInt8(ascii: "a"), text[at] <= UInt8(ascii: "z") {
            at += 1
        }
        return at < limit && text[at] == UInt8(ascii: " ") ? at : start
    }

    /// Jr., Sr., III, PhD behind the last word, with or without a comma.
    private mutating func readSuffix(in text: TextSlice, limit: Int) {
        let last = words[count - 1]
        if count > 1 && last.facts.has(.suffix) && last.facts.surname < 4 {
            count -= 1
            suffixEnd = NameRun.withStop(last.end, in: text, limit: limit)
            return
        }
        guard last.end + 2 < limit, text[last.end] == UInt8(ascii: ","), !last.isPossessive else { return }
        let at = last.end + (text[last.end + 1] == UInt8(ascii: " ") ? 2 : 1)
        guard let word = NameWord(at: at, in: text, limit: limit), word.shape != .lower else { return }
        if word.facts.has(.suffix) && word.end - word.start >= 2 {
            suffixEnd = NameRun.withStop(word.end, in: text, limit: limit)
        }
    }

    /// Takes the full stop of an abbreviation in, if another word follows or the text goes on.
    private static func withStop(_ end: Int, in text: TextSlice, limit: Int) -> Int {
        end < limit && text[end] == UInt8(ascii: ".") ? end + 1 : end
    }
}

extension WordFacts {
    /// Classes whose words are never part of a name.
    static let neverName: UInt32 =
        Cue.determiner.rawValue | Cue.preposition.rawValue | Cue.greeting.rawValue | Cue.nation.rawValue
}

extension NameRun {
    /// "van Gogh", "bin Laden" without a given name: whether a surname follows the particle.
    static func leadsToSurname(_ particle: NameWord, in text: TextSlice, limit: Int) -> Bool {
        guard let next = next(after: particle, in: text, limit: limit).0, next.isNameShaped else {
            return false
        }
        return next.facts.given < 4 && (next.facts.isKnown || next.facts.surname >= 4)
    }
}

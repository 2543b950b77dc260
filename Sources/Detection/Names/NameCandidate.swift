/// One place where a name may begin: the words from there on and what stands around them.
struct NameCandidate {
    /// The end chosen for a name, how many words it takes, and what spoke for it.
    struct Choice {
        var end: Int
        var words: Int
        var tally: Tally
    }

    let first: NameWord
    let left: LeftContext
    let limit: Int
    let hasTitle: Bool
    /// What the words before say of the text's language: above 0 English, below 0 another.
    let language: Int
    var run: NameRun

    /// - Parameter words: room for `NameRun.wordsMax` words, as long as the candidate is used.
    init(
        first: NameWord, left: LeftContext, words: UnsafeMutablePointer<NameWord>, in text: TextSlice,
        limit: Int
    ) {
        self.first = first
        self.left = left
        self.limit = limit
        var head = first
        var titled = false
        for _ in 0..<2 where head.facts.has(.title) {
            guard let next = NameRun.next(after: head, in: text, limit: limit).0 else { break }
            let isParticle = next.shape == .lower && next.facts.has(.particle)
            let isLowerName =
                head.shape == .lower && next.shape == .lower && next.facts.isName && next.facts.word < 3
            guard next.isCapital || isParticle || isLowerName || next.shape == .uncased, !next.isContraction
            else { break }
            if next.facts.hasAny(WordFacts.neverName) && !isParticle && next.facts.surname < 4 { break }
            head = next
            titled = true
        }
        hasTitle = titled
        run = NameRun(
            first: head, into: words, in: text, limit: limit, lowerCase: first.shape == .lower)
        language = left.language
    }

    /// The cheap test: may a name begin with this word? Looks at nothing behind it.
    @inline(__always)
    static func mayStart(_ word: NameWord) -> Bool {
        let facts = word.facts
        switch word.shape {
        case .capitalised, .upper:
            if facts.has(.title) { return true }
            if facts.hasAny(WordFacts.neverName) || word.isContraction { return facts.given >= 5 }
            if facts.word >= 5 { return facts.given >= 4 || facts.surname >= 4 }
            return facts.word < 3 || facts.given >= 2 || facts.surname >= 3
        case .initial: return true
        case .lower:
            if facts.has(.title) { return true }
            if facts.has(.particle) {
                var word = word
                word.readCues()
                return word.isOne(of: .nobiliary)
            }
            return (facts.given >= 4 || facts.surname >= 5) && facts.wordAny < 4 && !word.isContraction
        case .mixed: return false
        case .uncased: return facts.isName || facts.has(.title)
        }
    }

    /// Whether the words behind a lone initial or particle make it the beginning of a name.
    static func leads(_ word: NameWord, in text: TextSlice, limit: Int) -> Bool {
        if word.shape == .initial { return NameRun.isInitial(word, isFirst: true, in: text, limit: limit) }
        if word.shape == .lower && word.facts.given < 4 && word.facts.surname < 5 && !word.facts.has(.title) {
            return NameRun.leadsToSurname(word, in: text, limit: limit)
        }
        return true
    }

    /// The best end, if the evidence for it outweighs what speaks against it.
    func best(in text: TextSlice, remembered: UInt16, explain: Bool) -> Choice? {
        var scoring = NameScoring(candidate: self, in: text, remembered: remembered, explain: false)
        let least = scoring.firstIndex + 1
        var best: Choice?
        var count = run.count
        while count >= least {
            if !run.isParticle(count - 1) {
                scoring.judge(count)
                let points = scoring.tally.points
                if points >= 0 && points > (best?.tally.points ?? -9) + 8 {
                    best = Choice(end: scoring.end, words: count, tally: scoring.tally)
                }
            }
            count -= 1
        }
        if explain, let chosen = best {
            var scoring = NameScoring(candidate: self, in: text, remembered: remembered, explain: true)
            scoring.judge(chosen.words)
            best?.tally = scoring.tally
        }
        return best
    }

    /// A bit for each word that was part of a certain name earlier in the document.
    func remembered(in memory: inout NameMemory) -> UInt16 {
        var bits: UInt16 = 0
        for index in 0..<run.count where memory.contains(run.words[index].hash) { bits |= 1 << UInt16(index) }
        return bits
    }

    /// Keeps the parts of a certain name for the rest of the document.
    func remember(_ count: Int, in memory: inout NameMemory) {
        for index in 0..<count where !run.isParticle(index) {
            let word = run.words[index]
            guard word.shape != .initial, word.end - word.start >= 3 else { continue }
            guard word.facts.word <= NameWeights.remembersPartsWordMax, word.facts.place < 2 else { continue }
            memory.remember(word.hash)
        }
    }
}

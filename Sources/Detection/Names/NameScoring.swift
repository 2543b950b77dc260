/// Adds up what speaks for and against the first words of a candidate being a name.
struct NameScoring {
    let candidate: NameCandidate
    let text: TextSlice
    /// How many words of the candidate's run are judged.
    private(set) var count = 0
    /// End of the name in bytes.
    private(set) var end = 0
    private(set) var right = RightContext()
    var tally: Tally
    private(set) var endsAsSurname = false
    /// Above 0 the words around are English, below 0 they are of another language.
    private(set) var language = 0
    /// A bit for each word of the run that was part of a certain name before.
    private let remembered: UInt16
    /// Index of the first word that is no particle.
    let firstIndex: Int

    var first: NameWord { candidate.run.words[firstIndex] }
    var last: NameWord { candidate.run.words[count - 1] }
    var isSingle: Bool { count == firstIndex + 1 }

    init(candidate: NameCandidate, in text: TextSlice, remembered: UInt16, explain: Bool) {
        self.candidate = candidate
        self.text = text
        self.remembered = remembered
        firstIndex = candidate.run.firstIndex
        tally = Tally(explains: explain)
    }

    /// Judges the first `count` words; the result is in `tally` and `end`.
    mutating func judge(_ count: Int) {
        begin(count)
        if right.isNegation
            || CodeText.continues(right.byte, right.byte2) && (isSingle || right.byte != UInt8(ascii: "("))
        {
            tally.add(.code, -100)
            return
        }
        tally.add(.base, NameWeights.base)
        judgeWords()
        judgeClasses()
        judgeBefore()
        judgeAfter()
        if remembered >> UInt16(firstIndex) & 1 == 1 || remembered >> UInt16(count - 1) & 1 == 1 {
            tally.add(.memory, NameWeights.memory)
        }
        if tally.points >= 0 && tally.points < 40 { judgeCode() }
    }

    private mutating func begin(_ count: Int) {
        self.count = count
        tally.reset()
        let last = candidate.run.words[count - 1]
        let takesSuffix = count == candidate.run.count && candidate.run.suffixEnd > 0
        end = takesSuffix ? candidate.run.suffixEnd : last.end
        // The stop of a last initial ("Shirley T.") is part of it.
        if last.shape == .initial && count > 1 && end < candidate.limit && text[end] == UInt8(ascii: ".") {
            end += 1
        }
        endsAsSurname = SurnameEnding.ends(last, in: text)
        right = RightContext(after: last, end: end, in: text, limit: candidate.limit)
        language = candidate.language + (right.word?.languageVote ?? 0)
    }

    // MARK: the words themselves

    private mutating func judgeWords() {
        if isSingle {
            judgeSingle()
        } else {
            judgePair()
            judgeMiddle()
        }
        if candidate.hasTitle { tally.add(.title, NameWeights.title) }
    }

    private mutating func judgeSingle() {
        let facts = first.facts
        let given = NameWeights.given[facts.given]
        let surname = NameWeights.surname[facts.surname]
        if facts.isName {
            tally.add(given >= surname ? .givenName : .surname, max(given, surname))
        } else if facts.isUnknown && first.isNameShaped {
            tally.add(.unknownCapital, endsAsSurname ? NameWeights.surnameEnding : NameWeights.unknownAlone)
        }
        if facts.isKnown { tally.add(.known, NameWeights.known) }
        if firstIndex > 0 { tally.add(.particle, NameWeights.particle) }
        let penalty = wordPenalty(facts)
        tally.add(.ordinaryWord, standsOutInSentence ? -penalty * 3 / 5 : -penalty)
        tally.add(.place, -NameWeights.place[facts.place])
        if first.shape == .initial { tally.add(.initial, -30) }
        if first.shape == .upper { tally.add(.allCapitals, NameWeights.capitalsAlone) }
        if first.shape == .lower {
            let isLiteral = CodeText.isQuote(right.byte) && candidate.left.gap1.contains(.quote)
            tally.add(.lowerCase, isLiteral ? 3 * NameWeights.lowerCase : NameWeights.lowerCase)
        }
        if first.shape == .uncased { tally.add(.uncased, NameWeights.uncased) }
        if candidate.left.startsSentence && facts.word > 0 && !candidate.hasTitle {
            tally.add(.sentenceStart, NameWeights.sentenceStart)
        }
    }

    /// A capital in the midst of lower-case words: an ordinary word would not have it.
    private var standsOutInSentence: Bool {
        !candidate.left.startsSentence && candidate.left.word1?.shape == .lower && first.shape == .capitalised
            && (right.word == nil || right.word?.shape == .lower)
    }

    /// What being an ordinary word counts against a name: a foreign word little in English text.
    func wordPenalty(_ facts: WordFacts) -> Int {
        let other = NameWeights.word[facts.wordOther]
        let weighed = language > 0 ? 0 : language < 0 ? other : other / 2
        return max(NameWeights.word[facts.word], weighed)
    }

    private mutating func judgePair() {
        let given = firstPoints(given: true)
        let surname = lastPoints(surname: true)
        let isEastern = first.facts.surname >= 4 && first.facts.place < 2 && last.facts.given >= 3
        let eastern = isEastern ? firstPoints(given: false) + lastPoints(surname: false) : -99
        if given + surname >= eastern {
            tally.add(.givenName, given)
            tally.add(.surname, surname)
        } else {
            tally.add(.surname, firstPoints(given: false))
            tally.add(.givenName, lastPoints(surname: false))
        }
        let a = first.facts
        let b = last.facts
        if (a.given >= 3 || first.shape == .initial) && (b.surname >= 2 || b.isUnknown || b.given >= 4) {
            tally.add(.pair, NameWeights.pair)
        }
        if first.shape == .upper && last.shape != .initial {
            let isCertain = a.given >= 4 && b.surname >= 4 || a.surname >= 4 && b.given >= 4
            let isPlain = isCertain && last.shape == .upper && count <= 4
            tally.add(.allCapitals, isPlain ? NameWeights.capitalsPair : NameWeights.capitalsUncertain)
        }
        if first.shape == .initial && last.shape == .initial { tally.add(.initial, NameWeights.placePair) }
        if first.shape == .uncased { tally.add(.uncased, NameWeights.uncased) }
        if first.shape == .lower { tally.add(.lowerCase, 3 * NameWeights.lowerCase) }
        if count == firstIndex + 2
            && NameTable.facts(hash: NameTable.pairHash(first.hash, last.hash)).place == 2
        {
            tally.add(.place, NameWeights.placePair)
        }
    }

    private func firstPoints(given asGiven: Bool) -> Int {
        let facts = first.facts
        if first.shape == .initial { return NameWeights.initial }
        let strong = asGiven ? NameWeights.given[facts.given] : NameWeights.surname[facts.surname]
        let weak = asGiven ? NameWeights.surname[facts.surname] / 2 : 0
        var points = max(strong, weak)
        if facts.isUnknown {
            let next = candidate.run.words[firstIndex + 1].facts
            let leadsIn = count > firstIndex + 2 && next.given >= 4 && next.given >= next.surname
            points = leadsIn ? NameWeights.middleOrdinary : NameWeights.unknownFirst
        }
        let word = wordPenalty(facts)
        let place = NameWeights.place[facts.place]
        let isTeam = facts.place == 2 && last.facts.isUnknown
        return points - (facts.given >= 5 ? word / 2 : word)
            - (facts.given >= 4 && !isTeam ? place / 2 : place)
    }

    private func lastPoints(surname asSurname: Bool) -> Int {
        let facts = last.facts
        if last.shape == .initial { return NameWeights.initial / 2 }
        if facts.isUnknown {
            return !asSurname ? 0 : endsAsSurname ? NameWeights.surnameEnding : NameWeights.unknownLast
        }
        let strong = asSurname ? NameWeights.surname[facts.surname] : NameWeights.given[facts.given]
        let weak = asSurname ? NameWeights.given[facts.given] / 2 : 0
        let isNamed =
            max(facts.surname, facts.given) >= 5
            || (count == firstIndex + 2 && first.facts.given >= 6 && facts.surname >= 1)
        let word = wordPenalty(facts)
        return max(strong, weak) - (isNamed ? word / 3 : word) - NameWeights.place[facts.place] / 2
    }

    private mutating func judgeMiddle() {
        var index = firstIndex + 1
        while index < count - 1 {
            let word = candidate.run.words[index]
            if candidate.run.isParticle(index) {
                tally.add(.particle, NameWeights.particle)
            } else if word.shape == .initial && first.facts.word < 3 && last.facts.word < 3 {
                tally.add(.initial, NameWeights.middleInitial)
            } else if word.shape == .initial || word.facts.isName {
                tally.add(.pair, NameWeights.middleName)
            } else if word.facts.word >= 3 {
                tally.add(.ordinaryWord, NameWeights.middleOrdinary)
            }
            index += 1
        }
    }

    // MARK: words of other classes

    private mutating func judgeClasses() {
        for index in 0..<count where !candidate.run.isParticle(index) {
            let facts = candidate.run.words[index].facts
            let isEdge = index == firstIndex || index == count - 1
            let isPartner =
                candidate.hasTitle
                ? facts.surname >= 4
                : !isSingle && (index == firstIndex ? facts.given >= 5 : facts.surname >= 4)
            if facts.hasAny(NameScoring.otherClasses) {
                tally.add(.otherClass, isPartner ? NameWeights.otherClass / 3 : NameWeights.otherClass)
            }
            if !isEdge && facts.hasAny(NameScoring.middleClasses) && facts.given < 4 && facts.surname < 5 {
                tally.add(.organisation, NameWeights.organisation)
            }
            if facts.hasAny(NameScoring.organisationClasses) && isEdge {
                let known = max(facts.surname, facts.given)
                let isPerson = candidate.hasTitle || (first.facts.given >= 6 && first.facts.place == 0)
                let points = NameWeights.organisation
                tally.add(.organisation, known >= 5 && isPerson && !isSingle ? points / 4 : points)
            }
            if facts.hasAny(WordFacts.neverName & ~NameScoring.otherClasses) {
                tally.add(.otherClass, isPartner ? NameWeights.otherClass / 3 : NameWeights.otherClass)
            }
            if index == firstIndex && !candidate.hasTitle && facts.has(.role) && facts.given < 6 && count > 1
            {
                tally.add(.role, NameWeights.organisation)
            }
        }
        if candidate.run.words[0].isOne(of: .placePrefix) && !candidate.hasTitle && count > 1 {
            tally.add(.place, NameWeights.placePair)
        }
        judgeFollowingCapital()
    }

    /// The run of capitalised words goes on behind the end chosen: an organisation or a street, or a heading.
    private mutating func judgeFollowingCapital() {
        var next: NameWord?
        if count < candidate.run.count {
            next = candidate.run.words[count]
            if candidate.run.isParticle(count) { tally.add(.capitalRun, NameWeights.capitalAfter) }
        } else if candidate.run.suffixEnd == 0 {
            next = candidate.run.following
        }
        if hasOrganisationBehind { tally.add(.organisation, NameWeights.organisation) }
        guard let next, next.isCapital else { return }
        let facts = next.facts
        if NameTable.facts(hash: NameTable.pairHash(last.hash, next.hash)).place == 2 {
            tally.add(.place, NameWeights.placePair)
        } else if facts.hasAny(NameScoring.organisationClasses) && facts.surname < 5 {
            tally.add(.organisation, NameWeights.organisationAfter)
        } else if !facts.hasAny(NameScoring.otherClasses | WordFacts.neverName) {
            tally.add(
                .capitalRun,
                facts.isName || facts.isUnknown ? 2 * NameWeights.capitalAfter : NameWeights.capitalAfter)
        }
    }

    /// "Lincoln Elementary School": a word of organisations one or two words on in the same run.
    private var hasOrganisationBehind: Bool {
        var index = count + 1
        while index < min(count + 3, candidate.run.count) {
            let facts = candidate.run.words[index].facts
            if facts.hasAny(NameScoring.organisationClasses) && facts.surname < 5 { return true }
            index += 1
        }
        return false
    }

    static let otherClasses: UInt32 =
        WordFacts.Cue.calendar.rawValue | WordFacts.Cue.nation.rawValue | WordFacts.Cue.technical.rawValue
    static let middleClasses: UInt32 =
        organisationClasses | otherClasses | WordFacts.Cue.role.rawValue | WordFacts.Cue.label.rawValue
    static let organisationClasses: UInt32 =
        WordFacts.Cue.organisation.rawValue | WordFacts.Cue.placeWord.rawValue
}

extension NameScoring {
    /// "Copyright 2014 …", "(c) 2012 by …".
    private func isHolder(_ before: NameWord) -> Bool {
        if before.isOne(of: .copyright) {
            return before.end - before.start > 1 || candidate.left.gap1.contains(.parenthesis)
        }
        // "(c) 2012 by …", and the rest of a holder's name.
        guard before.isOne(of: .by) || (before.isNameShaped && candidate.left.gap1 == .space) else {
            return false
        }
        return second(before: before).word?.isOne(of: .copyright) == true
    }

    private func second(before word: NameWord) -> (word: NameWord?, gap: Gap) {
        candidate.left.word(before: word, in: text)
    }

    // MARK: what stands before

    mutating func judgeBefore() {
        let left = candidate.left
        guard let before = left.word1 else { return }
        if isHolder(before) { tally.add(.copyright, NameWeights.copyright) }
        if left.gap1.contains(.newline) {
            judgeLineBefore(before)
            return
        }
        if left.gap1.contains(.separator) {
            judgeLabel(before)
            return
        }
        if isSingle && left.gap1 == [.space, .digit] { tally.add(.code, NameWeights.number) }
        if !left.gap1.isDisjoint(with: [.stop, .parenthesis, .dash, .digit, .other, .underscore]) { return }
        if left.gap1.contains(.comma) {
            if before.facts.has(.greeting) { tally.add(.greeting, NameWeights.greeting) }
            if before.isNameNeighbour {
                let points = before.isCertainNeighbour ? NameWeights.listedWithCertain : NameWeights.listed
                tally.add(.listed, points)
            }
            if isGivenNameBehind(before) { tally.add(.label, NameWeights.label) }
            return
        }
        judgeWordBefore(before)
    }

    /// "Patient: DOE, JANE": a label, the surname, a comma.
    private func isGivenNameBehind(_ before: NameWord) -> Bool {
        let (label, gap) = second(before: before)
        guard let label, gap.contains(.separator), before.isNameShaped, before.facts.word < 5 else {
            return false
        }
        let labels =
            WordFacts.Cue.strongLabel.rawValue | WordFacts.Cue.label.rawValue | WordFacts.Cue.role.rawValue
        return label.facts.hasAny(labels) && first.facts.given >= 3 && first.facts.place == 0
    }

    private mutating func judgeWordBefore(_ before: NameWord) {
        let facts = before.facts
        if facts.has(.greeting) && (before.isCapital || second(before: before).gap.contains(.open)) {
            let isWhole = right.byte == 0 || right.gap.contains(.comma) || right.byte == UInt8(ascii: "!")
            tally.add(.greeting, NameWeights.greeting + (isWhole ? NameWeights.greetingWhole : 0))
        }
        if facts.has(.role) {
            tally.add(.role, NameWeights.role)
        } else if facts.has(.kin) {
            tally.add(.role, NameWeights.kin)
        }
        judgeIntroduction(before)
        if facts.has(.joining) {
            let isListed = before.isAnd && second(before: before).word?.isNameNeighbour == true
            let points = before.isOne(of: .by) ? NameWeights.by : NameWeights.joined
            tally.add(isListed ? .listed : .joined, isListed ? NameWeights.listed : points)
        } else if facts.has(.saying) && before.shape == .lower {
            tally.add(
                .saying, before.isOne(of: .said) ? NameWeights.saidBefore : NameWeights.sayingBefore)
            if second(before: before).gap.contains(.quote) { tally.add(.saying, NameWeights.quoteBefore) }
        }
        if facts.has(.determiner) && !facts.has(.joining) && !candidate.hasTitle {
            let own = first.facts
            let isPlain = own.given >= 5 && own.wordAny == 0 && own.place == 0 && language < 0
            let single = isPlain ? NameWeights.determinerPlain : NameWeights.determiner
            tally.add(.determiner, isSingle ? single : NameWeights.determinerPair)
        } else if facts.has(.preposition) && isSingle && !candidate.hasTitle {
            let own = first.facts
            let isPlain = own.given >= 4 && own.place == 0
            tally.add(.preposition, isPlain ? NameWeights.preposition : NameWeights.placePreposition)
        }
        if isSingle && before.isOne(of: .importing) && right.endsLine {
            tally.add(.code, NameWeights.imported)
        }
        judgeCapitalBefore(before)
    }

    private mutating func judgeCapitalBefore(_ before: NameWord) {
        guard before.isCapital, candidate.left.gap1 == .space, !candidate.hasTitle else { return }
        let facts = before.facts
        if before.isOne(of: .placePrefix)
            || NameTable.facts(hash: NameTable.pairHash(before.hash, first.hash)).place == 2
        {
            tally.add(.place, NameWeights.placePair)
        }
        if facts.hasAny(NameScoring.harmlessCapitals) { return }
        if facts.word >= 5 && second(before: before).gap.contains(.stop) { return }
        let isOrganisation = facts.hasAny(NameScoring.organisationClasses | NameScoring.otherClasses)
        let points = NameWeights.capitalBefore
        tally.add(.capitalRun, isOrganisation || facts.isUnknown ? 2 * points : points)
    }

    private static let harmlessCapitals: UInt32 =
        WordFacts.Cue.role.rawValue | WordFacts.Cue.kin.rawValue | WordFacts.Cue.greeting.rawValue
        | WordFacts.Cue.joining.rawValue | WordFacts.Cue.preposition.rawValue
        | WordFacts.Cue.determiner.rawValue
        | WordFacts.Cue.label.rawValue | WordFacts.Cue.nation.rawValue | WordFacts.Cue.title.rawValue

    /// "my name is", "I am", "ich heiße", "je m'appelle"; weaker: "named", "called".
    private mutating func judgeIntroduction(_ before: NameWord) {
        if candidate.left.gap1.contains(.quote) { return }
        if before.facts.has(.introducing) {
            let isOpen = before.facts.has(.saying) || before.shape != .lower
            tally.add(.introduction, isOpen ? NameWeights.introduction / 2 : NameWeights.introduction)
            return
        }
        guard before.isOne(of: .being) || before.isOne(of: .speaker), let second = second(before: before).word
        else { return }
        if before.isOne(of: .being) {
            if second.isOne(of: .name) {
                tally.add(.introduction, NameWeights.introduction)
            } else if second.isOne(of: .speaker) {
                tally.add(.introduction, NameWeights.introduction / 2)
            }
        } else if before.isOne(of: .speaker) && second.isOne(of: .call) {
            tally.add(.introduction, NameWeights.introduction)
        }
    }

    private mutating func judgeLabel(_ before: NameWord) {
        if before.facts.has(.strongLabel) || isQualifiedName(before) {
            tally.add(.label, NameWeights.strongLabel)
        } else if before.facts.has(.label) && !namesThing(before) {
            tally.add(.label, NameWeights.label)
        } else if before.facts.hasAny(WordFacts.Cue.role.rawValue | WordFacts.Cue.kin.rawValue) {
            tally.add(.label, NameWeights.label)
        }
    }

    /// "first name:", "patient_name": name after another word of a person's label.
    private func isQualifiedName(_ before: NameWord) -> Bool {
        guard before.isOne(of: .name) else { return false }
        let (second, gap) = second(before: before)
        guard let second, gap.isSubset(of: [.space, .underscore, .dash]) else { return false }
        let person: UInt32 =
            WordFacts.Cue.label.rawValue | WordFacts.Cue.role.rawValue | WordFacts.Cue.kin.rawValue
            | WordFacts.Cue.strongLabel.rawValue
        return second.facts.hasAny(person)
    }

    /// "file name:", "domain_name =": the name of a thing.
    private func namesThing(_ before: NameWord) -> Bool {
        let (second, gap) = second(before: before)
        guard let second else { return false }
        let close: Gap = [.space, .underscore, .dash]
        return gap.isSubset(of: close) && !second.facts.has(.determiner)
            && second.facts.word >= 3
    }

    /// The candidate begins a line: a closing or a label may stand on the line before.
    private mutating func judgeLineBefore(_ before: NameWord) {
        let gap = candidate.left.gap1
        if before.facts.has(.greeting) && gap.contains(.comma) {
            tally.add(.closing, NameWeights.closing)
        } else if gap.contains(.comma) && right.endsLine && candidate.left.followsShortLine(in: text) {
            tally.add(.closing, NameWeights.closing / 2)
        } else if gap.contains(.separator) && (before.facts.has(.strongLabel) || isQualifiedName(before)) {
            tally.add(.label, NameWeights.strongLabel)
        }
    }

    // MARK: what stands behind

    mutating func judgeAfter() {
        let isSurname = isSurnameOnly
        if right.isPossessive {
            tally.add(.possessive, isSurname ? NameWeights.surnamePossessive : NameWeights.possessive)
        }
        if isEponym { tally.add(.eponym, NameWeights.eponym) }
        if speaksInChat { tally.add(.speaker, NameWeights.speakerInChat) }
        if right.hasAddress { tally.add(.address, NameWeights.address) }
        if right.hasDetail { tally.add(.detail, NameWeights.detail) }
        if right.isListed {
            let isWeak = first.facts.isUnknown && candidate.left.startsSentence
            let points =
                right.isListedWithCertain && !isWeak ? NameWeights.listedWithCertain : NameWeights.listed
            tally.add(.listed, points)
        }
        guard let after = right.word else { return }
        if isSingle && after.facts.place == 2 && right.gap == [.comma, .space] && !candidate.hasTitle {
            tally.add(.place, NameWeights.placeAfter)
        }
        if right.gap == .space && !right.isPossessive && after.shape == .lower {
            if after.facts.has(.saying) {
                tally.add(.saying, NameWeights.sayingAfter)
            } else if after.isOne(of: .auxiliary) {
                let points = isSurname ? NameWeights.surnameAuxiliaryAfter : NameWeights.auxiliaryAfter
                tally.add(.saying, points)
            } else if right.wordIsPast {
                tally.add(.saying, NameWeights.pastAfter)
            }
        }
        if isSingle && candidate.left.startsSentence && right.gap == [.comma, .space]
            && after.isOne(of: .address)
        {
            tally.add(.vocative, NameWeights.vocative)
        }
        if after.isOne(of: .who) && right.gap.isSubset(of: [.space, .comma]) {
            tally.add(.detail, NameWeights.whoAfter)
        }
    }

    /// "Ohm's law", "the Euclidean algorithm": a surname that names a finding of its bearer.
    private var isEponym: Bool {
        guard isSingle, !candidate.hasTitle, first.facts.given < 5, let after = right.word else {
            return false
        }
        return after.shape == .lower && after.isOne(of: .finding) && right.gap.isSubset(of: [.space, .quote])
    }

    /// "[10:22] Anna: hello": only the time stands before on the line, and a colon and more behind.
    private var speaksInChat: Bool {
        let left = candidate.left
        return left.gap1.isSuperset(of: [.digit, .separator, .space])
            && (left.word1 == nil || left.gap1.contains(.newline))
            && right.byte == UInt8(ascii: ":") && right.byte2 == UInt8(ascii: " ") && !right.endsLine
    }

    /// One word that is a surname and nothing else.
    private var isSurnameOnly: Bool {
        isSingle && first.facts.wordAny == 0 && first.facts.place == 0
            && (first.facts.surname >= 4 || endsAsSurname)
    }

    mutating func judgeCode() {
        let density = CodeText.density(
            around: candidate.first.start, end: end, in: text, limit: candidate.limit)
        if density >= 8 {
            tally.add(.code, NameWeights.codeHeavy)
        } else if density >= 4 {
            tally.add(.code, NameWeights.codeLight)
        }
    }
}

extension NameWord {
    /// A capitalised word that is likely a name itself: what stands beside it in a list may be one too.
    var isNameNeighbour: Bool {
        if shape == .lower { return facts.given >= 5 && facts.wordAny == 0 && facts.place == 0 }
        return isNameShaped && facts.word < 3 && facts.place == 0 && (facts.given >= 3 || facts.surname >= 3)
            && !facts.hasAny(NameScoring.otherClasses | NameScoring.organisationClasses | WordFacts.neverName)
    }

    var isCertainNeighbour: Bool { facts.given >= 5 && facts.wordAny == 0 && facts.place == 0 }

    var isAnd: Bool { isOne(of: .and) }
}

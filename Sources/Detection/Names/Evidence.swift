/// One piece of evidence for or against a name, as `scan --explain` prints it.
package struct Evidence: Sendable, Equatable {
    package enum Kind: String, Sendable {
        case givenName = "given name"
        case surname = "surname"
        case unknownCapital = "capitalised, in no dictionary"
        case known = "widely known name"
        case initial = "initial"
        case particle = "name particle"
        case base = "any word"
        case pair = "given name and surname together"
        case ordinaryWord = "also an ordinary word"
        case place = "also a place"
        case title = "title"
        case role = "role or kinship before"
        case greeting = "greeting"
        case vocative = "spoken to"
        case closing = "closing of a letter"
        case label = "field label"
        case introduction = "introduction"
        case joined = "joined by “by”, “and”, “with”"
        case listed = "a name beside it in a list"
        case saying = "verb of saying or doing"
        case preposition = "preposition of place"
        case determiner = "article or determiner"
        case organisation = "word of organisations or places near"
        case capitalRun = "inside a run of capitalised words"
        case sentenceStart = "ordinary word at a sentence's start"
        case allCapitals = "all capitals"
        case lowerCase = "lower case"
        case uncased = "script without capitals"
        case copyright = "copyright notice"
        case code = "code around it"
        case address = "mail address after"
        case detail = "age, dates or a relative clause after"
        case possessive = "possessive"
        case otherClass = "calendar, nation or technical word"
        case memory = "part of a name seen before"
        case honorific = "honorific after"
        case eponym = "a law, a method or a disease named after somebody"
        case speaker = "speaker of a line of a chat"
    }

    package let kind: Kind
    /// Tenths of a natural logarithm of odds; positive speaks for a name.
    package let points: Int

    package init(_ kind: Kind, _ points: Int) {
        self.kind = kind
        self.points = points
    }
}

/// Adds evidence up; keeps the list only when somebody will read it.
struct Tally {
    private(set) var points = 0
    private(set) var evidence: [Evidence] = []
    let explains: Bool

    init(explains: Bool) { self.explains = explains }

    mutating func reset() {
        points = 0
        if explains { evidence.removeAll() }
    }

    @inline(__always)
    mutating func add(_ kind: Evidence.Kind, _ points: Int) {
        if points == 0 { return }
        self.points += points
        if explains { evidence.append(Evidence(kind, points)) }
    }
}

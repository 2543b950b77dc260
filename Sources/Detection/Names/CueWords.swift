/// Short words that are cues one by one rather than as a class.
enum CueWords {
    static func isBeing(_ hash: UInt64) -> Bool { being.contains(hash) }
    static func isName(_ hash: UInt64) -> Bool { name.contains(hash) }
    static func isSpeaker(_ hash: UInt64) -> Bool { speaker.contains(hash) }
    static func isCall(_ hash: UInt64) -> Bool { call.contains(hash) }
    static func isAuxiliary(_ hash: UInt64) -> Bool { auxiliary.contains(hash) }
    static func isAnd(_ hash: UInt64) -> Bool { and.contains(hash) }
    static func isWho(_ hash: UInt64) -> Bool { who.contains(hash) }

    static func isBy(_ hash: UInt64) -> Bool { by.contains(hash) }
    static func isSaid(_ hash: UInt64) -> Bool { said.contains(hash) }
    static func isAddress(_ hash: UInt64) -> Bool { address.contains(hash) }

    static func isPlacePrefix(_ hash: UInt64) -> Bool { placePrefix.contains(hash) }

    private static let placePrefix = Words(
        "san", "santa", "santo", "los", "las", "el", "saint", "st", "sao", "fort", "port", "mount", "new",
        "north",
        "south", "east", "west", "lake", "rio", "puerto", "villa", "costa", "cape", "bad", "sankt")
    private static let by = Words("by", "von", "par", "por", "da", "door", "di")
    private static let said = Words(
        "said", "says", "asked", "replied", "sagte", "sagt", "dijo", "dice", "dit", "disse", "diz", "zei",
        "zegt")
    private static let address = Words(
        "can", "could", "would", "will", "please", "i", "you", "do", "did", "what", "how", "why", "thank",
        "thanks",
        "are", "is", "have", "may", "let", "we", "it's", "i'm", "don't", "your", "my", "this", "that")
    private static let being = Words(
        "is", "was", "am", "bin", "ist", "es", "est", "e", "suis", "soy", "sono", "sou", "ben")
    private static let name = Words("name", "names", "nombre", "nom", "nome", "naam", "fullname")
    private static let speaker = Words("i", "ich", "je", "yo", "io", "eu", "ik", "me", "mich", "this")
    private static let call = Words("call", "calls", "called", "nennen", "nenn")
    private static let auxiliary = Words(
        "was", "is", "has", "had", "will", "would", "did", "does", "hat", "ist", "war")
    private static let and = Words("and", "und", "y", "et", "e", "en", "or")
    private static let who = Words("who", "whose", "whom", "der", "qui", "quien")

    /// A handful of hashes, compared one by one.
    private struct Words {
        private let hashes: [UInt64]

        init(_ words: StaticString...) { hashes = words.map { NameTable.hash(of: $0) } }

        func contains(_ hash: UInt64) -> Bool {
            for candidate in hashes where candidate == hash { return true }
            return false
        }
    }
}

extension NameTable {
    /// The hash of a lower-case ASCII word.
    static func hash(of word: StaticString) -> UInt64 {
        var hash = Hash()
        for index in 0..<word.utf8CodeUnitCount { hash.add(word.utf8Start[index]) }
        return hash.finished
    }
}

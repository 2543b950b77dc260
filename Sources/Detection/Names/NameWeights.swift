/// What each piece of evidence counts, in tenths of a natural logarithm of odds. Set by hand.
///
/// The levels of the dictionary are logarithms of how many people bear a name, so the weights grow slowly.
/// A name on its own must be common and nothing else (given ≥ 4, no word, no place); everything else needs a
/// partner (a second word of a name) or a cue.
enum NameWeights {
    static let base = -24
    static let given: InlineArray<8, Int> = [0, 8, 16, 23, 29, 33, 36, 39]
    static let surname: InlineArray<8, Int> = [0, 6, 10, 13, 16, 18, 20, 22]
    static let word: InlineArray<8, Int> = [0, 1, 4, 8, 13, 19, 25, 31]
    static let place: InlineArray<4, Int> = [0, 4, 22, 22]
    static let known = 14
    static let placePair = -60
    /// "Jackson, Mississippi"
    static let placeAfter = -16
    static let initial = 12
    /// A capitalised word no list knows: as likely a surname as anything when a given name stands before it.
    static let unknownAlone = 10
    static let unknownFirst = 8
    static let unknownLast = 13
    static let pair = 8
    static let middleName = 4
    /// Ravil G Yefimov: hardly anything but a name has a single capital between two words that are none.
    static let middleInitial = 12
    static let particle = 8
    static let middleOrdinary = -20
    static let title = 38
    static let strongLabel = 28
    static let label = 13
    static let introduction = 24
    static let role = 15
    static let kin = 20
    static let greeting = 14
    static let closing = 20
    static let joined = 4
    /// A name next to it in a list, or joined by “and”.
    static let listed = 9
    static let listedWithCertain = 14
    /// A number right before: an asteroid, a unit, a version.
    static let number = -10
    static let by = 8
    static let sayingBefore = 5
    /// said Becker
    static let saidBefore = 12
    /// “…,” said Becker
    static let quoteBefore = 6
    /// [10:22] Anna: …
    static let speakerInChat = 15
    /// Ohm's law
    static let eponym = -24
    /// Anna, can you …
    static let vocative = 14
    static let greetingWhole = 6
    /// An unknown word that ends as surnames do (-ova, -sson, -enko) is as good as a known one of this much.
    static let surnameEnding = 16
    static let sayingAfter = 14
    static let auxiliaryAfter = 4
    /// was, has … after a word that is a surname and nothing else.
    static let surnameAuxiliaryAfter = 8
    /// A lower-case word in -ed after the name.
    static let pastAfter = 8
    static let whoAfter = 12
    static let address = 20
    static let detail = 9
    static let possessive = 4
    static let surnamePossessive = 8
    static let memory = 32
    static let placePreposition = -10
    static let preposition = -4
    static let determiner = -18
    static let determinerPair = -8
    static let organisation = -34
    static let capitalBefore = -8
    static let capitalAfter = -7
    static let sentenceStart = -7
    static let capitalsAlone = -14
    static let capitalsPair = -5
    static let capitalsUncertain = -25
    static let lowerCase = -7
    /// A word of a script without capitals: only a cue tells a name from the word it is, too.
    static let uncased = -18
    static let otherClass = -26
    static let organisationAfter = -44
    static let imported = -30
    /// The holder named in a copyright notice is public, and the notice must stay.
    static let copyright = -60
    /// The most that an article counts against a name that is nothing else; Portuguese and German dialects
    /// use one.
    static let determinerPlain = -9
    static let codeLight = -8
    static let codeHeavy = -16
    /// Points from which a name's parts are remembered for the rest of the document.
    static let certain = 14
    static let remembersPartsWordMax = 6

    /// Points to a score in 0 … 1: 0.5 at none, 0.75 at `certain`, without ever reaching 0 or 1.
    static func score(_ points: Int) -> Double {
        let x = Double(points) / Double(certain)
        return 0.5 + 0.5 * x / (1 + abs(x))
    }
}

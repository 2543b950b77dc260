package import PatternCatalog

/// Makes patterns of a user's literal terms: whole words, either case, with or without accents, any white
/// space between the words.
package enum TermPatterns {
    package static let entity = PatternDefinition.termEntity
    package static let label = "TERM"
    static let idPrefix = "terms."
    /// Longest term, in bytes.
    package static let termBytesMax = 512
    /// White space that may stand between two words of a term, in bytes.
    static let gapBytesMax = 8
    /// Most literals that announce one term; a term with more is announced by its first letter's class.
    static let literalsMax = 256

    private static let spaces: [UInt8] = [0x20, 0x09, 0x0D, 0x0A]

    /// - Throws: `ConfigurationError` for a term that is too long.
    package static func catalog(_ terms: [String], file: String) throws(ConfigurationError) -> PatternCatalog
    {
        var entries: [PatternEntry] = []
        for (index, term) in terms.enumerated() {
            let words = words(of: term)
            guard !words.isEmpty else { continue }
            let place = SourcePlace(file: file, line: index + 1)
            guard term.utf8.count <= termBytesMax else {
                throw ConfigurationError(
                    place, "the term is longer than \(termBytesMax) bytes", remedy: "shorten it")
            }
            entries.append(
                PatternEntry(
                    definition: pattern(words, id: idPrefix + "\(index + 1)"), documentation: .init(),
                    place: place))
        }
        return PatternCatalog(uniqueEntries: entries)
    }

    private static func pattern(_ words: [[[[UInt8]]]], id: String) -> PatternDefinition {
        let regex = words.map { $0.map(alternation).joined() }.joined(
            separator: "[ \\t\\r\\n]{1,\(gapBytesMax)}")
        let letters = words.joined().map { $0.map(\.count).max() ?? 0 }.reduce(0, +)
        var pattern = PatternDefinition(
            id: id, entity: entity, label: label,
            regex: "(?<![\\w\\x80-\\xFF])" + regex + "(?![\\w\\x80-\\xFF])",
            maxLength: letters + (words.count - 1) * gapBytesMax, score: 1)
        pattern.flags = .caseInsensitive
        pattern.priority = 100
        pattern.lookahead = 1
        pattern.triggers = triggers(words)
        return pattern
    }

    /// The spellings of each letter of each word. Accents that stand alone belong to the letter before them.
    private static func words(of term: String) -> [[[[UInt8]]]] {
        term.unicodeScalars.split { $0.properties.isWhitespace }.map { word in
            word.filter { !LetterVariants.isAccent($0) }.map(LetterVariants.spellings)
        }.filter { !$0.isEmpty }
    }

    /// Literals of `Trigger.literalBytesMin` bytes, one for each way in which the term can begin; a shape
    /// where the whole term is shorter than that or the ways are too many.
    private static func triggers(_ words: [[[[UInt8]]]]) -> [Trigger] {
        let gap = spaces.map { [$0] } + spaces.flatMap { first in spaces.map { [first, $0] } }
        var letters = words[0]
        for word in words.dropFirst() { letters += [gap] + word }
        var open: [[UInt8]] = [[]]
        var done: Set<[UInt8]> = []
        for letter in letters where !open.isEmpty {
            var longer: Set<[UInt8]> = []
            for beginning in open {
                for spelling in letter {
                    let bytes = beginning + spelling
                    if bytes.count >= Trigger.literalBytesMin {
                        done.insert(Array(bytes.prefix(Trigger.literalBytesMin)))
                    } else {
                        longer.insert(bytes)
                    }
                }
            }
            open = Array(longer)
            if done.count + open.count > literalsMax { return [wordStart(letters)] }
        }
        guard open.isEmpty else { return [wordStart(letters)] }
        return done.sorted { $0.lexicographicallyPrecedes($1) }.map { Trigger(gate: .literal($0)) }
    }

    /// The start of any word, of two bytes where every spelling has as many.
    private static func wordStart(_ letters: [[[UInt8]]]) -> Trigger {
        let wordByte = ByteClass(.digit, .upper, .lower, .high)
        let elements = letters.prefix(2).map { spellings in
            spellings.joined().allSatisfy(wordByte.contains) ? wordByte : ByteClass.any
        }
        return Trigger(gate: .shape(Shape(elements: elements, notPrecededBy: wordByte, endsRun: false)))
    }

    /// A regex for one letter's spellings: those that differ in the last byte alone share a class, longer
    /// ones come first.
    private static func alternation(_ spellings: [[UInt8]]) -> String {
        var lastBytes: [[UInt8]: [UInt8]] = [:]
        for spelling in spellings { lastBytes[Array(spelling.dropLast()), default: []] += spelling.suffix(1) }
        let beginnings = lastBytes.keys.sorted {
            $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count > $1.count
        }
        let branches = beginnings.map { beginning in
            let last = (lastBytes[beginning] ?? []).map(quoted)
            return beginning.map(quoted).joined() + (last.count == 1 ? last[0] : "[\(last.joined())]")
        }
        return branches.count == 1 ? branches[0] : "(?:" + branches.joined(separator: "|") + ")"
    }

    /// Every byte that is not an ASCII letter or digit is escaped by its number.
    private static func quoted(_ byte: UInt8) -> String {
        if (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 { return String(UnicodeScalar(byte)) }
        return "\\x{\(String(byte, radix: 16))}"
    }
}

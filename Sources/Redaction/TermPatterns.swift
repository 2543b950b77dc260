package import PatternCatalog

/// Makes patterns of a user's literal terms: whole words, either case, any white space between the words.
package enum TermPatterns {
    package static let entity = PatternDefinition.termEntity
    package static let label = "TERM"
    static let idPrefix = "terms."
    /// Longest term, in bytes.
    package static let termBytesMax = 512
    /// White space that may stand between two words of a term, in bytes.
    static let gapBytesMax = 8

    /// - Throws: `ConfigurationError` for a term that is too long.
    package static func catalog(_ terms: [String], file: String) throws(ConfigurationError) -> PatternCatalog
    {
        var entries: [PatternEntry] = []
        for (index, term) in terms.enumerated() {
            let words = term.utf8.split(whereSeparator: isSpace).map { Array($0) }
            guard let first = words.first else { continue }
            guard term.utf8.count <= termBytesMax else {
                throw ConfigurationError(
                    SourcePlace(file: file, line: index + 1), "the term is longer than \(termBytesMax) bytes",
                    remedy: "shorten it")
            }
            let regex = words.map(quoted).joined(separator: "[ \\t\\r\\n]{1,\(gapBytesMax)}")
            var pattern = PatternDefinition(
                id: idPrefix + "\(index + 1)", entity: entity, label: label,
                regex: "(?<![\\w\\x80-\\xFF])" + regex + "(?![\\w\\x80-\\xFF])",
                maxLength: term.utf8.count + words.count * gapBytesMax, score: 1)
            pattern.flags = .caseInsensitive
            pattern.priority = 100
            pattern.lookahead = 1
            pattern.triggers = [trigger(first)]
            entries.append(
                PatternEntry(
                    definition: pattern, documentation: .init(),
                    place: SourcePlace(file: file, line: index + 1)))
        }
        return PatternCatalog(uniqueEntries: entries)
    }

    private static func trigger(_ word: [UInt8]) -> Trigger {
        if word.count >= Trigger.literalBytesMin {
            return Trigger(gate: .literal(Array(word.prefix(Trigger.literalBytesMax))))
        }
        let elements = word.map { byte in
            let isLetter = (byte | 0x20) &- 0x61 < 26
            return isLetter
                ? ByteClass(.upper, .lower)
                : ByteClass(symbol: byte) ?? (byte >= 0x80 ? ByteClass(.high) : .any)
        }
        return Trigger(
            gate: .shape(
                Shape(
                    elements: elements, notPrecededBy: ByteClass(.digit, .upper, .lower, .high),
                    endsRun: false)))
    }

    /// Every byte that is not a letter, a digit or part of a non-ASCII letter is escaped by its number.
    private static func quoted(_ word: [UInt8]) -> String {
        let plain: (UInt8) -> Bool = { (($0 | 0x20) &- 0x61 < 26) || ($0 &- 0x30 < 10) }
        return word.map { byte in
            plain(byte) ? String(UnicodeScalar(byte)) : "\\x{\(String(byte, radix: 16))}"
        }.joined()
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
}

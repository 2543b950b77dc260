package import PatternCatalog

/// Reads `patterns/<theme>/<name>.toml`.
///
/// Checks everything that can be told without running a regex; `Detection` checks the rest.
package enum PatternFileReader {
    /// - Parameter file: the name that errors give.
    /// - Throws: `ConfigurationError` with the first mistake, and in how many patterns more there are some;
    /// the whole file is refused.
    package static func entries(in text: String, file: String) throws(ConfigurationError) -> [PatternEntry] {
        let reader = try TableReader(text, file: file)
        try reader.allow(only: ["pattern"])
        guard let tables = try reader.tables("pattern") else {
            throw ConfigurationError(
                SourcePlace(file: file), "no [[pattern]] in the file", remedy: "add one or remove the file")
        }
        let ranges = reader.source.tables(named: "pattern")
        var entries: [PatternEntry] = []
        var mistakes: [ConfigurationError] = []
        for (index, table) in tables.enumerated() {
            do throws(ConfigurationError) {
                entries.append(try entry(index < ranges.count ? table.within(ranges[index]) : table))
            } catch {
                mistakes.append(error)
            }
        }
        guard let first = mistakes.first else { return entries }
        guard mistakes.count > 1 else { throw first }
        throw ConfigurationError(
            first.place, first.problem,
            remedy: first.remedy + " (\(mistakes.count - 1) more of the file's patterns have mistakes)")
    }

    /// Every key that a pattern may have: those that the functions below ask for.
    private static let keys = [
        "id", "entity", "label", "title", "country", "regex", "recognizer", "flags", "group", "max_length",
        "lookahead", "continues", "continues_max_length", "triggers", "validator", "score", "invalid_score",
        "entropy", "context", "context_required", "priority", "references", "examples", "counterexamples",
    ]

    private static func entry(_ table: TableReader) throws(ConfigurationError) -> PatternEntry {
        try table.allow(only: keys)
        let definition = try definition(table)
        let documentation = try documentation(table)
        return PatternEntry(
            definition: definition, documentation: documentation,
            place: table.source.place(line: table.lines.lowerBound))
    }

    private static func definition(_ table: TableReader) throws(ConfigurationError) -> PatternDefinition {
        let id = try table.requiredString("id")
        guard id.utf8.contains(UInt8(ascii: ".")), id.utf8.allSatisfy(isIDByte) else {
            throw table.error(
                "id", "the id '\(id)' is malformed",
                remedy: "write <family>.<name> of lower case letters, digits, dots, - and _")
        }
        let recognizer = try table.string("recognizer") ?? ""
        guard recognizer.isEmpty || recognizer == PatternDefinition.nameRecognizer else {
            throw table.error(
                "recognizer", "unknown recognizer '\(recognizer)'",
                remedy: "use \"\(PatternDefinition.nameRecognizer)\" or a regex")
        }
        let regex = recognizer.isEmpty ? try table.requiredString("regex") : ""
        let maxLength = try table.int("max_length", in: 1...PatternDefinition.lengthBytesMax)
        guard let maxLength = recognizer.isEmpty ? maxLength : maxLength ?? 1 else {
            throw table.error("regex", "'max_length' is missing", remedy: "add the longest match in bytes")
        }
        guard let score = try table.number("score", in: 0...1) else {
            throw table.error("regex", "'score' is missing", remedy: "add score = 0.5 or what fits")
        }
        var pattern = PatternDefinition(
            id: id, entity: try name("entity", digits: true, table),
            label: try name("label", digits: false, table), regex: regex, maxLength: maxLength, score: score)
        pattern.recognizer = recognizer
        try readMatching(into: &pattern, table)
        try readJudging(into: &pattern, table)
        return pattern
    }

    private static func readMatching(
        into pattern: inout PatternDefinition, _ table: TableReader
    ) throws(ConfigurationError) {
        pattern.country = try table.string("country") ?? ""
        for letter in try table.string("flags") ?? "" {
            guard let flag = RegexFlags.letters[letter] else {
                throw table.error("flags", "unknown flag '\(letter)'", remedy: "use letters of \"imsx\"")
            }
            pattern.flags.insert(flag)
        }
        pattern.group = try table.int("group", in: 0...31) ?? 0
        pattern.lookahead = try table.int("lookahead", in: 1...PatternDefinition.lookaheadBytesMax) ?? 32
        pattern.continues = try table.string("continues") ?? ""
        pattern.continuesMaxLength =
            try table.int("continues_max_length", in: 1...PatternDefinition.lengthBytesMax) ?? 0
        guard pattern.continues.isEmpty == (pattern.continuesMaxLength == 0) else {
            throw table.error(
                "continues", "'continues' and 'continues_max_length' go together", remedy: "give both or none"
            )
        }
        if let triggers = try table.table("triggers") {
            pattern.triggers = try TriggerReader.triggers(triggers)
        }
    }

    private static func readJudging(
        into pattern: inout PatternDefinition, _ table: TableReader
    ) throws(ConfigurationError) {
        pattern.validator = try table.string("validator") ?? ""
        pattern.invalidScore = try table.number("invalid_score", in: 0...1)
        pattern.entropy = try table.number("entropy", in: 0...8) ?? 0
        pattern.context = try table.strings("context") ?? []
        pattern.contextRequired = try table.bool("context_required") ?? false
        pattern.priority = try table.int("priority", in: -100...100) ?? 0
        if let bad = pattern.context.first(where: { $0.utf8.count < 2 }) {
            throw table.error(
                "context", "the context word '\(bad)' is too short", remedy: "use 2 bytes or more")
        }
        if pattern.contextRequired && pattern.context.isEmpty {
            throw table.error(
                "context_required", "'context' is missing", remedy: "add the words that must be near")
        }
    }

    private static func documentation(
        _ table: TableReader
    ) throws(ConfigurationError) -> PatternDocumentation {
        var documentation = PatternDocumentation()
        documentation.title = try table.requiredString("title")
        documentation.references = try table.strings("references") ?? []
        guard !documentation.references.isEmpty else {
            throw table.error("references", "no reference", remedy: "add the standard or the issuer's page")
        }
        for example in try table.tables("examples") ?? [] {
            try example.allow(only: ["text", "redacts"])
            let text = try example.requiredString("text")
            let redacts = try example.strings("redacts") ?? []
            guard !redacts.isEmpty else {
                throw table.error("examples", "an example redacts nothing", remedy: "add redacts = [\"…\"]")
            }
            documentation.examples.append(.init(text: text, redacts: redacts))
        }
        for counterexample in try table.tables("counterexamples") ?? [] {
            try counterexample.allow(only: ["text", "why"])
            documentation.counterexamples.append(
                .init(
                    text: try counterexample.requiredString("text"),
                    why: try counterexample.requiredString("why")))
        }
        guard documentation.examples.count >= PatternDocumentation.examplesMin,
            documentation.counterexamples.count >= PatternDocumentation.counterexamplesMin
        else {
            throw table.error(
                "examples", "too few examples",
                remedy: "give at least \(PatternDocumentation.examplesMin) examples and "
                    + "\(PatternDocumentation.counterexamplesMin) counterexamples")
        }
        return documentation
    }

    private static func name(
        _ key: String, digits: Bool, _ table: TableReader
    ) throws(ConfigurationError) -> String {
        let name = try table.requiredString(key)
        let allowed: (UInt8) -> Bool = { byte in
            isUpper(byte) || byte == UInt8(ascii: "_") || (digits && byte &- 0x30 < 10)
        }
        guard name.utf8.allSatisfy(allowed), name.utf8.first.map(isUpper) ?? false, name.utf8.count <= 30
        else {
            throw table.error(
                key, "the \(key) '\(name)' is malformed", remedy: "write capital letters and _, at most 30")
        }
        return name
    }

    private static func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }

    private static func isIDByte(_ byte: UInt8) -> Bool {
        byte &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: "_")
    }
}

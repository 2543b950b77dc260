package import PCRE2
package import PatternCatalog

/// What a detector is built with, beside its patterns.
package struct DetectorOptions: Sendable {
    /// Off: every pattern is tried at every byte. For tests and for `patterns check`.
    package var usesPrefilter = true
    package var limits = MatchLimits()
    /// Findings below are dropped, 0 to 1.
    package var minScore = 0.5
    /// Values that are never findings.
    package var allowed = AllowedValues([])
    /// Labels whose placeholders are left alone; those of the patterns are added.
    package var labels: [String] = []
    /// Leave addresses and numbers that are reserved for documentation.
    package var allowsDocumentation = false
    /// Findings carry the evidence they rest on.
    package var explains = false

    package init() {}
}

/// Patterns made ready to find things. Immutable and shared by threads; a `DetectionRun` does the work.
package struct Detector: Sendable {
    private let catalog: PatternCatalog
    private let patternNames: PatternNames
    package private(set) var options: DetectorOptions
    /// By pattern, what the hot path reads of it.
    private(set) var rules: [PatternRules]
    let contextIDs: [Int32]
    let prefilter: Prefilter
    private(set) var automatons = AutomatonPool()
    let contextIndex: ContextIndex
    /// The pattern that stands for names, -1 where names are not looked for.
    private(set) var nameIndex: Int
    let names = NameRecognizer()
    let placeholders: PlaceholderRecognizer
    /// The distinct runs of bytes that may stand between a match's start and its trigger.
    let runs: [RunReach]

    /// Bytes before the part under examination that verdicts may still read: lookbehinds, triggers that stand
    /// behind a match's start, context, placeholders.
    package static let leftContextBytes = 512
    /// The furthest that a verdict may reach from where its trigger stands.
    package static let reachBytesMax =
        PatternDefinition.lengthBytesMax + PatternDefinition.lookaheadBytesMax
        + PlaceholderRecognizer.bytesMax

    /// - Throws: `ConfigurationError` naming the first pattern whose validator does not exist.
    package init(_ catalog: PatternCatalog, options: DetectorOptions = .init()) throws(ConfigurationError) {
        let tables = Self.tables(of: catalog, usesTriggers: options.usesPrefilter)
        rules = tables.rules
        patternNames = tables.names
        self.catalog = catalog
        contextIDs = tables.contextIDs
        contextIndex = tables.context.index()
        placeholders = PlaceholderRecognizer(labels: tables.names.labels.all + options.labels)
        nameIndex = rules.firstIndex(where: \.findsNames) ?? -1
        let ungated = tables.rules.indices.filter {
            tables.rules[$0].hasRegex && !tables.rules[$0].hasTriggers
        }
        prefilter = Prefilter(
            tables, ungated: ungated.map { GateTarget(pattern: Int32($0), back: 0, run: .any) })
        runs = tables.runs
        self.options = options
        // Those of the binary were checked when it was made.
        for entry in catalog.own
        where !entry.definition.validator.isEmpty
            && ValidatorRegistry.validator(named: entry.definition.validator) == nil
        {
            throw Self.unknownValidator(entry)
        }
    }

    // MARK: Of one pattern

    package var patternCount: Int { rules.count }

    /// - Complexity: decodes a built-in pattern.
    package func definition(_ pattern: Int) -> PatternDefinition { catalog.definition(pattern) }

    package func id(_ pattern: Int) -> String { catalog.id(pattern) }
    package func entity(_ pattern: Int) -> String { patternNames.entities[rules[pattern].entity] }
    package func label(_ pattern: Int) -> String { patternNames.labels[rules[pattern].label] }

    /// The same for patterns of one label, and for no others.
    package func labelNumber(_ pattern: Int) -> Int { Int(rules[pattern].label) }

    func validator(_ pattern: Int) -> Validator? {
        ValidatorRegistry.validator(named: patternNames.validators[rules[pattern].validator])
    }

    // Not generic: other modules would call that through witness tables, at ten times the cost.

    /// The distinct entities.
    package var entities: [String] { patternNames.entities.all }
    /// By pattern, the index of its entity in `entities`.
    package var entityNumbers: [Int] { rules.map { Int($0.entity) } }
    package var priorities: [Int] { rules.map { Int($0.priority) } }

    /// The same detector for another wish: it finds what a detector of the wanted patterns alone would. Its
    /// tables are this one's, so that making it costs next to nothing; only the prefilter asks more than it
    /// would have to.
    /// - Parameters:
    ///   - wants: whether findings of an entity are wanted.
    ///   - always: whether those of a pattern with this id, one that is not built in, are wanted anyway.
    package func narrowed(
        minScore: Double, wants: (_ entity: String) -> Bool, always: (_ id: String) -> Bool
    ) -> Detector {
        var narrowed = self
        // Automatons pass over what is off.
        narrowed.automatons = AutomatonPool()
        narrowed.options.minScore = minScore
        let isWanted = entities.map(wants)
        let builtin = catalog.builtin?.count ?? 0
        for index in rules.indices
        where !isWanted[Int(rules[index].entity)] && !(index >= builtin && always(id(index))) {
            narrowed.rules[index].isOff = true
            if index == nameIndex { narrowed.nameIndex = -1 }
        }
        return narrowed
    }

    /// The tables made when the project was built, as far as there are, and the rest made now.
    private static func tables(of catalog: PatternCatalog, usesTriggers: Bool) -> DetectionTables {
        var tables = DetectionTables()
        if usesTriggers, let builtin = catalog.builtin { tables = DetectionTables(builtin.tables) }
        let added = (tables.patternCount..<catalog.count).lazy.map { catalog.definition($0) }
        tables.append(added, usesTriggers: usesTriggers)
        tables.complete()
        return tables
    }

    private static func unknownValidator(_ entry: PatternEntry) -> ConfigurationError {
        let name = entry.definition.validator
        let hint = nearest(to: name, in: ValidatorRegistry.names).map { "did you mean '\($0)'?" }
        return ConfigurationError(
            entry.place, "pattern '\(entry.definition.id)' names the unknown validator '\(name)'",
            remedy: hint ?? "see redact-patterns(5), VALIDATORS")
    }

    /// All findings in a whole document held in memory. For tests, examples and short texts.
    package func findings(in document: [UInt8]) throws(DetectionError) -> [Finding] {
        var run = DetectionRun(self)
        let padded = document + [UInt8](repeating: 0, count: Prefilter.paddingBytes)
        var failure: DetectionError?
        padded.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            let text = TextSlice(base: base, count: document.count, startsDocument: true, endsDocument: true)
            do throws(DetectionError) { try run.advance(over: text, origin: 0) } catch { failure = error }
        }
        if let failure { throw failure }
        return run.takeFindings()
    }
}

/// Literal values that are never findings, compared without case and without white space around.
package struct AllowedValues: Sendable {
    private let values: Set<[UInt8]>

    package init(_ values: [String]) {
        self.values = Set(values.map { Self.normalised(Array($0.utf8)[...]) })
    }

    package var isEmpty: Bool { values.isEmpty }

    package func contains(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
        !values.isEmpty && values.contains(Self.normalised(Array(value)[...]))
    }

    private static func normalised(_ value: ArraySlice<UInt8>) -> [UInt8] {
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) }
        let trimmed = value.drop(while: isSpace)
        guard let last = trimmed.lastIndex(where: { !isSpace($0) }) else { return [] }
        return trimmed[...last].map(foldedASCII)
    }
}

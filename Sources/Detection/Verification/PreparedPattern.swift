package import PCRE2
package import PatternCatalog

/// A pattern as PCRE2 is given it.
package struct PreparedPattern: Sendable {
    let definition: PatternDefinition

    /// Bytes before a candidate that its regex may look at.
    static let lookbehindBytes = PatternDefinition.lookbehindBytesMax
    /// Added to the score when a context word stands near.
    package static let contextRaise = 0.35

    init(_ definition: PatternDefinition) { self.definition = definition }

    package func compile(jit: Bool = true) throws(CompileError) -> CompiledPattern {
        try CompiledPattern(Self.bytewise(definition.regex), options: options, jit: jit)
    }

    package func compileContinuation(jit: Bool = true) throws(CompileError) -> CompiledPattern? {
        definition.continues.isEmpty
            ? nil : try CompiledPattern(Self.bytewise(definition.continues), options: options, jit: jit)
    }

    /// The regex with every byte of a non-ASCII letter written by its number. In extended mode PCRE2 passes
    /// over white space, and over bytes it takes for Latin-1 white space (0x85, 0xA0), which are parts of
    /// letters in UTF-8.
    static func bytewise(_ regex: String) -> String {
        guard regex.utf8.contains(where: { $0 >= 0x80 }) else { return regex }
        var result: [UInt8] = []
        for byte in regex.utf8 {
            result += byte < 0x80 ? [byte] : Array("\\x\(String(byte, radix: 16))".utf8)
        }
        return String(decoding: result, as: UTF8.self)
    }

    private var options: CompileOptions {
        var options: CompileOptions = []
        if definition.flags.contains(.caseInsensitive) { options.insert(.caseInsensitive) }
        if definition.flags.contains(.extended) { options.insert(.extended) }
        if definition.flags.contains(.dotMatchesNewline) { options.insert(.dotMatchesNewline) }
        if definition.flags.contains(.multiline) { options.insert(.multiline) }
        return options
    }
}

/// The regexes of a catalogue with their validators, compiled when they are first asked for or all at once.
package struct CompiledPatterns: Sendable {
    private var patterns: [CompiledPattern?]
    private var continuations: [CompiledPattern?]
    /// Of `patterns`, which own it.
    private var matchers: [PatternCode?]
    private var validators: [Validator?]

    package init(count: Int) {
        patterns = Array(repeating: nil, count: count)
        matchers = Array(repeating: nil, count: count)
        continuations = Array(repeating: nil, count: count)
        validators = Array(repeating: nil, count: count)
    }

    /// Whether the regexes that are compiled are those of `other`: nothing was compiled twice.
    package func isShared(with other: CompiledPatterns) -> Bool {
        patterns.count == other.patterns.count
            && zip(patterns, other.patterns).allSatisfy { $0 === $1 }
            && zip(continuations, other.continuations).allSatisfy { $0 === $1 }
            && patterns.contains { $0 != nil }
    }

    /// Valid as long as this value lives.
    mutating func pattern(_ index: Int, of detector: borrowing Detector) throws(CompileError) -> PatternCode {
        if let matcher = matchers[index] { return matcher }
        let compiled = try PreparedPattern(detector.definition(index)).compile()
        validators[index] = detector.validator(index)
        patterns[index] = compiled
        matchers[index] = compiled.matcher
        return compiled.matcher
    }

    /// The validator of a pattern whose regex is compiled, nil where it has none.
    func validator(_ index: Int) -> Validator? { validators[index] }

    mutating func continuation(
        _ index: Int, of detector: borrowing Detector
    ) throws(CompileError) -> CompiledPattern? {
        if let pattern = continuations[index] { return pattern }
        let compiled = try PreparedPattern(detector.definition(index)).compileContinuation()
        continuations[index] = compiled
        return compiled
    }

    /// Every regex that is wanted, compiled now.
    /// - Throws: `ConfigurationError` naming the first pattern whose regex does not compile.
    package init(allOf detector: borrowing Detector) throws(ConfigurationError) {
        self.init(count: detector.rules.count)
        for index in patterns.indices
        where detector.rules[index].hasRegex && !detector.rules[index].isOff {
            do {
                _ = try pattern(index, of: detector)
                _ = try continuation(index, of: detector)
            } catch {
                throw ConfigurationError(
                    SourcePlace(file: "pattern \(detector.id(index))"),
                    "the regex does not compile: \(error.message)",
                    remedy: "mend it and run redact patterns check")
            }
        }
    }
}

internal import PCRE2
package import PatternCatalog

/// The regexes of a catalogue with their validators, compiled when they are first asked for or all at once.
///
/// Compiled one by one they get machine code only when they are tried often: most of a catalogue is tried a
/// few times in a text, and making machine code costs more memory and time than all those tries.
package struct CompiledPatterns: Sendable {
    private var patterns: [CompiledPattern?]
    private var continuations: [CompiledPattern?]
    /// Of `patterns`, which own it.
    private var matchers: [PatternCode?]
    private var validators: [Validator?]
    /// By pattern, tries until machine code is asked for, then `settled`: the JIT may not be available.
    private var triesLeft: [Int32]
    private static let settled = Int32.max
    static let triesWithoutMachineCode: Int32 = 48

    package init(count: Int) {
        self.init(count: count, triesWithoutMachineCode: Self.triesWithoutMachineCode)
    }

    private init(count: Int, triesWithoutMachineCode tries: Int32) {
        patterns = Array(repeating: nil, count: count)
        matchers = Array(repeating: nil, count: count)
        continuations = Array(repeating: nil, count: count)
        validators = Array(repeating: nil, count: count)
        triesLeft = Array(repeating: tries, count: count)
    }

    /// Whether the regexes that are compiled are those of `other`: nothing was compiled twice.
    package func isShared(with other: CompiledPatterns) -> Bool {
        patterns.count == other.patterns.count
            && zip(patterns, other.patterns).allSatisfy { $0 === $1 }
            && zip(continuations, other.continuations).allSatisfy { $0 === $1 }
            && patterns.contains { $0 != nil }
    }

    /// The regex of a pattern for one more try, nil where it is to be compiled first. Valid as long as this
    /// value lives.
    @inline(__always)
    mutating func known(_ index: Int) -> PatternCode? {
        guard let matcher = matchers[index] else { return nil }
        if matcher.isJITCompiled || triesLeft[index] == Self.settled { return matcher }
        guard triesLeft[index] > 0 else { return nil }
        triesLeft[index] -= 1
        return matcher
    }

    /// Compiles the regex of a pattern that is not known.
    mutating func compile(_ index: Int, of detector: borrowing Detector) throws(CompileError) -> PatternCode {
        let wantsMachineCode = triesLeft[index] == 0
        let compiled = try PreparedPattern(detector.definition(index)).compile(jit: wantsMachineCode)
        if wantsMachineCode { triesLeft[index] = Self.settled }
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
        self.init(count: detector.rules.count, triesWithoutMachineCode: 0)
        for index in patterns.indices
        where detector.rules[index].hasRegex && !detector.rules[index].isOff {
            do {
                _ = try compile(index, of: detector)
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

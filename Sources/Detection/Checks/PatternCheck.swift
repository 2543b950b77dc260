internal import PCRE2
package import PatternCatalog

/// What a pattern file's reader cannot tell: whether the regex is one that may be used.
package enum PatternCheck {
    /// - Throws: `ConfigurationError` at the first pattern that cannot be used.
    package static func check(_ catalog: PatternCatalog) throws(ConfigurationError) {
        for entry in catalog.entries { try check(entry) }
    }

    private static func check(_ entry: PatternEntry) throws(ConfigurationError) {
        guard entry.definition.recognizer.isEmpty else { return }
        let pattern = PreparedPattern(entry.definition)
        let regex = try compiled(entry, of: "regex") { () throws(CompileError) in
            try pattern.compile(jit: false)
        }
        guard let regex else { return }
        try refuse(
            regex.matchesEmpty && !hasSubroutines(entry.definition.regex), entry,
            "the regex can match the empty string", "make one byte of it obligatory")
        try refuse(
            entry.definition.group > regex.captureCount, entry,
            "'group' is \(entry.definition.group) and the regex has \(regex.captureCount)",
            "name a group it has")
        try refuse(
            regex.maxLookbehind > PatternDefinition.lookbehindBytesMax, entry,
            "the regex looks back \(regex.maxLookbehind) bytes",
            "look back at most \(PatternDefinition.lookbehindBytesMax)")
        try refuse(
            entry.definition.regex.contains("\\K"), entry, "the regex moves its start with \\K",
            "use 'group' for the part that is sensitive")
        let continuation = try compiled(entry, of: "continues") { () throws(CompileError) in
            try pattern.compileContinuation(jit: false)
        }
        try refuse(
            continuation?.matchesEmpty ?? false, entry, "'continues' can match the empty string",
            "make one byte of it obligatory")
    }

    /// Of a regex with subroutine calls PCRE2 cannot tell whether it matches the empty string, and says that
    /// it may. An empty match is no finding, so such a regex does no harm.
    private static func hasSubroutines(_ regex: String) -> Bool {
        regex.contains("(?&") || regex.contains("(?P>") || regex.contains("(?R")
    }

    private static func refuse(
        _ isWrong: Bool, _ entry: PatternEntry, _ problem: String, _ remedy: String
    ) throws(ConfigurationError) {
        if isWrong {
            throw ConfigurationError(entry.place, "\(entry.definition.id): \(problem)", remedy: remedy)
        }
    }

    private static func compiled(
        _ entry: PatternEntry, of key: String, _ compile: () throws(CompileError) -> CompiledPattern?
    ) throws(ConfigurationError) -> CompiledPattern? {
        do throws(CompileError) {
            return try compile()
        } catch {
            throw ConfigurationError(
                entry.place,
                "\(entry.definition.id): '\(key)' does not compile at its byte \(error.offset): \(error.message)",
                remedy: "mend the regex")
        }
    }
}

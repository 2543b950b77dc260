/// The patterns in force, in order, ids unique.
package struct PatternCatalog: Sendable {
    /// The first patterns, as long as none of them is replaced.
    package private(set) var builtin: StoredPatterns?
    /// Those of `builtin` with their documentation; empty where nobody asked for it.
    private var documented: [PatternEntry] = []
    /// Those behind `builtin`.
    package private(set) var own: [PatternEntry]

    /// - Throws: `ConfigurationError` naming the second place of an id that is given twice.
    package init(_ entries: [PatternEntry]) throws(ConfigurationError) {
        var places: [String: SourcePlace] = [:]
        for entry in entries {
            if let first = places.updateValue(entry.place, forKey: entry.definition.id) {
                throw ConfigurationError(
                    entry.place, "pattern id '\(entry.definition.id)' stands already at \(first)",
                    remedy: "give one of them another id")
            }
        }
        own = entries
    }

    /// - Parameter entries: their ids are known to be unique.
    package init(uniqueEntries entries: [PatternEntry]) { own = entries }

    /// - Parameter documentation: of the same patterns in the same order; empty where nobody will ask.
    package init(_ builtin: StoredPatterns, documentation: [(PatternDocumentation, SourcePlace)] = []) {
        self.builtin = builtin
        documented = documentation.enumerated().map { index, known in
            PatternEntry(definition: builtin[index], documentation: known.0, place: known.1)
        }
        own = []
    }

    package var count: Int { (builtin?.count ?? 0) + own.count }

    /// - Complexity: decodes one built-in pattern.
    package func definition(_ index: Int) -> PatternDefinition {
        guard let builtin else { return own[index].definition }
        return index < builtin.count ? builtin[index] : own[index - builtin.count].definition
    }

    package func id(_ index: Int) -> String {
        guard let builtin else { return own[index].definition.id }
        return index < builtin.count ? builtin.id(index) : own[index - builtin.count].definition.id
    }

    /// - Complexity: decodes all built-in patterns, unless they are documented: some milliseconds.
    package var entries: [PatternEntry] { builtinEntries + own }

    private var builtinEntries: [PatternEntry] {
        guard let builtin, documented.isEmpty else { return documented }
        return (0..<builtin.count).map {
            PatternEntry(
                definition: builtin[$0], documentation: .init(), place: SourcePlace(file: "built in"))
        }
    }

    package var patterns: [PatternDefinition] { (0..<count).map(definition) }

    /// This catalogue with another folder's patterns on top: an id given again replaces the earlier entry.
    package func overlaid(with other: PatternCatalog) -> PatternCatalog {
        let added = other.entries
        let replaced = Set(added.map(\.definition.id))
        guard !replaced.isEmpty else { return self }
        if let builtin, (0..<builtin.count).contains(where: { replaced.contains(builtin.id($0)) }) {
            return PatternCatalog(
                uniqueEntries: entries.filter { !replaced.contains($0.definition.id) } + added)
        }
        var result = self
        result.own = own.filter { !replaced.contains($0.definition.id) } + added
        return result
    }

    /// All entity names, sorted.
    package var entities: [String] {
        let known = (0..<(builtin?.count ?? 0)).compactMap { builtin?.entity($0) }
        return Set(known + own.map(\.definition.entity)).sorted()
    }
}

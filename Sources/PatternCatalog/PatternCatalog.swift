/// The patterns in force, in order, ids unique.
package struct PatternCatalog: Sendable {
    package private(set) var entries: [PatternEntry]
    /// Tables of the first entries, made when the project was built.
    package private(set) var builtinTables: StaticString?

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
        self.entries = entries
    }

    /// For tables made when the project was built, where the ids were checked.
    /// - Parameter builtinTables: made of `entries` and their order.
    package init(uniqueEntries entries: [PatternEntry], builtinTables: StaticString? = nil) {
        self.entries = entries
        self.builtinTables = builtinTables
    }

    package var patterns: [PatternDefinition] { entries.map(\.definition) }

    /// This catalogue with another folder's patterns on top: an id given again replaces the earlier entry.
    package func overlaid(with other: PatternCatalog) -> PatternCatalog {
        let replaced = Set(other.entries.map(\.definition.id))
        let kept = entries.filter { !replaced.contains($0.definition.id) }
        return PatternCatalog(
            uniqueEntries: kept + other.entries,
            builtinTables: kept.count == entries.count ? builtinTables : nil)
    }

    /// All entity names, sorted.
    package var entities: [String] { Set(entries.map(\.definition.entity)).sorted() }
}

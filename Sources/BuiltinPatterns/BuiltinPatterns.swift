package import PatternCatalog

/// The catalogue inside the binary.
package enum BuiltinPatterns {
    /// Every built-in pattern without its documentation: all that matching needs.
    package static func catalog() -> PatternCatalog { PatternCatalog(stored) }

    /// The same with titles, references and examples.
    package static func documentedCatalog() -> PatternCatalog {
        let documentation = UnsafeBufferPointer(
            start: documentationTable.utf8Start, count: documentationTable.utf8CodeUnitCount)
        return PatternCatalog(stored, documentation: CatalogCodec.decodeDocumentation(documentation))
    }

    private static var stored: StoredPatterns {
        StoredPatterns(definitions: definitionsTable, tables: detectionTables)
    }
}

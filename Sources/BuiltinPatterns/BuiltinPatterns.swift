package import PatternCatalog

/// The catalogue inside the binary.
package enum BuiltinPatterns {
    /// Every built-in pattern without its documentation: all that matching needs.
    package static func catalog() -> PatternCatalog {
        let definitions = CatalogCodec.decodeDefinitions(definitionsTable)
        return PatternCatalog(
            uniqueEntries: definitions.map {
                PatternEntry(definition: $0, documentation: .init(), place: SourcePlace(file: "built in"))
            }, builtinTables: detectionTables)
    }

    /// The same with titles, references and examples.
    package static func documentedCatalog() -> PatternCatalog {
        let definitions = CatalogCodec.decodeDefinitions(definitionsTable)
        let documentation = CatalogCodec.decodeDocumentation(bytes(documentationTable))
        return PatternCatalog(
            uniqueEntries: zip(definitions, documentation).map {
                PatternEntry(definition: $0, documentation: $1.0, place: $1.1)
            }, builtinTables: detectionTables)
    }

    private static func bytes(_ table: StaticString) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: table.utf8Start, count: table.utf8CodeUnitCount)
    }
}

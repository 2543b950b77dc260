import BuiltinPatterns
import PatternCatalog
import Testing

@testable import Detection

@Suite("Tables made when the project is built")
struct BuiltinTablesTests {
    @Test("the tables in the binary are those that are made of its patterns at run time")
    func same() throws {
        let catalog = BuiltinPatterns.catalog()
        let builtin = try #require(catalog.builtinTables)
        var tables = DetectionTables()
        tables.append(catalog.patterns)
        #expect(
            tables.encoded()
                == Array(UnsafeBufferPointer(start: builtin.utf8Start, count: builtin.utf8CodeUnitCount)))
        #expect(DetectionTables(encoded: builtin).encoded() == tables.encoded())
    }

    @Test("patterns added to the built-in ones keep their tables, and patterns that replace some do not")
    func overlaid() throws {
        let builtin = BuiltinPatterns.catalog()
        var own = PatternDefinition(
            id: "own.one", entity: "OWN", label: "OWN", regex: "(?<![a-z])zq[0-9]{3}", maxLength: 5,
            score: 0.9)
        own.triggers = [Trigger(gate: .literal(Array("zq1".utf8)))]
        let added = builtin.overlaid(with: PatternCatalog(uniqueEntries: [entry(own)]))
        #expect(added.builtinTables != nil)
        let text = Array("zq123 and jane@posteo.de and 078-05-1121".utf8)
        let findings = try Detector(added).findings(in: text)
        #expect(findings.contains { $0.pattern == added.entries.count - 1 && $0.start == 0 })
        #expect(findings.contains { $0.start == 10 })
        own.id = builtin.entries[0].definition.id
        #expect(builtin.overlaid(with: PatternCatalog(uniqueEntries: [entry(own)])).builtinTables == nil)
    }

    private func entry(_ definition: PatternDefinition) -> PatternEntry {
        PatternEntry(definition: definition, documentation: .init(), place: SourcePlace(file: "test"))
    }
}

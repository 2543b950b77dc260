import BuiltinPatterns
import PatternCatalog
import Testing

@testable import Detection

@Suite("Tables made when the project is built")
struct BuiltinTablesTests {
    @Test("the tables in the binary are those that are made of its patterns at run time")
    func same() throws {
        let catalog = BuiltinPatterns.catalog()
        let builtin = try #require(catalog.builtin)
        var made = DetectionTables()
        made.append(catalog.patterns)
        made.complete()
        #expect(written(DetectionTables(builtin.tables)) == written(made))
        // And what may be added behind them finds the same numbers.
        var grown = DetectionTables(builtin.tables)
        grown.append([catalog.definition(0)])
        grown.complete()
        made.append([catalog.definition(0)])
        made.complete()
        #expect(written(grown) == written(made))
    }

    private func written(_ tables: DetectionTables) -> [UInt8] {
        var writer = PackedWriter()
        tables.write(to: &writer)
        return writer.bytes
    }

    @Test("each pattern of the binary is found by its number, and its validator exists")
    func facts() throws {
        let catalog = BuiltinPatterns.documentedCatalog()
        let detector = try Detector(catalog)
        #expect(detector.patternCount == catalog.count)
        for (index, entry) in catalog.entries.enumerated() {
            #expect(detector.definition(index) == entry.definition)
            #expect(detector.id(index) == entry.definition.id)
            #expect(detector.entity(index) == entry.definition.entity)
            #expect(detector.label(index) == entry.definition.label)
            #expect((detector.validator(index) == nil) == entry.definition.validator.isEmpty)
        }
        #expect(catalog.entities == Set(catalog.entries.map(\.definition.entity)).sorted())
    }

    @Test("patterns added to the built-in ones keep their tables, and patterns that replace some do not")
    func overlaid() throws {
        let builtin = BuiltinPatterns.catalog()
        var own = PatternDefinition(
            id: "own.one", entity: "OWN", label: "OWN", regex: "(?<![a-z])zq[0-9]{3}", maxLength: 5,
            score: 0.9)
        own.triggers = [Trigger(gate: .literal(Array("zq1".utf8)))]
        let added = builtin.overlaid(with: PatternCatalog(uniqueEntries: [entry(own)]))
        #expect(added.builtin != nil)
        let text = Array("zq123 and jane@posteo.de and 078-05-1121".utf8)
        let findings = try Detector(added).findings(in: text)
        #expect(findings.contains { $0.pattern == added.count - 1 && $0.start == 0 })
        #expect(findings.contains { $0.start == 10 })
        own.id = builtin.id(0)
        #expect(builtin.overlaid(with: PatternCatalog(uniqueEntries: [entry(own)])).builtin == nil)
    }

    private func entry(_ definition: PatternDefinition) -> PatternEntry {
        PatternEntry(definition: definition, documentation: .init(), place: SourcePlace(file: "test"))
    }
}

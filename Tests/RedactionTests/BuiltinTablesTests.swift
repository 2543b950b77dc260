import BuiltinPatterns
import PatternCatalog
import Testing

@testable import Detection

@Suite("Tables made when the project is built")
struct BuiltinTablesTests {
    @Test("the tables in the binary are those that are made of its patterns at run time, and grow like them")
    func same() throws {
        let catalog = BuiltinPatterns.catalog()
        let builtin = DetectionTables(try #require(catalog.builtin).tables)
        var made = DetectionTables()
        made.append(catalog.patterns)
        // Completed but once, behind all patterns.
        var whole = made
        made.complete()
        var isSame = written(builtin) == written(made)
        #expect(isSame)

        // A literal, a shape and a word that no other pattern has, so that every table changes.
        var own = PatternDefinition(
            id: "own.one", entity: "OWN", label: "OWN", regex: "zq1[0-9]{3}|[0-9]{3}[|]&[$][0-9]{2}",
            maxLength: 8, score: 0.9)
        own.triggers = [
            Trigger(gate: .literal(Array("zq1".utf8))),
            Trigger(gate: .shape(try Shape(notation: "d{3}|&$d{2}"))),
        ]
        own.context = ["zwiebelkuchen"]
        var grown = builtin
        whole.append([own])
        whole.complete()
        grown.append([own])
        grown.complete()
        isSame = written(grown) == written(whole)
        #expect(isSame)
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

import PatternCatalog
import TestSupport
import Testing

@testable import Detection

@Suite("Block scan")
struct BlockScanTests {
    @Test(
        "a gate is found at every offset in a block, across blocks and segments, and not where a run goes on")
    func gatesAtEveryOffset() throws {
        var tables = DetectionTables()
        tables.append([
            try pattern("<ddd-dd>"), try pattern(literal: "akia"), try pattern(literal: "eyj"),
        ])
        tables.complete()
        let prefilter = Prefilter(tables)
        for offset in Array(0..<140) + Array(2_040..<2_056) {
            for (needle, gate) in [("123-45", 0), ("AkIa", 1), ("eyJ", 2)] {
                var text = [UInt8](repeating: UInt8(ascii: "x"), count: offset) + Array(needle.utf8)
                let count = text.count
                text += [UInt8](repeating: 0, count: Prefilter.paddingBytes)
                let hits = hits(prefilter, text, count)
                #expect(hits.map(\.position) == [offset])
                #expect(hits.map(\.pattern) == [Int32(gate)])
            }
        }
        #expect(
            hits(prefilter, Array("1123-45 123-456".utf8) + [UInt8](repeating: 0, count: 256), 15).isEmpty)
    }

    @Test("a literal is passed over behind a byte that all of its patterns refuse before them")
    func refusedBefore() throws {
        let needle = Array("Akia xakia 1akia -akia".utf8)
        let text = needle + [UInt8](repeating: 0, count: Prefilter.paddingBytes)
        for (regexes, found) in [
            (["(?<![a-z0-9])akia"], [0, 18]), (["(?<![a-z0-9])akia", "akia"], [0, 6, 12, 18]),
        ] {
            var tables = DetectionTables()
            tables.append(try regexes.map { try pattern(literal: "akia", regex: $0) })
            tables.complete()
            #expect(hits(Prefilter(tables), text, needle.count).map(\.position) == found)
        }
    }

    private func pattern(
        _ shape: String? = nil, literal: String = "", regex: String = "(?R)"
    ) throws -> PatternDefinition {
        var definition = PatternDefinition(
            id: "test.\(shape ?? literal)", entity: "TEST", label: "TEST", regex: regex, maxLength: 9,
            score: 1)
        let gate =
            try shape.map { Trigger.Gate.shape(try Shape(notation: $0)) } ?? .literal(Array(literal.utf8))
        definition.triggers = [Trigger(gate: gate)]
        return definition
    }

    private func hits(
        _ prefilter: Prefilter, _ text: [UInt8], _ count: Int
    ) -> [(position: Int, pattern: Int32)] {
        let wanted = PatternRules(
            PatternDefinition(id: "a.b", entity: "A", label: "A", regex: "a", maxLength: 1, score: 1),
            contextIDs: 0..<0)
        var scanner = BlockScanner(prefilter.starts)
        var automaton = LazyAutomaton(prefilter.shapes) { _ in wanted }
        var hits: [(position: Int, pattern: Int32)] = []
        text.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            let slice = TextSlice(base: base, count: count, startsDocument: true, endsDocument: true)
            for start in stride(from: 0, to: count, by: BlockScanner.segmentBytes) {
                scanner.scan(prefilter, &automaton, in: slice, from: start)
                var next = 0
                while let hit = scanner.shape(next) {
                    next += 1
                    let outcome = automaton.outcomes[Int(hit.what)]
                    for index in Int(outcome.first)..<Int(outcome.end) {
                        hits.append((hit.position, automaton.targets[index].pattern))
                    }
                }
                next = 0
                while let hit = scanner.literal(next) {
                    next += 1
                    let first = Int(prefilter.gates.starts[Int(hit.what)])
                    hits.append((hit.position, prefilter.gates.targets[first].pattern))
                }
            }
        }
        return hits
    }
}

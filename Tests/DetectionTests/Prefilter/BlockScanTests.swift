import CBlockScan
import PatternCatalog
import TestSupport
import Testing

@testable import Detection

@Suite("Block scan", .serialized)
struct BlockScanTests {
    private func randomText(_ seed: UInt64, _ count: Int) -> [UInt8] {
        var random = RandomSource(seed: seed)
        return (0..<count + Prefilter.paddingBytes).map { _ in UInt8.random(in: 0...255, using: &random) }
    }

    @Test("bitmaps say of every byte which classes it is of, in vector code and in portable code")
    func classes() {
        for fastest in [Int32(1), 0] {
            redact_block_scan_use_fastest(fastest)
            defer { redact_block_scan_use_fastest(1) }
            let text = Array(UInt8(0)...255) + randomText(1, 256)
            var bitmaps = [UInt64](repeating: 0, count: Int(REDACT_CLASS_COUNT) * 9)
            redact_classify(text, 8, 9, &bitmaps)
            for position in 0..<512 {
                for base in BaseClass.allCases {
                    let bit = bitmaps[base.rawValue * 9 + position / 64] >> UInt64(position % 64) & 1
                    let isMember = BaseClass.membership[Int(text[position])] >> UInt32(base.rawValue) & 1
                    #expect(bit == UInt64(isMember))
                }
            }
        }
    }

    @Test("vector code and portable code find the same literal prefixes")
    func literals() {
        var random = RandomSource(seed: 7)
        let four = (0..<Int(REDACT_FOUR_TABLE_WORDS)).map { _ in
            UInt32.random(in: 0...UInt32.max, using: &random)
        }
        let three = (0..<Int(REDACT_THREE_TABLE_WORDS)).map { _ in
            UInt32.random(in: 0...UInt32.max, using: &random)
        }
        let text = randomText(3, 1_024)
        var results: [[UInt64]] = []
        for fastest in [Int32(1), 0] {
            redact_block_scan_use_fastest(fastest)
            var hits = [UInt64](repeating: 0, count: 16)
            redact_literal_hits(text, 16, four, three, &hits)
            results.append(hits)
        }
        redact_block_scan_use_fastest(1)
        #expect(results[0] == results[1])
        #expect(results[0].contains { $0 != 0 } && results[0].contains { $0 != .max })
    }

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

    private func pattern(_ shape: String? = nil, literal: String = "") throws -> PatternDefinition {
        var definition = PatternDefinition(
            id: "test.\(shape ?? literal)", entity: "TEST", label: "TEST", regex: "(?R)", maxLength: 9,
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
                for hit in scanner.shapes {
                    let outcome = automaton.outcomes[Int(hit.what)]
                    for index in Int(outcome.first)..<Int(outcome.end) {
                        hits.append((hit.position, automaton.targets[index].pattern))
                    }
                }
                for hit in scanner.literals {
                    let first = Int(prefilter.gates.starts[Int(hit.what)])
                    hits.append((hit.position, prefilter.gates.targets[first].pattern))
                }
            }
        }
        return hits
    }
}

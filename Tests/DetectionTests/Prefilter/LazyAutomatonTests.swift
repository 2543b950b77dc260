import CBlockScan
import TestSupport
import Testing

@testable import Detection
@testable import PatternCatalog

@Suite("The automaton of shapes and outlines")
struct LazyAutomatonTests {
    private static let patterns: [(regex: String, shapes: [String])] = [
        (#"(?<!\d)\d{3}-\d{2}(?!\d)"#, ["<ddd-dd>"]), (#"(?<![A-Za-z])[ab]\d{2}-?\d"#, ["<add", "<dd"]),
        (#"\d{2}[ -]\d{2}(?![\w-])"#, ["<dd-", "<dds"]), (#"[a-c]+-[a-c]"#, ["<a", "a-a"]),
        (#"\d+"#, ["<dd>"]),
    ]

    private func definitions() throws -> [PatternDefinition] {
        try Self.patterns.enumerated().map { index, pattern in
            var definition = PatternDefinition(
                id: "test.\(index)", entity: "TEST", label: "TEST", regex: pattern.regex, maxLength: 40,
                score: 1)
            definition.contextRequired = index == 2
            definition.triggers = try pattern.shapes.map { Trigger(gate: .shape(try Shape(notation: $0))) }
            return definition
        }
    }

    private func rules() throws -> ShapeRules {
        var tables = DetectionTables()
        tables.append(try definitions())
        tables.complete()
        return tables.shapes
    }

    /// Walks from every byte of random texts and gives what is tried there.
    private func walks(statesMax: Int, _ check: (_ text: [UInt8], _ start: Int, _ tried: Set<Int32>) -> Void)
        throws
    {
        let wanted = try definitions()
        var automaton = LazyAutomaton(try rules(), statesMax: statesMax) { pattern in
            PatternRules(wanted[Int(pattern)], contextIDs: 0..<0)
        }
        var random = RandomSource(seed: 5)
        for _ in 0..<400 {
            let text = (0..<60).map { _ in Array("abc1234- ".utf8).randomElement(using: &random) ?? 0 }
            automaton.trim()
            text.withUnsafeBufferPointer { buffer in
                guard let base = buffer.baseAddress else { return }
                let slice = TextSlice(base: base, count: text.count, startsDocument: true, endsDocument: true)
                for start in text.indices {
                    let outcome = automaton.outcomes[Int(automaton.walk(from: start, in: slice))]
                    let targets = (Int(outcome.first)..<Int(outcome.end)).map { automaton.targets[$0] }
                    check(text, start, Set(targets.map(\.pattern)))
                }
            }
        }
    }

    @Test("a walk finds the patterns whose shape and outline both fit, and no other", arguments: [4_096, 12])
    func walks(_ statesMax: Int) throws {
        let shapes = try definitions().map { definition in
            definition.triggers.compactMap { if case .shape(let shape) = $0.gate { shape } else { nil } }
        }
        let outlines = Self.patterns.map { Outline(regex: $0.regex, flags: []) }
        var found = 0
        try walks(statesMax: statesMax) { text, start, tried in
            for pattern in Self.patterns.indices {
                let fits =
                    shapes[pattern].contains { stands($0, in: text, at: start) }
                    && OutlineFollower(outlines[pattern]).accepts(text, at: start)
                if fits { found += 1 }
                // With too few states walks are cut short, and more is tried.
                if fits || statesMax == 4_096 { #expect(tried.contains(Int32(pattern)) == fits) }
            }
        }
        #expect(found > 100)
    }

    @Test("where four symbols are known to lead to nothing, a walk finds nothing")
    func deadGrams() throws {
        #expect(ByteSymbol.count <= 32)
        let wanted = try definitions()
        var automaton = LazyAutomaton(try rules()) { PatternRules(wanted[Int($0)], contextIDs: 0..<0) }
        var random = RandomSource(seed: 8)
        var (dead, alive) = (0, 0)
        for _ in 0..<600 {
            let text = (0..<60).map { _ in Array("abc1234- ".utf8).randomElement(using: &random) ?? 0 }
            text.withUnsafeBufferPointer { buffer in
                guard let base = buffer.baseAddress else { return }
                let slice = TextSlice(base: base, count: text.count, startsDocument: true, endsDocument: true)
                for start in 1..<text.count - 2 {
                    let symbols = text[start - 1...start + 2].map { UInt32(ByteSymbol.ofByte[Int($0)]) }
                    let gram = redact_gram(symbols[0], symbols[1], symbols[2], symbols[3])
                    let isDead = automaton.deadGrams[Int(gram >> 5)] >> (gram & 31) & 1 == 1
                    let outcome = automaton.walk(from: start, in: slice)
                    if isDead { #expect(outcome == LazyAutomaton.nothing) }
                    dead += isDead ? 1 : 0
                    alive += outcome == LazyAutomaton.nothing ? 0 : 1
                }
            }
        }
        #expect(dead > 1_000 && alive > 100)
    }

    @Test("where the text may go on, a shape that is only partly there is incomplete")
    func incomplete() throws {
        let wanted = try definitions()
        var automaton = LazyAutomaton(try rules()) { _ in
            PatternRules(wanted[0], contextIDs: 0..<0)
        }
        let text = Array("x 123-4".utf8)
        text.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            let open = TextSlice(base: base, count: text.count, startsDocument: true, endsDocument: false)
            #expect(automaton.walk(from: 2, in: open) == LazyAutomaton.incomplete)
            let ended = TextSlice(base: base, count: text.count, startsDocument: true, endsDocument: true)
            #expect(automaton.walk(from: 2, in: ended) == LazyAutomaton.nothing)
        }
    }

    private func stands(_ shape: Shape, in text: [UInt8], at start: Int) -> Bool {
        if let before = shape.notPrecededBy, start > 0, before.contains(text[start - 1]) { return false }
        for (offset, element) in shape.elements.enumerated() {
            guard start + offset < text.count, element.contains(text[start + offset]) else { return false }
        }
        let end = start + shape.elements.count
        guard shape.endsRun, end < text.count, let last = shape.elements.last else { return true }
        return !last.contains(text[end])
    }
}

import PCRE2
import PatternCatalog
import Testing

@testable import Detection

@Suite("Regexes and their machine code")
struct CompiledPatternsTests {
    private func detector() throws -> Detector {
        var pattern = PatternDefinition(
            id: "test.number", entity: "TEST", label: "TEST", regex: "[0-9]{6}", maxLength: 6, score: 1)
        pattern.triggers = [Trigger(gate: .shape(try Shape(notation: "<d{6}>")))]
        return try Detector(
            PatternCatalog([
                PatternEntry(definition: pattern, documentation: .init(), place: SourcePlace(file: "test"))
            ]))
    }

    private func regex(in compiled: inout CompiledPatterns, _ detector: Detector) throws -> PatternCode {
        try compiled.known(0) ?? compiled.compile(0, of: detector)
    }

    @Test("a regex gets machine code once it has been tried often, and is compiled no more after that")
    func machineCode() throws {
        try #require(isJITAvailable())
        let detector = try detector()
        var compiled = CompiledPatterns(count: 1)
        for _ in 0...CompiledPatterns.triesWithoutMachineCode {
            #expect(try !regex(in: &compiled, detector).isJITCompiled)
        }
        #expect(try regex(in: &compiled, detector).isJITCompiled)
        let settled = compiled
        _ = try regex(in: &compiled, detector)
        #expect(compiled.isShared(with: settled))
    }

    @Test("regexes that are compiled ahead have machine code at once")
    func ahead() throws {
        let detector = try detector()
        var compiled = try CompiledPatterns(allOf: detector)
        #expect(try regex(in: &compiled, detector).isJITCompiled == isJITAvailable())
    }

    @Test("a regex finds the same before and after it has machine code")
    func sameFindings() throws {
        let number = Array("no. 123456, ".utf8)
        let count = 3 * Int(CompiledPatterns.triesWithoutMachineCode)
        let text = Array(repeatElement(number, count: count).joined())
        let findings = try detector().findings(in: text)
        #expect(findings.map(\.start) == Array(stride(from: 4, to: text.count, by: number.count)))
    }
}

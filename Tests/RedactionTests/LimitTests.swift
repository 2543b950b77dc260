import Detection
import PatternCatalog
import Redaction
import TestSupport
import Testing

@Suite("Limits fail closed")
struct LimitTests {
    /// A pattern that backtracks without end on a run of "a".
    private func hostileEngine(prefilter: Bool = true) throws -> RedactionEngine {
        var pattern = PatternDefinition(
            id: "test.hostile", entity: "TEST", label: "TEST", regex: "(?:(?:a{1,20}){1,20}){1,20}b",
            maxLength: 4_000,
            score: 1)
        pattern.triggers = [Trigger(gate: .literal(Array("aaa".utf8)))]
        let entry = PatternEntry(
            definition: pattern, documentation: .init(), place: SourcePlace(file: "test"))
        return try RedactionEngine(catalog: PatternCatalog([entry]), policy: Policy(), eager: true)
    }

    @Test(
        "a match that runs into a limit is an error, nothing of its call comes out, and no later call succeeds"
    )
    func matchLimit() throws {
        var redactor = try hostileEngine().makeRedactor()
        var output: [UInt8] = []
        let text = Array("before ".utf8) + [UInt8](repeating: UInt8(ascii: "a"), count: 8_000)
        #expect {
            try redactor.append(text.span, to: &output)
        } throws: { error in
            guard case .detection(let cause)? = error as? RedactionError else { return false }
            return cause.patternID == "test.hostile" && cause.offset == 7
        }
        #expect(output.isEmpty)
        #expect(throws: RedactionError.stopped) { try redactor.append(text.span, to: &output) }
        #expect(throws: RedactionError.stopped) { try redactor.finish(to: &output) }
        #expect(output.isEmpty)
    }

    @Test("an error names the pattern and the place, never the text")
    func errorSaysNothing() throws {
        let secret = "aaaasecretaaaa"
        let document = Array((secret + String(repeating: "a", count: 8_000)).utf8)
        do {
            _ = try hostileEngine().redact(document)
            Issue.record("the hostile text was taken")
        } catch {
            #expect(!"\(error)".contains("secret"))
        }
    }

    @Test("more distinct values than are remembered give new numbers, never one that was given before")
    func numbering() {
        var numbers = ValueNumbers()
        func number(_ value: Int) -> Int {
            Array("v\(value)".utf8).withUnsafeBufferPointer { numbers.number(label: 1, value: $0) }
        }
        let count = ValueNumbers.valuesMax + 1_000
        for value in 0..<count { #expect(number(value) == value + 1) }
        #expect(number(count - 1) == count)
        #expect(number(0) == count + 1)
    }
}

import BuiltinPatterns
import Detection
import PatternCatalog
import Redaction
import Testing

@Suite("The built-in catalogue")
struct BuiltinExamplesTests {
    @Test("every example is redacted and every counterexample is left, with the prefilter and without")
    func examplesHold() throws {
        let failures = try ExampleCheck(BuiltinPatterns.documentedCatalog()).failures()
        #expect(failures.map(\.description) == [])
    }

    @Test("every pattern passes the checks that a user's pattern must pass")
    func patternsPass() throws {
        try PatternCheck.check(BuiltinPatterns.documentedCatalog())
    }
}

import PatternCatalog
import Testing

@testable import Detection

@Suite("Context words")
struct ContextTests {
    private func findings(_ text: String, _ context: [String]) throws -> Int {
        var pattern = PatternDefinition(
            id: "test.number", entity: "TEST", label: "TEST", regex: "(?<![0-9])[0-9]{6}(?![0-9])",
            maxLength: 6, score: 0.5)
        pattern.triggers = [Trigger(gate: .shape(try Shape(notation: "<d{6}>")))]
        pattern.context = context
        pattern.contextRequired = true
        let entry = PatternEntry(
            definition: pattern, documentation: .init(), place: SourcePlace(file: "test"))
        return try Detector(PatternCatalog([entry])).findings(in: Array(text.utf8)).count
    }

    @Test(
        "a label counts in every spelling",
        arguments: [
            "account number 123456", "Account-Number: 123456", "accountNumber=123456",
            "ACCOUNT_NUMBER 123456",
            "account numbers 123456", "account number:\n123456", "123456 is the account number",
            "account  number\t123456",
        ])
    func spellings(_ text: String) throws {
        #expect(try findings(text, ["account number"]) == 1)
    }

    @Test(
        "a word inside another, too far away, two lines above or behind a placeholder does not count",
        arguments: [
            "duplicate 123456", "lic\n\n123456", "lic a\nb\n123456", "123456\nlic", "lic [TEST_1] 123456",
            "lic " + String(repeating: "word ", count: 30) + "123456",
        ])
    func notNear(_ text: String) throws {
        #expect(try findings(text, ["lic"]) == 0)
    }

    @Test("a star takes longer words, and scripts without spaces need no boundary")
    func prefixesAndScripts() throws {
        #expect(try findings("Kontonummer 123456", ["konto*"]) == 1)
        #expect(try findings("Kontonummer 123456", ["konto"]) == 0)
        #expect(try findings("我的护照号码是123456", ["护照"]) == 1)
    }
}

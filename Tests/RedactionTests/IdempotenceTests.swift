import BuiltinPatterns
import PatternCatalog
import Redaction
import TestSupport
import Testing

@Suite("Redacting redacted text changes nothing")
struct IdempotenceTests {
    @Test(
        "the catalogue's examples, redacted once, stay as they are",
        arguments: [Operator.number, .label, .hash])
    func examples(_ redactionOperator: Operator) throws {
        var policy = Policy()
        policy.operators = OperatorTable(general: redactionOperator)
        let catalog = BuiltinPatterns.documentedCatalog()
        let engine = try RedactionEngine(catalog: catalog, policy: policy, eager: true)
        for entry in catalog.entries {
            for example in entry.documentation.examples {
                let once = try engine.redact(ExampleText.expand(example.text))
                let twice = try engine.redact(once)
                #expect(once == twice, "\(entry.definition.id)")
            }
        }
    }

    @Test("a placeholder is no value of an assignment, no context and no part of a match")
    func placeholdersAreLeftAlone() throws {
        let engine = try RedactionEngine(catalog: BuiltinPatterns.catalog(), policy: Policy(), eager: false)
        for text in [
            "password=[PASSWORD_1]", "Dear [PERSON_1],", "token: \"[TOKEN_12]\"", "[EMAIL]",
            "[SSN_3] and [CARD_7]",
            "https://user:[PASSWORD_1]@host/", "Authorization: Bearer [TOKEN_1]", "[EMAIL_0123456789ab]",
        ] {
            #expect(try engine.redact(text) == text)
        }
    }

    @Test("brackets that no operator writes are ordinary text")
    func otherBrackets() throws {
        let engine = try RedactionEngine(catalog: BuiltinPatterns.catalog(), policy: Policy(), eager: false)
        #expect(try engine.redact("[INFO] mail bob@example.com") == "[INFO] mail [EMAIL_1]")
        #expect(try engine.redact("[NOSUCHLABEL_1]bob@example.com") == "[NOSUCHLABEL_1][EMAIL_1]")
    }
}

import Foundation
import PatternCatalog
import Redaction
import Testing

@testable import ConfigurationFiles

@Suite("Policy files")
struct PolicyFileTests {
    @Test("every key is read, and lists add up over files")
    func keys() throws {
        var policy = Policy()
        policy.terms = ["one"]
        try PolicyFileReader.apply(
            """
            entities = ["US_SSN"]
            except = ["PERSON"]
            min_score = 0.7
            operator = "label"
            terms = ["two"]
            allow = ["three"]
            allow_documentation = true
            [operators]
            US_SSN = "mask"
            """, file: "policy.toml", to: &policy, knowing: ["US_SSN", "PERSON"])
        #expect(policy.entities == ["US_SSN"])
        #expect(policy.except == ["PERSON"])
        #expect(policy.minScore == 0.7)
        #expect(policy.operators == OperatorTable(general: .label, byEntity: ["US_SSN": .mask]))
        #expect(policy.terms == ["one", "two"])
        #expect(policy.allowed == ["three"])
        #expect(policy.allowsDocumentation)
    }

    @Test(
        "a mistake is an error with line and remedy, and changes nothing",
        arguments: [
            ("min_score = 3", "policy.toml:1:1", "0 to 1"),
            ("minscore = 1", "policy.toml:1:1", "did you mean 'min_score'?"),
            (
                "min_score = 3\nentitys = []\n\nexcpt = []", "policy.toml:2:1",
                "unknown keys 'entitys', 'excpt' (line 4); did you mean 'entities', 'except'?"
            ),
            ("zzzzzz = 1", "policy.toml:1:1", "unknown key 'zzzzzz'; use entities, except"),
            ("\nentities = [\"EMAIL\"]", "policy.toml:2:1", "did you mean EMAIL_ADDRESS?"),
            ("except = [\"QQQQQQQQ\"]", "policy.toml:1:1", "redact patterns list --entities"),
            ("[operators]\n\nEMAIL = \"mask\"", "policy.toml:3:1", "unknown entity 'EMAIL'"),
            ("\noperator = \"lable\"", "policy.toml:2:1", "did you mean 'label'?"),
            ("[operators]\nUS_SSN = \"hide\"", "policy.toml:2:1", "use one of"),
            ("terms_file = \"/nonexistent\"", "/nonexistent", "check the path"),
            ("a = ", "policy.toml:1", "syntax"),
        ])
    func mistakes(_ text: String, _ place: String, _ words: String) {
        var policy = Policy()
        do {
            try PolicyFileReader.apply(
                text, file: "policy.toml", to: &policy, knowing: ["US_SSN", "EMAIL_ADDRESS"])
            Issue.record("accepted: \(text)")
        } catch {
            #expect("\(error)".hasPrefix(place), "\(error)")
            #expect("\(error)".contains(words), "\(error)")
        }
        #expect(!policy.allowsDocumentation && policy.minScore == 0.5)
    }

    @Test("a key of the hash operator may be any bytes, and the newline of an editor is none of it")
    func hashKeys() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("key-\(UUID())").path
        defer { try? FileManager.default.removeItem(atPath: file) }
        let bytes = (0..<16).map { UInt8(255 - $0) }
        #expect(FileManager.default.createFile(atPath: file, contents: Data(bytes + [0x0A])))
        _ = try PolicyFileReader.hashKey(in: file)
        #expect(FileManager.default.createFile(atPath: file, contents: Data(bytes.dropLast() + [0x0A])))
        #expect(throws: ConfigurationError.self) { try PolicyFileReader.hashKey(in: file) }
    }
}

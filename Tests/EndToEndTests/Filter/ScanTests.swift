import Foundation
import Testing

@Suite("redact scan")
struct ScanTests {
    let folder = Folder()

    @Test("text: place, entity, score and pattern; exit status 1 when something was found and 0 otherwise")
    func text() {
        folder.write("a", "x\nmail bob@example.com\n")
        let found = folder.shell("redact scan a")
        #expect(found.output.hasPrefix("a:2:6: EMAIL_ADDRESS "))
        #expect(found.status == 1)
        #expect(folder.shell("echo nothing | redact scan").status == 0)
    }

    @Test("NDJSON counts code points, or bytes on request")
    func ndjson() throws {
        folder.write("a", "zwölf bob@example.com")
        let codePoints = try object(folder.shell("redact scan --format ndjson a").output)
        #expect(codePoints["start"] as? Int == 6)
        #expect(codePoints["end"] as? Int == 21)
        let bytes = try object(folder.shell("redact scan --format ndjson --offsets bytes a").output)
        #expect(bytes["start"] as? Int == 7)
    }

    @Test("SARIF has the schema, the rule and the region, and no text")
    func sarif() throws {
        folder.write("a", "x\nmail bob@example.com\n")
        let output = folder.shell("redact scan --format sarif a").output
        let log = try object(output)
        #expect(log["version"] as? String == "2.1.0")
        #expect(output.contains("\"startLine\":2") && output.contains("\"startColumn\":6"))
        #expect(output.contains("\"ruleId\":\"email.address\""))
        #expect(!output.contains("bob@"))
        folder.write("a b%ü", "mail bob@example.com\n")
        let named = folder.shell("redact scan --format sarif 'a b%ü'").output
        #expect(named.contains("\"uri\":\"a%20b%25%C3%BC\""), "\(named)")
    }

    @Test("records are answered in order, ids as they came, another field on request")
    func records() throws {
        folder.write(
            "r",
            "{\"id\": 7, \"text\": \"bob@example.com\"}\n{\"id\": [\"a\"], \"text\": \"\"}\n{\"text\": \"é 123-45-6789\"}\n"
        )
        let lines = folder.shell("redact scan --records r").output.split(separator: "\n").map(String.init)
        #expect(lines.count == 3)
        let first = try object(lines[0])
        #expect(first["id"] as? Int == 7)
        let finding = try #require((first["findings"] as? [[String: Any]])?.first)
        #expect(finding["entity"] as? String == "EMAIL_ADDRESS")
        #expect(lines[1] == "{\"findings\":[],\"id\":[\"a\"]}")
        #expect(lines[2].contains("\"start\":2") && lines[2].contains("\"id\":null"))
        folder.write("large", "{\"id\": 18446744073709551615, \"text\": \"bob@example.com\"}\n")
        let large = folder.shell("redact scan --records large")
        #expect(large.output.hasSuffix("\"id\":18446744073709551615}\n"))
        // Found or not: the answers tell.
        #expect(large.status == 0)
        folder.write("f", "{\"id\": 1, \"body\": \"bob@example.com\"}\n")
        #expect(folder.shell("redact scan --records --field body f").output.contains("EMAIL_ADDRESS"))
    }

    @Test("the catalogue is listed")
    func catalogue() {
        #expect(folder.shell("redact patterns list --entities").output.contains("US_SSN\n"))
        #expect(folder.shell("redact patterns list").output.contains("us_ssn"))
        #expect(folder.shell("redact patterns show us.ssn").output.contains("regex"))
    }

    @Test("completions are made for the three shells", arguments: ["bash", "zsh", "fish"])
    func completions(_ shell: String) {
        #expect(folder.shell("redact --generate-completion-script \(shell)").output.contains("entities"))
    }

    private func object(_ json: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    }
}

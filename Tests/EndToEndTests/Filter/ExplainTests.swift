import Foundation
import Testing

@Suite("redact scan --explain")
struct ExplainTests {
    let folder = Folder()

    init() {
        folder.write("a", "Mrs. Margaret Thompson said: my ssn is 219-09-9123\n")
    }

    @Test("below each finding stand the pieces of its score, and no text")
    func evidence() {
        let output = folder.shell("redact scan --explain a").output
        let lines = output.split(separator: "\n").map(String.init)
        #expect(lines.contains { $0.hasPrefix("a:1:") && $0.contains("US_SSN") })
        #expect(lines.contains { $0.hasPrefix("    +0.") && $0.hasSuffix(" pattern us.ssn") })
        #expect(lines.contains { $0.hasPrefix("    +0.") && $0.hasSuffix(" context word near") })
        #expect(lines.contains { $0.hasPrefix("    +") && $0.hasSuffix(" given name") })
        #expect(!output.contains("219-09-9123") && !output.contains("Thompson"))
    }

    @Test("the pieces of a pattern's finding add up to its score")
    func sum() throws {
        let records = try objects(folder.shell("redact scan --explain --format ndjson a").output)
        let finding = try #require(records.first { $0["entity"] as? String == "US_SSN" })
        let evidence = try #require(finding["evidence"] as? [[String: Any]])
        let sum = evidence.compactMap { $0["points"] as? Double }.reduce(0, +)
        #expect(evidence.count > 1)
        #expect(evidence.allSatisfy { $0["what"] is String })
        #expect(abs(sum - (finding["score"] as? Double ?? 0)) < 0.02)
    }

    @Test("without --explain there is no evidence, and without --show-text no text, whatever the format")
    func onlyWhenAsked() {
        for options in ["", "--format ndjson", "--format sarif", "--format sarif --explain --show-text"] {
            let output = folder.shell("redact scan \(options) a").output
            #expect(output.contains("US_SSN"))
            #expect(!output.contains("evidence") && !output.contains("    +"))
            #expect(!output.contains("219-09-9123"))
        }
        let explained = folder.shell("redact scan --format ndjson --explain a").output
        #expect(explained.contains("evidence"))
        #expect(!explained.contains("\"text\"") && !explained.contains("219-09-9123"))
    }

    @Test("--show-text prints what was found, as a line or as a member")
    func text() throws {
        let output = folder.shell("redact scan --explain --show-text a").output
        #expect(output.contains("\n    text: 219-09-9123\n"))
        let records = try objects(folder.shell("redact scan --explain --show-text --format ndjson a").output)
        let finding = try #require(records.first { $0["entity"] as? String == "US_SSN" })
        #expect(finding["text"] as? String == "219-09-9123")
    }

    @Test("text of a finding that stays is shown too, each finding its own")
    func kept() {
        folder.write("policy.toml", "operator = \"keep\"\n")
        folder.write("b", "bob@example.com and ann@example.com\n")
        let output = folder.shell("redact scan --policy policy.toml --explain --show-text b").output
        #expect(output.contains("    text: bob@example.com\n"))
        #expect(output.contains("    text: ann@example.com\n"))
    }

    @Test("control characters are shown escaped")
    func escaped() {
        folder.write("terms", "blue bird\n")
        folder.write("b", "our blue\nbird flies\n")
        let output = folder.shell("redact scan --terms terms --explain --show-text b").output
        #expect(output.contains("    text: blue\\nbird\n"))
    }

    @Test("answers to records hold evidence")
    func records() {
        folder.write("r", "{\"id\": 1, \"text\": \"bob@example.com\"}\n")
        let plain = folder.shell("redact scan --records --explain r").output
        #expect(plain.contains("\"what\":\"pattern email.address\"") && !plain.contains("bob@"))
        #expect(
            folder.shell("redact scan --records --explain --show-text r").output
                .contains("\"text\":\"bob@example.com\""))
    }

    @Test("--show-text without --explain is wrong usage, and nothing is printed")
    func usage() {
        let result = folder.shell("redact scan --show-text a")
        #expect(result.status == 64)
        #expect(result.output.isEmpty && result.errors.contains("--explain"))
    }

    private func objects(_ lines: String) throws -> [[String: Any]] {
        try lines.split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
    }
}

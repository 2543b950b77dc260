import Foundation
import Testing

@Suite("tables of entities")
struct EntityTableTests {
    let folder = Folder()

    /// What `Scripts/entities` makes of the catalogue of the program under test.
    private func made(_ table: String) -> ShellResult {
        folder.shell("unset REDACT; '\(Programs.project)/Scripts/entities' \(table)")
    }

    private func checkedIn(_ file: String) throws -> String {
        try String(contentsOfFile: "\(Programs.project)/\(file)", encoding: .utf8)
    }

    @Test("docs/entities.md is what the catalogue says; Scripts/entities write mends it")
    func page() throws {
        let table = made("table")
        #expect(table.errors == "")
        #expect(table.status == 0)
        #expect(try checkedIn("docs/entities.md") == table.output)
    }

    @Test("the table of README.md is what the catalogue says; Scripts/entities write mends it")
    func readme() throws {
        let summary = made("summary")
        #expect(summary.status == 0)
        #expect(summary.output.contains("| **all** |"))
        #expect(try checkedIn("README.md").contains(summary.output))
    }
}

import Foundation
import PatternCatalog
import Testing

@testable import RedactService

@Suite struct ConfigurationTests {
    private func read(_ text: String) throws -> ServiceConfiguration {
        try ConfigurationReader.read(text, file: "redactd.toml")
    }

    @Test func emptyFileIsTheDefault() throws {
        #expect(try read("") == ServiceConfiguration())
    }

    /// The shipped file has every limit, commented out, with the value that holds without it.
    @Test func shippedFileStatesTheDefaults() throws {
        let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(
            contentsOf: project.appendingPathComponent("systemd/redactd.toml"), encoding: .utf8)
        #expect(try read(text) == ServiceConfiguration())
        let written = text.split(separator: "\n").map { line in
            line.hasPrefix("# ") && line.contains(" = ") && !line.contains("/etc") ? line.dropFirst(2) : line
        }
        #expect(try read(written.joined(separator: "\n")) == ServiceConfiguration())
        for key in ServiceLimits.keys {
            #expect(written.contains { $0.hasPrefix("\(key.name) = ") }, "\(key.name)")
        }
    }

    @Test func everyKeyIsRead() throws {
        let configuration = try read(
            """
            policy = "/p.toml"
            patterns = ["/a", "/b"]
            log_level = "warning"
            [sockets]
            stream = "/s"
            http = "/h"
            group = "g"
            [access]
            users = ["ann", 1000]
            groups = ["staff"]
            [limits]
            progress_seconds = 0.25
            connections = 7
            """)
        #expect(configuration.policyFile == "/p.toml" && configuration.patternFolders == ["/a", "/b"])
        #expect(configuration.logLevel == .warning)
        #expect(configuration.sockets.stream == "/s" && configuration.sockets.http == "/h")
        #expect(configuration.sockets.group == "g")
        #expect(configuration.access.users == ["ann", "1000"] && configuration.access.groups == ["staff"])
        #expect(
            configuration.limits.progressMillisecondsMax == 250 && configuration.limits.connectionsMax == 7)
    }

    @Test func everyLimitIsSetByItsKeyAndByNoOther() throws {
        for key in ServiceLimits.keys {
            let value = key.isSeconds ? 2.5 : min(max(key.range.lowerBound, 300), key.range.upperBound)
            let text = key.isSeconds ? "2.5" : String(Int(value))
            var expected = ServiceLimits()
            expected[keyPath: key.path] = key.isSeconds ? 2_500 : Int(value)
            let limits = try read("[limits]\n\(key.name) = \(text)\n").limits
            #expect(limits == expected && limits != ServiceLimits(), "\(key.name)")
        }
    }

    @Test func everyLimitRefusesValuesOutOfItsRange() {
        for key in ServiceLimits.keys {
            for value in [key.range.lowerBound - 1, key.range.upperBound * 2] {
                let text = key.isSeconds ? String(value) : String(Int(value))
                #expect(throws: ConfigurationError.self, "\(key.name) = \(text)") {
                    try read("[limits]\n\(key.name) = \(text)\n")
                }
            }
        }
    }

    @Test(arguments: [
        ("x = 1", 1), ("\n[limits]\nconnection = 3", 3), ("[limits]\nconnections = \"x\"", 2),
        ("[limits]\nconnections = 1.5", 2), ("log_level = \"loud\"", 1), ("[sockets]\nstream = 3", 2),
        ("[access]\n\nusers = \"ann\"", 3), ("limits = 3", 1), ("[access]\nuser = []", 2),
        ("[sockets]\nx = 1", 2),
        ("patterns = [1.5]", 1), ("policy = \"\"", 1), ("[limits", 1),
    ])
    func errorsNameTheLine(text: String, line: Int) throws {
        let error = try #require(throws: ConfigurationError.self) { try read(text) }
        #expect(error.place.file == "redactd.toml" && error.place.line == line)
        #expect(!error.problem.isEmpty && !error.remedy.isEmpty)
    }
}

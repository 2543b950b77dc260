import Foundation
import Testing

/// Every example of the daemon's documentation does what it shows.
@Suite struct DaemonExampleTests {
    private static let expected = "Mail [EMAIL_1] about it\n"

    /// The code of the example with this name, with the daemon's sockets put in.
    private func example(_ name: String, _ daemon: TestDaemon) throws -> String {
        let text = try String(contentsOfFile: Programs.project + "/docs/daemon.md", encoding: .utf8)
        let after = try #require(
            text.components(separatedBy: "<!-- example: \(name) -->\n").dropFirst().first)
        let code = try #require(after.components(separatedBy: "```").dropFirst().first)
        return code.drop { $0 != "\n" }.dropFirst()
            .replacingOccurrences(of: "/run/redactd/", with: daemon.folder.root + "/")
    }

    private func run(_ arguments: [String], _ daemon: TestDaemon) -> String {
        let path = "\(Programs.folder):/usr/bin:/bin:" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
        let result = ChildProcess.run(arguments, environment: ["PATH": path], in: daemon.folder)
        #expect(result.status == 0, "\(result.errors)")
        return String(decoding: result.output, as: UTF8.self)
    }

    @Test(arguments: ["socat", "filter", "curl-text"])
    func shellExamplesRedact(name: String) throws {
        let daemon = TestDaemon()
        let script = daemon.folder.write("example.sh", try example(name, daemon))
        #expect(run(["/bin/sh", "-eu", script], daemon) == Self.expected)
    }

    @Test func curlExampleWithJSONTellsFindings() throws {
        let daemon = TestDaemon()
        let script = daemon.folder.write("example.sh", try example("curl-json", daemon))
        let object = try JSONSerialization.jsonObject(
            with: Data(run(["/bin/sh", "-eu", script], daemon).utf8))
        let members = try #require(object as? [String: Any])
        #expect(members["text"] as? String == "Mail [EMAIL_1] about it")
        let findings = try #require(members["findings"] as? [[String: Any]])
        #expect(findings.count == 1 && findings[0]["replacement"] as? String == "[EMAIL_1]")
        #expect(findings[0]["start"] as? Int == 5 && findings[0]["end"] as? Int == 23)
    }

    @Test func pythonExampleRedacts() throws {
        let daemon = TestDaemon()
        let script = daemon.folder.write("example.py", try example("python", daemon))
        #expect(run(["python3", script], daemon) == Self.expected)
    }

    /// Built by the compiler against the module, and linked with the client's object files, as a package
    /// would.
    @Test func swiftExampleRedacts() throws {
        let daemon = TestDaemon()
        let source = daemon.folder.write("main.swift", try example("swift", daemon))
        let program = daemon.folder.path("example")
        let sources = try FileManager.default.contentsOfDirectory(
            atPath: Programs.project + "/Sources/RedactClient"
        ).map { Programs.project + "/Sources/RedactClient/" + $0 }
        let library = daemon.folder.path("libRedactClient.so")
        let module = ["-emit-module", "-emit-module-path", daemon.folder.path("RedactClient.swiftmodule")]
        _ = run(
            ["swiftc", "-swift-version", "6", "-module-name", "RedactClient", "-emit-library", "-o", library]
                + module
                + sources, daemon)
        _ = run(
            [
                "swiftc", "-swift-version", "6", "-I", daemon.folder.root, source, library, "-o", program,
                "-Xlinker",
                "-rpath", "-Xlinker", daemon.folder.root,
            ], daemon)
        #expect(run([program], daemon) == Self.expected + "EMAIL_ADDRESS 5 23\n")
    }
}

import Foundation
import Glibc
import Testing

/// The units, with the real tools of systemd.
@Suite(.serialized) struct DaemonUnitTests {
    private static let systemUnits = ["redactd.service", "redactd.socket", "redactd-http.socket"]

    private func unit(_ kind: String, _ name: String) -> String {
        "\(Programs.project)/systemd/\(kind)/\(name)"
    }

    /// A folder with the units, where the program they start exists.
    private func verifiableUnits(_ kind: String) throws -> (folder: Folder, files: [String]) {
        let folder = Folder()
        let files = try Self.systemUnits.map { name in
            let text = try String(contentsOfFile: unit(kind, name), encoding: .utf8)
            return folder.write(
                name, text.replacingOccurrences(of: "/usr/bin/redactd", with: Programs.redactd))
        }
        return (folder, files)
    }

    @Test(arguments: ["system", "user"])
    func unitsPassVerificationWithoutAWord(kind: String) throws {
        let (folder, files) = try verifiableUnits(kind)
        folder.write("run/keep", "")
        let mode = kind == "user" ? ["--user"] : []
        let result = ChildProcess.run(
            ["systemd-analyze", "verify", "--man=no"] + mode + files,
            environment: ["XDG_RUNTIME_DIR": folder.path("run")], in: folder)
        #expect(result.status == 0)
        // The tool only warns about misspelt keys, and returns 0.
        #expect(result.errors == "" && result.output.isEmpty, "\(result.errors)")
    }

    @Test func serviceIsRatedSafe() {
        let folder = Folder()
        let result = ChildProcess.run(
            [
                "systemd-analyze", "security", "--offline=true", "--threshold=10", "--no-pager",
                unit("system", "redactd.service"),
            ], in: folder)
        #expect(result.status == 0, "\(result.errors)\(String(decoding: result.output, as: UTF8.self))")
    }

    @Test func serviceHasNoOtherAddressFamilyAndKeepsTheRegexCompiler() throws {
        for kind in ["system", "user"] {
            let text = try String(contentsOfFile: unit(kind, "redactd.service"), encoding: .utf8)
            let keys = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
            #expect(keys.contains("RestrictAddressFamilies=AF_UNIX"))
            #expect(
                !keys.contains { $0.hasPrefix("MemoryDenyWriteExecute=") || $0.hasPrefix("PrivateUsers=") })
        }
    }

    @Test func realActivationToolStartsTheDaemonOnBothSockets() {
        let folder = Folder()
        let activator = ChildProcess(
            [
                "systemd-socket-activate", "-l", folder.path("stream.sock"), "-l", folder.path("http.sock"),
                "--fdname=stream:http", Programs.redactd,
            ], errors: folder.path("log"))
        while !FileManager.default.fileExists(atPath: folder.path("http.sock")) { sched_yield() }
        let client = UnixClient(folder.path("stream.sock"))
        client.send("to jane.roe@acme-corp.com")
        client.endWriting()
        #expect(client.receiveText() == "to [EMAIL_1]")
        let http = UnixClient(folder.path("http.sock"))
        http.send(HTTPReply.request("POST", "/v1/redact", body: Array("to jane.roe@acme-corp.com".utf8)))
        #expect(HTTPReply(http.receiveAll()).text == "to [EMAIL_1]")
        activator.signal(SIGTERM)
        #expect(activator.wait() == 0)
        #expect(folder.text("log").contains("sockets=activated"))
        // The sockets belong to the activator; the daemon leaves them.
        #expect(FileManager.default.fileExists(atPath: folder.path("stream.sock")))
    }

    @Test func socketWithAnotherNameIsRefused() {
        let folder = Folder()
        let activator = ChildProcess(
            ["systemd-socket-activate", "-l", folder.path("x.sock"), "--fdname=other", Programs.redactd],
            errors: folder.path("log"))
        while !FileManager.default.fileExists(atPath: folder.path("x.sock")) { sched_yield() }
        let client = UnixClient(folder.path("x.sock"))
        #expect(activator.wait() == 78)
        #expect(folder.text("log").contains("FileDescriptorName="))
        client.close()
    }

    /// The system's units under a systemd of their own, with the installed tree in place: started by a
    /// connection, reloaded, restarted by the watchdog, stopped.
    @Test(.enabled(if: getuid() == 0, "needs root"))
    func unitsRunUnderARealSystemd() throws {
        let folder = Folder()
        let result = ChildProcess.run(
            [
                "/bin/bash", "\(Programs.project)/Tests/EndToEndTests/Daemon/boot-units.sh",
                folder.path("root"),
            ],
            environment: ["REDACT_BIN_DIR": Programs.folder, "REDACT_PROJECT": Programs.project], in: folder)
        let output = String(decoding: result.output, as: UTF8.self)
        #expect(result.status == 0, "\(output)\n\(result.errors)")
        for step in ["activated", "reloaded", "refused", "watchdog", "restarted", "stopped", "user", "done"] {
            #expect(output.contains("step: \(step)"), "\(step) is missing in:\n\(output)\n\(result.errors)")
        }
    }
}

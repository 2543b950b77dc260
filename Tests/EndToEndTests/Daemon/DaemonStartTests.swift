import Foundation
import Glibc
import Testing

/// A start that cannot be says why in one line, and leaves nothing behind.
@Suite struct DaemonStartTests {
    private let folder = Folder()

    private func start(_ arguments: [String]) -> (status: Int32, errors: String) {
        // In a folder of its own, so that paths can be short.
        let result = ChildProcess.run(
            ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder.root, Programs.redactd] + arguments,
            environment: ["XDG_CONFIG_HOME": folder.path("home")], in: folder)
        return (result.status, result.errors)
    }

    @Test(arguments: [
        (["--nope"], 64, "'--nope'; see redactd --help"), (["x"], 64, "'x'; see redactd --help"),
        (["--log-level", "loud"], 64, "'error'; see redactd --help"),
        (["--config", "none.toml"], 78, "none.toml: there is no such file; correct --config"),
        (
            ["--config", "bad.toml"], 78,
            "bad.toml:2:1: unknown keys 'conections', 'body' (line 3); did you mean"
        ),
        (["--check", "--config", "group.toml"], 78, "group.toml: there is no group 'no-such-group'"),
        (["--policy", "policy.toml"], 78, "policy.toml:2:1: unknown entity 'EMIAL'"),
        (["--patterns", "none"], 78, "none: there is no such folder"),
        (["--patterns", "bad.toml"], 78, "bad.toml: not a folder"),
        (["--stream-socket", ""], 78, "a socket needs a path"),
        (["--stream-socket", "none/s"], 78, "cannot be bound: No such file or directory; check its folder"),
        (["--stream-socket", "bad.toml"], 78, "bad.toml: something that is no socket is in the way"),
        (["--stream-socket", "s", "--http-socket", "none/h"], 78, "none/h: the socket cannot be bound"),
        (["--stream-socket", "s", "--config", "group.toml"], 78, "s: there is no group 'no-such-group'"),
        ([], 78, "there is no socket to serve"),
    ])
    func reasonIsOneLine(arguments: [String], status: Int32, words: String) {
        folder.write("bad.toml", "[limits]\nconections = 3\nbody = 1\n")
        folder.write("group.toml", "[sockets]\ngroup = \"no-such-group\"\n")
        folder.write("policy.toml", "\nentities = [\"EMIAL\"]\n")
        let result = start(arguments)
        #expect(result.status == status && result.errors.contains(words), "\(result.errors)")
        #expect(result.errors.hasPrefix("redactd: "))
        #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
        #expect(!FileManager.default.fileExists(atPath: folder.path("s")))
    }

    @Test func checkSaysWhetherThereIsAFile() {
        folder.write("good.toml", "[limits]\nconnections = 3\n")
        let result = ChildProcess.run(
            [Programs.redactd, "--check", "--config", folder.path("good.toml")], in: folder)
        #expect(result.status == 0)
        #expect(
            String(decoding: result.output, as: UTF8.self).hasPrefix(folder.path("good.toml") + ": sound; "))
    }

    @Test func termsBesideThePolicyHoldAsForTheFilter() {
        let daemon = TestDaemon(policy: "entities = [\"US_SSN\"]\n")
        daemon.folder.write("home/redact/terms", "# own\nTegelstein\n")
        daemon.reload()
        let text = Array("Tegelstein 123-45-6789 jane.roe@acme-corp.com".utf8)
        let reply = daemon.http("POST", "/v1/redact", body: text).body
        let filter = ChildProcess.run(
            [Programs.redact], environment: daemon.filterEnvironment, input: text, in: daemon.folder)
        #expect(reply == Array("[TERM_1] [SSN_1] jane.roe@acme-corp.com".utf8))
        #expect(filter.output == reply)
    }

    @Test func onlyPlainFilteringTakesADaemonThatHasOnlyTheStreamSocket() {
        // There a connection that breaks when all was sent cannot be told from the end of the text.
        let daemon = TestDaemon()
        let other = Folder()
        #expect(symlink(daemon.streamPath, other.path("s.sock")) == 0)
        func run(_ arguments: [String]) -> (status: Int32, output: [UInt8], errors: String) {
            ChildProcess.run([Programs.redact] + arguments + ["--socket", other.path("s.sock")], in: other)
        }
        let text = other.write("text", Array("Mail jane.roe@acme-corp.com".utf8))
        #expect(run([text]).output == Array("Mail [EMAIL_1]".utf8))
        for arguments in [["-i", text], ["scan", text], ["--entities", "US_SSN", text]] {
            let result = run(arguments)
            #expect(result.status == 64 && result.output.isEmpty, "\(result.errors)")
            #expect(
                result.errors.contains(
                    "s.sock: not the HTTP socket of redactd, and no http.sock is beside it"))
        }
        #expect(other.read("text") == Array("Mail jane.roe@acme-corp.com".utf8))
        // The daemon refuses UTF-16, after it has taken it.
        let refused = run([other.write("wide", [0xFF, 0xFE, 0x41, 0x00])])
        #expect(refused.status == 74 && refused.output.isEmpty, "\(refused.errors)")
        let nothing = run([other.write("empty", [UInt8]())])
        #expect(nothing.status == 0 && nothing.output.isEmpty, "\(nothing.errors)")
    }
}

import Foundation
import Glibc
import Testing

/// SIGHUP: new files for new requests, the old ones where the new cannot be used.
@Suite struct DaemonReloadTests {
    private let text = Array("to jane.roe@acme-corp.com".utf8)

    @Test func newPolicyHoldsForNewRequestsAndTheOldOneForRunningOnes() {
        let daemon = TestDaemon()
        let running = daemon.connectStream()
        running.send(Texts.piece)
        #expect(!running.receive(100).isEmpty)
        daemon.folder.write("home/redact/policy.toml", "operator = \"label\"\n")
        daemon.reload()
        #expect(daemon.http("POST", "/v1/redact", body: text).text == "to [EMAIL]")
        running.send("at last jane.roe@acme-corp.com")
        running.endWriting()
        #expect(running.receiveText().hasSuffix("at last [EMAIL_1]"))
    }

    @Test func newPatternsHoldAfterAReload() {
        let daemon = TestDaemon()
        let before = daemon.metric("redactd_patterns")
        daemon.folder.write("home/redact/patterns.d/own.toml", FilterTests.badge)
        daemon.reload()
        #expect(daemon.metric("redactd_patterns") == before + 1)
        #expect(
            daemon.http("POST", "/v1/redact", body: Array("badge BX-204113 now".utf8)).text
                == "badge [BADGE_1] now")
    }

    @Test(arguments: [
        ("home/redact/policy.toml", "operator = \"shred\"\n"),
        ("home/redact/policy.toml", "entities = [\"NOBODY\"]\n"),
        ("home/redact/policy.toml", "this is no TOML"),
        ("home/redact/patterns.d/bad.toml", "[[pattern]]\nid = 1\n"),
        ("redactd.toml", "[limits]\nconnections = -1\n"), ("redactd.toml", "[limits]\nconections = 5\n"),
        ("redactd.toml", "[access]\nusers = [\"no-such-user-here\"]\n"),
    ])
    func badFileChangesNothingAndIsReported(file: String, content: String) {
        let daemon = TestDaemon(policy: "operator = \"label\"\n")
        daemon.folder.write(file, content)
        daemon.process.signal(SIGHUP)
        daemon.waitForNotification("RELOADING=1")
        let message = daemon.waitForNotification("READY=1")
        #expect(message.contains("last reload refused"))
        #expect(daemon.http("POST", "/v1/redact", body: text).text == "to [EMAIL]")
        #expect(daemon.metric(#"redactd_reloads_total{result="failure"}"#) == 1)
        #expect(daemon.metric("redactd_reload_failed") == 1)
        #expect(
            daemon.log.contains(
                "<3>reload refused, the old files stay in force reason=\(daemon.folder.path(file))"))
        // A good file mends it.
        daemon.folder.write("redactd.toml", "log_level = \"debug\"\n")
        daemon.folder.write("home/redact/policy.toml", "operator = \"mask\"\n")
        try? FileManager.default.removeItem(atPath: daemon.folder.path("home/redact/patterns.d"))
        daemon.reload()
        #expect(daemon.metric("redactd_reload_failed") == 0)
        #expect(daemon.http("POST", "/v1/redact", body: text).text == "to **********************")
    }

    @Test func limitsOfAReloadHoldForNewConnections() {
        let daemon = TestDaemon()
        daemon.folder.write("redactd.toml", "[limits]\nstream_bytes = 5\n")
        daemon.reload()
        #expect(daemon.http("POST", "/v1/redact", body: text).status == 413)
    }

    @Test func connectionsThatWaitAreServedWhenAReloadRaisesTheLimit() {
        let daemon = TestDaemon("[limits]\nconnections = 1\nprogress_seconds = 600\n")
        let first = daemon.connectStream()
        first.send(Texts.piece)
        #expect(!first.receive(100).isEmpty)
        let second = daemon.connectHTTP()
        second.send(HTTPReply.request("POST", "/v1/redact", body: text))
        daemon.folder.write("redactd.toml", "[limits]\nconnections = 2\nprogress_seconds = 600\n")
        daemon.reload()
        #expect(HTTPReply(second.receiveAll()).text == "to [EMAIL_1]")
        first.close()
    }

    @Test func reloadsEveryTenthOfASecondUnderLoadDisturbNobody() {
        let daemon = TestDaemon()
        let done = Counter()
        let wrong = Counter()
        let served = Counter()
        let text = text
        concurrently(5) { index in
            if index == 0 {
                // Reloads that come while one is under way are one; there must have been several.
                repeat {
                    daemon.process.signal(SIGHUP)
                    usleep(100_000)
                } while daemon.metric(#"redactd_reloads_total{result="success"}"#) < 4
                done.add(1)
                return
            }
            while done.value == 0 {
                let reply =
                    index % 2 == 0 ? daemon.http("POST", "/v1/redact", body: text).body : stream(text, daemon)
                if reply != Array("to [EMAIL_1]".utf8) { wrong.add(1) }
                served.add(1)
            }
        }
        #expect(wrong.value == 0 && served.value > 0)
        #expect(daemon.metric(#"redactd_reloads_total{result="success"}"#) > 1)
        #expect(daemon.metric(#"redactd_reloads_total{result="failure"}"#) == 0)
        #expect(daemon.stop() == 0)
    }

    private func stream(_ bytes: [UInt8], _ daemon: TestDaemon) -> [UInt8] {
        let client = daemon.connectStream()
        client.send(bytes)
        client.endWriting()
        return client.receiveAll()
    }
}

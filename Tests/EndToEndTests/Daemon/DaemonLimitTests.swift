import Foundation
import Glibc
import Testing

/// Every limit of `redactd.toml`, reached.
@Suite struct DaemonLimitTests {
    private let text = Array("to jane.roe@acme-corp.com".utf8)

    @Test func connectionsBeyondTheLimitWaitUntilOneEnds() {
        let daemon = TestDaemon("[limits]\nconnections = 2\n")
        let first = daemon.connectStream()
        let second = daemon.connectHTTP()
        let open = {
            second.send(HTTPReply.request("GET", "/metrics", type: nil, keepsAlive: true))
            let lines = second.receiveReply().text.split(separator: "\n")
            return lines.first { $0.hasPrefix("redactd_connections ") }
        }
        while open() != "redactd_connections 2" { sched_yield() }
        let more = (0..<5).map { _ in daemon.connectStream() }
        for client in more { client.send(text) }
        // The second is served although others have come, and long enough for those to be accepted too.
        for _ in 0..<50 { #expect(open() == "redactd_connections 2") }
        first.send(text)
        first.endWriting()
        #expect(first.receiveText() == "to [EMAIL_1]")
        second.close()
        for client in more {
            client.endWriting()
            #expect(client.receiveText() == "to [EMAIL_1]")
        }
    }

    @Test func connectionsOfOneUserBeyondTheLimitAreRefused() {
        let daemon = TestDaemon("[limits]\nconnections_per_uid = 1\n")
        let first = daemon.connectStream()
        first.send("Dear all,\n\n")
        first.send(Texts.piece)
        #expect(!first.receive().isEmpty)
        let second = daemon.connectStream()
        #expect(second.receiveAll().isEmpty)
        let reply = daemon.http("GET", "/v1/health", type: nil)
        #expect(reply.status == 429 && reply.errorCode == "too_many_connections")
        first.close()
        while daemon.http("GET", "/v1/health", type: nil).status != 200 { sched_yield() }
    }

    @Test func jsonBodyBeyondTheLimitIsTooLargeWithAndWithoutALength() {
        let daemon = TestDaemon("[limits]\nbody_bytes = 100\n")
        let body = Array((#"{"text": ""# + String(repeating: "x", count: 200) + #""}"#).utf8)
        let reply = daemon.http("POST", "/v1/redact", type: "application/json", body: body)
        #expect(reply.status == 413 && reply.errorCode == "too_large")
        let client = daemon.connectHTTP()
        client.send(
            "POST /v1/redact HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n")
        client.send(Array("\(String(body.count, radix: 16))\r\n".utf8) + body + Array("\r\n0\r\n\r\n".utf8))
        #expect(HTTPReply(client.receiveAll()).status == 413)
        #expect(daemon.http("POST", "/v1/redact", body: body).status == 200)
    }

    @Test func jsonBodiesOfAllConnectionsTogetherAreBounded() {
        let daemon = TestDaemon("[limits]\nbody_bytes_total = 1000\n")
        let body = Array((#"{"text": ""# + String(repeating: "x", count: 600) + #""}"#).utf8)
        let first = daemon.connectHTTP()
        let request = HTTPReply.request("POST", "/v1/redact", type: "application/json", body: body)
        first.send(Array(request.dropLast(1)))
        // Until the first body has arrived the second may still get through.
        var reply = daemon.http("POST", "/v1/redact", type: "application/json", body: body)
        while reply.status == 200 {
            reply = daemon.http("POST", "/v1/redact", type: "application/json", body: body)
        }
        #expect(reply.status == 503 && reply.errorCode == "queue_full")
        first.send(Array(request.suffix(1)))
        #expect(HTTPReply(first.receiveAll()).status == 200)
        #expect(daemon.http("POST", "/v1/redact", type: "application/json", body: body).status == 200)
    }

    @Test func streamedTextBeyondTheLimitIsTooLargeOnBothSockets() {
        let daemon = TestDaemon("[limits]\nstream_bytes = 1000\n")
        #expect(daemon.http("POST", "/v1/redact", body: Texts.piece).status == 413)
        let client = daemon.connectStream()
        client.send(Texts.piece)
        client.endWriting()
        #expect(client.receiveAll().isEmpty)
        #expect(daemon.metric(#"redactd_errors_total{code="too_large"}"#) == 2)
        #expect(daemon.http("POST", "/v1/redact", body: text).status == 200)
    }

    @Test func headerBeyondTheLimitIsTooLarge() {
        let daemon = TestDaemon("[limits]\nheader_bytes = 1000\n")
        let long = String(repeating: "x", count: 2_000)
        let reply = daemon.http("GET", "/v1/health", type: nil, headers: ["X-Long: \(long)"])
        #expect(reply.status == 413 && reply.errorCode == "too_large")
        #expect(daemon.http("GET", "/v1/health?\(long)", type: nil).status == 413)
        #expect(daemon.http("GET", "/v1/health", type: nil).status == 200)
    }

    @Test func clientWithoutProgressIsCutOff() {
        let daemon = TestDaemon("[limits]\nprogress_seconds = 0.2\n")
        let stream = daemon.connectStream()
        stream.send("to jane.roe@acme-corp")
        #expect(stream.receiveAll().isEmpty)
        let http = daemon.connectHTTP()
        http.send(
            "POST /v1/redact HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\nContent-Type: text/plain\r\n\r\nto"
        )
        let reply = HTTPReply(http.receiveAll())
        #expect(reply.status == 408 && reply.errorCode == "timed_out")
        // A connection that is idle between requests goes without a word.
        #expect(daemon.connectHTTP().receiveAll().isEmpty)
    }

    @Test func requestThatTakesTooLongIsCutOff() {
        let daemon = TestDaemon("[limits]\nrequest_seconds = 0.3\n")
        let client = daemon.connectHTTP()
        client.send(
            "POST /v1/redact HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\nContent-Type: text/plain\r\n\r\n"
        )
        while client.send("x") { usleep(1_000) }
        #expect(daemon.metric(#"redactd_errors_total{code="timed_out"}"#) == 1)
    }

    @Test func requestsOfOneUserBeyondTheRateAreRefused() {
        let daemon = TestDaemon("[limits]\nrequests_per_second_per_uid = 3\n")
        let client = daemon.connectHTTP()
        var statuses: [Int] = []
        for _ in 0..<30 {
            client.send(HTTPReply.request("GET", "/v1/health", type: nil, keepsAlive: true))
            statuses.append(HTTPReply(client.receive()).status)
        }
        #expect(statuses.prefix(3) == [200, 200, 200])
        #expect(statuses.contains(429))
        #expect(Set(statuses) == [200, 429])
        // The bucket fills again.
        while daemon.http("GET", "/v1/health", type: nil).status != 200 { sched_yield() }
    }

    @Test func workerThreadsAreAsManyAsConfigured() {
        let daemon = TestDaemon("[limits]\nworker_threads = 3\n")
        #expect(daemon.metric("redactd_worker_threads") == 3)
        let other = TestDaemon("[limits]\nworker_threads = 7\n")
        let threads = { (daemon: TestDaemon) in
            (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(daemon.process.pid)/task").count)
                ?? 0
        }
        #expect(threads(other) - threads(daemon) == 4)
    }

    @Test func requestsBeyondTheQueueAreRefused() {
        let daemon = TestDaemon("[limits]\nworker_threads = 1\nqueue_length = 1\n")
        // A large document keeps the only worker busy.
        let large = daemon.connectHTTP()
        let text = String(repeating: "write to jane.roe@acme-corp.com now\\n", count: 100_000)
        large.send(
            HTTPReply.request(
                "POST", "/v1/redact", type: "application/json", body: Array("{\"text\": \"\(text)\"}".utf8)))
        var reply = daemon.http("GET", "/v1/health", type: nil)
        while reply.status == 200 { reply = daemon.http("GET", "/v1/health", type: nil) }
        #expect(reply.status == 503 && reply.errorCode == "queue_full")
        #expect(reply.head.contains("Retry-After: 1"))
        #expect(HTTPReply(large.receiveAll()).status == 200)
        #expect(daemon.http("GET", "/v1/health", type: nil).status == 200)
    }

    @Test func shutdownLetsARunningRequestEndAndRefusesNewOnes() {
        let daemon = TestDaemon("[limits]\nshutdown_grace_seconds = 60\n")
        let client = daemon.connectStream()
        client.send("to jane.roe@")
        let idle = daemon.connectHTTP()
        let http = daemon.connectHTTP()
        http.send(
            "POST /v1/redact HTTP/1.1\r\nHost: x\r\nContent-Length: 8\r\nContent-Type: text/plain\r\n\r\nhal")
        while daemon.metric("redactd_received_bytes_total{interface=\"http\"}") < 3 { sched_yield() }
        while daemon.metric("redactd_received_bytes_total{interface=\"stream\"}") < 12 { sched_yield() }
        daemon.process.signal(SIGTERM)
        daemon.waitForNotification("STOPPING=1")
        #expect(idle.receiveAll().isEmpty)
        #expect(UnixClient.ifConnected(daemon.streamPath) == nil)
        client.send("acme-corp.com")
        client.endWriting()
        #expect(client.receiveText() == "to [EMAIL_1]")
        http.send("lo+++")
        let reply = HTTPReply(http.receiveAll())
        #expect(reply.status == 200 && reply.text == "hallo+++" && reply.head.contains("Connection: close"))
        #expect(daemon.process.wait() == 0)
    }

    @Test func shutdownCutsOffWhatTakesLongerThanItsGrace() {
        let daemon = TestDaemon("[limits]\nshutdown_grace_seconds = 0.2\n")
        let client = daemon.connectStream()
        client.send("to jane.roe@")
        while daemon.metric("redactd_received_bytes_total{interface=\"stream\"}") < 12 { sched_yield() }
        #expect(daemon.stop() == 0)
        #expect(client.receiveAll().isEmpty)
        #expect(daemon.log.contains("<4>connections cut off connections=1"))
    }

    @Test(arguments: ["users = [\"65533\"]", "groups = [\"65533\"]"])
    func usersWhoAreNotListedAreForbidden(list: String) {
        let daemon = TestDaemon("[access]\n\(list)\n")
        let reply = daemon.http("GET", "/v1/health", type: nil)
        #expect(reply.status == 403 && reply.errorCode == "forbidden")
        let client = daemon.connectStream()
        client.endWriting()
        #expect(client.receiveAll().isEmpty)
    }

    @Test func usersWhoAreListedAreServed() {
        let daemon = TestDaemon("[access]\nusers = [\"65533\", \"\(getuid())\"]\n")
        #expect(daemon.http("POST", "/v1/redact", body: text).text == "to [EMAIL_1]")
    }

    @Test func idleDaemonOnKeptSocketsEndsByItself() {
        let folder = Folder()
        folder.write("redactd.toml", "[limits]\nidle_exit_seconds = 0.3\n")
        let activator = ChildProcess(
            [
                "systemd-socket-activate", "-l", folder.path("stream.sock"), "--fdname=stream",
                Programs.redactd,
                "--config", folder.path("redactd.toml"),
            ], errors: folder.path("log"))
        while !FileManager.default.fileExists(atPath: folder.path("stream.sock")) { sched_yield() }
        let client = UnixClient(folder.path("stream.sock"))
        client.send(text)
        client.endWriting()
        #expect(client.receiveText() == "to [EMAIL_1]")
        #expect(activator.wait() == 0)
        #expect(folder.text("log").contains("<6>idle, stopping"))
    }
}

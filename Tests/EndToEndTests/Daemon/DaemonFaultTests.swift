import Foundation
import Glibc
import Testing

/// Clients that misbehave harm nobody but themselves.
@Suite(.serialized) struct DaemonFaultTests {
    /// Whether the daemon still serves, on both sockets.
    private func serves(_ daemon: TestDaemon) -> Bool {
        let client = daemon.connectStream()
        client.send("to jane.roe@acme-corp.com")
        client.endWriting()
        return client.receiveText() == "to [EMAIL_1]"
            && daemon.http("GET", "/v1/health", type: nil).status == 200
    }

    @Test func clientsThatLeaveInTheMiddleLeaveNothingBehind() {
        let daemon = TestDaemon()
        let before = daemon.process.openDescriptors
        for index in 0..<60 {
            let client = index % 2 == 0 ? daemon.connectStream() : daemon.connectHTTP()
            if index % 2 == 1 {
                client.send("POST /v1/redact HTTP/1.1\r\nHost: x\r\nContent-Length: 999999\r\n\r\n")
            }
            client.send(Texts.piece)
            if index % 3 == 0 { _ = client.receive(10) }
            client.close()
        }
        #expect(serves(daemon))
        while daemon.process.openDescriptors > before { sched_yield() }
        // A connection is counted off after its descriptor is closed, also the one that asks for the count.
        var connections = daemon.metric("redactd_connections")
        while connections > 1 { connections = daemon.metric("redactd_connections") }
        #expect(connections == 1)
        #expect(daemon.metric(#"redactd_errors_total{code="client_gone"}"#) > 0)
        #expect(daemon.stop() == 0)
    }

    @Test(arguments: ["stream.sock", "http.sock"])
    func clientThatNeverReadsIsGivenUp(name: String) {
        let daemon = TestDaemon("[limits]\nprogress_seconds = 0.4\n")
        let client = UnixClient(daemon.folder.path(name))
        if name == "http.sock" {
            client.send("POST /v1/redact HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n")
        }
        while client.send(Texts.piece) {}
        #expect(serves(daemon))
        #expect(daemon.metric(#"redactd_errors_total{code="timed_out"}"#) >= 1)
    }

    @Test func clientThatTricklesIsServedUntilItsRequestTakesTooLong() {
        let daemon = TestDaemon("[limits]\nprogress_seconds = 5\nrequest_seconds = 1\n")
        let client = daemon.connectStream()
        var sent = 0
        // One byte at a time, each of them progress, and yet not for ever.
        while client.send("x") {
            sent += 1
            usleep(20_000)
        }
        #expect(sent > 5)
        #expect(client.receive().isEmpty)
        #expect(daemon.metric(#"redactd_errors_total{code="timed_out"}"#) == 1)
        #expect(serves(daemon))
    }

    @Test func headerThatTricklesIsNotWaitedForForEver() {
        let daemon = TestDaemon("[limits]\nprogress_seconds = 0.5\n")
        let client = daemon.connectHTTP()
        var index = 0
        let header =
            Array("GET /v1/health HTTP/1.1\r\nX-Slow: ".utf8) + [UInt8](repeating: 0x78, count: 4_000)
        while index < header.count, client.send([header[index]]) {
            index += 1
            usleep(20_000)
        }
        #expect(index < header.count)
        #expect(serves(daemon))
    }

    @Test func twoThousandConnectionsAtOnceAreAllServed() {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        limit.rlim_cur = limit.rlim_max
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        let daemon = TestDaemon()
        let clients = (0..<2_000).map { _ in daemon.connectStream() }
        for client in clients { client.send("to jane.roe@acme-corp.com") }
        for client in clients { client.endWriting() }
        let right = clients.filter { $0.receiveText() == "to [EMAIL_1]" }
        #expect(right.count == clients.count)
        #expect(daemon.stop() == 0)
    }

    @Test(arguments: [
        "\r\n\r\n\u{0}\u{1}\u{2}", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "HELLO WORLD\r\n\r\n",
        "POST /v1/redact HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        "POST /v1/redact HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        "POST /v1/redact HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST /v1/redact HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
        "GET /v1/health HTTP/1.1\r\nBad Header : x\r\n\r\n",
    ])
    func malformedHTTPIsAnsweredWith400OrClosed(request: String) {
        let daemon = TestDaemon()
        let client = daemon.connectHTTP()
        client.send(request)
        let reply = HTTPReply(client.receiveAll())
        #expect(reply.status == 400 && reply.errorCode == "malformed_http", "\(reply.head)")
        #expect(serves(daemon))
    }

    @Test func malformedJSONIsAnsweredWith400AndKeepsTheConnection() {
        let daemon = TestDaemon()
        let client = daemon.connectHTTP()
        for body in [
            "{", "[]", #"{"text": 1}"#, #"{"text": "\ud800"}"#, #"{"text": "a"} x"#,
            #"{"text": "a", "x": 1}"#,
        ] {
            client.send(
                HTTPReply.request(
                    "POST", "/v1/redact", type: "application/json", body: Array(body.utf8), keepsAlive: true))
            let reply = HTTPReply(client.receive())
            #expect(reply.status == 400 && reply.errorCode == "bad_request", "\(body)")
        }
        client.send(HTTPReply.request("POST", "/v1/redact", body: Array("to jane.roe@acme-corp.com".utf8)))
        #expect(HTTPReply(client.receiveAll()).text == "to [EMAIL_1]")
    }

    @Test func killedAndRestartedUnderLoadItRefusesNobodyAndLeaksNothing() {
        let folder = Folder()
        // The socket is kept by the activator, as by systemd: it outlives every daemon.
        let activated = ActivatedDaemons(folder)
        let stop = Counter()
        let bad = Counter()
        let whole = Counter()
        concurrently(5) { index in
            if index == 0 {
                for _ in 0..<6 {
                    activated.waitUntilServing()
                    activated.killRunning()
                }
                stop.add(1)
                return
            }
            while stop.value == 0 {
                let isHTTP = index % 2 == 0
                guard let client = UnixClient.ifConnected(folder.path(isHTTP ? "http.sock" : "stream.sock"))
                else {
                    bad.add(1)
                    continue
                }
                let text = Array("to jane.roe@acme-corp.com or so".utf8)
                client.send(isHTTP ? HTTPReply.request("POST", "/v1/redact", body: text) : text)
                if !isHTTP { client.endWriting() }
                let answer = isHTTP ? HTTPReply(client.receiveAll()).text : client.receiveText()
                if answer == "to [EMAIL_1] or so" { whole.add(1) }
                // Cut off is allowed, unredacted is not.
                if !"to [EMAIL_1] or so".hasPrefix(answer) { bad.add(1) }
            }
        }
        #expect(bad.value == 0)
        #expect(whole.value > 0)
        activated.end()
    }

    @Test func fullDiskUnderTheLogStopsNothing() {
        let daemon = TestDaemon(errors: "/dev/full")
        for _ in 0..<20 { #expect(serves(daemon)) }
        #expect(daemon.metric("redactd_log_lines_dropped_total") > 0)
        #expect(daemon.stop() == 0)
    }

    @Test func logThatNobodyReadsStopsNothing() {
        let folder = Folder()
        let fifo = folder.path("log")
        #expect(mkfifo(fifo, 0o600) == 0)
        let reader = open(fifo, O_RDWR | O_CLOEXEC)
        let daemon = TestDaemon(errors: fifo)
        // More lines than the pipe and the queue hold.
        for _ in 0..<1_600 { _ = daemon.http("GET", "/v1/health", type: nil) }
        #expect(serves(daemon))
        #expect(daemon.metric("redactd_log_lines_dropped_total") > 0)
        close(reader)
        daemon.process.signal(SIGKILL)
    }
}

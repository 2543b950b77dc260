import Foundation
import Glibc
import RedactClient
import Testing

/// Redacted bytes come back while the client still writes, and length costs no memory.
@Suite struct DaemonStreamingTests {
    @Test func firstRedactedBytesArriveWhileTheClientStillWrites() {
        let daemon = TestDaemon()
        let client = daemon.connectStream()
        client.send("Dear jane.roe@acme-corp.com,\n\n")
        client.send(Texts.piece)
        // Nothing more is sent until this has come: it cannot come from the end of the text.
        let first = String(decoding: client.receive(exactly: 64), as: UTF8.self)
        #expect(first.hasPrefix("Dear [EMAIL_1],\n\nParagraph 1: the meeting"))
        client.send("That was all.\n")
        client.endWriting()
        #expect(client.receiveText().hasSuffix("That was all.\n"))
    }

    @Test func firstBytesOfAnHTTPReplyArriveWhileTheBodyIsStillSent() {
        let daemon = TestDaemon()
        let client = daemon.connectHTTP()
        client.send(
            "POST /v1/redact HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nConnection: close\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n")
        client.send(Array("\(String(Texts.piece.count, radix: 16))\r\n".utf8) + Texts.piece + [13, 10])
        let first = client.receive()
        #expect(String(decoding: first, as: UTF8.self).hasPrefix("HTTP/1.1 200 OK\r\n"))
        client.send("3\r\nbye\r\n0\r\n\r\n")
        let reply = HTTPReply(first + client.receiveAll())
        #expect(reply.isWhole && reply.text.hasSuffix("bye") && reply.text.contains("write to [EMAIL_1] and"))
    }

    @Test func findingsOfAStreamedScanArriveWhileTheTextIsStillSent() throws {
        let daemon = TestDaemon()
        let scan = try RedactClient(socketPath: daemon.httpPath).scanStream()
        var findings: [RedactFinding] = []
        // Each round sends more; without streaming the findings would all wait for `finish`.
        while findings.isEmpty { findings += try scan.send(Texts.piece) }
        #expect(findings[0].entity == "EMAIL_ADDRESS")
        #expect(findings[0].start == 44 && findings[0].end == 66)
        findings += try scan.finish()
        #expect(findings.count > 500)
    }

    @Test func lineByLineConversationComesBackThroughTheFilter() throws {
        let daemon = TestDaemon()
        let folder = daemon.folder
        #expect(mkfifo(folder.path("in"), 0o600) == 0)
        let writer = open(folder.path("in"), O_RDWR | O_CLOEXEC)
        let filter = ChildProcess(
            [Programs.redact, "--socket", daemon.streamPath], input: folder.path("in"),
            output: folder.path("out"))
        _ = Texts.piece.withUnsafeBytes { write(writer, $0.baseAddress, $0.count) }
        // The pipe is still open, so this is not the end of the text.
        while folder.read("out").isEmpty { sched_yield() }
        #expect(folder.text("out").hasPrefix("Paragraph 1: the meeting is moved, write to [EMAIL_1] and"))
        close(writer)
        #expect(filter.wait() == 0)
    }

    /// Bytes that go through in `hugeTextStaysWithinMemory`: 1 GiB, or what `REDACT_LARGE_BYTES` says (`make
    /// large`, as CI does); a build without optimisation gets less.
    private static var largeBytes: Int {
        if let text = ProcessInfo.processInfo.environment["REDACT_LARGE_BYTES"] { return Int(text) ?? 0 }
        #if DEBUG
            return 8 * 1_048_576
        #else
            return 1_073_741_824
        #endif
    }

    @Test func hugeTextStaysWithinMemory() {
        let daemon = TestDaemon()
        let client = daemon.connectStream()
        let pieces = Self.largeBytes / Texts.piece.count + 1
        let counter = Counter()
        concurrently(2) { side in
            if side == 0 {
                for _ in 0..<pieces { client.send(Texts.piece) }
                client.endWriting()
            } else {
                while true {
                    let piece = client.receive()
                    if piece.isEmpty { break }
                    counter.add(piece.count)
                }
            }
        }
        // Every address of 22 bytes has become [EMAIL_1].
        let addresses =
            String(decoding: Texts.piece, as: UTF8.self).split(separator: "jane.roe@acme-corp.com").count - 1
        #expect(counter.value == pieces * (Texts.piece.count - addresses * 13))
        #expect(daemon.process.memoryBytes("VmHWM") < Self.residentBytesMax)
        #expect(daemon.stop() == 0)
    }

    /// What the daemon may hold resident.
    private static let residentBytesMax = 64 * 1_048_576

    @Test func clientThatDoesNotReadIsNotReadFromEither() {
        let daemon = TestDaemon("[limits]\nprogress_seconds = 0.5\n")
        let client = daemon.connectStream()
        var sent = 0
        // Ends when the daemon gives up on it. Much more than the kernel's buffers and one piece is never
        // taken.
        while client.send(Texts.piece) { sent += Texts.piece.count }
        #expect(sent < 4 * 1_048_576)
        #expect(daemon.process.memoryBytes("VmHWM") < Self.residentBytesMax)
    }
}

/// A sum that one thread makes and another looks at.
final class Counter: @unchecked Sendable {
    private let lock = NSLock()
    private var sum = 0

    var value: Int { lock.withLock { sum } }

    func add(_ amount: Int) { lock.withLock { sum += amount } }

    /// What has no end: each part of a request by which a client could make the daemon hold more and more.
    @Test(arguments: [
        ("", "GET"), ("GET /", "a"), ("GET / HTTP/1.1\r\n", "a"), ("GET / HTTP/1.1\r\nX: ", "a"),
        ("GET / HTTP/1.1\r\n", "X: y\r\n"), ("", "\r\n"),
        ("POST /v1/none HTTP/1.1\r\nContent-Length: 9999999999\r\n\r\n", "a"),
        (chunked, "0"), (chunked + "5;", "a"), (chunked + "0\r\n", "a"), (chunked + "0\r\n", "X: y\r\n"),
    ])
    func partWithoutEndIsNotHeld(head: String, part: String) {
        let daemon = TestDaemon("[limits]\nprogress_seconds = 2\n")
        #expect(daemon.http("GET", "/v1/health", type: nil).status == 200)
        let before = daemon.process.memoryBytes("VmRSS")
        let client = daemon.connectHTTP()
        client.send(head)
        let piece = Array(String(repeating: part, count: 65_536 / part.utf8.count).utf8)
        var sent = 0
        while sent < 64 * 1_048_576, client.send(piece) { sent += piece.count }
        #expect(daemon.http("GET", "/v1/health", type: nil).status == 200)
        #expect(daemon.process.memoryBytes("VmRSS") - before < 16 * 1_048_576)
        // Refused, or given up since it is no progress.
        let reply = client.receiveAll()
        #expect(reply.isEmpty || [400, 404, 408, 413].contains(HTTPReply(reply).status))
    }

    private static let chunked =
        "POST /v1/redact HTTP/1.1\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
}

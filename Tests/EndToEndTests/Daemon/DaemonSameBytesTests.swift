import Foundation
import RedactClient
import Testing

/// However a text gets to the engine, the same bytes come out.
@Suite struct DaemonSameBytesTests {
    private static let textsCount = 240

    @Test func filterSocketsAndJSONGiveTheSameBytes() throws {
        let daemon = TestDaemon()
        let client = RedactClient(socketPath: daemon.httpPath)
        var changed = 0
        for (seed, text) in Texts.examples(Self.textsCount).enumerated() {
            let filter = ChildProcess.run(
                [Programs.redact], environment: daemon.filterEnvironment, input: text, in: daemon.folder)
            try #require(filter.status == 0)
            let expected = filter.output
            if expected != text { changed += 1 }
            #expect(stream(Texts.cut(text, seed: seed), daemon) == expected)
            #expect(try client.redact(text) == expected)
            #expect(try json(text, daemon) == expected)
            let socket = ChildProcess.run(
                [Programs.redact, "--socket", seed % 2 == 0 ? daemon.streamPath : daemon.httpPath],
                input: text, in: daemon.folder)
            #expect(socket.status == 0 && socket.output == expected, "\(socket.errors)")
            let reply = daemon.http("POST", "/v1/redact", body: text)
            #expect(reply.status == 200 && reply.isWhole && reply.body == expected)
        }
        // The examples are there to be found.
        #expect(changed > Self.textsCount * 9 / 10)
        #expect(daemon.stop() == 0)
    }

    /// One redactor serves them one after another: nothing of a text may show in the reply to the next.
    @Test func textsOnOneKeptConnectionComeBackAsOnConnectionsOfTheirOwn() throws {
        let daemon = TestDaemon()
        let kept = daemon.connectHTTP()
        for text in Texts.examples(Self.textsCount) {
            kept.send(HTTPReply.request("POST", "/v1/redact", body: text, keepsAlive: true))
            let reply = kept.receiveReply()
            #expect(reply.isWhole && reply.body == stream([text], daemon))
        }
    }

    @Test func manyRequestsInOneWriteAreAnsweredInOrder() {
        let daemon = TestDaemon()
        let client = daemon.connectHTTP()
        let requests = (0..<3_000).map { index in
            HTTPReply.request("POST", "/v1/redact", body: Array("\(index)".utf8), keepsAlive: index < 2_999)
        }
        let received = Received()
        concurrently(2) { side in
            if side == 0 {
                client.send(Array(requests.joined()))
            } else {
                received.add(client.receiveAll())
            }
        }
        let replies = String(decoding: received.bytes, as: UTF8.self).components(
            separatedBy: "HTTP/1.1 200 OK")
        let bodies = replies.dropFirst().map { $0.components(separatedBy: "\r\n\r\n").last ?? "" }
        #expect(bodies == (0..<3_000).map { "\($0)" })
    }

    @Test func chunkedHTTPBodiesInAnyPiecesGiveTheSameBytes() {
        let daemon = TestDaemon()
        for (seed, text) in Texts.examples(40).enumerated() {
            let whole = daemon.http("POST", "/v1/redact", body: text).body
            let client = daemon.connectHTTP()
            client.send(
                "POST /v1/redact HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nConnection: close\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n")
            for piece in Texts.cut(text, seed: seed) {
                client.send(Array("\(String(piece.count, radix: 16))\r\n".utf8) + piece + [13, 10])
            }
            client.send("0\r\n\r\n")
            let reply = HTTPReply(client.receiveAll())
            #expect(reply.isWhole && reply.body == whole)
        }
    }

    @Test func textLargerThanAnyBufferComesBackWholeToASlowReader() {
        let daemon = TestDaemon()
        let text = (0..<64).flatMap { _ in Texts.piece }
        let expected = ChildProcess.run(
            [Programs.redact], environment: daemon.filterEnvironment, input: text, in: daemon.folder
        ).output
        let client = daemon.connectStream()
        let received = Received()
        concurrently(2) { side in
            if side == 0 {
                client.send(text)
                client.endWriting()
            } else {
                // The reader takes little at a time, so that the daemon's writes back up and are flushed
                // late.
                while true {
                    let piece = client.receive(3_000)
                    if piece.isEmpty { break }
                    received.add(piece)
                }
            }
        }
        #expect(received.bytes == expected)
    }

    @Test func requestOfSeveralTextsNumbersThemAsOneSession() {
        let daemon = TestDaemon()
        let reply = daemon.redactJSON(#"{"texts": ["a@corp-one.com", "b@corp-two.com a@corp-one.com"]}"#)
        #expect(reply.text.hasPrefix(#"{"texts": ["[EMAIL_1]", "[EMAIL_2] [EMAIL_1]"], "findings": [[{"#))
    }

    private func stream(_ pieces: [[UInt8]], _ daemon: TestDaemon) -> [UInt8] {
        let client = daemon.connectStream()
        for piece in pieces { client.send(piece) }
        client.endWriting()
        return client.receiveAll()
    }

    private func json(_ text: [UInt8], _ daemon: TestDaemon) throws -> [UInt8] {
        let body = try JSONSerialization.data(withJSONObject: ["text": String(decoding: text, as: UTF8.self)])
        let reply = daemon.http("POST", "/v1/redact", type: "application/json", body: Array(body))
        let object = try JSONSerialization.jsonObject(with: Data(reply.body)) as? [String: Any]
        return Array((object?["text"] as? String ?? "").utf8)
    }
}

/// Bytes that one thread collects and another looks at.
final class Received: @unchecked Sendable {
    private let lock = NSLock()
    private var collected: [UInt8] = []

    var bytes: [UInt8] { lock.withLock { collected } }

    func add(_ piece: [UInt8]) { lock.withLock { collected += piece } }
}

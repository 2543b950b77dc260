import Foundation
import Glibc
import Testing

@testable import RedactClient

@Suite struct ReplyParserTests {
    /// Whatever the pieces a reply comes in, its body is the same.
    private func body(_ text: String, pieceBytes: Int) throws -> (body: String, parser: ReplyParser) {
        var parser = ReplyParser()
        var body: [UInt8] = []
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: pieceBytes) {
            body += try parser.take(Array(bytes[start..<min(start + pieceBytes, bytes.count)]))
        }
        return (String(decoding: body, as: UTF8.self), parser)
    }

    @Test(arguments: 1...40)
    func repliesAreReadInAnyPieces(pieceBytes: Int) throws {
        let chunked =
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nb;x=y\r\n, world 123\r\n0\r\nX: y\r\n\r\n"
        let first = try body(chunked, pieceBytes: pieceBytes)
        #expect(first.body == "hello, world 123" && first.parser.isDone && first.parser.status == 200)
        let sized = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 404 Not Found\r\ncontent-length: 3\r\n\r\nabc"
        let second = try body(sized, pieceBytes: pieceBytes)
        #expect(second.body == "abc" && second.parser.isDone && second.parser.status == 404)
    }

    @Test(arguments: [
        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
        "HTTP/1.1 200 OK\r\n", "",
    ])
    func cutOffReplyIsNotDone(text: String) throws {
        #expect(try !body(text, pieceBytes: 7).parser.isDone)
    }

    @Test(arguments: [
        "SMTP ready\r\n", "HTTP/1.1 abc\r\n", "HTTP/1.1 200 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n",
    ])
    func whatIsNoReplyIsRefused(text: String) {
        #expect(throws: RedactClientError.badReply) { try body(text, pieceBytes: 1_000) }
    }

    @Test func headerLineWithoutEndIsRefused() {
        #expect(throws: RedactClientError.badReply) {
            try body("HTTP/1.1 200 OK\r\nX: " + String(repeating: "x", count: 40_000), pieceBytes: 9_000)
        }
    }

    @Test func findingsAreRead() {
        let line =
            #"{"entity": "EMAIL_ADDRESS", "start": 5, "end": 27, "score": 0.85, "pattern": "email.address"}"#
        let finding = JSONText.finding(Array(line.utf8))
        #expect(finding?.entity == "EMAIL_ADDRESS" && finding?.start == 5 && finding?.end == 27)
        #expect(finding?.score == 0.85 && finding?.pattern == "email.address")
        #expect(finding?.place == nil)
        #expect(JSONText.finding(Array("{}".utf8)) == nil)
        for number in ["1e999", "-", "5.5", "99999999999999999999"] {
            #expect(JSONText.finding(Array(line.replacing("27", with: number).utf8)) == nil, "\(number)")
        }
        let all =
            #"{"entity": "A", "start": 5, "end": 7, "score": 1.0, "pattern": "a.b", "start_byte": 6, "end_byte": 9, "line": 2, "column": 3, "end_line": 4, "end_column": 8}"#
        let place = RedactPlace(startByte: 6, endByte: 9, line: 2, column: 3, endLine: 4, endColumn: 8)
        #expect(JSONText.finding(Array(all.utf8))?.place == place)
    }

    @Test func optionsAreEncoded() {
        var options = RedactOptions()
        options.entities = ["A", "B&C"]
        options.operators = ["mask", "A=label"]
        let head = String(decoding: options.head(call: "/v1/redact"), as: UTF8.self)
        #expect(
            head.hasPrefix("POST /v1/redact?entities=A,B%26C&operator=mask&operator=A=label HTTP/1.1\r\n"))
    }

    /// What refuses at length is no reason to hold it all: the message is looked for in the beginning.
    @Test(arguments: [0, RedactionStream.refusalBytesMax])
    func refusalIsKeptUpToItsLimit(paddingBytes: Int) throws {
        let message = #"{"error": {"code": "x", "message": "too much"}}"#
        let body = String(repeating: " ", count: paddingBytes) + message
        let server = try ScriptedServer([
            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 400 Bad Request\r\nContent-Length: \(body.utf8.count)\r\n\r\n" + body,
        ])
        let error = #expect(throws: RedactClientError.self) {
            try RedactClient(socketPath: server.path).redact("a")
        }
        #expect(error == .refused(status: 400, message: paddingBytes == 0 ? "too much" : "no reason given"))
    }

    @Test func socketThatIsNotThereIsToldByItsPath() throws {
        let error = try #require(throws: RedactClientError.self) {
            try RedactClient(socketPath: "/nonexistent/x.sock").redact("a")
        }
        #expect("\(error)".hasPrefix("/nonexistent/x.sock: No such file or directory; "))
    }
}

/// Answers one connection after another, whatever it is asked.
private final class ScriptedServer: Sendable {
    let path: String
    private let descriptor: Int32

    init(_ answers: [String]) throws {
        var template = Array("/tmp/rd.XXXXXX".utf8CString)
        path = String(cString: mkdtemp(&template)) + "/s"
        let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        descriptor = listener
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try #require(result == 0 && listen(listener, 4) == 0)
        Thread.detachNewThread {
            for answer in answers {
                let connection = accept(listener, nil, nil)
                let bytes = Array(answer.utf8)
                _ = send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL))
                // Until the client leaves: what it sent would otherwise cut the answer off.
                var buffer = [UInt8](repeating: 0, count: 4_096)
                shutdown(connection, Int32(SHUT_WR))
                while recv(connection, &buffer, buffer.count, 0) > 0 {}
                close(connection)
            }
        }
    }

    deinit {
        close(descriptor)
        try? FileManager.default.removeItem(atPath: (path as NSString).deletingLastPathComponent)
    }
}

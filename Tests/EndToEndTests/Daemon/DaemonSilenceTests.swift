import Foundation
import Glibc
import Testing

/// Nothing of what the daemon is given can be read anywhere but in the reply.
@Suite struct DaemonSilenceTests {
    /// A mark that no pattern finds, so that it would show wherever text is repeated.
    private static let mark = "Zwiebelkuchen7731"

    /// Every way a request can go wrong or right, each with the mark in every place that a client fills.
    private static var requests: [[UInt8]] {
        let text = "\(mark) jane.\(mark)@acme-corp.com \(mark)"
        let json = { (body: String) in
            HTTPReply.request("POST", "/v1/redact", type: "application/json", body: Array(body.utf8))
        }
        return [
            HTTPReply.request("POST", "/v1/redact", body: Array(text.utf8)),
            HTTPReply.request("POST", "/v1/scan", body: Array(text.utf8)),
            HTTPReply.request("POST", "/v1/redact?\(mark)=1", body: Array(text.utf8)),
            HTTPReply.request("POST", "/v1/redact?entities=\(mark)", body: Array(text.utf8)),
            HTTPReply.request("POST", "/v1/redact?operator=\(mark)", body: Array(text.utf8)),
            HTTPReply.request("POST", "/v1/redact?min_score=\(mark)", body: Array(text.utf8)),
            HTTPReply.request("POST", "/v1/redact?offsets=%\(mark)", body: Array(text.utf8)),
            HTTPReply.request("POST", "/v1/redact", type: "application/\(mark)", body: Array(text.utf8)),
            HTTPReply.request(
                "POST", "/v1/redact", type: "text/plain; charset=\(mark)", body: Array(text.utf8)),
            HTTPReply.request("POST", "/v1/redact", body: [0xFF, 0xFE] + Array(text.utf8)),
            HTTPReply.request("GET", "/v1/\(mark)", type: nil),
            HTTPReply.request("GET", "/\(mark)?\(mark)", type: nil),
            HTTPReply.request(mark.uppercased(), "/v1/redact", type: nil),
            HTTPReply.request("DELETE", "/v1/redact", type: nil, headers: ["X-\(mark): \(mark)"]),
            json(#"{"text": "\#(text)"}"#), json(#"{"texts": ["\#(text)"], "entities": ["\#(mark)"]}"#),
            json(#"{"\#(mark)": "\#(text)"}"#), json(#"{"text": "\#(text)"#), json(#"{"text": \#(mark)}"#),
            json(#"{"text": "\q\#(mark)"}"#), json(#"{"text": "a", "operators": {"\#(mark)": "\#(mark)"}}"#),
            json(#"{"text": "a", "min_score": "\#(mark)"}"#), json("[\"\(mark)\"]"),
            Array("\(mark) \(mark)\r\n\r\n".utf8),
            Array("POST /\(mark) HTTP/1.1\r\n\(mark) \(mark)\r\n\r\n".utf8),
            HTTPReply.request(
                "POST", "/v1/redact", type: "text/plain", body: Array(text.utf8), headers: ["Expect: \(mark)"]
            ),
        ]
    }

    @Test func marksNeverShowInLogMetricsOrErrors() {
        let daemon = TestDaemon("[limits]\nprogress_seconds = 0.5\n")
        for request in Self.requests {
            let client = daemon.connectHTTP()
            client.send(request)
            let reply = HTTPReply(client.receiveAll())
            if reply.status != 200 { #expect(!reply.text.contains(Self.mark), "\(reply.text)") }
            // The same, and away.
            let gone = daemon.connectHTTP()
            gone.send(request)
            gone.close()
            // The same, without its end.
            let cut = daemon.connectHTTP()
            cut.send(Array(request.dropLast(3)))
            cut.endWriting()
            _ = cut.receiveAll()
        }
        // The stream socket, to the end and broken off, and a client that stops half way.
        for isEnding in [true, false] {
            let client = daemon.connectStream()
            client.send("\(Self.mark) jane.\(Self.mark)@acme-corp.com")
            if isEnding { client.endWriting() }
            let answer = client.receiveText()
            #expect(answer == (isEnding ? "\(Self.mark) [EMAIL_1]" : ""))
        }
        let metrics = daemon.http("GET", "/metrics").text
        #expect(metrics.contains("redactd_findings_total{entity=\"EMAIL_ADDRESS\"}"))
        #expect(!metrics.lowercased().contains(Self.mark.lowercased()))
        #expect(!daemon.http("GET", "/v1/health").text.contains(Self.mark))
        #expect(daemon.stop() == 0)
        #expect(daemon.log.contains("code=bad_request") && daemon.log.contains("<7>request "))
        #expect(!daemon.log.lowercased().contains(Self.mark.lowercased()))
    }

    @Test func unitsKeepCrashesFromTellingAnything() throws {
        for unit in ["systemd/system/redactd.service", "systemd/user/redactd.service"] {
            let text = try String(contentsOfFile: Programs.project + "/" + unit, encoding: .utf8)
            let lines = text.split(separator: "\n")
            #expect(lines.contains("LimitCORE=0") && lines.contains("Environment=SWIFT_BACKTRACE=enable=no"))
        }
    }

    @Test func daemonForbidsMemoryImagesOfItself() throws {
        let daemon = TestDaemon()
        let limits = try String(contentsOfFile: "/proc/\(daemon.process.pid)/limits", encoding: .utf8)
        let line = limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") }
        #expect(line?.split(whereSeparator: \.isWhitespace).dropFirst(4).prefix(2) == ["0", "0"])
    }

    @Test func crashPrintsNothingOfWhatWasGiven() {
        let daemon = TestDaemon()
        let client = daemon.connectStream()
        client.send("\(Self.mark) jane.\(Self.mark)@acme-corp")
        while daemon.metric("redactd_received_bytes_total{interface=\"stream\"}") < 30 { sched_yield() }
        // As the watchdog does.
        daemon.process.signal(SIGABRT)
        #expect(daemon.process.wait() == 128 + SIGABRT)
        #expect(!daemon.log.contains(Self.mark))
        #expect(client.receiveAll().isEmpty)
    }
}

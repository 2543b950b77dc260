/// Talks to a running `redactd` over its Unix socket: blocking, streaming, with nothing but POSIX.
///
/// ```swift
/// let client = RedactClient()
/// print(try client.redact("Mail jane@example.org"))      // Mail [EMAIL_1]
/// ```
///
/// A client is a value without a connection; every call makes its own and may run on any thread.
public struct RedactClient: Sendable {
    /// The HTTP socket of the system's daemon.
    public static let defaultSocketPath = "/run/redactd/http.sock"

    /// Path of the daemon's HTTP socket, or of the stream socket that has an `http.sock` beside it.
    ///
    /// The HTTP socket is what is used: on the stream socket a reply that is cut off when all of the text
    /// was sent cannot be told from one that ended.
    public let socketPath: String

    /// - Parameter socketPath: at most 107 bytes.
    public init(socketPath: String = RedactClient.defaultSocketPath) {
        self.socketPath = socketPath
    }

    /// Redacts a text as one document.
    ///
    /// - Throws: `RedactClientError`; there is no partial result.
    public func redact(_ text: String, options: RedactOptions = RedactOptions()) throws(RedactClientError)
        -> String
    {
        String(decoding: try redact(Array(text.utf8), options: options), as: UTF8.self)
    }

    /// Redacts bytes as one document.
    ///
    /// - Throws: `RedactClientError`; there is no partial result.
    public func redact(
        _ bytes: [UInt8], options: RedactOptions = RedactOptions()
    ) throws(RedactClientError) -> [UInt8] {
        let stream = try redactionStream(options: options)
        var output = try stream.send(bytes)
        output += try stream.finish()
        return output
    }

    /// Begins a document that is sent piece by piece.
    ///
    /// - Parameter takesStreamSocket: whether a stream socket without an HTTP socket beside it will do. It
    ///   takes no options; that the daemon gave up is told then as long as it has not taken the whole text.
    /// - Throws: `RedactClientError` when the daemon cannot be reached, `.needsHTTPSocket` for a stream
    /// socket that will not do.
    public func redactionStream(
        options: RedactOptions = RedactOptions(), takesStreamSocket: Bool = false
    ) throws(RedactClientError) -> RedactionStream {
        guard let connection = try openHTTP() else {
            guard takesStreamSocket, options == RedactOptions() else { throw .needsHTTPSocket(socketPath) }
            return RedactionStream(try Connection(path: socketPath))
        }
        return RedactionStream(connection, request: options.head(call: "/v1/redact"))
    }

    /// Finds what would be redacted in a text, in order.
    ///
    /// - Throws: `RedactClientError`, `.needsHTTPSocket` on a stream socket without an HTTP socket beside it.
    public func scan(
        _ text: String, options: RedactOptions = RedactOptions()
    ) throws(RedactClientError) -> [RedactFinding] {
        let stream = try scanStream(options: options)
        var findings = try stream.send(Array(text.utf8))
        findings += try stream.finish()
        return findings
    }

    /// Begins a scan of a text that is sent piece by piece.
    ///
    /// - Parameter findsPlaces: whether findings tell bytes, lines and columns too.
    /// - Throws: `RedactClientError`, `.needsHTTPSocket` on a stream socket without an HTTP socket beside it.
    public func scanStream(
        options: RedactOptions = RedactOptions(), findsPlaces: Bool = false
    ) throws(RedactClientError) -> ScanStream {
        guard let connection = try openHTTP() else { throw .needsHTTPSocket(socketPath) }
        let head = options.head(
            call: "/v1/scan", accept: "application/x-ndjson", offsets: findsPlaces ? "all" : "")
        return ScanStream(RedactionStream(connection, request: head))
    }

    // MARK: finding out which socket it is

    /// Nil where there is only a stream socket.
    private func openHTTP() throws(RedactClientError) -> Connection? {
        if try speaksHTTP(socketPath) { return try Connection(path: socketPath) }
        let beside = socketPath.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            .joined(separator: "/")
        let neighbour = beside.isEmpty ? "http.sock" : beside + "/http.sock"
        if (try? speaksHTTP(neighbour)) == true, let connection = try? Connection(path: neighbour) {
            return connection
        }
        return nil
    }

    /// Asks for the daemon's health. The stream socket takes the question for a text and gives it back.
    private func speaksHTTP(_ path: String) throws(RedactClientError) -> Bool {
        let probe = try Connection(path: path)
        let question = "GET /v1/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        try probe.writeAll(Array(question.utf8))
        probe.endWriting()
        let expected = Array("HTTP/1.".utf8)
        var answer: [UInt8] = []
        while answer.count < expected.count {
            let piece = try probe.read()
            if piece.isEmpty { break }
            answer += piece
        }
        return answer.starts(with: expected)
    }
}

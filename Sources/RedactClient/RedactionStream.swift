/// A document on its way through the daemon. Used by one thread at a time.
///
/// Sending never deadlocks: what comes back is taken in whenever the daemon stops taking.
public final class RedactionStream {
    private let connection: Connection
    /// Nil on the stream socket, where bytes are sent and come back as they are.
    private var parser: ReplyParser?
    /// What is not sent yet: at first the head of the request.
    private var pending: [UInt8]
    private var hasEnded = false
    /// Of the text, over the stream socket.
    private var sentBytes = 0
    private var receivedBytes = 0
    private var refusal: [UInt8] = []

    /// Bytes of a refusal that are kept for its message.
    static let refusalBytesMax = 65_536

    /// Over the HTTP socket.
    init(_ connection: Connection, request: [UInt8]) {
        self.connection = connection
        parser = ReplyParser()
        pending = request
    }

    /// Over the stream socket.
    init(_ connection: Connection) {
        self.connection = connection
        pending = []
    }

    /// Sends more of the document.
    ///
    /// - Returns: redacted bytes that are there already; often none, as the daemon waits for what decides.
    /// - Throws: `RedactClientError`; the stream is of no use afterwards.
    public func send(_ bytes: [UInt8]) throws(RedactClientError) -> [UInt8] {
        var output: [UInt8] = []
        try push(bytes, into: &output)
        return output
    }

    /// Ends the document and waits for the rest of it.
    ///
    /// - Throws: `RedactClientError`; what came before must then not be taken for the whole.
    public func finish() throws(RedactClientError) -> [UInt8] {
        var output: [UInt8] = []
        if parser == nil {
            connection.endWriting()
        } else {
            pending += Array("0\r\n\r\n".utf8)
            try drain(into: &output)
        }
        while !hasEnded { try receive(into: &output) }
        return output
    }

    /// Copies everything that can be read from a descriptor through the daemon, giving what comes back as
    /// soon as it is there, also while the descriptor has nothing to read.
    ///
    /// - Parameters:
    ///   - input: a descriptor; read to its end.
    ///   - write: takes redacted bytes, in order.
    /// - Throws: `RedactClientError`, also for an error in reading `input`, and what `write` throws.
    public func copy(from input: CInt, write: ([UInt8]) throws -> Void) throws {
        while !hasEnded {
            let ready = try connection.wait(toWrite: false, other: input)
            var output: [UInt8] = []
            if ready.canRead { try receive(into: &output) }
            if ready.otherCanRead, !hasEnded {
                let piece = try readPiece(of: input)
                if piece.isEmpty {
                    if !output.isEmpty { try write(output) }
                    return try write(try finish())
                }
                try push(piece, into: &output)
            }
            if !output.isEmpty { try write(output) }
        }
        // The reply is over although the text is not.
        throw RedactClientError.cutOff
    }

    private func push(_ bytes: [UInt8], into output: inout [UInt8]) throws(RedactClientError) {
        if bytes.isEmpty { return }
        if parser == nil {
            pending += bytes
            sentBytes += bytes.count
        } else {
            pending += Array((String(bytes.count, radix: 16) + "\r\n").utf8) + bytes + [0x0D, 0x0A]
        }
        try drain(into: &output)
    }

    /// Writes what is pending, reading meanwhile.
    private func drain(into output: inout [UInt8]) throws(RedactClientError) {
        var start = 0
        while start < pending.count {
            let ready = try connection.wait(toWrite: true)
            if ready.canRead {
                try receive(into: &output)
                if hasEnded { throw .cutOff }
            }
            if ready.canWrite { start += try writeSome(pending[start...]) }
        }
        pending.removeAll(keepingCapacity: true)
    }

    /// A daemon that refused has closed the connection; its answer tells more than the failed write.
    private func writeSome(_ bytes: ArraySlice<UInt8>) throws(RedactClientError) -> Int {
        do {
            return try connection.writeSome(bytes)
        } catch .cutOff {
            var ignored: [UInt8] = []
            while !hasEnded { try receive(into: &ignored) }
            throw .cutOff
        }
    }

    private func receive(into output: inout [UInt8]) throws(RedactClientError) {
        let piece = try connection.read()
        guard parser != nil else {
            hasEnded = piece.isEmpty
            // A text that comes to nothing has been refused, as far as can be told.
            if hasEnded, sentBytes > 0, receivedBytes == 0 { throw .cutOff }
            receivedBytes += piece.count
            output += piece
            return
        }
        if piece.isEmpty { throw .cutOff }
        let body = try parser!.take(piece)
        let status = parser!.status
        if status == 200 {
            output += body
        } else {
            refusal += body.prefix(Self.refusalBytesMax - refusal.count)
        }
        hasEnded = parser!.isDone
        if hasEnded, status != 200 {
            throw .refused(
                status: status, message: JSONText.string("message", in: refusal) ?? "no reason given")
        }
    }

    private func readPiece(of descriptor: CInt) throws(RedactClientError) -> [UInt8] {
        try readDescriptor(descriptor, bytes: Connection.pieceBytes)
    }
}

/// A text on its way through the daemon that is only scanned.
public final class ScanStream {
    private let stream: RedactionStream
    private var line: [UInt8] = []

    init(_ stream: RedactionStream) { self.stream = stream }

    /// Sends more of the text.
    ///
    /// - Returns: findings that are decided already.
    /// - Throws: `RedactClientError`; the stream is of no use afterwards.
    public func send(_ bytes: [UInt8]) throws(RedactClientError) -> [RedactFinding] {
        try take(try stream.send(bytes))
    }

    /// Ends the text and waits for the rest of the findings.
    ///
    /// - Throws: `RedactClientError`; there may be more findings than were given.
    public func finish() throws(RedactClientError) -> [RedactFinding] {
        let findings = try take(try stream.finish())
        guard line.isEmpty else { throw .badReply }
        return findings
    }

    /// Scans everything that can be read from a descriptor, giving findings as soon as they are there, also
    /// while the descriptor has nothing to read.
    ///
    /// - Parameters:
    ///   - input: a descriptor; read to its end.
    ///   - report: takes findings, in order.
    /// - Throws: `RedactClientError`, also for an error in reading `input`, and what `report` throws.
    public func scan(from input: CInt, report: (RedactFinding) throws -> Void) throws {
        try stream.copy(from: input) { bytes in
            for finding in try take(bytes) { try report(finding) }
        }
        guard line.isEmpty else { throw RedactClientError.badReply }
    }

    private func take(_ bytes: [UInt8]) throws(RedactClientError) -> [RedactFinding] {
        var findings: [RedactFinding] = []
        for byte in bytes {
            guard byte == 0x0A else {
                line.append(byte)
                continue
            }
            guard let finding = JSONText.finding(line) else { throw .badReply }
            findings.append(finding)
            line = []
        }
        return findings
    }
}

import Logging
import NIOCore
import NIOHTTP1

extension HTTPConnection {
    // MARK: replies

    /// Sends a whole reply, and with it the end of the exchange.
    func send(_ reply: Reply, _ context: ChannelHandlerContext) {
        guard let exchange else { return }
        exchange.tally.found(reply.entities, service)
        writeHead(
            status: reply.status, type: reply.contentType, length: reply.body.count, extra: reply.headers,
            context)
        writeBody(reply.body, context)
        finish(status: reply.status, bytes: reply.body.count, context)
    }

    /// Sends what a piece of the body gave. The head waits for the first byte, so that a failure before it
    /// can still be told by its status.
    func send(_ piece: TextCall.Piece, isLast: Bool, _ context: ChannelHandlerContext) {
        guard let exchange, case .text(_, let type) = exchange.work else { return }
        exchange.tally.found(piece.entities, service)
        if isLast {
            if !exchange.replyBegan { writeHead(status: 200, type: type, length: piece.bytes.count, context) }
            writeBody(piece.bytes, context)
            return finish(status: 200, bytes: piece.bytes.count, context)
        }
        if piece.bytes.isEmpty { return }
        if !exchange.replyBegan { writeHead(status: 200, type: type, length: nil, context) }
        isBusy = true
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        let part = HTTPServerResponsePart.body(
            .byteBuffer(context.channel.allocator.buffer(bytes: piece.bytes)))
        context.writeAndFlush(wrapOutboundOut(part)).whenComplete { result in
            let (connection, context) = bound.value
            guard case .success = result, !connection.isOver else { return connection.leave(context) }
            connection.isBusy = false
            connection.clock.progress()
            connection.exchange?.tally.sent(piece.bytes.count, connection.service)
            connection.proceed(context)
        }
    }

    private func writeHead(
        status: Int, type: String, length: Int?, extra: [(String, String)] = [],
        _ context: ChannelHandlerContext
    ) {
        guard let exchange else { return }
        exchange.replyBegan = true
        let version = exchange.version
        var headers = HTTPHeaders(extra)
        headers.add(name: "Content-Type", value: type)
        headers.add(name: "Cache-Control", value: "no-store")
        if let length {
            headers.add(name: "Content-Length", value: String(length))
        } else if exchange.canChunk {
            headers.add(name: "Transfer-Encoding", value: "chunked")
        }
        // Without chunks (HTTP/1.0) the end of the connection is the end of the reply.
        let staysOpen =
            exchange.keepsAlive && exchange.requestEnded && !service.isDraining
            && (length != nil || exchange.canChunk)
        if length != nil, !staysOpen { isClosing = true }
        if length == nil, !exchange.canChunk { isClosing = true }
        if isClosing {
            headers.add(name: "Connection", value: "close")
        } else if !exchange.canChunk {
            headers.add(name: "Connection", value: "keep-alive")
        }
        let head = HTTPResponseHead(version: version, status: .init(statusCode: status), headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
    }

    private func writeBody(_ bytes: [UInt8], _ context: ChannelHandlerContext) {
        if bytes.isEmpty { return }
        let buffer = context.channel.allocator.buffer(bytes: bytes)
        context.write(wrapOutboundOut(.body(.byteBuffer(buffer))), promise: nil)
    }

    /// Ends the reply; when the kernel has all of it, the next request follows or the connection closes.
    private func finish(status: Int, bytes: Int, _ context: ChannelHandlerContext) {
        isBusy = true
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { result in
            let (connection, context) = bound.value
            guard case .success = result, !connection.isOver else { return connection.leave(context) }
            connection.finished(status: status, bytes: bytes, context)
        }
    }

    private func finished(status: Int, bytes: Int, _ context: ChannelHandlerContext) {
        guard let exchange else { return }
        isBusy = false
        clock.progress()
        clock.requestStart = nil
        exchange.tally.sent(bytes, service)
        exchange.tally.finish(service, status: status, peer: peer)
        self.exchange = nil
        if !exchange.keepsAlive || service.isDraining { isClosing = true }
        guard isClosing else { return proceed(context) }
        if exchange.requestEnded { close(context) } else { linger(context) }
    }

    // MARK: failures and ends

    /// Answers with an error if no byte of the reply is out yet; otherwise the reply stays without its end,
    /// which the client sees as broken.
    func refuse(_ failure: ServiceFailure, _ context: ChannelHandlerContext) {
        guard let exchange, !isOver else { return }
        service.metrics.failed(failure)
        service.logger.notice(
            "request refused",
            metadata: [
                "id": "\(exchange.tally.id)", "interface": "http",
                "call": "\(exchange.tally.endpoint.rawValue)",
                "code": "\(failure.code)", "uid": "\(peer.uid)",
                "received_bytes": "\(exchange.tally.receivedBytes)",
            ])
        exchange.work = .refused
        if exchange.replyBegan {
            exchange.tally.finish(service, status: failure.status, peer: peer)
            self.exchange = nil
            return close(context)
        }
        if failure.isFinal { isClosing = true }
        send(Reply(failure), context)
    }

    /// Answers what is no request that could be parsed.
    func refuseUnparsed(_ failure: ServiceFailure, _ context: ChannelHandlerContext) {
        guard !isOver, !isClosing else { return }
        if exchange == nil {
            let head = HTTPRequestHead(version: .http1_1, method: .GET, uri: "/")
            exchange = HTTPExchange(head, work: .refused, tally: RequestTally(service, .http, .other))
        }
        isClosing = true
        // Nothing more can be read in any case.
        exchange?.requestEnded = true
        if isBusy { return leave(context) }
        refuse(failure, context)
    }

    func timedOut(_ context: ChannelHandlerContext) {
        // Idle between two requests, or already refused: no error.
        guard exchange != nil, !isClosing, !isBusy else {
            if exchange == nil { return close(context) }
            service.metrics.failed(.timedOut)
            return leave(context)
        }
        isClosing = true
        exchange?.requestEnded = true
        refuse(.timedOut, context)
    }

    /// The client is gone, or nothing more can be said to it.
    func leave(_ context: ChannelHandlerContext) {
        guard !isOver else { return }
        if let exchange {
            service.metrics.count(error: "client_gone")
            exchange.tally.finish(service, status: RequestTally.clientGoneStatus, peer: peer)
        }
        exchange = nil
        close(context)
    }

    func close(_ context: ChannelHandlerContext) {
        isOver = true
        clock.stop()
        context.close(promise: nil)
    }

    /// Drops what the client still sends, so that it is not cut off before it has read the reply.
    private func linger(_ context: ChannelHandlerContext) {
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        context.eventLoop.scheduleTask(in: .milliseconds(Int64(ServiceLimits.lingerMillisecondsMax))) {
            if !bound.value.0.isOver { bound.value.0.close(bound.value.1) }
        }
        proceed(context)
    }
}

extension ServiceFailure {
    /// Whether the connection cannot go on after it.
    var isFinal: Bool {
        switch self {
        case .forbidden, .tooManyConnections, .timedOut, .shuttingDown, .processing, .malformedHTTP: true
        default: false
        }
    }
}

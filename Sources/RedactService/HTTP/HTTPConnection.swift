import NIOCore
import NIOHTTP1

/// One connection of the HTTP socket, requests one after another.
///
/// The socket is read only when nothing of the last read is left, no work is under way, and the kernel has
/// taken what was written: so neither a slow reader nor a fast writer makes the daemon hold more than one
/// piece.
final class HTTPConnection: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    let service: ServiceContext
    let peer: PeerCredentials
    let limits: ServiceLimits
    let clock: ConnectionClock
    /// Why every request of this connection is refused.
    let refusal: ServiceFailure?
    var exchange: HTTPExchange?
    /// What one read brought and is not handled yet.
    private var parts = CircularBuffer<HTTPServerRequestPart>()
    /// Work or a write is under way.
    var isBusy = false
    private var isReading = false
    private var isProceeding = false
    /// Whether the event loop has redacted a text of the last read.
    private var hasHadTurn = false
    private var inputEnded = false
    /// No further request is served: the rest of the input is dropped until the connection closes.
    var isClosing = false
    var isOver = false

    init(_ service: ServiceContext, peer: PeerCredentials, refusal: ServiceFailure?, loop: any EventLoop) {
        self.service = service
        self.peer = peer
        self.refusal = refusal
        limits = service.limits
        clock = ConnectionClock(loop: loop, limits: limits)
    }

    // MARK: events of the channel

    func channelActive(context: ChannelHandlerContext) {
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        clock.start { bound.value.0.timedOut(bound.value.1) }
        proceed(context)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isOver else { return }
        clock.progress()
        parts.append(unwrapInboundIn(data))
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        isReading = false
        hasHadTurn = false
        proceed(context)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .some(.inputClosed) = event as? ChannelEvent {
            inputEnded = true
            proceed(context)
        } else if event is ChannelShouldQuiesceEvent, exchange == nil, parts.isEmpty {
            close(context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let error = error as? HTTPParserError else { return leave(context) }
        if case .invalidEOFState = error { return leave(context) }
        parts.removeAll()
        var failure = ServiceFailure.malformedHTTP
        if case .headerOverflow = error { failure = Self.headerTooLarge }
        refuseUnparsed(failure, context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        leave(context)
    }

    static let headerTooLarge = ServiceFailure.tooLarge(
        "the header is larger than header_bytes in redactd.toml")

    // MARK: the way of a part

    func proceed(_ context: ChannelHandlerContext) {
        // The end of one request lets the next begin; many in one read must not nest.
        guard !isProceeding else { return }
        isProceeding = true
        defer { isProceeding = false }
        while !isOver, !isBusy, let part = parts.popFirst() {
            switch part {
            case .head(let head): begin(head, context)
            case .body(let bytes): body(bytes, context)
            case .end: end(context)
            }
        }
        guard !isOver, !isBusy else { return }
        if inputEnded {
            if exchange == nil { close(context) } else { leave(context) }
        } else if !isReading {
            isReading = true
            context.read()
        }
    }

    private func begin(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        guard !isClosing else { return }
        let path = Router.path(head.uri)
        let tally = RequestTally(service, .http, Router.endpoint(path))
        clock.requestStart = tally.startedAt
        let exchange = HTTPExchange(head, work: .refused, tally: tally)
        self.exchange = exchange
        do throws(ServiceFailure) {
            if let refusal = refusal ?? service.refusal(of: peer) { throw refusal }
            exchange.work = work(of: try admit(head))
        } catch {
            // A request without a body has ended here, and the connection may go on.
            if takeEnd() { exchange.requestEnded = true }
            return refuse(error, context)
        }
        if head.headers[canonicalForm: "expect"].contains(where: { $0.lowercased() == "100-continue" }) {
            let proceed = HTTPResponseHead(version: head.version, status: .continue)
            context.writeAndFlush(wrapOutboundOut(.head(proceed)), promise: nil)
        }
    }

    private func admit(_ head: HTTPRequestHead) throws(ServiceFailure) -> Call {
        if head.uri.utf8.count > limits.headerBytesMax { throw Self.headerTooLarge }
        let call = try Router.call(head)
        if let length = head.headers.first(name: "content-length").flatMap({ Int($0) }) {
            switch call {
            case .redactJSON, .scanJSON:
                if length > limits.bodyBytesMax { throw Self.bodyTooLarge }
            case .redactText, .scanText:
                if limits.streamBytesMax > 0, length > limits.streamBytesMax { throw Self.textTooLarge }
            default: break
            }
        }
        return call
    }

    static let bodyTooLarge = ServiceFailure.tooLarge(
        "the body is larger than body_bytes in redactd.toml; send text/plain to stream it")
    static let textTooLarge = ServiceFailure.tooLarge("the text is larger than stream_bytes in redactd.toml")

    private func work(of call: Call) -> HTTPExchange.Work {
        let snapshot = service.engines.current
        let service = service
        switch call {
        case .redactText(let overrides):
            return .text(TextCall(snapshot, overrides, scan: nil), contentType: Reply.text)
        case .scanText(let overrides, let unit, let asLines):
            let writer = ScanWriter(unit: unit, asLines: asLines)
            let type = asLines ? Reply.lines : Reply.json
            return .text(TextCall(snapshot, overrides, scan: writer), contentType: type)
        case .redactJSON: return .document(DocumentCall(snapshot: snapshot, scans: false), body: ByteBuffer())
        case .scanJSON: return .document(DocumentCall(snapshot: snapshot, scans: true), body: ByteBuffer())
        case .entities: return .answer { CatalogReplies.entities(snapshot.catalog) }
        case .patterns: return .answer { CatalogReplies.patterns(snapshot.catalog) }
        case .health: return .answer { CatalogReplies.health(service) }
        case .metrics: return .answer { Reply(text: service.metricsText(), contentType: Reply.prometheus) }
        }
    }

    private func body(_ bytes: ByteBuffer, _ context: ChannelHandlerContext) {
        guard let exchange, !isClosing else { return }
        exchange.tally.received(bytes.readableBytes, service)
        switch exchange.work {
        case .text(let call, _):
            if limits.streamBytesMax > 0, exchange.tally.receivedBytes > limits.streamBytesMax {
                return refuse(Self.textTooLarge, context)
            }
            // The last piece and the end go together: a short prompt is one piece of work.
            let isLast = takeEnd()
            exchange.requestEnded = isLast
            advance(call, bytes, isLast: isLast, context)
        case .document(let call, var body):
            guard exchange.tally.receivedBytes <= limits.bodyBytesMax else {
                return refuse(Self.bodyTooLarge, context)
            }
            guard exchange.reserve(bytes.readableBytes, of: service.bodyBudget, max: limits.bodyBytesTotalMax)
            else {
                return refuse(.queueFull, context)
            }
            exchange.work = .refused
            body.writeImmutableBuffer(bytes)
            exchange.work = .document(call, body: body)
        case .answer, .refused: break
        }
    }

    /// Whether the request's end is what comes next; then it is taken.
    private func takeEnd() -> Bool {
        guard case .some(.end) = parts.first else { return false }
        parts.removeFirst()
        return true
    }

    private func end(_ context: ChannelHandlerContext) {
        guard let exchange else { return isClosing ? close(context) : () }
        exchange.requestEnded = true
        switch exchange.work {
        case .text(let call, _): advance(call, ByteBuffer(), isLast: true, context)
        case .document(let call, let body):
            exchange.work = .refused
            work(context, textBytes: body.readableBytes) { () throws(ServiceFailure) in
                try call.reply(to: body)
            } then: { connection, reply, context in
                connection.send(reply, context)
            }
        case .answer(let make):
            work(context, textBytes: nil) { () throws(ServiceFailure) in
                make()
            } then: { connection, reply, context in
                connection.send(reply, context)
            }
        case .refused: break
        }
    }

    private func advance(
        _ call: TextCall, _ bytes: ByteBuffer, isLast: Bool, _ context: ChannelHandlerContext
    ) {
        let isWhole = isLast && exchange?.tally.receivedBytes == bytes.readableBytes
        work(context, textBytes: isWhole ? bytes.readableBytes : nil) { () throws(ServiceFailure) in
            try call.advance(bytes, isLast: isLast)
        } then: { connection, piece, context in
            connection.send(piece, isLast: isLast, context)
        }
    }

    /// Runs `job`, and `then` back here, unless the connection ended meanwhile: on a worker, or at once where
    /// the loop may do it.
    /// - Parameter textBytes: of a job whose cost is bounded by them; nil for any other.
    private func work<Product: Sendable>(
        _ context: ChannelHandlerContext, textBytes: Int?,
        _ job: @escaping @Sendable () throws(ServiceFailure) -> Product,
        then: @escaping @Sendable (HTTPConnection, Product, ChannelHandlerContext) -> Void
    ) {
        isBusy = true
        if let textBytes, !hasHadTurn, let start = service.loopTurn(bytes: textBytes) {
            hasHadTurn = true
            let result = Result { () throws(ServiceFailure) in try job() }
            service.endLoopTurn(from: start)
            return worked(result, then, context)
        }
        clock.isServiceBusy = true
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        let loop = context.eventLoop
        service.pool.submit {
            let result = Result { () throws(ServiceFailure) in try job() }
            loop.execute {
                let (connection, context) = bound.value
                connection.clock.isServiceBusy = false
                connection.worked(result, then, context)
                connection.proceed(context)
            }
        }
    }

    private func worked<Product>(
        _ result: Result<Product, ServiceFailure>,
        _ then: (HTTPConnection, Product, ChannelHandlerContext) -> Void, _ context: ChannelHandlerContext
    ) {
        clock.progress()
        guard !isOver else { return }
        isBusy = false
        switch result {
        case .success(let product): then(self, product, context)
        case .failure(let failure): refuse(failure, context)
        }
    }
}

import Logging
import NIOCore
import Redaction

/// One connection of the stream socket: bytes in, redacted bytes out, until the client ends its side.
///
/// One piece is read, redacted on a worker, written, and only when the kernel has taken it is the next one
/// read: a client that does not read is not read from either. After a failure nothing more is written, and
/// the connection is closed.
final class StreamConnection: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let service: ServiceContext
    private let peer: PeerCredentials
    private let refusal: ServiceFailure?
    private let limits: ServiceLimits
    private let session: RedactionSession
    private let clock: ConnectionClock
    private var tally: RequestTally
    /// More than one only when the client has ended its side: then the event loop reads what the kernel still
    /// holds, which is no more than the socket's buffer.
    private var pieces = CircularBuffer<ByteBuffer>()
    /// A piece is with a worker or on its way into the kernel.
    private var isBusy = false
    private var isReading = false
    private var inputEnded = false
    private var isOver = false

    init(_ service: ServiceContext, peer: PeerCredentials, refusal: ServiceFailure?, loop: any EventLoop) {
        self.service = service
        self.peer = peer
        limits = service.limits
        self.refusal = refusal ?? service.refusal(of: peer)
        session = RedactionSession(service.engines.current)
        clock = ConnectionClock(loop: loop, limits: limits)
        tally = RequestTally(service, .stream, .redact)
    }

    // MARK: events of the channel

    func channelActive(context: ChannelHandlerContext) {
        // Refused before anything is read, so that a client that has sent something sees a reset connection.
        if let refusal { return fail(refusal, context) }
        clock.requestStart = tally.startedAt
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        clock.start { bound.value.0.fail(.timedOut, bound.value.1) }
        proceed(context)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let piece = unwrapInboundIn(data)
        guard !isOver else { return }
        clock.progress()
        tally.received(piece.readableBytes, service)
        pieces.append(piece)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        isReading = false
        if pieces.isEmpty { return proceed(context) }
        // A client that has ended its side is told of a moment later: a short prompt and its end are then one
        // piece of work.
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        context.eventLoop.execute { bound.value.0.proceed(bound.value.1) }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .some(.inputClosed) = event as? ChannelEvent {
            inputEnded = true
            proceed(context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        leave(context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        leave(context)
    }

    // MARK: the way of a piece

    private func proceed(_ context: ChannelHandlerContext) {
        guard !isOver, !isBusy else { return }
        if limits.streamBytesMax > 0, tally.receivedBytes > limits.streamBytesMax {
            return fail(.tooLarge("the text is larger than stream_bytes in redactd.toml"), context)
        }
        if let piece = pieces.popFirst() {
            work(piece, isLast: inputEnded && pieces.isEmpty, context)
        } else if inputEnded {
            work(ByteBuffer(), isLast: true, context)
        } else if !isReading {
            isReading = true
            context.read()
        }
    }

    private func work(_ piece: ByteBuffer, isLast: Bool, _ context: ChannelHandlerContext) {
        isBusy = true
        let isWhole = isLast && tally.receivedBytes == piece.readableBytes
        if isWhole, let start = service.loopTurn(bytes: piece.readableBytes) {
            let result = Self.advance(session, piece, isLast: true)
            service.endLoopTurn(from: start)
            return worked(result, isLast: true, context)
        }
        clock.isServiceBusy = true
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        let loop = context.eventLoop
        service.pool.submit { [session] in
            let result = Self.advance(session, piece, isLast: isLast)
            loop.execute { bound.value.0.worked(result, isLast: isLast, bound.value.1) }
        }
    }

    private static func advance(
        _ session: RedactionSession, _ piece: ByteBuffer, isLast: Bool
    ) -> Result<RedactionSession.Step, ServiceFailure> {
        Result { () throws(ServiceFailure) in
            let step = try session.advance(piece, isLast: isLast)
            if isLast { session.end() }
            return step
        }
    }

    private func worked(
        _ result: Result<RedactionSession.Step, ServiceFailure>, isLast: Bool,
        _ context: ChannelHandlerContext
    ) {
        clock.isServiceBusy = false
        clock.progress()
        guard !isOver else { return }
        switch result {
        case .failure(let failure): fail(failure, context)
        case .success(let step):
            tally.found(step.entities, service)
            write(step.output, isLast: isLast, context)
        }
    }

    private func write(_ output: [UInt8], isLast: Bool, _ context: ChannelHandlerContext) {
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        if output.isEmpty { return wrote(0, isLast: isLast, context) }
        let buffer = context.channel.allocator.buffer(bytes: output)
        context.writeAndFlush(wrapOutboundOut(buffer)).whenComplete { result in
            switch result {
            case .success: bound.value.0.wrote(buffer.readableBytes, isLast: isLast, bound.value.1)
            case .failure: bound.value.0.leave(bound.value.1)
            }
        }
    }

    private func wrote(_ bytes: Int, isLast: Bool, _ context: ChannelHandlerContext) {
        guard !isOver else { return }
        isBusy = false
        clock.progress()
        if bytes > 0 { tally.sent(bytes, service) }
        if isLast { end(status: 200, context) } else { proceed(context) }
    }

    // MARK: ends

    private func fail(_ failure: ServiceFailure, _ context: ChannelHandlerContext) {
        guard !isOver else { return }
        service.metrics.failed(failure)
        service.logger.notice(
            "request refused",
            metadata: [
                "id": "\(tally.id)", "interface": "stream", "code": "\(failure.code)", "uid": "\(peer.uid)",
                "received_bytes": "\(tally.receivedBytes)",
            ])
        end(status: failure.status, context)
    }

    private func leave(_ context: ChannelHandlerContext) {
        guard !isOver else { return }
        service.metrics.count(error: "client_gone")
        end(status: RequestTally.clientGoneStatus, context)
    }

    private func end(status: Int, _ context: ChannelHandlerContext) {
        isOver = true
        clock.stop()
        pieces.removeAll()
        tally.finish(service, status: status, peer: peer)
        context.close(promise: nil)
    }
}

import NIOCore
import NIOConcurrencyHelpers

/// Holds back accepting while as many connections are open as are allowed: the others wait in the backlog of
/// the socket, where they cost the daemon nothing.
package final class AcceptControl: Sendable {
    private struct State {
        var open = 0
        var accepted = 0
        /// One for each listener that was held back.
        var held: [@Sendable () -> Void] = []
    }

    private let state = NIOLockedValueBox(State())

    package init() {}

    package var open: Int { state.withLock { $0.open } }

    /// Connections accepted since the start.
    package var accepted: Int { state.withLock { $0.accepted } }

    /// Whether another connection may be accepted; otherwise `resume` is called when one has ended.
    func mayAccept(max: Int, resume: @escaping @Sendable () -> Void) -> Bool {
        state.withLock { state in
            if state.open < max { return true }
            state.held.append(resume)
            return false
        }
    }

    func opened() {
        state.withLock { state in
            state.open += 1
            state.accepted += 1
        }
    }

    func closed() {
        let held = state.withLock { state in
            state.open -= 1
            defer { state.held = [] }
            return state.held
        }
        held.forEach { $0() }
    }
}

/// The handler on a listening channel that asks `AcceptControl`.
final class AcceptGate: ChannelDuplexHandler {
    typealias InboundIn = any Channel
    typealias InboundOut = any Channel
    typealias OutboundIn = Never
    typealias OutboundOut = Never

    private let control: AcceptControl
    private let connectionsMax: @Sendable () -> Int

    init(_ control: AcceptControl, connectionsMax: @escaping @Sendable () -> Int) {
        self.control = control
        self.connectionsMax = connectionsMax
    }

    func read(context: ChannelHandlerContext) {
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        let loop = context.eventLoop
        let mayAccept = control.mayAccept(max: connectionsMax()) {
            loop.execute { bound.value.0.read(context: bound.value.1) }
        }
        if mayAccept { context.read() }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let child = unwrapInboundIn(data)
        control.opened()
        let control = control
        child.closeFuture.whenComplete { _ in control.closed() }
        context.fireChannelRead(data)
    }
}

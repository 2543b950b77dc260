import NIOCore
import NIOConcurrencyHelpers

/// Holds back accepting while as many connections are open as are allowed: the others wait in the backlog of
/// the socket, where they cost the daemon nothing.
package final class AcceptControl: Sendable {
    private struct State {
        var open = 0
        var accepted = 0
        /// At most two for each listener that was held back: its accepting, and a connection it has accepted.
        var held: [@Sendable () -> Void] = []
    }

    private let state = NIOLockedValueBox(State())

    package init() {}

    package var open: Int { state.withLock { $0.open } }

    /// Connections accepted since the start.
    package var accepted: Int { state.withLock { $0.accepted } }

    /// Whether another connection may be accepted; otherwise `resume` is called when it may ask again.
    func mayAccept(max: Int, resume: @escaping @Sendable () -> Void) -> Bool {
        state.withLock { state in
            if state.open < max { return true }
            state.held.append(resume)
            return false
        }
    }

    /// Whether an accepted connection may open now; otherwise `resume` is called when it may ask again. Each
    /// listener may have been told that it may accept while there was room for one alone.
    func mayOpen(max: Int, resume: @escaping @Sendable () -> Void) -> Bool {
        state.withLock { state in
            guard state.open < max else {
                state.held.append(resume)
                return false
            }
            state.open += 1
            state.accepted += 1
            return true
        }
    }

    func closed() {
        state.withLock { $0.open -= 1 }
        askAgain()
    }

    /// Lets what was held back ask again: a connection has ended, or the limit is another.
    func askAgain() {
        let held = state.withLock { state in
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
        open(unwrapInboundIn(data), context)
    }

    private func open(_ child: any Channel, _ context: ChannelHandlerContext) {
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        let loop = context.eventLoop
        let mayOpen = control.mayOpen(max: connectionsMax()) {
            loop.execute { bound.value.0.open(child, bound.value.1) }
        }
        guard mayOpen else { return }
        let control = control
        child.closeFuture.whenComplete { _ in control.closed() }
        context.fireChannelRead(wrapInboundOut(child))
    }
}

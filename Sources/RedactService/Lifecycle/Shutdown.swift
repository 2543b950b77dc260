import Logging
import NIOCore
import NIOPosix

/// The orderly end: no new connections, running requests to their end within the limit.
enum Shutdown {
    /// How often the end of the last connection is looked for, in milliseconds.
    private static let lookMilliseconds = 20

    /// Stops accepting and waits for the connections, no longer than the grace. A second SIGTERM cuts it
    /// short.
    static func drain(
        _ service: ServiceContext, listeners: [any Channel], ownSockets: [OwnSocket], signals: Signals
    ) {
        service.beginDraining()
        ownSockets.forEach { $0.remove() }
        for listener in listeners { try? listener.close().wait() }
        for channel in service.book.channels {
            channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        }
        let deadline = NIODeadline.now() + .milliseconds(Int64(service.limits.shutdownGraceMilliseconds))
        while service.book.total > 0, NIODeadline.now() < deadline {
            if signals.next(withinMilliseconds: lookMilliseconds) == .stop { return }
        }
    }

    /// Closes what is left and ends the threads.
    static func cutOff(_ service: ServiceContext, _ group: MultiThreadedEventLoopGroup) {
        for channel in service.book.channels { try? channel.close().wait() }
        service.pool.stop()
        try? group.syncShutdownGracefully()
    }
}

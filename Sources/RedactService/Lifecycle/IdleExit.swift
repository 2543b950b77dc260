import Logging
import Glibc
import NIOCore

/// Ends the daemon when nobody has been connected for a while. Only for sockets that systemd keeps: a
/// connection that comes too late for this process waits in the socket and starts the next one.
enum IdleExit {
    private final class Watch {
        var accepted = -1
        var since = NIODeadline.now()
    }

    /// How often it is looked at, at least.
    private static let lookMilliseconds: Int64 = 1_000

    static func start(on loop: any EventLoop, _ service: ServiceContext, isActivated: Bool) {
        guard isActivated else { return }
        let watch = NIOLoopBoundBox<Watch?>.makeEmptyBox(eventLoop: loop)
        loop.execute {
            watch.value = Watch()
            look(watch, service)
        }
    }

    private static func look(_ box: NIOLoopBoundBox<Watch?>, _ service: ServiceContext) {
        guard let watch = box.value else { return }
        let limit = Int64(service.limits.idleExitMilliseconds)
        let accepted = service.accepts.accepted
        if service.accepts.open > 0 || accepted != watch.accepted || limit == 0 {
            watch.accepted = accepted
            watch.since = .now()
        } else if NIODeadline.now() - watch.since >= .milliseconds(limit) {
            service.logger.info("idle, stopping", metadata: ["idle_seconds": "\(limit / 1_000)"])
            kill(getpid(), SIGTERM)
            return
        }
        let next = limit == 0 ? lookMilliseconds : max(10, min(lookMilliseconds, limit / 4))
        box.eventLoop.scheduleTask(in: .milliseconds(next)) { look(box, service) }
    }
}

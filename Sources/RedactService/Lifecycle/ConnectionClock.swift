import NIOCore

/// Watches that a connection gets on: one timer, looked at when it may be due and not at every byte.
///
/// Lives on its connection's event loop.
final class ConnectionClock {
    private let loop: any EventLoop
    private let limits: ServiceLimits
    private var task: Scheduled<Void>?
    private var lastProgress = NIODeadline.now()
    private var onTimeout: (() -> Void)?

    /// When the timer fires next.
    private var scheduledFor = NIODeadline.distantFuture

    /// Set while a request runs.
    var requestStart: NIODeadline? {
        didSet {
            // A request may be due before the next look.
            guard task != nil, due < scheduledFor else { return }
            task?.cancel()
            schedule()
        }
    }
    /// Whether the service itself is at work, so that the client cannot be blamed.
    var isServiceBusy = false

    init(loop: any EventLoop, limits: ServiceLimits) {
        self.loop = loop
        self.limits = limits
    }

    func start(_ onTimeout: @escaping () -> Void) {
        self.onTimeout = onTimeout
        schedule()
    }

    func stop() {
        task?.cancel()
        task = nil
        onTimeout = nil
    }

    /// The client sent or took something.
    func progress() { lastProgress = .now() }

    private var due: NIODeadline {
        let still = lastProgress + .milliseconds(Int64(limits.progressMillisecondsMax))
        guard let requestStart else { return still }
        return min(still, requestStart + .milliseconds(Int64(limits.requestMillisecondsMax)))
    }

    private func schedule() {
        let bound = NIOLoopBound(self, eventLoop: loop)
        scheduledFor = due
        task = loop.scheduleTask(deadline: scheduledFor) { bound.value.look() }
    }

    private func look() {
        guard let onTimeout else { return }
        if isServiceBusy { progress() }
        if .now() < due { return schedule() }
        stop()
        onTimeout()
    }
}

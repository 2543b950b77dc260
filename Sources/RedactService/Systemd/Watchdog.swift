package import Glibc
package import NIOCore

/// Feeds systemd's watchdog for as long as every event loop turns and the workers get work done.
package struct Watchdog: Sendable {
    /// Time between two messages: a third of what the manager allows, as sd_watchdog_enabled(3) advises at
    /// most half.
    package let interval: TimeAmount

    /// Reads `WATCHDOG_USEC` and `WATCHDOG_PID`; nil when no watchdog waits for this process.
    package init?(_ environment: [String: String], pid: pid_t) {
        guard let text = environment["WATCHDOG_USEC"], let microseconds = Int64(text), microseconds > 0 else {
            return nil
        }
        if let owner = environment["WATCHDOG_PID"], owner != String(pid) { return nil }
        interval = .microseconds(max(microseconds / 3, 1_000))
    }

    package static func fromEnvironment() -> Watchdog? {
        var environment: [String: String] = [:]
        for name in ["WATCHDOG_USEC", "WATCHDOG_PID"] {
            environment[name] = environmentValue(name)
            unsetenv(name)
        }
        return Watchdog(environment, pid: getpid())
    }

    /// Starts feeding. A beat passes through all loops; it is left out when work waits and none was done
    /// since the last beat.
    package func start(on group: any EventLoopGroup, pool: WorkerPool, notify: Notify) {
        let watch = StallWatch()
        let loops = Array(group.makeIterator())
        loops[0].scheduleRepeatedTask(initialDelay: .zero, delay: interval) { _ in
            Self.pass(through: loops[...]) {
                if !watch.isStalled(waiting: pool.waiting, done: pool.done) { notify.watchdog() }
            }
        }
    }

    /// Calls `end` when each of `loops` has had its turn, one after another.
    static func pass(through loops: ArraySlice<any EventLoop>, then end: @escaping @Sendable () -> Void) {
        guard let loop = loops.first else { return end() }
        loop.execute { pass(through: loops.dropFirst(), then: end) }
    }
}

/// Remembers how much work was done at the last look.
package final class StallWatch: Sendable {
    private let lastDone = SharedCount()

    package init() {}

    /// Whether work waited at this look although none was finished since the last one.
    package func isStalled(waiting: Int, done: Int) -> Bool {
        let before = lastDone.exchange(done)
        return waiting > 0 && before == done
    }
}

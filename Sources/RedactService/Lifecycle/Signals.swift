import Glibc

/// The signals the daemon answers to, taken one after another by the main thread: no handler ever runs.
package struct Signals {
    package enum Event: Equatable, Sendable {
        case reload, stop
    }

    private let set: sigset_t

    /// Blocks the signals. To be called before the first thread is started, so that all threads inherit it.
    package init() {
        // A client that leaves while it is written to must not end the daemon.
        signal(SIGPIPE, SIG_IGN)
        var set = sigset_t()
        sigemptyset(&set)
        for number in [SIGHUP, SIGTERM, SIGINT] { sigaddset(&set, number) }
        pthread_sigmask(SIG_BLOCK, &set, nil)
        self.set = set
    }

    /// Waits for the next signal.
    package func next() -> Event {
        var set = set
        var number: CInt = 0
        while sigwait(&set, &number) != 0 {}
        return number == SIGHUP ? .reload : .stop
    }

    /// Waits for a signal, but no longer than `milliseconds`.
    package func next(withinMilliseconds milliseconds: Int) -> Event? {
        var set = set
        var time = timespec(tv_sec: milliseconds / 1_000, tv_nsec: milliseconds % 1_000 * 1_000_000)
        let number = sigtimedwait(&set, nil, &time)
        return number < 0 ? nil : number == SIGHUP ? .reload : .stop
    }
}

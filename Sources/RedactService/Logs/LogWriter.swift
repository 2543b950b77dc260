import Dispatch
import Glibc
import NIOConcurrencyHelpers
import Synchronization

/// Writes log lines to a descriptor from a thread of its own, so that a slow or full log never holds up a
/// request. Lines that cannot be written are counted.
package final class LogWriter: Sendable {
    private struct State {
        var lines: [String] = []
        var isWriting = false
    }

    private let descriptor: CInt
    private let linesMax: Int
    private let state = NIOLockedValueBox(State())
    private let droppedCount = Atomic(0)
    private let wake = DispatchSemaphore(value: 0)
    private let idle = DispatchSemaphore(value: 0)

    /// - Parameter linesMax: lines that wait at most.
    package init(descriptor: CInt = STDERR_FILENO, linesMax: Int = ServiceLimits.logLinesMax) {
        self.descriptor = descriptor
        self.linesMax = linesMax
        startDetachedThread { [self] in run() }
    }

    /// Lines that were thrown away: the queue was full, or writing failed.
    package var dropped: Int { droppedCount.load(ordering: .relaxed) }

    /// Queues `line`, which has no newline.
    package func write(_ line: String) {
        let isQueued = state.withLock { state in
            guard state.lines.count < linesMax else { return false }
            state.lines.append(line)
            return true
        }
        if isQueued { wake.signal() } else { droppedCount.add(1, ordering: .relaxed) }
    }

    /// Waits until everything queued is written, but no longer than `milliseconds`.
    package func drain(milliseconds: Int) {
        let deadline = DispatchTime.now() + .milliseconds(milliseconds)
        while state.withLock({ !$0.lines.isEmpty || $0.isWriting }) {
            if idle.wait(timeout: min(deadline, .now() + .milliseconds(20))) == .success { continue }
            if DispatchTime.now() >= deadline { return }
        }
    }

    private func run() {
        while true {
            wake.wait()
            let lines = state.withLock { state in
                defer { state.lines = [] }
                state.isWriting = !state.lines.isEmpty
                return state.lines
            }
            for line in lines where !writeAll(line + "\n") { droppedCount.add(1, ordering: .relaxed) }
            state.withLock { $0.isWriting = false }
            idle.signal()
        }
    }

    private func writeAll(_ text: String) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                if poll(&entry, 1, -1) < 0, errno != EINTR { return false }
            } else if errno != EINTR {
                return false
            }
        }
        return true
    }
}

/// Runs `body` on a new thread that nobody joins.
func startDetachedThread(_ body: @escaping @Sendable () -> Void) {
    final class Box {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    var thread = pthread_t()
    let box = Unmanaged.passRetained(Box(body)).toOpaque()
    let result = pthread_create(
        &thread, nil,
        { argument in
            guard let argument else { return nil }
            Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().body()
            return nil
        }, box)
    precondition(result == 0, "no thread can be started")
    pthread_detach(thread)
}

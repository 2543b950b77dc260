import NIOCore
import NIOPosix
import Synchronization

/// The threads that redact. Event loops hand work over and go on; the answer comes back to the loop.
package final class WorkerPool: Sendable {
    private let pool: NIOThreadPool
    private let waitingCount = Atomic(0)
    private let doneCount = Atomic(0)
    package let threads: Int

    /// - Parameter threads: 0 takes one a processor.
    package init(threads: Int) {
        self.threads = threads > 0 ? threads : System.coreCount
        pool = NIOThreadPool(numberOfThreads: self.threads)
        pool.start()
    }

    /// Pieces of work that wait or run.
    package var waiting: Int { waitingCount.load(ordering: .relaxed) }

    /// Pieces of work finished since the start.
    package var done: Int { doneCount.load(ordering: .relaxed) }

    /// Whether a new request may begin. A request that has begun always gets its next piece in, and has no
    /// more than one at a time, so the queue is never longer than the limit and the running requests.
    package func hasRoom(queueLengthMax: Int) -> Bool { waiting < queueLengthMax }

    /// Runs `work` on a thread.
    package func submit(_ work: @escaping @Sendable () -> Void) {
        waitingCount.add(1, ordering: .relaxed)
        pool.submit { [self] state in
            // A cancelled item belongs to a process that is going down; its connection is closed already.
            if case .active = state { work() }
            waitingCount.subtract(1, ordering: .relaxed)
            doneCount.add(1, ordering: .relaxed)
        }
    }

    /// Ends the threads after what they run now.
    package func stop() {
        pool.shutdownGracefully { _ in }
    }
}

/// A number that several threads exchange.
final class SharedCount: Sendable {
    private let value = Atomic(-1)

    func exchange(_ new: Int) -> Int { value.exchange(new, ordering: .relaxed) }
}

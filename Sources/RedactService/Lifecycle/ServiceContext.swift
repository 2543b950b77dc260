package import Logging
import NIOCore
import PatternCatalog
import NIOConcurrencyHelpers
import Synchronization

/// What every connection needs: made once, shared by all threads.
package final class ServiceContext: Sendable {
    /// What a reload may change beside the engine.
    package struct Settings: Sendable {
        package var limits: ServiceLimits
        package var access: AccessList

        package init(limits: ServiceLimits, access: AccessList) {
            self.limits = limits
            self.access = access
        }
    }

    package let engines: EngineHolder
    package let pool: WorkerPool
    package let metrics = Metrics()
    package let book = ConnectionBook()
    package let accepts = AcceptControl()
    package let rates = RequestRates()
    package let bodyBudget = BodyBudget()
    /// Shared by the event loops.
    let loopAllowance = NIOLockedValueBox(LoopAllowance())
    package let logger: Logger
    package let logWriter: LogWriter
    package let version: String
    private let startedAt = NIODeadline.now()
    private let settingsInForce: NIOLockedValueBox<Settings>
    private let draining = Atomic(false)
    private let lastRequest = Atomic(0)

    package init(
        snapshot: EngineSnapshot, settings: Settings, logger: Logger, logWriter: LogWriter, version: String
    ) {
        engines = EngineHolder(snapshot)
        pool = WorkerPool(threads: settings.limits.workerThreads)
        self.logger = logger
        self.logWriter = logWriter
        self.version = version
        settingsInForce = NIOLockedValueBox(settings)
        metrics.uses(patterns: snapshot.catalog.count)
    }

    package var settings: Settings {
        get { settingsInForce.withLock { $0 } }
        set { settingsInForce.withLock { $0 = newValue } }
    }

    package var limits: ServiceLimits { settingsInForce.withLock { $0.limits } }

    /// Whether new requests are refused because the service is going down.
    package var isDraining: Bool { draining.load(ordering: .relaxed) }

    package func beginDraining() { draining.store(true, ordering: .relaxed) }

    package var uptimeSeconds: Int64 { (NIODeadline.now() - startedAt).nanoseconds / 1_000_000_000 }

    /// A number for the log lines of one request.
    func nextRequestID() -> Int { lastRequest.add(1, ordering: .relaxed).newValue }

    /// Whether a request of `peer` may begin now.
    func refusal(of peer: PeerCredentials) -> ServiceFailure? {
        let limits = limits
        if isDraining { return .shuttingDown }
        guard
            rates.allows(
                uid: peer.uid, perSecondMax: limits.requestsPerSecondPerUidMax,
                at: Notify.monotonicMicroseconds())
        else { return .tooManyRequests }
        return pool.hasRoom(queueLengthMax: limits.queueLengthMax) ? nil : .queueFull
    }

    /// Begins a turn of work on the event loop, for a whole text of `bytes`.
    /// - Returns: when it began; nil where a worker has to do it.
    func loopTurn(bytes: Int) -> NIODeadline? {
        let now = NIODeadline.now()
        return loopAllowance.withLock { $0.allows(bytes: bytes, at: now) } ? now : nil
    }

    func endLoopTurn(from start: NIODeadline) {
        let end = NIODeadline.now()
        loopAllowance.withLock { $0.worked(from: start, to: end) }
    }

    package func metricsText() -> String {
        var gauges = MetricsText.Gauges()
        gauges.connections = book.total
        gauges.queueLength = pool.waiting
        gauges.workerThreads = pool.threads
        gauges.engineVariants = engines.current.variantsCount
        gauges.logLinesDropped = logWriter.dropped
        gauges.version = version
        return MetricsText.write(metrics, gauges)
    }
}

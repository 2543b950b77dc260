import Glibc
import Logging
import NIOCore
import NIOPosix
package import PatternCatalog
package import Redaction

/// What the program gives the service to work with.
package struct ServiceSources: Sendable {
    /// Everything that is read from files, together.
    package struct Loaded: Sendable {
        package var configuration: ServiceConfiguration
        package var catalog: PatternCatalog
        package var policy: Policy

        package init(configuration: ServiceConfiguration, catalog: PatternCatalog, policy: Policy) {
            self.configuration = configuration
            self.catalog = catalog
            self.policy = policy
        }
    }

    /// Reads the files: at the start, and again at each reload.
    package let load: @Sendable () throws(ConfigurationError) -> Loaded
    package let version: String
    /// What the log says about the regex engine, e.g. whether it compiles to machine code.
    package let engineNote: String
    /// Name of the configuration in errors.
    package let configurationFile: String

    package init(
        version: String, engineNote: String, configurationFile: String,
        load: @escaping @Sendable () throws(ConfigurationError) -> Loaded
    ) {
        self.version = version
        self.engineNote = engineNote
        self.configurationFile = configurationFile
        self.load = load
    }
}

/// The daemon from its start to its end.
package final class Service {
    private let sources: ServiceSources
    private let context: ServiceContext
    private let notify: Notify
    private let signals: Signals
    private let group: MultiThreadedEventLoopGroup
    private let logger: Logger
    private var ownSockets: [OwnSocket] = []
    private var listeners: [any Channel] = []
    private let isActivated: Bool

    /// Loads, takes or makes the sockets, and begins to serve.
    ///
    /// - Parameter signals: made before any thread was.
    /// - Throws: `ConfigurationError` for files or sockets that cannot be used.
    package init(
        _ sources: ServiceSources, activation: Activation?, notify: Notify, signals: Signals,
        logWriter: LogWriter
    ) throws(ConfigurationError) {
        ProcessNumbers.begin()
        self.sources = sources
        self.notify = notify
        self.signals = signals
        let loaded = try sources.load()
        var logger = Logger(label: "redactd") { _ in JournalLogHandler(writer: logWriter, level: .info) }
        logger.logLevel = Logger.Level(loaded.configuration.logLevel)
        self.logger = logger
        let settings = try Reload.settings(loaded.configuration, file: sources.configurationFile)
        let snapshot = try EngineSnapshot(catalog: loaded.catalog, policy: loaded.policy)
        context = ServiceContext(
            snapshot: snapshot, settings: settings, logger: logger, logWriter: logWriter,
            version: sources.version)
        isActivated = activation != nil
        let loops = min(ServiceLimits.eventLoopsMax, System.coreCount)
        group = MultiThreadedEventLoopGroup(numberOfThreads: loops)
        do throws(ConfigurationError) { try listen(activation, loaded.configuration.sockets) } catch {
            ownSockets.forEach { $0.remove() }
            throw error
        }
    }

    private func listen(
        _ activation: Activation?, _ sockets: ServiceConfiguration.Sockets
    ) throws(ConfigurationError) {
        var descriptors: [(CInt, Metrics.Interface)] = []
        if let activation {
            descriptors = activation.stream.map { ($0, .stream) } + activation.http.map { ($0, .http) }
        } else {
            for (path, interface) in [(sockets.stream, Metrics.Interface.stream), (sockets.http, .http)] {
                guard let path else { continue }
                let socket = try OwnSocket(path: path, group: sockets.group)
                ownSockets.append(socket)
                descriptors.append((socket.descriptor, interface))
            }
        }
        guard !descriptors.isEmpty else {
            throw ConfigurationError(
                SourcePlace(file: sources.configurationFile), "there is no socket to serve",
                remedy: "start redactd.socket, or give --stream-socket or --http-socket")
        }
        for (descriptor, interface) in descriptors {
            do {
                listeners.append(try Listener(context, interface).start(descriptor, on: group).wait())
            } catch {
                throw ConfigurationError(
                    SourcePlace(file: "descriptor \(descriptor)"), "the socket cannot be served",
                    remedy: "check that it is a listening Unix stream socket")
            }
        }
    }

    /// Serves until SIGTERM, SIGINT or the idle time is over.
    package func run(watchdog: Watchdog?) {
        watchdog?.start(on: group, pool: context.pool, notify: notify)
        IdleExit.start(on: group.next(), context, isActivated: isActivated)
        logger.info(
            "ready",
            metadata: [
                "version": "\(sources.version)",
                "patterns": "\(context.engines.current.catalog.count)",
                "engine": "\(sources.engineNote)", "workers": "\(context.pool.threads)",
                "sockets": "\(isActivated ? "activated" : "own")",
            ])
        if sources.engineNote != "jit" {
            logger.warning(
                "the regex compiler is off, redaction is many times slower; remove MemoryDenyWriteExecute= from the unit"
            )
        }
        notify.ready(status: readyStatus)
        while true {
            switch signals.next() {
            case .reload: Reload.run(sources, context, notify, readyStatus: { self.readyStatus })
            case .stop: return stop()
            }
        }
    }

    /// Reads and compiles everything as a start would.
    ///
    /// - Returns: the number of patterns.
    package static func check(_ sources: ServiceSources) throws(ConfigurationError) -> Int {
        let loaded = try sources.load()
        _ = try Reload.settings(loaded.configuration, file: sources.configurationFile)
        if let group = loaded.configuration.sockets.group {
            _ = try OwnSocket.gid(of: group, file: sources.configurationFile)
        }
        return try EngineSnapshot(catalog: loaded.catalog, policy: loaded.policy).catalog.count
    }

    private var readyStatus: String {
        "serving with \(context.engines.current.catalog.count) patterns"
    }

    private func stop() {
        let limit = context.limits.shutdownGraceMilliseconds
        logger.info(
            "stopping", metadata: ["connections": "\(context.book.total)", "grace_milliseconds": "\(limit)"])
        notify.stopping(status: "finishing \(context.book.total) connections")
        Shutdown.drain(context, listeners: listeners, ownSockets: ownSockets, signals: signals)
        let isClean = context.book.total == 0
        if !isClean {
            logger.warning("connections cut off", metadata: ["connections": "\(context.book.total)"])
        }
        Shutdown.cutOff(context, group)
        logger.info("stopped", metadata: ["requests": "\(context.metrics.requestsFinished)"])
        context.logWriter.drain(milliseconds: 1_000)
    }
}

import Logging
import NIOCore
import PatternCatalog

/// Takes new patterns, policy and limits for requests that begin from now on.
enum Reload {
    static func settings(
        _ configuration: ServiceConfiguration, file: String
    ) throws(ConfigurationError) -> ServiceContext.Settings {
        ServiceContext.Settings(
            limits: configuration.limits, access: try AccessList(configuration.access, file: file))
    }

    /// Runs on the main thread. A file that cannot be used changes nothing.
    static func run(
        _ sources: ServiceSources, _ service: ServiceContext, _ notify: Notify, readyStatus: () -> String
    ) {
        notify.reloading()
        let begin = NIODeadline.now()
        do {
            let loaded = try sources.load()
            var settings = try settings(loaded.configuration, file: sources.configurationFile)
            // The threads are there already.
            settings.limits.workerThreads = service.limits.workerThreads
            let snapshot = try EngineSnapshot(catalog: loaded.catalog, policy: loaded.policy)
            service.engines.current = snapshot
            service.settings = settings
            service.accepts.askAgain()
            service.metrics.uses(patterns: snapshot.catalog.count)
            service.metrics.reloaded(succeeded: true)
            let milliseconds = (NIODeadline.now() - begin).nanoseconds / 1_000_000
            service.logger.info(
                "reloaded",
                metadata: [
                    "patterns": "\(snapshot.catalog.count)", "milliseconds": "\(milliseconds)",
                ])
            notify.ready(status: readyStatus())
        } catch {
            service.metrics.reloaded(succeeded: false)
            service.logger.error(
                "reload refused, the old files stay in force", metadata: ["reason": "\(error)"])
            notify.ready(status: "\(readyStatus()); last reload refused")
        }
    }
}

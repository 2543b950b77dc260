import ArgumentParser
import Glibc
import PatternCatalog
import RedactService

/// The daemon's command line.
@main
struct Redactd: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redactd",
        abstract: "Redact text for local programs, over Unix sockets.",
        discussion: """
            Serves the sockets that systemd hands over, or makes those that are named here or in the configuration. \
            SIGHUP reads patterns, policy and limits again; SIGTERM finishes what is running and ends.
            """,
        version: serviceVersion)

    @Option(
        name: .long, help: ArgumentHelp("Make a stream socket here.", valueName: "PATH"), completion: .file())
    var streamSocket: String?

    @Option(
        name: .long, help: ArgumentHelp("Make an HTTP socket here.", valueName: "PATH"), completion: .file())
    var httpSocket: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Read this configuration (default \(ServiceConfiguration.usualFile)).", valueName: "FILE"),
        completion: .file())
    var config: String?

    @Option(
        name: .long, help: ArgumentHelp("Read this policy instead of the usual ones.", valueName: "FILE"),
        completion: .file())
    var policy: String?

    @Option(
        name: .long,
        help: ArgumentHelp("Read this folder of patterns instead of the usual ones.", valueName: "DIR"),
        completion: .directory)
    var patterns: [String] = []

    @Option(name: .long, help: ArgumentHelp("debug, info, notice, warning or error.", valueName: "LEVEL"))
    var logLevel: ServiceConfiguration.LogLevel?

    @Flag(name: .long, help: "Check configuration, policy and patterns, and end.")
    var check = false

    /// Like ArgumentParser's own, with usage errors in one line.
    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let code as ExitCode {
            // What is wrong is told already.
            Glibc.exit(code.rawValue)
        } catch {
            guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
            var message = message(for: error).split(separator: "\n").first ?? "wrong usage"
            while message.last == "." { message.removeLast() }
            tell("\(message); see redactd --help")
            Glibc.exit(64)
        }
    }

    func run() throws {
        // Everything before the first thread: signals are blocked for all, and the environment is read once.
        let signals = Signals()
        let notify = Notify.fromEnvironment()
        let watchdog = Watchdog.fromEnvironment()
        do {
            let activation = check ? nil : try Activation.take()
            let sources = sources()
            if check { return try checkAll(sources) }
            setResourceLimits()
            let service = try Service(
                sources, activation: activation, notify: notify, signals: signals, logWriter: LogWriter())
            service.run(watchdog: watchdog)
        } catch let error as ConfigurationError {
            throw complain("\(error)", notify)
        } catch let error as ActivationError {
            throw complain("\(error)", notify)
        }
    }

    private func sources() -> ServiceSources {
        let options = self
        let loading = Loading.usual()
        return ServiceSources(
            version: serviceVersion, engineNote: engineNote(),
            configurationFile: config ?? ServiceConfiguration.usualFile
        ) { () throws(ConfigurationError) in
            let configuration = try options.configuration()
            let catalog = try loading.catalog(configuration)
            return ServiceSources.Loaded(
                configuration: configuration, catalog: catalog,
                policy: try loading.policy(configuration, catalog))
        }
    }

    /// The file, with the command line on top.
    private func configuration() throws(ConfigurationError) -> ServiceConfiguration {
        let file = config ?? ServiceConfiguration.usualFile
        let read = try Loading.configuration(file)
        if read == nil, config != nil {
            throw ConfigurationError(
                SourcePlace(file: file), "there is no such file", remedy: "correct --config")
        }
        var configuration = read ?? ServiceConfiguration()
        if let streamSocket { configuration.sockets.stream = streamSocket }
        if let httpSocket { configuration.sockets.http = httpSocket }
        if let policy { configuration.policyFile = policy }
        if !patterns.isEmpty { configuration.patternFolders = patterns }
        if let logLevel { configuration.logLevel = logLevel }
        return configuration
    }

    private func checkAll(_ sources: ServiceSources) throws(ConfigurationError) {
        let patterns = try Service.check(sources)
        let state = access(sources.configurationFile, F_OK) == 0 ? "sound" : "not there, the defaults hold"
        print("\(sources.configurationFile): \(state); \(patterns) patterns")
    }

    private func complain(_ message: String, _ notify: Notify) -> ExitCode {
        notify.status(message)
        Self.tell(message)
        return ExitCode(78)
    }

    private static func tell(_ message: String) {
        let line = "redactd: \(message)\n"
        _ = write(STDERR_FILENO, line, line.utf8.count)
    }

    /// As many connections as the system lets this process have, and no memory image after a crash: it holds
    /// what users sent.
    private func setResourceLimits() {
        var limit = rlimit()
        let descriptors = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        if getrlimit(descriptors, &limit) == 0 {
            limit.rlim_cur = limit.rlim_max
            setrlimit(descriptors, &limit)
        }
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    }
}

extension ServiceConfiguration.LogLevel: ExpressibleByArgument {}

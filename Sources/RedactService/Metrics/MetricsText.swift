import Glibc

/// Writes the numbers in Prometheus's text format, version 0.0.4.
package struct MetricsText {
    private var text = ""

    package struct Gauges: Sendable {
        package var connections = 0
        package var queueLength = 0
        package var workerThreads = 0
        package var engineVariants = 0
        package var logLinesDropped = 0
        package var version = ""

        package init() {}
    }

    package static func write(_ metrics: Metrics, _ gauges: Gauges) -> String {
        var writer = MetricsText()
        let state = metrics.snapshot()
        writer.writeRequests(state)
        writer.writeTraffic(state)
        writer.writeService(state, gauges)
        writer.writeProcess()
        return writer.text
    }

    private mutating func writeRequests(_ state: Metrics.State) {
        family("redactd_requests_total", "counter", "Requests finished, by interface, call and status.")
        for (key, count) in state.requests.sorted(by: { $0.key < $1.key }) {
            sample(
                "redactd_requests_total",
                [
                    ("interface", key.interface.rawValue), ("call", key.endpoint.rawValue),
                    ("code", String(key.status)),
                ],
                String(count))
        }
        let name = "redactd_request_duration_seconds"
        family(name, "histogram", "Time from a request's first byte to the last of its reply.")
        for interface in Metrics.Interface.allCases {
            let histogram = state.durations[interface, default: Histogram()]
            let label = ("interface", interface.rawValue)
            var below = 0
            for (bound, count) in zip(Histogram.bounds, histogram.counts) {
                below += count
                sample(name + "_bucket", [label, ("le", number(bound))], String(below))
            }
            sample(name + "_bucket", [label, ("le", "+Inf")], String(histogram.total))
            sample(name + "_sum", [label], number(histogram.sum))
            sample(name + "_count", [label], String(histogram.total))
        }
    }

    private mutating func writeTraffic(_ state: Metrics.State) {
        let traffic = [
            ("redactd_received_bytes_total", "Bytes of texts received.", state.receivedBytes),
            ("redactd_sent_bytes_total", "Bytes of replies sent.", state.sentBytes),
            ("redactd_connections_total", "Connections accepted.", state.connections),
        ]
        for (name, help, values) in traffic {
            family(name, "counter", help)
            for interface in Metrics.Interface.allCases {
                sample(name, [("interface", interface.rawValue)], String(values[interface, default: 0]))
            }
        }
        family("redactd_findings_total", "counter", "Findings, by entity.")
        for (entity, count) in state.findings.sorted(by: { $0.key < $1.key }) {
            sample("redactd_findings_total", [("entity", entity)], String(count))
        }
        family("redactd_errors_total", "counter", "Requests and connections that went wrong, by kind.")
        for (code, count) in state.errors.sorted(by: { $0.key < $1.key }) {
            sample("redactd_errors_total", [("code", code)], String(count))
        }
    }

    private mutating func writeService(_ state: Metrics.State, _ gauges: Gauges) {
        family("redactd_reloads_total", "counter", "Reloads of patterns, policy and limits.")
        sample("redactd_reloads_total", [("result", "success")], String(state.reloads))
        sample("redactd_reloads_total", [("result", "failure")], String(state.failedReloads))
        single(
            "redactd_reload_failed", "gauge", "1 when the last reload was refused.",
            state.lastReloadFailed ? 1 : 0)
        single("redactd_connections", "gauge", "Connections open now.", gauges.connections)
        single("redactd_patterns", "gauge", "Patterns in force.", state.patterns)
        single("redactd_queue_length", "gauge", "Pieces of work that wait or run.", gauges.queueLength)
        single("redactd_worker_threads", "gauge", "Threads that redact.", gauges.workerThreads)
        single(
            "redactd_engine_variants", "gauge", "Engines kept for policies of requests.",
            gauges.engineVariants)
        single(
            "redactd_log_lines_dropped_total", "counter", "Log lines that could not be written.",
            gauges.logLinesDropped)
        family("redactd_build_info", "gauge", "The version that runs.")
        sample("redactd_build_info", [("version", gauges.version)], "1")
    }

    /// The process metrics that every Prometheus client library gives, under their usual names.
    private mutating func writeProcess() {
        let process = ProcessNumbers.read()
        family("process_cpu_seconds_total", "counter", "User and system CPU time.")
        sample("process_cpu_seconds_total", [], number(process.cpuSeconds))
        single("process_resident_memory_bytes", "gauge", "Resident memory.", process.residentBytes)
        single("process_open_fds", "gauge", "Open descriptors.", process.openDescriptors)
        single("process_max_fds", "gauge", "Most descriptors allowed.", process.descriptorsMax)
        single("process_start_time_seconds", "gauge", "Start, in Unix time.", process.startSeconds)
    }

    // MARK: format

    private mutating func family(_ name: String, _ type: String, _ help: String) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
    }

    private mutating func single(_ name: String, _ type: String, _ help: String, _ value: Int) {
        family(name, type, help)
        sample(name, [], String(value))
    }

    private mutating func sample(_ name: String, _ labels: [(String, String)], _ value: String) {
        let inside = labels.map { "\($0.0)=\"\($0.1)\"" }.joined(separator: ",")
        text += labels.isEmpty ? "\(name) \(value)\n" : "\(name){\(inside)} \(value)\n"
    }

    private func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }
}

/// What the kernel knows about this process.
struct ProcessNumbers {
    private(set) var cpuSeconds = 0.0
    private(set) var residentBytes = 0
    private(set) var openDescriptors = 0
    private(set) var descriptorsMax = 0
    private(set) var startSeconds = 0

    private static let startedAt = time(nil)

    /// Notes the time of the start; later calls find it noted.
    static func begin() { _ = startedAt }

    static func read() -> ProcessNumbers {
        var numbers = ProcessNumbers()
        var usage = rusage()
        if getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 {
            let times = [usage.ru_utime, usage.ru_stime]
            numbers.cpuSeconds = times.reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1_000_000 }
        }
        var limit = rlimit()
        if getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 {
            numbers.descriptorsMax = Int(clamping: limit.rlim_cur)
        }
        let pages =
            firstLine("/proc/self/statm").split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        numbers.residentBytes = pages * Int(sysconf(CInt(_SC_PAGESIZE)))
        numbers.openDescriptors = entries("/proc/self/fd")
        numbers.startSeconds = startedAt
        return numbers
    }

    private static func firstLine(_ path: String) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return "" }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 256)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        return String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
    }

    private static func entries(_ path: String) -> Int {
        guard let folder = opendir(path) else { return 0 }
        defer { closedir(folder) }
        // The entries "." and "..", and the descriptor that reads the folder, are not meant.
        var count = -3
        while readdir(folder) != nil { count += 1 }
        return count
    }
}

/// Every limit of the service, each with its unit in its name. `redactd.toml` sets them in `[limits]`.
package struct ServiceLimits: Sendable, Equatable {
    /// Connections open at once; further ones wait in the socket's backlog until one ends.
    package var connectionsMax = 4_096
    /// Connections of one uid open at once; further ones are refused.
    package var connectionsPerUidMax = 2_048
    /// Bytes of one streamed document. 0 sets no limit: a stream needs no memory of its length.
    package var streamBytesMax = 0
    /// Bytes of one JSON body: it is held in memory as a whole.
    package var bodyBytesMax = 8 * 1_048_576
    /// Bytes of all JSON bodies held at once; further ones are refused.
    package var bodyBytesTotalMax = 128 * 1_048_576
    /// Bytes of the target and all header fields of one HTTP request.
    package var headerBytesMax = 16_384
    /// Time in which a client must have sent or taken something.
    package var progressMillisecondsMax = 60_000
    /// Time from the first byte of a request to the last of its reply.
    package var requestMillisecondsMax = 3_600_000
    /// Requests of one uid in a second, with as many in a burst. 0 sets no limit.
    package var requestsPerSecondPerUidMax = 0
    /// Threads that redact.
    package var workerThreads = 0
    /// Pieces of work that wait for a thread; a new request beyond is refused.
    package var queueLengthMax = 4_096
    /// Time that running requests have to end after SIGTERM.
    package var shutdownGraceMilliseconds = 20_000
    /// Time without connections after which the daemon ends, if its sockets are kept by somebody else.
    /// 0 lets it stay.
    package var idleExitMilliseconds = 0

    package init() {}

    /// A key of `[limits]`: its name in the file, the allowed values in the file's unit, and where it goes.
    package struct Key: Sendable {
        package let name: String
        package let range: ClosedRange<Double>
        /// Whether a fraction is allowed: the times in seconds.
        package let isSeconds: Bool
        package let path: any WritableKeyPath<ServiceLimits, Int> & Sendable

        package func set(_ value: Double, in limits: inout ServiceLimits) {
            limits[keyPath: path] = Int((isSeconds ? value * 1_000 : value).rounded())
        }
    }

    private static let day = 86_400.0

    package static let keys: [Key] = [
        Key(name: "connections", range: 1...65_536, isSeconds: false, path: \.connectionsMax),
        Key(name: "connections_per_uid", range: 1...65_536, isSeconds: false, path: \.connectionsPerUidMax),
        Key(name: "stream_bytes", range: 0...1e15, isSeconds: false, path: \.streamBytesMax),
        Key(name: "body_bytes", range: 1...1_073_741_824, isSeconds: false, path: \.bodyBytesMax),
        Key(
            name: "body_bytes_total", range: 1...1_099_511_627_776, isSeconds: false,
            path: \.bodyBytesTotalMax),
        Key(name: "header_bytes", range: 256...65_536, isSeconds: false, path: \.headerBytesMax),
        Key(name: "progress_seconds", range: 0.05...day, isSeconds: true, path: \.progressMillisecondsMax),
        Key(name: "request_seconds", range: 0.05...31 * day, isSeconds: true, path: \.requestMillisecondsMax),
        Key(
            name: "requests_per_second_per_uid", range: 0...1_000_000, isSeconds: false,
            path: \.requestsPerSecondPerUidMax),
        Key(name: "worker_threads", range: 0...256, isSeconds: false, path: \.workerThreads),
        Key(name: "queue_length", range: 1...1_048_576, isSeconds: false, path: \.queueLengthMax),
        Key(
            name: "shutdown_grace_seconds", range: 0...3_600, isSeconds: true,
            path: \.shutdownGraceMilliseconds),
        Key(name: "idle_exit_seconds", range: 0...31 * day, isSeconds: true, path: \.idleExitMilliseconds),
    ]

    /// Bytes taken from a socket at once, and so the largest piece of work.
    package static let pieceBytesMax = 65_536
    /// Texts in one JSON request.
    package static let textsMax = 10_000
    /// Engines kept for policies that requests brought along.
    package static let engineVariantsMax = 16
    /// Event loops, if there are as many processors.
    package static let eventLoopsMax = 4
    /// Redactors of one engine that wait for another session, each with a window.
    package static let idleRedactorsMax = 4
    /// Log lines that wait for a slow reader of the log; further ones are counted and dropped.
    package static let logLinesMax = 1_024
    /// Time that the rest of a refused request is read and dropped, so that its sender sees the refusal.
    package static let lingerMillisecondsMax = 2_000
    /// Uids whose request rate is remembered.
    package static let rateUidsMax = 4_096
}

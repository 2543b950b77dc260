import NIOConcurrencyHelpers

/// Numbers about the service. Labels are constants, status codes and entity names of the catalogue: never
/// anything that a request brought.
package final class Metrics: Sendable {
    /// The two sockets.
    package enum Interface: String, Sendable, CaseIterable {
        case stream, http
    }

    /// What a request wanted. `other` is everything that the router does not know.
    package enum Endpoint: String, Sendable, CaseIterable {
        case redact, scan, entities, patterns, health, metrics, other
    }

    struct RequestKey: Hashable, Comparable {
        let interface: Interface
        let endpoint: Endpoint
        let status: Int

        static func < (left: RequestKey, right: RequestKey) -> Bool {
            (left.interface.rawValue, left.endpoint.rawValue, left.status)
                < (right.interface.rawValue, right.endpoint.rawValue, right.status)
        }
    }

    struct State {
        var requests: [RequestKey: Int] = [:]
        var durations: [Interface: Histogram] = [:]
        var receivedBytes: [Interface: Int] = [:]
        var sentBytes: [Interface: Int] = [:]
        var findings: [String: Int] = [:]
        var errors: [String: Int] = [:]
        var connections: [Interface: Int] = [:]
        var reloads = 0
        var failedReloads = 0
        var lastReloadFailed = false
        var patterns = 0
    }

    private let state = NIOLockedValueBox(State())

    package init() {}

    package func connected(_ interface: Interface) {
        state.withLock { $0.connections[interface, default: 0] += 1 }
    }

    package func received(_ bytes: Int, _ interface: Interface) {
        state.withLock { $0.receivedBytes[interface, default: 0] += bytes }
    }

    package func sent(_ bytes: Int, _ interface: Interface) {
        state.withLock { $0.sentBytes[interface, default: 0] += bytes }
    }

    package func found(_ entities: [String]) {
        if entities.isEmpty { return }
        state.withLock { state in
            for entity in entities { state.findings[entity, default: 0] += 1 }
        }
    }

    package func failed(_ failure: ServiceFailure) {
        count(error: failure.code)
    }

    /// Counts an error that is no refusal: a client that left, for instance.
    package func count(error code: String) {
        state.withLock { $0.errors[code, default: 0] += 1 }
    }

    package func finished(_ interface: Interface, _ endpoint: Endpoint, status: Int, seconds: Double) {
        state.withLock { state in
            state.requests[
                RequestKey(interface: interface, endpoint: endpoint, status: status), default: 0] += 1
            state.durations[interface, default: Histogram()].observe(seconds)
        }
    }

    package func reloaded(succeeded: Bool) {
        state.withLock { state in
            if succeeded { state.reloads += 1 } else { state.failedReloads += 1 }
            state.lastReloadFailed = !succeeded
        }
    }

    package func uses(patterns: Int) {
        state.withLock { $0.patterns = patterns }
    }

    /// The requests finished so far, of every kind.
    package var requestsFinished: Int {
        state.withLock { $0.requests.values.reduce(0, +) }
    }

    func snapshot() -> State { state.withLock { $0 } }
}

/// Counts of observations up to each bound.
struct Histogram: Sendable {
    /// Seconds, rising; one more count stands for everything above the last.
    static let bounds = [
        0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
        30, 60,
    ]

    private(set) var counts = [Int](repeating: 0, count: Histogram.bounds.count + 1)
    private(set) var sum = 0.0

    var total: Int { counts.reduce(0, +) }

    mutating func observe(_ seconds: Double) {
        counts[Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count] += 1
        sum += seconds
    }
}

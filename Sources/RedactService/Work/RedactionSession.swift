package import NIOCore
package import Redaction
import Synchronization

/// A document, or several in a row with common numbering, on the way through the engine, handed from thread
/// to thread piece by piece.
///
/// The lock makes that safe; nobody ever waits for it, since a connection has one piece of work at a time.
package final class RedactionSession: Sendable {
    private struct State {
        /// Taken with the first piece: an idle connection holds no window.
        var shared: SharedRedactor?
        var pool: RedactorPool?
        var receivedBytes = 0
        var hasFailed = false
    }

    /// What a piece of input made decidable.
    package struct Step: Sendable {
        package var output: [UInt8] = []
        /// Of every finding.
        package var entities: [String] = []
        /// Empty where their places are not wanted.
        package var findings: [ReportedFinding] = []
    }

    private let snapshot: EngineSnapshot
    private let overrides: RequestOverrides
    private let detail: FindingDetail
    private let state = Mutex(State())

    /// - Parameter findsPlaces: whether steps have findings, not only their entities.
    package init(
        _ snapshot: EngineSnapshot, _ overrides: RequestOverrides = RequestOverrides(),
        findsPlaces: Bool = false
    ) {
        self.snapshot = snapshot
        self.overrides = overrides
        detail = findsPlaces ? .places : .entities
    }

    deinit { end() }

    /// Lets the redactor serve another session; the next piece, if there is one, begins a new one here too.
    /// Done at once where the last piece is known, for a reply may be long on its way.
    package func end() {
        state.withLock { state in
            defer { state = State(hasFailed: state.hasFailed) }
            guard let shared = state.shared, let pool = state.pool, !state.hasFailed else { return }
            // One that has seen much may hold much: lists that grew.
            if state.receivedBytes <= ServiceLimits.pieceBytesMax { pool.giveBack(shared) }
        }
    }

    /// Takes `input`, and the end of the document with it when `isLast`. What follows is another document.
    ///
    /// - Throws: `ServiceFailure.processing` when the engine refuses, `.badRequest` for wishes that cannot be
    ///   met and for text in an encoding that cannot be searched. Every later call throws too, and nothing
    ///   may go out any more.
    package func advance(_ input: ByteBuffer, isLast: Bool) throws(ServiceFailure) -> Step {
        try state.withLock { state throws(ServiceFailure) -> Step in
            guard !state.hasFailed else { throw .processing }
            state.hasFailed = true
            state.receivedBytes += input.readableBytes
            let shared = try shared(&state)
            let step = try shared.redactor.withLock { redactor throws(ServiceFailure) in
                try Self.advance(&redactor, input, isLast: isLast)
            }
            state.hasFailed = false
            return step
        }
    }

    private func shared(_ state: inout State) throws(ServiceFailure) -> SharedRedactor {
        if let shared = state.shared { return shared }
        let pool = try snapshot.pool(for: overrides)
        let shared = pool.take()
        shared.redactor.withLock { $0.detail = detail }
        state.pool = pool
        state.shared = shared
        return shared
    }

    private static func advance(
        _ redactor: inout Redactor, _ input: ByteBuffer, isLast: Bool
    ) throws(ServiceFailure) -> Step {
        var step = Step()
        step.output.reserveCapacity(input.readableBytes + 64)
        do throws(RedactionError) {
            let bytes = input.readableBytesUInt8Span
            if isLast {
                try redactor.finish(with: bytes, to: &step.output)
            } else {
                try redactor.append(bytes, to: &step.output)
            }
        } catch {
            throw failure(error)
        }
        step.findings = redactor.takeFindings()
        step.entities = redactor.detail == .places ? step.findings.map(\.entity) : redactor.takeEntities()
        return step
    }

    private static func failure(_ error: RedactionError) -> ServiceFailure {
        switch error {
        case .encoding: .badRequest("the text is UTF-16 or UTF-32; convert it to UTF-8")
        case .detection, .windowExhausted, .stopped: .processing
        }
    }
}

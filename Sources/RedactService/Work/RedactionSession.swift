package import NIOCore
package import Redaction
import Synchronization

/// A document, or several in a row with common numbering, on the way through the engine, handed from thread
/// to thread piece by piece.
///
/// The lock makes that safe; nobody ever waits for it, since a connection has one piece of work at a time.
package final class RedactionSession: Sendable {
    private struct State: ~Copyable {
        /// Made with the first piece, on a worker thread: an idle connection holds no window.
        var redactor: Redactor?
        var hasFailed = false
    }

    /// What a piece of input made decidable.
    package struct Step: Sendable {
        package var output: [UInt8] = []
        package var findings: [ReportedFinding] = []
    }

    private let snapshot: EngineSnapshot
    private let overrides: RequestOverrides
    private let state = Mutex(State())

    package init(_ snapshot: EngineSnapshot, _ overrides: RequestOverrides = RequestOverrides()) {
        self.snapshot = snapshot
        self.overrides = overrides
    }

    /// Takes `input`, and the end of the document with it when `isLast`. What follows is another document.
    ///
    /// - Throws: `ServiceFailure.processing` when the engine refuses, `.badRequest` for wishes that cannot be
    /// met
    ///   and for text in an encoding that cannot be searched. Every later call throws too, and nothing may go
    ///   out any more.
    package func advance(_ input: ByteBuffer, isLast: Bool) throws(ServiceFailure) -> Step {
        try state.withLock { state throws(ServiceFailure) -> Step in
            guard !state.hasFailed else { throw .processing }
            state.hasFailed = true
            if state.redactor == nil {
                state.redactor = try snapshot.engine(for: overrides).makeRedactor(collectsFindings: true)
            }
            var step = Step()
            step.output.reserveCapacity(input.readableBytes + 64)
            do throws(RedactionError) {
                if input.readableBytes > 0 {
                    try state.redactor!.append(input.readableBytesUInt8Span, to: &step.output)
                }
                if isLast { try state.redactor!.finish(to: &step.output) }
            } catch {
                throw Self.failure(error)
            }
            step.findings = state.redactor!.takeFindings()
            state.hasFailed = false
            return step
        }
    }

    private static func failure(_ error: RedactionError) -> ServiceFailure {
        switch error {
        case .encoding: .badRequest("the text is UTF-16 or UTF-32; convert it to UTF-8")
        case .detection, .windowExhausted, .stopped: .processing
        }
    }
}

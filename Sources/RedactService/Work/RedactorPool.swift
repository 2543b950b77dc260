package import Redaction
import NIOConcurrencyHelpers
import Synchronization

/// A redactor that threads hand to one another.
///
/// The lock makes that safe; nobody ever waits for it, since a redactor has one session at a time.
final class SharedRedactor: Sendable {
    let redactor: Mutex<Redactor>

    init(_ engine: RedactionEngine) {
        redactor = Mutex(engine.makeRedactor(collectsFindings: true))
    }
}

/// An engine, and the redactors that have served a session with it and wait for the next one: making one
/// costs several times what redacting a short prompt does.
///
/// Nothing passes from one session to the next: only a redactor between two documents comes back, where its
/// text is overwritten, and it is renewed before it waits.
package final class RedactorPool: Sendable {
    package let engine: RedactionEngine
    /// At most `ServiceLimits.idleRedactorsMax`, all of them renewed.
    private let idle = NIOLockedValueBox<[SharedRedactor]>([])

    package init(_ engine: RedactionEngine) { self.engine = engine }

    package var idleCount: Int { idle.withLock { $0.count } }

    /// A redactor for one session: one that waits, or a new one.
    func take() -> SharedRedactor {
        idle.withLock { $0.popLast() } ?? SharedRedactor(engine)
    }

    /// Takes a redactor back when its session is over. One that stands inside a document goes away, and
    /// overwrites what it holds.
    func giveBack(_ shared: SharedRedactor) {
        let isRenewed = shared.redactor.withLock { redactor in
            guard redactor.isBetweenDocuments else { return false }
            redactor.renew()
            return true
        }
        guard isRenewed else { return }
        idle.withLock { if $0.count < ServiceLimits.idleRedactorsMax { $0.append(shared) } }
    }
}

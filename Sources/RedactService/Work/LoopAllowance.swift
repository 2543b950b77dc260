import NIOCore

/// Which work an event loop may do by itself: whole texts so short that handing them to a worker and back
/// would cost more than redacting them.
///
/// A loop that redacts serves nobody else meanwhile. So a text is short, each connection has one such turn
/// for each time it is read, and turns that take too long are paid from a credit that fills slowly; while it
/// is used up the workers do it all. So loops spend no more than one part in `restFactor` of the time on
/// texts that are costly, beyond one burst; and a turn that was only interrupted by the kernel costs nothing
/// but credit.
struct LoopAllowance {
    /// Longest text, in bytes.
    static let textBytesMax = 4_096
    /// Longest turn that costs no credit.
    static let turnMicrosecondsMax: Int64 = 250
    /// Most credit.
    static let burstMicrosecondsMax: Int64 = 20_000
    /// The credit grows by one part in so many of the time that passes.
    static let restFactor: Int64 = 32

    /// At most `burstMicrosecondsMax`; below zero after the turn that used it up.
    private var creditNanoseconds = burstMicrosecondsMax * 1_000
    private var filledAt = NIODeadline.uptimeNanoseconds(0)

    /// Whether the loop may redact a whole text of `bytes` itself.
    mutating func allows(bytes: Int, at now: NIODeadline) -> Bool {
        guard bytes <= Self.textBytesMax else { return false }
        if creditNanoseconds > 0 { return true }
        fill(at: now)
        return creditNanoseconds > 0
    }

    /// Notes how long a turn was.
    mutating func worked(from start: NIODeadline, to end: NIODeadline) {
        let turn = end - start
        guard turn > .microseconds(Self.turnMicrosecondsMax) else { return }
        fill(at: end)
        creditNanoseconds -= turn.nanoseconds
    }

    private mutating func fill(at now: NIODeadline) {
        let elapsed = max(0, (now - filledAt).nanoseconds)
        let full = Self.burstMicrosecondsMax * 1_000
        creditNanoseconds = min(full, creditNanoseconds + elapsed / Self.restFactor)
        filledAt = max(filledAt, now)
    }
}

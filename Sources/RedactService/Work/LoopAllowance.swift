import NIOCore

/// Which work an event loop may do by itself: whole texts so short that handing them to a worker and back
/// would cost more than redacting them.
///
/// A loop that redacts serves nobody else meanwhile. So a text is short, each connection has one such turn
/// for each time it is read, and after a turn that took too long the loop leaves all work to the workers for
/// many times as long: it spends no more than one part in `restFactor` on texts that are costly.
struct LoopAllowance {
    /// Longest text, in bytes.
    static let textBytesMax = 4_096
    /// Longest turn without consequences.
    static let turnMicrosecondsMax: Int64 = 250
    /// Times a turn that was longer than that which the loop then does no work.
    static let restFactor: Int64 = 32

    private var restsUntil = NIODeadline.uptimeNanoseconds(0)

    /// Whether the loop may redact a whole text of `bytes` itself.
    func allows(bytes: Int, at now: NIODeadline) -> Bool {
        bytes <= Self.textBytesMax && now >= restsUntil
    }

    /// Notes how long a turn was.
    mutating func worked(from start: NIODeadline, to end: NIODeadline) {
        let turn = end - start
        guard turn > .microseconds(Self.turnMicrosecondsMax) else { return }
        restsUntil = end + turn * Int(Self.restFactor)
    }
}

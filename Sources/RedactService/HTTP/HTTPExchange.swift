import NIOCore
import NIOHTTP1

/// One request and its reply, on the event loop.
final class HTTPExchange {
    /// How the body is used.
    enum Work {
        /// Piece by piece.
        case text(TextCall, contentType: String)
        /// When all of it is there.
        case document(DocumentCall, body: ByteBuffer)
        /// The reply needs no body; what comes is dropped.
        case answer(@Sendable () -> Reply)
        /// Refused; the reply has gone out, and the rest of the body is dropped.
        case refused
    }

    var work: Work
    var tally: RequestTally
    let version: HTTPVersion
    /// Whether the reply may be sent in chunks: not to HTTP/1.0.
    var canChunk: Bool { version.major == 1 && version.minor >= 1 }
    /// Whether the client wants another request on the connection.
    let keepsAlive: Bool
    /// Whether the end of the request was seen.
    var requestEnded = false
    var replyBegan = false

    init(_ head: HTTPRequestHead, work: Work, tally: RequestTally) {
        self.work = work
        self.tally = tally
        version = head.version
        keepsAlive = head.isKeepAlive
    }

    /// Bytes of the body that count towards the budget of all bodies, and the budget.
    private var reserved: (bytes: Int, budget: BodyBudget)?

    /// Takes `bytes` more for the body. Given back when the exchange ends.
    func reserve(_ bytes: Int, of budget: BodyBudget, max: Int) -> Bool {
        guard budget.take(bytes, max: max) else { return false }
        reserved = ((reserved?.bytes ?? 0) + bytes, budget)
        return true
    }

    deinit {
        if let reserved { reserved.budget.giveBack(reserved.bytes) }
    }
}

import NIOHTTP1

/// A whole reply.
struct Reply: Sendable {
    var status = 200
    var contentType = Reply.json
    var body: [UInt8] = []
    var headers: [(String, String)] = []
    /// Entities found, for the metrics.
    var entities: [String] = []

    static let json = "application/json"
    static let text = "text/plain; charset=utf-8"
    static let lines = "application/x-ndjson"
    static let prometheus = "text/plain; version=0.0.4; charset=utf-8"

    init(json: JSONWriter) { body = json.bytes }

    init(text: String, contentType: String) {
        body = Array(text.utf8)
        self.contentType = contentType
    }

    /// `{"error": {"code": …, "message": …}}`
    init(_ failure: ServiceFailure) {
        var writer = JSONWriter()
        writer.raw("{\"error\": {\"code\": ")
        writer.string(failure.code)
        writer.raw(", \"message\": ")
        writer.string(failure.message)
        writer.raw("}}\n")
        body = writer.bytes
        status = failure.status
        switch failure {
        case .methodNotAllowed(let allowed): headers = [("Allow", allowed)]
        case .tooManyRequests, .queueFull, .shuttingDown, .tooManyConnections:
            headers = [("Retry-After", "1")]
        default: break
        }
    }
}

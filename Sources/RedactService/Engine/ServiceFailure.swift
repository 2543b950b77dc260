/// Why a request is not served. The words are all constants: nothing of a request is ever repeated in them.
package enum ServiceFailure: Error, Equatable, Sendable {
    case badRequest(String)
    case malformedHTTP
    case forbidden
    case notFound
    case methodNotAllowed(allowed: String)
    case timedOut
    case tooLarge(String)
    case unsupportedMediaType
    case tooManyRequests
    case tooManyConnections
    case queueFull
    case shuttingDown
    /// The engine refused: a limit of a pattern was reached. The request gets no further byte.
    case processing

    package var status: Int {
        switch self {
        case .badRequest, .malformedHTTP: 400
        case .forbidden: 403
        case .notFound: 404
        case .methodNotAllowed: 405
        case .timedOut: 408
        case .tooLarge: 413
        case .unsupportedMediaType: 415
        case .tooManyRequests, .tooManyConnections: 429
        case .processing: 500
        case .queueFull, .shuttingDown: 503
        }
    }

    /// Stable, for programs.
    package var code: String {
        switch self {
        case .badRequest: "bad_request"
        case .malformedHTTP: "malformed_http"
        case .forbidden: "forbidden"
        case .notFound: "not_found"
        case .methodNotAllowed: "method_not_allowed"
        case .timedOut: "timed_out"
        case .tooLarge: "too_large"
        case .unsupportedMediaType: "unsupported_media_type"
        case .tooManyRequests: "too_many_requests"
        case .tooManyConnections: "too_many_connections"
        case .processing: "processing_failed"
        case .queueFull: "queue_full"
        case .shuttingDown: "shutting_down"
        }
    }

    package var message: String {
        switch self {
        case .badRequest(let message): message
        case .malformedHTTP: "this is not HTTP/1.1"
        case .forbidden: "this user may not use the service; see [access] in redactd.toml"
        case .notFound: "there is no such call; see redactd(8)"
        case .methodNotAllowed(let allowed): "this call takes \(allowed)"
        case .timedOut: "the request took too long; see progress_seconds and request_seconds in redactd.toml"
        case .tooLarge(let message): message
        case .unsupportedMediaType: "send text/plain or application/json, in UTF-8 and not compressed"
        case .tooManyRequests:
            "too many requests in a second; see requests_per_second_per_uid in redactd.toml"
        case .tooManyConnections: "too many connections of this user; see connections_per_uid in redactd.toml"
        case .processing:
            "the text could not be processed within the limits of the patterns; nothing is let through"
        case .queueFull: "too much work is waiting; try again, or see queue_length in redactd.toml"
        case .shuttingDown: "the service is shutting down; try again"
        }
    }
}

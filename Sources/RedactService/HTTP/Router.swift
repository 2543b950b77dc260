import NIOHTTP1

/// What a request asks for.
enum Call: Sendable {
    case redactText(RequestOverrides)
    case scanText(RequestOverrides, OffsetUnit, asLines: Bool)
    case redactJSON
    case scanJSON
    case entities, patterns, health, metrics
}

/// Finds the call of a request's head.
enum Router {
    /// The call's name for the metrics, also of a request that is refused.
    static func endpoint(_ path: Substring) -> Metrics.Endpoint {
        switch path {
        case "/v1/redact": .redact
        case "/v1/scan": .scan
        case "/v1/entities": .entities
        case "/v1/patterns": .patterns
        case "/v1/health": .health
        case "/metrics": .metrics
        default: .other
        }
    }

    static func path(_ target: String) -> Substring {
        target[..<(target.utf8.firstIndex(of: UInt8(ascii: "?")) ?? target.endIndex)]
    }

    private static func query(_ target: String, after path: Substring) -> Substring {
        path.endIndex == target.endIndex ? "" : target[target.utf8.index(after: path.endIndex)...]
    }

    /// - Throws: `ServiceFailure` for anything that is no documented call.
    static func call(_ head: HTTPRequestHead) throws(ServiceFailure) -> Call {
        let path = path(head.uri)
        let query = query(head.uri, after: path)
        switch endpoint(path) {
        case .redact, .scan: return try post(head, query, scans: path == "/v1/scan")
        case .entities: return try get(head, .entities)
        case .patterns: return try get(head, .patterns)
        case .health: return try get(head, .health)
        case .metrics: return try get(head, .metrics)
        case .other: throw .notFound
        }
    }

    private static func get(_ head: HTTPRequestHead, _ call: Call) throws(ServiceFailure) -> Call {
        guard head.method == .GET else { throw .methodNotAllowed(allowed: "GET") }
        return call
    }

    private static func post(
        _ head: HTTPRequestHead, _ query: Substring, scans: Bool
    ) throws(ServiceFailure) -> Call {
        guard head.method == .POST else { throw .methodNotAllowed(allowed: "POST") }
        if let encoding = head.headers.first(name: "content-encoding"), encoding.lowercased() != "identity" {
            throw .unsupportedMediaType
        }
        switch try mediaType(head.headers.first(name: "content-type") ?? "text/plain") {
        case "application/json":
            guard query.isEmpty else { throw .badRequest("a JSON call takes members, no query") }
            return scans ? .scanJSON : .redactJSON
        case "text/plain", "application/octet-stream":
            let (overrides, offsets) =
                query.isEmpty ? (RequestOverrides(), .codePoints) : try Query(query).wishes()
            guard scans else { return .redactText(overrides) }
            let accepts = head.headers[canonicalForm: "accept"].joined(separator: ",")
            return .scanText(overrides, offsets, asLines: accepts.contains(Reply.lines))
        default: throw .unsupportedMediaType
        }
    }

    /// The type without its parameters, lower case. Only UTF-8 and its subset are served.
    private static func mediaType(_ value: String) throws(ServiceFailure) -> String {
        // What nearly every client sends needs no taking apart.
        switch value {
        case "text/plain", "application/json": return value
        case "text/plain; charset=utf-8": return "text/plain"
        default: return try typeOfParts(value)
        }
    }

    private static func typeOfParts(_ value: String) throws(ServiceFailure) -> String {
        let parts = value.lowercased().split(separator: ";", omittingEmptySubsequences: false)
            .map { String($0.filter { !" \t\"".contains($0) }) }
        for parameter in parts.dropFirst() where parameter.hasPrefix("charset=") {
            guard ["charset=utf-8", "charset=utf8", "charset=us-ascii"].contains(parameter) else {
                throw .unsupportedMediaType
            }
        }
        return parts[0]
    }
}

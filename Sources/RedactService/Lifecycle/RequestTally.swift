import Logging
import NIOCore
import Redaction

/// Numbers of one request, for its log line and the metrics.
struct RequestTally {
    let id: Int
    let interface: Metrics.Interface
    var endpoint: Metrics.Endpoint
    let startedAt = NIODeadline.now()
    private(set) var receivedBytes = 0
    private(set) var sentBytes = 0
    private(set) var findings = 0

    init(_ service: ServiceContext, _ interface: Metrics.Interface, _ endpoint: Metrics.Endpoint) {
        id = service.nextRequestID()
        self.interface = interface
        self.endpoint = endpoint
    }

    mutating func received(_ bytes: Int, _ service: ServiceContext) {
        receivedBytes += bytes
        service.metrics.received(bytes, interface)
    }

    mutating func sent(_ bytes: Int, _ service: ServiceContext) {
        sentBytes += bytes
        service.metrics.sent(bytes, interface)
    }

    mutating func found(_ entities: [String], _ service: ServiceContext) {
        findings += entities.count
        service.metrics.found(entities)
    }

    /// Status of a request whose client left before the end, as web servers log it.
    static let clientGoneStatus = 499

    /// Counts and logs the end of the request.
    func finish(_ service: ServiceContext, status: Int, peer: PeerCredentials) {
        let nanoseconds = (NIODeadline.now() - startedAt).nanoseconds
        service.metrics.finished(interface, endpoint, status: status, seconds: Double(nanoseconds) / 1e9)
        service.logger.debug(
            "request",
            metadata: [
                "id": "\(id)", "interface": "\(interface.rawValue)", "call": "\(endpoint.rawValue)",
                "status": "\(status)", "uid": "\(peer.uid)", "pid": "\(peer.pid)",
                "received_bytes": "\(receivedBytes)", "sent_bytes": "\(sentBytes)", "findings": "\(findings)",
                "milliseconds": "\(nanoseconds / 1_000_000)",
            ])
    }
}

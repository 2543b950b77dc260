import Glibc
package import NIOCore
import NIOHTTP1
import NIOPosix

/// Accepts connections on one listening socket and gives each its handlers.
package struct Listener {
    private let service: ServiceContext
    private let interface: Metrics.Interface

    package init(_ service: ServiceContext, _ interface: Metrics.Interface) {
        self.service = service
        self.interface = interface
    }

    /// Starts accepting on `descriptor`, which listens already. The channel owns it from here on.
    package func start(_ descriptor: CInt, on group: any EventLoopGroup) -> EventLoopFuture<any Channel> {
        let service = service
        let interface = interface
        return ServerBootstrap(group: group)
            .serverChannelOption(.maxMessagesPerRead, value: 1)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let gate = AcceptGate(service.accepts) { service.limits.connectionsMax }
                    try channel.pipeline.syncOperations.addHandler(gate)
                }
            }
            .childChannelOption(.autoRead, value: false)
            .childChannelOption(.maxMessagesPerRead, value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelOption(
                .recvAllocator,
                value: AdaptiveRecvByteBufferAllocator(
                    minimum: 2_048, initial: 8_192, maximum: ServiceLimits.pieceBytesMax)
            )
            .childChannelInitializer { channel in
                PeerCredentials.of(channel).flatMapThrowing { peer in
                    try Self.configure(channel, service, interface, peer)
                }
            }
            .withBoundSocket(descriptor)
    }

    private static func configure(
        _ channel: any Channel, _ service: ServiceContext, _ interface: Metrics.Interface,
        _ peer: PeerCredentials
    ) throws {
        service.metrics.connected(interface)
        let settings = service.settings
        var refusal: ServiceFailure?
        if !service.book.enter(channel, uid: peer.uid, perUidMax: settings.limits.connectionsPerUidMax) {
            refusal = .tooManyConnections
        }
        channel.closeFuture.whenComplete { _ in service.book.leave(channel, uid: peer.uid) }
        if !settings.access.allows(peer) { refusal = .forbidden }
        let pipeline = channel.pipeline.syncOperations
        let loop = channel.eventLoop
        switch interface {
        case .stream:
            try pipeline.addHandler(StreamConnection(service, peer: peer, refusal: refusal, loop: loop))
        case .http:
            var limits = NIOHTTPDecoderLimitConfiguration()
            limits.maxHeaderListSize = settings.limits.headerBytesMax
            limits.maxHeaderFieldSize = settings.limits.headerBytesMax
            let decoder = HTTPRequestDecoder(leftOverBytesStrategy: .dropBytes, limitConfiguration: limits)
            var encoder = HTTPResponseEncoder.Configuration()
            encoder.automaticallySetFramingHeaders = false
            try pipeline.addHandler(ByteToMessageHandler(decoder))
            try pipeline.addHandler(HTTPResponseEncoder(configuration: encoder))
            try pipeline.addHandler(HTTPConnection(service, peer: peer, refusal: refusal, loop: loop))
        }
    }
}

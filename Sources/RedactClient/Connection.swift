import Glibc

/// A connected Unix stream socket, closed when it is let go.
final class Connection {
    private let descriptor: CInt

    static let pieceBytes = 65_536

    init(path: String) throws(RedactClientError) {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard !bytes.isEmpty else { throw .cannotConnect(path: "''", reason: "the path is empty") }
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else {
            throw .cannotConnect(path: path, reason: "the path is longer than 107 bytes")
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw .cannotConnect(path: path, reason: Self.reason()) }
        let descriptor = descriptor
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0 else { throw .cannotConnect(path: path, reason: Self.reason()) }
    }

    deinit { close(descriptor) }

    /// Tells the other side that nothing more comes.
    func endWriting() { shutdown(descriptor, CInt(SHUT_WR)) }

    /// Waits for bytes; empty at the end of what the other side sends.
    func read() throws(RedactClientError) -> [UInt8] {
        var failure = CInt(0)
        let piece = [UInt8](unsafeUninitializedCapacity: Self.pieceBytes) { buffer, count in
            var got = -1
            repeat {
                got = recv(descriptor, buffer.baseAddress, buffer.count, 0)
            } while got < 0 && errno == EINTR
            if got < 0 { failure = errno }
            count = max(got, 0)
        }
        if failure == ECONNRESET { throw .cutOff }
        if failure != 0 { throw .failed(reason: String(cString: strerror(failure))) }
        return piece
    }

    /// Writes everything, however long the other side takes.
    func writeAll(_ bytes: [UInt8]) throws(RedactClientError) {
        var start = 0
        while start < bytes.count {
            start += try write(bytes[start...], flags: 0)
        }
    }

    /// Writes as much as the socket takes now.
    func writeSome(_ bytes: ArraySlice<UInt8>) throws(RedactClientError) -> Int {
        try write(bytes, flags: CInt(MSG_DONTWAIT))
    }

    private func write(_ bytes: ArraySlice<UInt8>, flags: CInt) throws(RedactClientError) -> Int {
        let count = bytes.withUnsafeBytes {
            send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL) | flags)
        }
        if count >= 0 { return count }
        switch errno {
        case EINTR, EAGAIN: return 0
        case EPIPE, ECONNRESET: throw .cutOff
        default: throw .failed(reason: Self.reason())
        }
    }

    /// What can be done without waiting.
    struct Readiness {
        var canRead = false
        var canWrite = false
        /// The other descriptor, if one was given.
        var otherCanRead = false
    }

    /// Waits until one of the wanted things can be done.
    ///
    /// - Parameter other: a descriptor to wait for input on too; negative for none.
    func wait(toWrite: Bool, other: CInt = -1) throws(RedactClientError) -> Readiness {
        let wanted = Int16(POLLIN) | (toWrite ? Int16(POLLOUT) : 0)
        var entries = [pollfd(fd: descriptor, events: wanted, revents: 0)]
        entries.append(pollfd(fd: other, events: Int16(POLLIN), revents: 0))
        while poll(&entries, nfds_t(entries.count), -1) < 0 {
            guard errno == EINTR else { throw .failed(reason: Self.reason()) }
        }
        let ended = Int16(POLLIN) | Int16(POLLHUP) | Int16(POLLERR)
        return Readiness(
            canRead: entries[0].revents & ended != 0, canWrite: entries[0].revents & Int16(POLLOUT) != 0,
            otherCanRead: entries[1].revents != 0)
    }

    private static func reason() -> String { String(cString: strerror(errno)) }
}

import Glibc
package import PatternCatalog

/// A listening socket that the daemon makes itself, when it was not started by systemd.
package struct OwnSocket {
    package let path: String
    package let descriptor: CInt

    /// Connections that wait to be accepted; the kernel caps it at `net.core.somaxconn`.
    private static let backlog: CInt = 4_096

    /// Binds and listens, mode 0660.
    ///
    /// A socket file that nobody listens on any more is replaced; anything else at the path is an error.
    ///
    /// - Parameter group: group that gets the socket; nil leaves the process's.
    package init(path: String, group: String?) throws(ConfigurationError) {
        self.path = path
        guard let address = Self.address(path) else {
            throw Self.error(
                path, "this path is too long for a socket", remedy: "use one of at most 107 bytes")
        }
        try Self.removeStale(path, address)
        descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw Self.error(path, "no socket can be made", remedy: Self.reason()) }
        let mask = umask(0o117)
        let isBound = Self.withGeneric(address) { bind(descriptor, $0, $1) } == 0
        umask(mask)
        guard isBound, listen(descriptor, Self.backlog) == 0 else {
            let reason = Self.reason()
            close(descriptor)
            throw Self.error(path, "the socket cannot be bound", remedy: reason)
        }
        if let group { try Self.give(path, to: group) }
    }

    /// Removes the file. The descriptor belongs to the listener.
    package func remove() { unlink(path) }

    private static func give(_ path: String, to group: String) throws(ConfigurationError) {
        let gid = gid_t(group) ?? getgrnam(group)?.pointee.gr_gid
        guard let gid else {
            throw error(path, "there is no group '\(group)'", remedy: "correct [sockets] group")
        }
        guard chown(path, uid_t.max, gid) == 0 else {
            throw error(path, "the socket cannot be given to group '\(group)'", remedy: reason())
        }
    }

    private static func removeStale(_ path: String, _ address: sockaddr_un) throws(ConfigurationError) {
        var information = stat()
        guard lstat(path, &information) == 0 else { return }
        guard information.st_mode & S_IFMT == S_IFSOCK else {
            throw error(
                path, "something that is no socket is in the way", remedy: "remove it or use another path")
        }
        let probe = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        defer { close(probe) }
        if withGeneric(address, { connect(probe, $0, $1) }) == 0 {
            throw error(path, "another process listens here", remedy: "stop it or use another path")
        }
        guard errno == ECONNREFUSED else {
            throw error(path, "the old socket is in the way", remedy: reason())
        }
        unlink(path)
    }

    private static func address(_ path: String) -> sockaddr_un? {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return nil }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        return address
    }

    private static func withGeneric(
        _ address: sockaddr_un, _ body: (UnsafePointer<sockaddr>, socklen_t) -> CInt
    ) -> CInt {
        var address = address
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }

    private static func error(_ path: String, _ problem: String, remedy: String) -> ConfigurationError {
        ConfigurationError(SourcePlace(file: path), problem, remedy: remedy)
    }

    private static func reason() -> String { String(cString: strerror(errno)) }
}

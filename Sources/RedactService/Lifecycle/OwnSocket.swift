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
        // An empty name would be an abstract one, which everybody may connect to.
        guard !path.isEmpty else {
            throw Self.error("''", "a socket needs a path", remedy: "name the file to make")
        }
        guard let address = Self.address(path) else {
            throw Self.error(
                path, "this path is too long for a socket", remedy: "use one of at most 107 bytes")
        }
        try Self.removeStale(path, address)
        descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else {
            throw Self.error(path, "no socket can be made: \(Self.reason())", remedy: "free some descriptors")
        }
        let mask = umask(0o117)
        let isBound = Self.withGeneric(address) { bind(descriptor, $0, $1) } == 0
        umask(mask)
        guard isBound, listen(descriptor, Self.backlog) == 0 else {
            let reason = Self.reason()
            close(descriptor)
            throw Self.error(
                path, "the socket cannot be bound: \(reason)", remedy: "check its folder and your permissions"
            )
        }
        guard let group else { return }
        do throws(ConfigurationError) { try Self.give(path, to: group) } catch {
            close(descriptor)
            unlink(path)
            throw error
        }
    }

    /// Removes the file. The descriptor belongs to the listener.
    package func remove() { unlink(path) }

    private static func give(_ path: String, to group: String) throws(ConfigurationError) {
        let gid = try gid(of: group, file: path)
        guard chown(path, uid_t.max, gid) == 0 else {
            throw error(
                path, "the socket cannot be given to group '\(group)': \(reason())",
                remedy: "be a member of it, or correct [sockets] group")
        }
    }

    /// - Throws: `ConfigurationError` for a group that the system does not know.
    static func gid(of group: String, file: String) throws(ConfigurationError) -> gid_t {
        if let gid = gid_t(group) ?? getgrnam(group)?.pointee.gr_gid { return gid }
        throw error(file, "there is no group '\(group)'", remedy: "correct [sockets] group")
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
            throw error(
                path, "the old socket is in the way: \(reason())", remedy: "remove it or use another path")
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

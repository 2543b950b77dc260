import Glibc
package import PatternCatalog

/// The uids and gids that may use the service. Empty: everybody whom the socket's permissions let in.
package struct AccessList: Sendable, Equatable {
    package private(set) var uids: Set<UInt32> = []
    package private(set) var gids: Set<UInt32> = []
    private var isOpen: Bool { uids.isEmpty && gids.isEmpty }

    package init(uids: Set<UInt32> = [], gids: Set<UInt32> = []) {
        self.uids = uids
        self.gids = gids
    }

    /// Looks the names up, members of the groups too, so that no connection waits for a name service.
    ///
    /// - Throws: `ConfigurationError` for a name that the system does not know.
    package init(_ access: ServiceConfiguration.Access, file: String) throws(ConfigurationError) {
        for name in access.users {
            guard let uid = Self.uid(name) else { throw Self.unknown("user", name, file) }
            uids.insert(uid)
        }
        for name in access.groups {
            if let gid = UInt32(name) {
                gids.insert(gid)
                continue
            }
            guard let group = getgrnam(name) else { throw Self.unknown("group", name, file) }
            gids.insert(group.pointee.gr_gid)
            for member in Self.members(group) {
                if let uid = Self.uid(member) { uids.insert(uid) }
            }
        }
    }

    package func allows(_ peer: PeerCredentials) -> Bool {
        isOpen || uids.contains(peer.uid) || gids.contains(peer.gid)
    }

    private static func uid(_ name: String) -> UInt32? {
        UInt32(name) ?? getpwnam(name)?.pointee.pw_uid
    }

    private static func members(_ group: UnsafeMutablePointer<group>) -> [String] {
        var names: [String] = []
        var next = group.pointee.gr_mem
        while let name = next?.pointee {
            names.append(String(cString: name))
            next = next?.advanced(by: 1)
        }
        return names
    }

    private static func unknown(_ kind: String, _ name: String, _ file: String) -> ConfigurationError {
        ConfigurationError(
            SourcePlace(file: file), "there is no \(kind) '\(name)'", remedy: "correct it in [access]")
    }
}

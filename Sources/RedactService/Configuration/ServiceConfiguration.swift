/// What `redactd.toml` and the command line say.
package struct ServiceConfiguration: Sendable, Equatable {
    /// Sockets that the daemon makes itself; not used when systemd hands them over.
    package struct Sockets: Sendable, Equatable {
        package var stream: String?
        package var http: String?
        /// Group that owns the sockets; nil leaves the process's own.
        package var group: String?

        package init() {}
    }

    /// Who may connect, beside the sockets' own permissions. Nobody named: everybody who can open the socket.
    package struct Access: Sendable, Equatable {
        package var users: [String] = []
        package var groups: [String] = []

        package init() {}
    }

    package var sockets = Sockets()
    package var access = Access()
    package var limits = ServiceLimits()
    /// A policy file instead of the usual places.
    package var policyFile: String?
    /// Folders of pattern files instead of the usual places.
    package var patternFolders: [String]?
    package var logLevel = LogLevel.info

    package init() {}

    package enum LogLevel: String, Sendable, CaseIterable {
        case debug, info, notice, warning, error
    }

    /// Where the configuration is looked for when the command line names none.
    package static let usualFile = "/etc/redact/redactd.toml"
}

package import Glibc

/// The listening sockets that systemd hands over: `LISTEN_PID`, `LISTEN_FDS`, `LISTEN_FDNAMES`, descriptors
/// from 3. Source: sd_listen_fds(3).
package struct Activation: Equatable {
    /// One socket for each of the two interfaces, as far as they were handed over.
    package var stream: [CInt] = []
    package var http: [CInt] = []

    package var isEmpty: Bool { stream.isEmpty && http.isEmpty }

    /// The first descriptor of the protocol.
    package static let firstDescriptor: CInt = 3
    /// More descriptors than a socket unit of this program can have.
    package static let descriptorsMax = 64

    /// Reads the three variables for the process `pid`.
    ///
    /// - Returns: nil when the variables are meant for nobody or for another process.
    /// - Throws: `ActivationError` for a count that is no number or a name other than `stream` and `http`.
    package static func parse(
        _ environment: [String: String], pid: pid_t
    ) throws(ActivationError) -> Activation? {
        guard let count = environment["LISTEN_FDS"], environment["LISTEN_PID"] == String(pid) else {
            return nil
        }
        guard let number = Int(count), number >= 0, number <= descriptorsMax else { throw .badCount }
        if number == 0 { return nil }
        let names = (environment["LISTEN_FDNAMES"] ?? "")
            .split(separator: ":", omittingEmptySubsequences: false)
        var activation = Activation()
        for index in 0..<number {
            let descriptor = firstDescriptor + CInt(index)
            switch index < names.count ? String(names[index]) : "" {
            case "stream": activation.stream.append(descriptor)
            case "http": activation.http.append(descriptor)
            default: throw .badName(descriptor)
            }
        }
        return activation
    }

    /// Takes the descriptors, once and before threads start: makes them close on exec and not block, checks
    /// that each is a listening Unix stream socket, and removes the variables so that no child sees them.
    package static func take() throws(ActivationError) -> Activation? {
        var environment: [String: String] = [:]
        for name in ["LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"] {
            environment[name] = environmentValue(name)
            unsetenv(name)
        }
        guard let activation = try parse(environment, pid: getpid()) else { return nil }
        for descriptor in activation.stream + activation.http {
            guard isListeningUnixStream(descriptor) else { throw .notListening(descriptor) }
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
            _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
        }
        return activation
    }

    private static func isListeningUnixStream(_ descriptor: CInt) -> Bool {
        option(descriptor, SO_DOMAIN) == AF_UNIX
            && option(descriptor, SO_TYPE) == CInt(SOCK_STREAM.rawValue)
            && option(descriptor, SO_ACCEPTCONN) == 1
    }

    private static func option(_ descriptor: CInt, _ name: CInt) -> CInt? {
        var value: CInt = 0
        var size = socklen_t(MemoryLayout<CInt>.size)
        return getsockopt(descriptor, SOL_SOCKET, name, &value, &size) == 0 ? value : nil
    }
}

/// Why handed-over sockets cannot be used.
package enum ActivationError: Error, Equatable, CustomStringConvertible {
    case badCount
    case badName(CInt)
    case notListening(CInt)

    package var description: String {
        switch self {
        case .badCount:
            "LISTEN_FDS is not a number from 0 to \(Activation.descriptorsMax); start the daemon from its units"
        case .badName(let descriptor):
            "descriptor \(descriptor) is named neither 'stream' nor 'http'; set FileDescriptorName= in the unit"
        case .notListening(let descriptor):
            "descriptor \(descriptor) is not a listening Unix stream socket; use ListenStream= with a path"
        }
    }
}

/// A variable of the process's environment.
func environmentValue(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
}

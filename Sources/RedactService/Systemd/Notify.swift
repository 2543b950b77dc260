import Glibc

/// Tells the service manager what the daemon is doing: datagrams to `NOTIFY_SOCKET`. Source: sd_notify(3).
package final class Notify: Sendable {
    /// A path, or an abstract name that begins with `@`. Nil where nobody listens.
    private let address: String?

    package init(address: String?) {
        self.address = address
    }

    /// Takes the address out of the environment, so that no child speaks for the daemon.
    package static func fromEnvironment() -> Notify {
        let address = environmentValue("NOTIFY_SOCKET")
        unsetenv("NOTIFY_SOCKET")
        return Notify(address: address.flatMap { $0.isEmpty ? nil : $0 })
    }

    package func ready(status: String) { send("READY=1\nSTATUS=\(Self.oneLine(status))") }
    package func status(_ status: String) { send("STATUS=\(Self.oneLine(status))") }
    package func stopping(status: String) { send("STOPPING=1\nSTATUS=\(Self.oneLine(status))") }
    package func watchdog() { send("WATCHDOG=1") }

    /// The manager waits for the next `ready` after this.
    package func reloading(monotonicMicroseconds: UInt64 = Notify.monotonicMicroseconds()) {
        send("RELOADING=1\nMONOTONIC_USEC=\(monotonicMicroseconds)")
    }

    package static func monotonicMicroseconds() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000 + UInt64(time.tv_nsec) / 1_000
    }

    private static func oneLine(_ text: String) -> String {
        String(text.map { $0.isNewline ? " " : $0 })
    }

    /// A lost message is no reason to fail: the manager has its own timeouts.
    private func send(_ message: String) {
        guard let address, let (name, length) = Self.socketAddress(address) else { return }
        let descriptor = socket(AF_UNIX, CInt(SOCK_DGRAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        var target = name
        let bytes = Array(message.utf8)
        withUnsafePointer(to: &target) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                _ = sendto(descriptor, bytes, bytes.count, CInt(MSG_NOSIGNAL), generic, length)
            }
        }
    }

    private static func socketAddress(_ address: String) -> (sockaddr_un, socklen_t)? {
        var name = sockaddr_un()
        name.sun_family = sa_family_t(AF_UNIX)
        var bytes = Array(address.utf8)
        let isAbstract = bytes.first == UInt8(ascii: "@")
        if isAbstract { bytes[0] = 0 }
        guard bytes.count < MemoryLayout.size(ofValue: name.sun_path) else { return nil }
        withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: bytes) }
        let start = MemoryLayout<sockaddr_un>.offset(of: \.sun_path) ?? 2
        return (name, socklen_t(start + bytes.count + (isAbstract ? 0 : 1)))
    }
}

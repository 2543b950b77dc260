import Foundation
import Glibc

/// A `redactd` with its own folder, sockets and configuration. Its threads only ask; one at a time starts and
/// waits.
final class TestDaemon: @unchecked Sendable {
    let folder: Folder
    let process: ChildProcess
    private let notifications: NotifySocket

    var streamPath: String { folder.path("stream.sock") }
    var httpPath: String { folder.path("http.sock") }
    var configPath: String { folder.path("redactd.toml") }
    var log: String { folder.text("log") }

    /// Starts it and waits until it says that it is ready.
    ///
    /// - Parameters:
    ///   - configuration: TOML after `log_level`.
    ///   - errors: file for the log, instead of the folder's `log`.
    ///   - prefix: a program that starts the daemon, with its own arguments.
    init(
        _ configuration: String = "", policy: String = "", errors: String? = nil, prefix: [String] = [],
        makesSockets: Bool = true
    ) {
        let folder = Folder()
        self.folder = folder
        notifications = NotifySocket(folder.path("notify.sock"))
        folder.write("redactd.toml", "log_level = \"debug\"\n" + configuration)
        folder.write("home/redact/policy.toml", policy)
        var arguments = prefix + [Programs.redactd, "--config", folder.path("redactd.toml")]
        if makesSockets {
            arguments += [
                "--stream-socket", folder.path("stream.sock"), "--http-socket", folder.path("http.sock"),
            ]
        }
        let environment = [
            "NOTIFY_SOCKET": folder.path("notify.sock"), "XDG_CONFIG_HOME": folder.path("home"),
            "SWIFT_BACKTRACE": "enable=no",
        ]
        process = ChildProcess(arguments, environment: environment, errors: errors ?? folder.path("log"))
        if prefix.isEmpty { waitForNotification("READY=1") }
    }

    /// The files' side of what the daemon uses, so that the filter can be asked for the same.
    var filterEnvironment: [String: String] { ["XDG_CONFIG_HOME": folder.path("home")] }

    /// Waits for the next message of the daemon to its service manager that has this line.
    @discardableResult
    func waitForNotification(_ line: String) -> String { notifications.wait(for: line) }

    /// Stops it as a service manager does.
    @discardableResult
    func stop() -> Int32 {
        process.signal(SIGTERM)
        return process.wait()
    }

    func reload() {
        process.signal(SIGHUP)
        waitForNotification("RELOADING=1")
        waitForNotification("READY=1")
    }

    func connectStream() -> UnixClient { UnixClient(streamPath) }
    func connectHTTP() -> UnixClient { UnixClient(httpPath) }

    /// Sends one request on a connection of its own.
    func http(
        _ method: String, _ target: String, type: String? = "text/plain", body: [UInt8] = [],
        headers: [String] = []
    ) -> HTTPReply {
        let client = connectHTTP()
        client.send(HTTPReply.request(method, target, type: type, body: body, headers: headers))
        return HTTPReply(client.receiveAll())
    }

    func redactJSON(_ json: String) -> HTTPReply {
        http("POST", "/v1/redact", type: "application/json", body: Array(json.utf8))
    }

    /// A sample of `/metrics`; 0 where it is not there.
    func metric(_ name: String) -> Double {
        let text = String(decoding: http("GET", "/metrics").body, as: UTF8.self)
        let line = text.split(separator: "\n").first { $0.hasPrefix(name + " ") }
        return line.flatMap { Double($0.split(separator: " ").last ?? "") } ?? 0
    }
}

/// Where the daemon tells its state, as systemd listens for it.
final class NotifySocket: Sendable {
    private let descriptor: Int32

    init(_ path: String) {
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        let result = UnixClient.withAddress(path) { bind(descriptor, $0, $1) }
        precondition(result == 0, "no notify socket")
        var limit = timeval(tv_sec: UnixClient.patienceSeconds, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    }

    /// - Returns: the whole message.
    func wait(for line: String) -> String {
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            precondition(count >= 0, "the daemon never said \(line)")
            let message = String(decoding: buffer[..<count], as: UTF8.self)
            if message.split(separator: "\n").contains(Substring(line)) { return message }
        }
    }

    deinit { close(descriptor) }
}

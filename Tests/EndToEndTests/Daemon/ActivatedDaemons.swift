import Foundation
import Glibc

/// Daemons started one after another on listening sockets that outlive them, as systemd keeps them: whenever
/// one has ended, the next one gets the same sockets.
final class ActivatedDaemons: @unchecked Sendable {
    private let folder: Folder
    private let stream: Int32
    private let http: Int32
    private let lock = NSLock()
    private var running: pid_t = 0
    private var isEnding = false
    private let thread = DispatchGroup()

    init(_ folder: Folder) {
        self.folder = folder
        stream = Self.listening(folder.path("stream.sock"))
        http = Self.listening(folder.path("http.sock"))
        thread.enter()
        let keeper = Thread { [self] in
            while !lock.withLock({ isEnding }) { runOne() }
            thread.leave()
        }
        keeper.start()
    }

    /// Waits until a daemon has answered a request.
    func waitUntilServing() {
        while true {
            guard let client = UnixClient.ifConnected(folder.path("http.sock")) else { continue }
            client.send(HTTPReply.request("GET", "/v1/health", type: nil))
            if HTTPReply(client.receiveAll()).status == 200 { return }
        }
    }

    func killRunning() {
        lock.withLock { if running > 0 { kill(running, SIGKILL) } }
    }

    func end() {
        lock.withLock { isEnding = true }
        killRunning()
        thread.wait()
        close(stream)
        close(http)
    }

    private static func listening(_ path: String) -> Int32 {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        let result = UnixClient.withAddress(path) { bind(descriptor, $0, $1) }
        precondition(result == 0 && listen(descriptor, 512) == 0, "no socket at \(path)")
        return descriptor
    }

    /// Starts a daemon with the protocol of sd_listen_fds(3): the launcher `sh` sets its own pid.
    private func runOne() {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // The copies made here are open in the daemon; the originals close on exec. Via high numbers, since
        // an original may be 3 or 4 itself.
        posix_spawn_file_actions_adddup2(&actions, stream, 103)
        posix_spawn_file_actions_adddup2(&actions, http, 104)
        posix_spawn_file_actions_adddup2(&actions, 103, 3)
        posix_spawn_file_actions_adddup2(&actions, 104, 4)
        posix_spawn_file_actions_addclose(&actions, 103)
        posix_spawn_file_actions_addclose(&actions, 104)
        posix_spawn_file_actions_addopen(
            &actions, 2, folder.path("log"), O_WRONLY | O_CREAT | O_APPEND, 0o600)
        let script = "LISTEN_PID=$$ LISTEN_FDS=2 LISTEN_FDNAMES=stream:http exec \"$0\""
        let arguments: [String] = ["/bin/sh", "-c", script, Programs.redactd]
        let variables: [String] = ["PATH=/usr/bin:/bin", "SWIFT_BACKTRACE=enable=no"]
        var argv = arguments.map { strdup($0) } + [nil]
        var envp = variables.map { strdup($0) } + [nil]
        defer { (argv + envp).forEach { free($0) } }
        var pid: pid_t = 0
        precondition(posix_spawn(&pid, "/bin/sh", &actions, nil, &argv, &envp) == 0, "no shell")
        lock.withLock { running = pid }
        if lock.withLock({ isEnding }) { kill(pid, SIGKILL) }
        // Forgotten before it is reaped: its number must not be signalled when it is another process's.
        var information = siginfo_t()
        while waitid(P_PID, id_t(pid), &information, WEXITED | WNOWAIT) < 0, errno == EINTR {}
        lock.withLock { running = 0 }
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    }
}

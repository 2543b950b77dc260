import Foundation
import Glibc

/// A program that a test starts: its output goes to files, so that nothing ever waits for a pipe.
final class ChildProcess: @unchecked Sendable {
    let pid: pid_t
    private var status: Int32?

    /// - Parameters:
    ///   - input: file for standard input; `/dev/null` otherwise.
    ///   - output: file for standard output.
    ///   - errors: file for standard error.
    init(
        _ arguments: [String], environment: [String: String] = [:], input: String = "/dev/null",
        output: String = "/dev/null", errors: String = "/dev/null"
    ) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        var defaults = sigset_t()
        sigemptyset(&defaults)
        for number in [SIGPIPE, SIGHUP, SIGTERM, SIGINT] { sigaddset(&defaults, number) }
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        let variables = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
        var argv = arguments.map { strdup($0) } + [nil]
        var envp = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (argv + envp).forEach { free($0) } }
        var pid: pid_t = 0
        let result = posix_spawnp(&pid, arguments[0], &actions, &attributes, &argv, &envp)
        precondition(result == 0, "\(arguments[0]) does not start: \(String(cString: strerror(result)))")
        self.pid = pid
    }

    func signal(_ number: Int32) { kill(pid, number) }

    /// Waits for the end.
    ///
    /// - Returns: the exit status, or 128 and the signal's number.
    @discardableResult
    func wait() -> Int32 {
        if let status { return status }
        var raw: Int32 = 0
        while waitpid(pid, &raw, 0) < 0, errno == EINTR {}
        let result = raw & 0x7F == 0 ? (raw >> 8) & 0xFF : 128 + raw & 0x7F
        status = result
        return result
    }

    /// A number of kibibytes out of `/proc/PID/status`, in bytes.
    func memoryBytes(_ key: String) -> Int {
        let text = (try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix(key + ":") } ?? ""
        return (line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0) * 1_024
    }

    /// Descriptors the process has open.
    var openDescriptors: Int {
        (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/fd").count) ?? 0
    }

    deinit {
        if status == nil {
            kill(pid, SIGKILL)
            wait()
        }
    }

    /// Runs a program to its end.
    static func run(
        _ arguments: [String], environment: [String: String] = [:], input: [UInt8]? = nil, in folder: Folder
    ) -> (status: Int32, output: [UInt8], errors: String) {
        let name = folder.unique("run")
        let inputFile = input.map { bytes in folder.write(name + ".in", bytes) } ?? "/dev/null"
        let child = ChildProcess(
            arguments, environment: environment, input: inputFile, output: folder.path(name + ".out"),
            errors: folder.path(name + ".err"))
        let status = child.wait()
        return (
            status, folder.read(name + ".out"), String(decoding: folder.read(name + ".err"), as: UTF8.self)
        )
    }
}

/// A scratch folder, removed when it is let go. Its path is short: a socket's may have 107 bytes.
final class Folder: @unchecked Sendable {
    let root: String
    private let lock = NSLock()
    private var count = 0

    init() {
        var template = Array("/tmp/rd.XXXXXX".utf8CString)
        root = String(cString: mkdtemp(&template))
    }

    func path(_ name: String) -> String { root + "/" + name }

    func unique(_ stem: String) -> String {
        lock.withLock {
            count += 1
            return "\(stem)\(count)"
        }
    }

    @discardableResult
    func write(_ name: String, _ bytes: [UInt8]) -> String {
        let file = path(name)
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        _ = FileManager.default.createFile(atPath: file, contents: Data(bytes))
        return file
    }

    @discardableResult
    func write(_ name: String, _ text: String) -> String { write(name, Array(text.utf8)) }

    func read(_ name: String) -> [UInt8] {
        FileManager.default.contents(atPath: path(name)).map { Array($0) } ?? []
    }

    func text(_ name: String) -> String { String(decoding: read(name), as: UTF8.self) }

    deinit { try? FileManager.default.removeItem(atPath: root) }
}

/// Where the programs under test are: beside the tests, or where `REDACT_BIN_DIR` says.
enum Programs {
    static let folder: String =
        ProcessInfo.processInfo.environment["REDACT_BIN_DIR"]
        ?? URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().path

    static var redact: String { folder + "/redact" }
    static var redactd: String { folder + "/redactd" }

    /// The project's folder.
    static let project: String = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
}

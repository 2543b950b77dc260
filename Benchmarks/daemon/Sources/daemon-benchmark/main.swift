import Glibc

/// The two servers, each a process of its own.
func spawn(_ arguments: [String]) -> pid_t {
    var pid: pid_t = 0
    var argv = arguments.map { strdup($0) } + [nil]
    defer { argv.forEach { free($0) } }
    guard posix_spawn(&pid, arguments[0], nil, nil, &argv, environ) == 0 else {
        print("\(arguments[0]) does not start")
        exit(66)
    }
    return pid
}

func waitFor(_ path: String) {
    while true {
        if Socket(path) != nil { return }
        usleep(20_000)
    }
}

/// About `bytes` of prose with an address every few hundred bytes, as in a prompt.
func prompt(_ bytes: Int) -> [UInt8] {
    var text: [UInt8] = []
    var paragraph = 0
    while text.count < bytes {
        paragraph += 1
        let words =
            "Please sum up what was said in the meeting about the new release, and who has to do what until when. "
        text += Array((words + words + "Send it to jane.roe\(paragraph % 7)@acme-corp.com, please.\n\n").utf8)
    }
    return Array(text.prefix(bytes))
}

/// Processor time that a process has used, in seconds: fields 14 and 15 of proc(5)'s stat.
func processorSeconds(_ pid: pid_t) -> Double {
    guard let file = fopen("/proc/\(pid)/stat", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 1_024)
    fgets(&line, Int32(line.count), file)
    let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
    guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else { return 0 }
    return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
}

func median(_ results: [LoadClient.Result]) -> LoadClient.Result {
    results.sorted { $0.requestsPerSecond < $1.requestsPerSecond }[results.count / 2]
}

func padded(_ value: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - value.count)) + value
}

let arguments = CommandLine.arguments
if arguments.count == 4, arguments[1] == "echo" {
    try EchoServer.run(stream: arguments[2], http: arguments[3])
}
guard arguments.count >= 2 else {
    print("usage: daemon-benchmark REDACTD [SECONDS]")
    exit(64)
}
let seconds = arguments.count > 2 ? Double(arguments[2]) ?? 2 : 2
var template = Array("/tmp/bench.XXXXXX".utf8CString)
let folder = String(cString: mkdtemp(&template))
let sockets = ["echo", "redactd"].map { (stream: "\(folder)/\($0)-stream", http: "\(folder)/\($0)-http") }
let servers = [
    spawn([arguments[0], "echo", sockets[0].stream, sockets[0].http]),
    spawn([
        arguments[1], "--stream-socket", sockets[1].stream, "--http-socket", sockets[1].http, "--log-level",
        "error",
    ]),
]
sockets.forEach { waitFor($0.http) }
print(
    "socket  clients  bytes |  echo: req/s   p50 us   p99 us  CPU us | redactd: req/s   p50 us   p99 us  CPU us | percent"
)
for isHTTP in [true, false] {
    for bytes in [1_024, 65_536] {
        for clients in [1, 4, 64] {
            var results: [[LoadClient.Result]] = [[], []]
            for _ in 0..<3 {
                for server in 0..<2 {
                    let path = isHTTP ? sockets[server].http : sockets[server].stream
                    let load = LoadClient(path: path, isHTTP: isHTTP, body: prompt(bytes))
                    let before = processorSeconds(servers[server])
                    var result = load.run(clients: clients, seconds: seconds / 3)
                    let used = processorSeconds(servers[server]) - before
                    result.processorTime = used * 1e6 / max(1, result.requestsPerSecond * seconds / 3)
                    results[server].append(result)
                }
            }
            let (echo, redactd) = (median(results[0]), median(results[1]))
            let columns =
                [isHTTP ? "http  " : "stream", padded("\(clients)", 8), padded("\(bytes)", 6), "|"]
                + [(echo, 13), (redactd, 15)].flatMap { result, width in
                    [
                        padded("\(Int(result.requestsPerSecond))", width), padded("\(Int(result.p50))", 8),
                        padded("\(Int(result.p99))", 8), padded("\(Int(result.processorTime))", 7), "|",
                    ]
                } + [padded("\(Int(100 * redactd.requestsPerSecond / echo.requestsPerSecond))", 7)]
            print(columns.joined(separator: " "))
        }
    }
}
for server in servers {
    kill(server, SIGTERM)
    var status: Int32 = 0
    waitpid(server, &status, 0)
}
for socket in sockets { for path in [socket.stream, socket.http] { unlink(path) } }
rmdir(folder)

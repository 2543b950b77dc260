import Glibc
import Synchronization

/// Clients on threads of their own that ask for one thing again and again, and how long it took them.
struct LoadClient {
    let path: String
    let isHTTP: Bool
    let body: [UInt8]

    struct Result {
        var requestsPerSecond = 0.0
        /// Microseconds.
        var p50 = 0.0
        var p99 = 0.0
        /// Of the server, microseconds a request.
        var processorTime = 0.0
    }

    func run(clients: Int, seconds: Double) -> Result {
        let latencies = Mutex<[Double]>([])
        let begin = Self.now()
        let end = begin + seconds
        let request = isHTTP ? Self.request(body) : body
        var threads: [pthread_t] = []
        for _ in 0..<clients {
            threads.append(
                startThread {
                    let own = isHTTP ? http(request, until: end) : stream(request, until: end)
                    latencies.withLock { $0 += own }
                })
        }
        threads.forEach { _ = pthread_join($0, nil) }
        let elapsed = Self.now() - begin
        let sorted = latencies.withLock { $0.sorted() }
        guard !sorted.isEmpty else { return Result() }
        return Result(
            requestsPerSecond: Double(sorted.count) / elapsed, p50: sorted[sorted.count / 2] * 1e6,
            p99: sorted[min(sorted.count - 1, sorted.count * 99 / 100)] * 1e6)
    }

    /// One connection, request after request.
    private func http(_ request: [UInt8], until end: Double) -> [Double] {
        guard let socket = Socket(path) else { return [] }
        var times: [Double] = []
        var buffer = [UInt8](repeating: 0, count: 262_144)
        while Self.now() < end {
            let start = Self.now()
            socket.send(request)
            guard socket.receiveReply(&buffer) else { return times }
            times.append(Self.now() - start)
        }
        return times
    }

    /// A connection for each request.
    private func stream(_ request: [UInt8], until end: Double) -> [Double] {
        var times: [Double] = []
        var buffer = [UInt8](repeating: 0, count: 262_144)
        while Self.now() < end {
            let start = Self.now()
            guard let socket = Socket(path) else { return times }
            socket.send(request)
            socket.endWriting()
            while socket.receive(&buffer, at: 0) > 0 {}
            times.append(Self.now() - start)
        }
        return times
    }

    private static func request(_ body: [UInt8]) -> [UInt8] {
        let head =
            "POST /v1/redact HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: "
        return Array("\(head)\(body.count)\r\n\r\n".utf8) + body
    }

    static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// A connected Unix socket.
struct Socket: ~Copyable {
    private let descriptor: Int32

    init?(_ path: String) {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        self.descriptor = descriptor
        if result != 0 { return nil }
    }

    deinit { close(descriptor) }

    func send(_ bytes: [UInt8]) {
        var start = 0
        while start < bytes.count {
            let count = bytes[start...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count <= 0 { return }
            start += count
        }
    }

    func endWriting() { shutdown(descriptor, Int32(SHUT_WR)) }

    func receive(_ buffer: inout [UInt8], at offset: Int) -> Int {
        buffer.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress! + offset, $0.count - offset, 0) }
    }

    /// Reads one reply, with a length or in chunks, to its end.
    func receiveReply(_ buffer: inout [UInt8]) -> Bool {
        var filled = 0
        var bodyStart = -1
        var length = -1
        while true {
            let count = receive(&buffer, at: filled)
            if count <= 0 { return false }
            filled += count
            if bodyStart < 0, let end = Self.headEnd(buffer, filled) {
                bodyStart = end
                length = Self.contentLength(buffer, end)
            }
            if bodyStart < 0 { continue }
            if length >= 0, filled >= bodyStart + length { return true }
            if length < 0, buffer[..<filled].suffix(5).elementsEqual("0\r\n\r\n".utf8) { return true }
        }
    }

    private static func headEnd(_ buffer: [UInt8], _ filled: Int) -> Int? {
        guard filled >= 4 else { return nil }
        for index in 3..<filled
        where buffer[index] == 10 && buffer[index - 1] == 13 && buffer[index - 2] == 10
            && buffer[index - 3] == 13
        {
            return index + 1
        }
        return nil
    }

    private static func contentLength(_ buffer: [UInt8], _ end: Int) -> Int {
        let lines = String(decoding: buffer[..<end], as: UTF8.self).split(separator: "\r\n")
        let line = lines.first { $0.lowercased().hasPrefix("content-length:") }
        return line.flatMap { Int($0.split(separator: ":")[1].drop { $0 == " " }) } ?? -1
    }
}

/// Starts a thread that is joined later.
func startThread(_ body: @escaping @Sendable () -> Void) -> pthread_t {
    final class Box {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    var thread = pthread_t()
    let box = Unmanaged.passRetained(Box(body)).toOpaque()
    pthread_create(
        &thread, nil,
        { argument in
            if let argument { Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().body() }
            return nil
        }, box)
    return thread
}

import Foundation
import Glibc

/// A client of a Unix socket that does what it is told and nothing else.
final class UnixClient: @unchecked Sendable {
    private var descriptor: Int32

    /// A daemon that never answers ends the test instead of hanging it.
    static let patienceSeconds = 120

    init(_ path: String) {
        guard let descriptor = Self.connected(path) else { preconditionFailure("cannot connect to \(path)") }
        self.descriptor = descriptor
    }

    private init(descriptor: Int32) { self.descriptor = descriptor }

    /// A client, or nil where the connection is refused.
    static func ifConnected(_ path: String) -> UnixClient? {
        connected(path).map { UnixClient(descriptor: $0) }
    }

    private static func connected(_ path: String) -> Int32? {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        precondition(descriptor >= 0, "no more descriptors")
        guard withAddress(path, { connect(descriptor, $0, $1) }) == 0 else {
            Glibc.close(descriptor)
            return nil
        }
        var limit = timeval(tv_sec: patienceSeconds, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, size)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, size)
        return descriptor
    }

    static func withAddress(_ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }

    /// Sends all of it.
    ///
    /// - Returns: whether the other side took it.
    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
        var start = 0
        while start < bytes.count {
            let count = bytes[start...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count < 0 {
                if errno == EINTR { continue }
                precondition(errno != EAGAIN, "the daemon never took what was sent")
                return false
            }
            start += count
        }
        return true
    }

    @discardableResult
    func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    func endWriting() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// What comes next; empty at the end, and when the connection was reset.
    func receive(_ max: Int = 65_536) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: max)
        while true {
            let count = recv(descriptor, &buffer, max, 0)
            if count < 0, errno == EINTR { continue }
            precondition(count >= 0 || errno != EAGAIN, "the daemon never answered")
            return Array(buffer.prefix(Swift.max(count, 0)))
        }
    }

    func receive(exactly count: Int) -> [UInt8] {
        var all: [UInt8] = []
        while all.count < count {
            let piece = receive(count - all.count)
            if piece.isEmpty { break }
            all += piece
        }
        return all
    }

    /// Everything up to the end.
    func receiveAll() -> [UInt8] {
        var all: [UInt8] = []
        while true {
            let piece = receive()
            if piece.isEmpty { return all }
            all += piece
        }
    }

    /// One reply that has a length, on a connection that stays open.
    func receiveReply() -> HTTPReply {
        var all: [UInt8] = []
        while true {
            let piece = receive()
            all += piece
            let reply = HTTPReply(all)
            if reply.isWhole || piece.isEmpty { return reply }
        }
    }

    func receiveText() -> String { String(decoding: receiveAll(), as: UTF8.self) }

    func close() {
        if descriptor >= 0 { Glibc.close(descriptor) }
        descriptor = -1
    }

    deinit { close() }
}

/// A reply of the HTTP socket, taken apart.
struct HTTPReply {
    private(set) var status = 0
    private(set) var head = ""
    private(set) var body: [UInt8] = []
    /// Whether the reply has its end.
    private(set) var isWhole = false

    var text: String { String(decoding: body, as: UTF8.self) }

    /// The member `code` of an error.
    var errorCode: String? {
        let object = try? JSONSerialization.jsonObject(with: Data(body)) as? [String: Any]
        return (object?["error"] as? [String: Any])?["code"] as? String
    }

    init(_ bytes: [UInt8]) {
        var rest = bytes
        // An interim reply may come first.
        repeat {
            guard let range = Data(rest).range(of: Data([13, 10, 13, 10])) else { return }
            head = String(decoding: rest[..<range.lowerBound], as: UTF8.self)
            status = Int(head.split(separator: " ").dropFirst().first ?? "") ?? 0
            rest = Array(rest[range.upperBound...])
        } while status == 100
        let lower = head.lowercased()
        if lower.contains("transfer-encoding: chunked") {
            decodeChunks(rest)
        } else {
            body = rest
            isWhole =
                lower.contains("content-length: \(rest.count)\r\n")
                || lower.hasSuffix("content-length: \(rest.count)")
        }
    }

    private mutating func decodeChunks(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while let end = rest.firstIndex(of: 10) {
            let line = String(decoding: rest[..<end].filter { $0 != 13 }, as: UTF8.self)
            rest = rest[(end + 1)...]
            guard let size = Int(line, radix: 16) else { return }
            if size == 0 { return isWhole = true }
            guard rest.count >= size + 2 else { return body += rest }
            body += rest.prefix(size)
            rest = rest.dropFirst(size + 2)
        }
    }

    static func request(
        _ method: String, _ target: String, type: String? = "text/plain", body: [UInt8] = [],
        headers: [String] = [],
        keepsAlive: Bool = false
    ) -> [UInt8] {
        var lines = ["\(method) \(target) HTTP/1.1", "Host: localhost"]
        if !keepsAlive { lines.append("Connection: close") }
        if method == "POST" { lines.append("Content-Length: \(body.count)") }
        if let type { lines.append("Content-Type: \(type)") }
        return Array((lines + headers + ["", ""]).joined(separator: "\r\n").utf8) + body
    }
}

/// Runs `body` for 0 ..< `count` at once, each on a thread of its own.
func concurrently(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    let group = DispatchGroup()
    for index in 0..<count {
        group.enter()
        let thread = Thread {
            body(index)
            group.leave()
        }
        thread.stackSize = 512 * 1_024
        thread.start()
    }
    group.wait()
}

/// Takes an HTTP/1.1 reply apart as it comes: status, then a body with a length or in chunks.
struct ReplyParser {
    private enum State: Equatable {
        case head
        case length(left: Int)
        case chunkSize
        case chunk(left: Int)
        case chunkEnd
        case trailer
        case done
    }

    private var state = State.head
    private var line: [UInt8] = []
    private var isChunked = false
    private var contentLength: Int?
    private(set) var status = 0

    /// Bytes of one header line.
    static let lineBytesMax = 16_384

    /// Whether the whole reply has come.
    var isDone: Bool { state == .done }

    /// Takes what came and gives what of it belongs to the body.
    mutating func take(_ bytes: [UInt8]) throws(RedactClientError) -> [UInt8] {
        var body: [UInt8] = []
        var rest = bytes[...]
        while !rest.isEmpty, state != .done {
            switch state {
            case .length(let left):
                let piece = rest.prefix(left)
                body += piece
                rest = rest.dropFirst(piece.count)
                state = piece.count == left ? .done : .length(left: left - piece.count)
            case .chunk(let left):
                let piece = rest.prefix(left)
                body += piece
                rest = rest.dropFirst(piece.count)
                state = piece.count == left ? .chunkEnd : .chunk(left: left - piece.count)
            default:
                if let line = try nextLine(&rest) { try take(line: line) }
            }
        }
        return body
    }

    private mutating func nextLine(_ rest: inout ArraySlice<UInt8>) throws(RedactClientError) -> String? {
        guard let end = rest.firstIndex(of: 0x0A) else {
            line += rest
            rest = []
            guard line.count <= Self.lineBytesMax else { throw .badReply }
            return nil
        }
        line += rest[..<end]
        rest = rest[(end + 1)...]
        if line.last == 0x0D { line.removeLast() }
        defer { line = [] }
        return String(decoding: line, as: UTF8.self)
    }

    private mutating func take(line: String) throws(RedactClientError) {
        switch state {
        case .head: try takeHead(line)
        case .chunkSize:
            guard let size = Int(line.prefix { $0 != ";" && $0 != " " }, radix: 16), size >= 0 else {
                throw .badReply
            }
            state = size == 0 ? .trailer : .chunk(left: size)
        case .chunkEnd:
            guard line.isEmpty else { throw .badReply }
            state = .chunkSize
        case .trailer: if line.isEmpty { state = .done }
        default: throw .badReply
        }
    }

    private mutating func takeHead(_ line: String) throws(RedactClientError) {
        if status == 0 {
            let words = line.split(separator: " ")
            guard words.count >= 2, words[0].hasPrefix("HTTP/1."), let code = Int(words[1]) else {
                throw .badReply
            }
            status = code
        } else if line.isEmpty {
            if status == 100 { return status = 0 }
            if isChunked {
                state = .chunkSize
            } else {
                guard let contentLength, contentLength >= 0 else { throw .badReply }
                state = contentLength == 0 ? .done : .length(left: contentLength)
            }
        } else {
            let parts = line.lowercased().split(separator: ":", maxSplits: 1)
            let value = parts.count > 1 ? String(parts[1].filter { $0 != " " }) : ""
            if parts.first == "transfer-encoding" { isChunked = value == "chunked" }
            if parts.first == "content-length" { contentLength = Int(value) }
        }
    }
}

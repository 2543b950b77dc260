/// What a call wants other than the daemon's policy.
public struct RedactOptions: Sendable, Equatable {
    /// Only these entities; empty for those of the policy.
    public var entities: [String] = []
    /// All but these, in addition to the policy's.
    public var except: [String] = []
    /// Least score of a finding, 0 to 1; nil for the policy's.
    public var minimumScore: Double?
    /// Operator for all findings, or `ENTITY=operator` for one entity.
    public var operators: [String] = []

    /// No wishes.
    public init() {}

    func head(call: String, accept: String = "*/*", offsets: String = "") -> [UInt8] {
        var items = [
            ("entities", entities.joined(separator: ",")), ("except", except.joined(separator: ",")),
        ]
        items += [("min_score", minimumScore.map { "\($0)" } ?? "")]
        items += operators.map { ("operator", $0) }
        items.append(("offsets", offsets))
        let query = items.filter { !$0.1.isEmpty }.map { "\($0.0)=\(Self.encoded($0.1))" }.joined(
            separator: "&")
        let lines = [
            "POST \(call)\(query.isEmpty ? "" : "?")\(query) HTTP/1.1", "Host: localhost",
            "Content-Type: text/plain; charset=utf-8", "Accept: \(accept)", "Transfer-Encoding: chunked",
            "Connection: close", "", "",
        ]
        return Array(lines.joined(separator: "\r\n").utf8)
    }

    private static func encoded(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            let isPlain = (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || ",._-=".utf8.contains(byte)
            let digits = String(byte, radix: 16, uppercase: true)
            result += isPlain ? String(Unicode.Scalar(byte)) : "%" + (byte < 16 ? "0" : "") + digits
        }
        return result
    }
}

/// Something that would be redacted: what, where and how sure. Never the text itself.
public struct RedactFinding: Sendable, Equatable {
    /// Kind of the finding, `EMAIL_ADDRESS` for instance.
    public var entity: String
    /// First Unicode code point, counted from 0.
    public var start: Int
    /// Code point after the last.
    public var end: Int
    /// 0 to 1.
    public var score: Double
    /// Pattern that found it.
    public var pattern: String
    /// Where else it is counted; nil unless the scan asked for it.
    public var place: RedactPlace?
}

/// The place of a finding in bytes, lines and columns. Lines and columns count from 1, columns in code
/// points.
public struct RedactPlace: Sendable, Equatable {
    /// First byte, counted from 0, and the byte after the last.
    public var startByte: Int, endByte: Int
    public var line: Int, column: Int
    /// Of the code point after the last.
    public var endLine: Int, endColumn: Int
}

/// Why a call failed.
public enum RedactClientError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The socket cannot be connected: the path and the system's reason.
    case cannotConnect(path: String, reason: String)
    /// The connection ended before the reply did. What came so far must not be taken for the whole.
    case cutOff
    /// Reading or writing failed: the system's reason.
    case failed(reason: String)
    /// The daemon refused the request: HTTP status and the daemon's words.
    case refused(status: Int, message: String)
    /// What came back is not HTTP as `redactd` speaks it.
    case badReply
    /// The path given is not the daemon's HTTP socket, and there is none beside it.
    case needsHTTPSocket(String)

    /// One line: what, and what to do.
    public var description: String {
        switch self {
        case .cannotConnect(let path, let reason):
            "\(path): \(reason); check that redactd runs and that you may use its socket"
        case .cutOff: "the daemon broke the connection off; nothing after that was redacted, try again"
        case .failed(let reason): "the connection to the daemon failed: \(reason); try again"
        case .refused(let status, let message): "the daemon refused (\(status)): \(message)"
        case .badReply: "the reply is not redactd's; check the path of the socket"
        case .needsHTTPSocket(let path):
            "\(path): not the HTTP socket of redactd, and no http.sock is beside it; give its path"
        }
    }
}

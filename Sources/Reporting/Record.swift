package import FoundationEssentials

/// A JSON value, for record ids that are given back as they came.
package enum JSONValue: Codable, Sendable, Equatable {
    case null
    case bool(Bool)
    case integer(Int)
    /// Beyond `Int`: a hash used as an id.
    case unsigned(UInt64)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Int.self) {
            self = .integer(value)
        } else if let value = try? container.decode(UInt64.self) {
            self = .unsigned(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([JSONValue].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .integer(let value): try container.encode(value)
        case .unsigned(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .string(let value): try container.encode(value)
        case .array(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        }
    }
}

/// One line of `redact scan --records`: its id and the text to scan.
package struct InputRecord {
    package let id: JSONValue
    package let text: String

    /// Why a line is refused. Says nothing of what it holds.
    package enum Problem: Error, Equatable {
        case notAnObject
        case noText(field: String)
    }

    /// - Throws: `Problem`.
    package init(_ line: Data, field: String, decoder: JSONDecoder) throws(Problem) {
        guard let object = try? decoder.decode([String: JSONValue].self, from: line) else {
            throw .notAnObject
        }
        guard case .string(let text)? = object[field] else { throw .noText(field: field) }
        self.text = text
        id = object["id"] ?? .null
    }
}

/// The answer to a record.
package struct OutputRecord: Encodable {
    private let id: JSONValue
    private let findings: [FindingRecord]

    package init(id: JSONValue, findings: [FindingRecord]) {
        self.id = id
        self.findings = findings
    }
}

/// The JSON of `POST /v1/redact` and `POST /v1/scan`.
package struct RequestBody: Sendable, Equatable {
    /// The documents, each of its own. UTF-8.
    package var texts: [[UInt8]] = []
    /// Whether `texts` was given, so that the reply is in the plural too.
    package var isPlural = false
    package var overrides = RequestOverrides()
    package var offsets = OffsetUnit.codePoints

    /// - Throws: `ServiceFailure.badRequest` for anything but the documented members, `.tooLarge` for too
    /// many texts.
    package static func read(_ bytes: [UInt8]) throws(ServiceFailure) -> RequestBody {
        var body = RequestBody()
        var given = 0
        var reader = JSONReader(bytes)
        try reader.document { (name, reader) throws(ServiceFailure) in
            switch name {
            case "text":
                body.texts = [try reader.string()]
                given += 1
            case "texts":
                body.texts = try reader.strings(countMax: ServiceLimits.textsMax)
                body.isPlural = true
                given += 1
            default: try body.readWish(name, &reader)
            }
        }
        guard given == 1 else { throw .badRequest("give either 'text' or 'texts'") }
        body.overrides.normalise()
        return body
    }

    private mutating func readWish(_ name: String, _ reader: inout JSONReader) throws(ServiceFailure) {
        if Self.wishes.contains(name), reader.acceptNull() { return }
        switch name {
        case "entities":
            overrides.entities = try reader.strings(countMax: ServiceLimits.textsMax).map(Self.name)
        case "except":
            overrides.except = try reader.strings(countMax: ServiceLimits.textsMax).map(Self.name)
        case "min_score":
            let score = try reader.number()
            guard score >= 0, score <= 1 else { throw .badRequest("min_score must be a number from 0 to 1") }
            overrides.minScore = score
        case "operators": try readOperators(&reader)
        case "offsets": offsets = try OffsetUnit(name: Self.name(reader.string()))
        default:
            throw .badRequest(
                "a member is not known; use text or texts, \(Self.wishes.joined(separator: ", "))")
        }
    }

    private static let wishes = ["entities", "except", "min_score", "operators", "offsets"]

    /// One operator for all, or an object of operators by entity, where `DEFAULT` stands for all others.
    private mutating func readOperators(_ reader: inout JSONReader) throws(ServiceFailure) {
        if reader.isAtString() {
            overrides.operators[""] = Self.name(try reader.string())
            return
        }
        var operators: [String: String] = [:]
        try reader.object { (entity, reader) throws(ServiceFailure) in
            operators[entity == "DEFAULT" ? "" : entity] = Self.name(try reader.string())
        }
        overrides.operators = operators
    }

    private static func name(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

/// What `start` and `end` count.
package enum OffsetUnit: Sendable, Equatable {
    case codePoints, bytes
    /// Code points, and beside them bytes, lines and columns of both ends: all that a report shows.
    case all

    /// - Throws: `ServiceFailure.badRequest` for another word than `codepoints`, `bytes` or `all`.
    package init(name: String) throws(ServiceFailure) {
        switch name {
        case "codepoints": self = .codePoints
        case "bytes": self = .bytes
        case "all": self = .all
        default: throw .badRequest("offsets must be codepoints, bytes or all")
        }
    }
}

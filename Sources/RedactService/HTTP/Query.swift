/// The part of a request's target after `?`.
package struct Query {
    /// In the order given, decoded.
    package private(set) var items: [(name: String, value: String)] = []

    /// - Throws: `ServiceFailure.badRequest` for a percent sign without two hexadecimal digits, or bytes that
    /// are
    ///   not UTF-8.
    package init(_ text: Substring) throws(ServiceFailure) {
        for item in text.split(separator: "&") {
            let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let value = parts.count > 1 ? try Self.decode(parts[1]) : ""
            items.append((try Self.decode(parts[0]), value))
        }
    }

    /// What a text call's query says.
    ///
    /// - Throws: `ServiceFailure.badRequest` for a name that is not documented.
    package func wishes() throws(ServiceFailure) -> (overrides: RequestOverrides, offsets: OffsetUnit) {
        var overrides = RequestOverrides()
        var offsets = OffsetUnit.codePoints
        for (name, value) in items {
            let names = value.split(separator: ",").map(String.init)
            switch name {
            case "entities": overrides.entities = (overrides.entities ?? []) + names
            case "except": overrides.except += names
            case "min_score": try overrides.setMinScore(value)
            case "operator": for name in names { try overrides.addOperator(name) }
            case "offsets": offsets = try OffsetUnit(name: value)
            default:
                throw .badRequest(
                    "a parameter is not known; use entities, except, min_score, operator, offsets")
            }
        }
        overrides.normalise()
        return (overrides, offsets)
    }

    private static func decode(_ text: Substring) throws(ServiceFailure) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte == UInt8(ascii: "+") ? 0x20 : byte)
                continue
            }
            guard rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            else {
                throw .badRequest("a percent sign in the query needs two hexadecimal digits")
            }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        guard UTF8Bytes.isValid(bytes) else { throw .badRequest("the query is not UTF-8") }
        return String(decoding: bytes, as: UTF8.self)
    }
}

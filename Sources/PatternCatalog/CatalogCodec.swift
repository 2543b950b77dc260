import Glibc

/// The catalogue as one text, for the table inside the binary: made by `catalog-compiler` when the project
/// is built, read at start. Fields, list items and records are parted by ASCII's own separators, which the
/// reader of pattern files keeps out of every value.
package enum CatalogCodec {
    static let record: UInt8 = 0x1E
    static let field: UInt8 = 0x1F
    static let item: UInt8 = 0x1D

    /// Two texts with one record a pattern each, in the same order.
    package struct Encoded: Equatable {
        /// What matching needs; read at every start.
        package var definitions: String
        /// Titles, references and examples; read only when they are shown or checked.
        package var documentation: String
    }

    package static func encode(_ entries: [PatternEntry]) -> Encoded {
        Encoded(
            definitions: join(entries.map { encode($0.definition) }, record),
            documentation: join(entries.map(encodeDocumentation), record))
    }

    /// - Complexity: linear in the text; 1,000 patterns take well under a millisecond.
    package static func decodeDefinitions(_ text: UnsafeBufferPointer<UInt8>) -> [PatternDefinition] {
        guard !text.isEmpty else { return [] }
        return split(text, record).map(definition)
    }

    package static func decodeDocumentation(
        _ text: UnsafeBufferPointer<UInt8>
    ) -> [(PatternDocumentation, SourcePlace)] {
        guard !text.isEmpty else { return [] }
        return split(text, record).map(documentation)
    }

    static func join(_ parts: [String], _ separator: UInt8) -> String {
        parts.joined(separator: String(UnicodeScalar(separator)))
    }

    static func split(
        _ text: UnsafeBufferPointer<UInt8>, _ separator: UInt8
    ) -> [UnsafeBufferPointer<UInt8>] {
        var parts: [UnsafeBufferPointer<UInt8>] = []
        var start = 0
        guard let base = text.baseAddress else { return [text] }
        while let found = memchr(base + start, Int32(separator), text.count - start) {
            let index = UnsafeRawPointer(base).distance(to: found)
            parts.append(UnsafeBufferPointer(rebasing: text[start..<index]))
            start = index + 1
        }
        parts.append(UnsafeBufferPointer(rebasing: text[start...]))
        return parts
    }
}

/// The fields of one record, taken in the order they were written.
struct RecordReader {
    private var fields: [UnsafeBufferPointer<UInt8>]
    private var next = 0

    init(_ record: UnsafeBufferPointer<UInt8>) { fields = CatalogCodec.split(record, CatalogCodec.field) }

    mutating func string() -> String {
        defer { next += 1 }
        return String(decoding: fields[next], as: UTF8.self)
    }

    mutating func int() -> Int { Int(string()) ?? 0 }
    mutating func double() -> Double { Double(string()) ?? 0 }

    mutating func list() -> [String] { items().map { String(decoding: $0, as: UTF8.self) } }

    mutating func items() -> [UnsafeBufferPointer<UInt8>] {
        defer { next += 1 }
        return fields[next].isEmpty ? [] : CatalogCodec.split(fields[next], CatalogCodec.item)
    }
}

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

    package static func decodeDocumentation(
        _ text: UnsafeBufferPointer<UInt8>
    ) -> [(PatternDocumentation, SourcePlace)] {
        guard !text.isEmpty else { return [] }
        return split(text, record).map(documentation)
    }

    static func items(_ text: UnsafeBufferPointer<UInt8>) -> [String] {
        text.isEmpty ? [] : split(text, item).map { String(decoding: $0, as: UTF8.self) }
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
    private var rest: UnsafeBufferPointer<UInt8>

    init(_ record: UnsafeBufferPointer<UInt8>) { rest = record }

    mutating func bytes() -> UnsafeBufferPointer<UInt8> {
        guard let base = rest.baseAddress, let end = memchr(base, Int32(CatalogCodec.field), rest.count)
        else {
            defer { rest = UnsafeBufferPointer(rebasing: rest[rest.count...]) }
            return rest
        }
        let count = UnsafeRawPointer(base).distance(to: end)
        defer { rest = UnsafeBufferPointer(rebasing: rest[(count + 1)...]) }
        return UnsafeBufferPointer(rebasing: rest[..<count])
    }

    mutating func string() -> String { String(decoding: bytes(), as: UTF8.self) }

    /// A decimal number; 0 for an empty field.
    mutating func int() -> Int {
        let digits = bytes()
        let isNegative = digits.first == UInt8(ascii: "-")
        let value = digits.dropFirst(isNegative ? 1 : 0).reduce(0) { $0 * 10 + Int($1 - 0x30) }
        return isNegative ? -value : value
    }

    mutating func double() -> Double { Double(string()) ?? 0 }

    mutating func list() -> [String] { CatalogCodec.items(bytes()) }
}

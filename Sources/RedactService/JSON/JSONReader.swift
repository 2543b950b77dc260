/// Reads the few shapes of JSON that a request may have (RFC 8259). Errors tell the kind and the byte offset,
/// never a piece of the text.
package struct JSONReader {
    private let bytes: [UInt8]
    private var position = 0

    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Reads one object and what follows it up to the end of the input.
    ///
    /// - Parameter member: reads the value of the member with the given name, or throws if there is no such.
    package mutating func document(
        _ member: (String, inout JSONReader) throws(ServiceFailure) -> Void
    ) throws(ServiceFailure) {
        try object(member)
        skipSpace()
        guard position == bytes.count else { throw malformed("something follows the object") }
    }

    package mutating func object(
        _ member: (String, inout JSONReader) throws(ServiceFailure) -> Void
    ) throws(ServiceFailure) {
        try expect(UInt8(ascii: "{"), "an object")
        if accept(UInt8(ascii: "}")) { return }
        var names: Set<String> = []
        repeat {
            let name = String(decoding: try string(), as: UTF8.self)
            guard names.insert(name).inserted else { throw malformed("a member stands twice") }
            try expect(UInt8(ascii: ":"), "a colon")
            try member(name, &self)
        } while accept(UInt8(ascii: ","))
        try expect(UInt8(ascii: "}"), "a comma or the end of the object")
    }

    /// Reads an array of strings of no more than `countMax` elements.
    package mutating func strings(countMax: Int) throws(ServiceFailure) -> [[UInt8]] {
        try expect(UInt8(ascii: "["), "an array of strings")
        var texts: [[UInt8]] = []
        if accept(UInt8(ascii: "]")) { return texts }
        repeat {
            guard texts.count < countMax else {
                throw .tooLarge("an array holds more than \(countMax) texts")
            }
            texts.append(try string())
        } while accept(UInt8(ascii: ","))
        try expect(UInt8(ascii: "]"), "a comma or the end of the array")
        return texts
    }

    package mutating func number() throws(ServiceFailure) -> Double {
        skipSpace()
        let start = position
        while position < bytes.count, Self.numberBytes.contains(bytes[position]) { position += 1 }
        let digits = String(decoding: bytes[start..<position], as: UTF8.self)
        guard let value = Double(digits), value.isFinite else { throw malformed("a number is expected") }
        return value
    }

    private static let numberBytes = Set("0123456789+-.eE".utf8)

    /// Whether the next value is a string.
    package mutating func isAtString() -> Bool {
        skipSpace()
        return position < bytes.count && bytes[position] == UInt8(ascii: "\"")
    }

    /// Accepts `null`.
    package mutating func acceptNull() -> Bool {
        skipSpace()
        guard bytes[position...].starts(with: "null".utf8) else { return false }
        position += 4
        return true
    }

    /// Reads a string and gives its UTF-8.
    package mutating func string() throws(ServiceFailure) -> [UInt8] {
        try expect(UInt8(ascii: "\""), "a string")
        var text: [UInt8] = []
        while true {
            let start = position
            while position < bytes.count, bytes[position] != 0x22, bytes[position] != 0x5C,
                bytes[position] >= 0x20
            {
                position += 1
            }
            text.append(contentsOf: bytes[start..<position])
            guard position < bytes.count else { throw malformed("a string does not end") }
            guard bytes[position] >= 0x20 else { throw malformed("a control character stands in a string") }
            position += 1
            if bytes[position - 1] == 0x22 { break }
            try escape(into: &text)
        }
        guard UTF8Bytes.isValid(text) else { throw malformed("a string is not UTF-8") }
        return text
    }

    // MARK: parts

    private mutating func escape(into text: inout [UInt8]) throws(ServiceFailure) {
        guard position < bytes.count else { throw malformed("a string does not end") }
        position += 1
        switch bytes[position - 1] {
        case 0x22: text.append(0x22)
        case 0x5C: text.append(0x5C)
        case 0x2F: text.append(0x2F)
        case 0x62: text.append(0x08)
        case 0x66: text.append(0x0C)
        case 0x6E: text.append(0x0A)
        case 0x72: text.append(0x0D)
        case 0x74: text.append(0x09)
        case 0x75: try unicodeEscape(into: &text)
        default: throw malformed("a string has an unknown escape")
        }
    }

    private mutating func unicodeEscape(into text: inout [UInt8]) throws(ServiceFailure) {
        var value = try fourHexDigits()
        if value >= 0xD800, value < 0xDC00, bytes[position...].starts(with: [0x5C, 0x75]) {
            position += 2
            let low = try fourHexDigits()
            guard low >= 0xDC00, low < 0xE000 else { throw malformed("a surrogate stands alone") }
            value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(value) else { throw malformed("a surrogate stands alone") }
        text.append(contentsOf: String(Character(scalar)).utf8)
    }

    private mutating func fourHexDigits() throws(ServiceFailure) -> UInt32 {
        guard position + 4 <= bytes.count else { throw malformed("a string does not end") }
        var value: UInt32 = 0
        for byte in bytes[position..<position + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw malformed("an escape has no four hexadecimal digits")
            }
            value = value << 4 | UInt32(digit)
        }
        position += 4
        return value
    }

    private mutating func skipSpace() {
        while position < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[position]) { position += 1 }
    }

    private mutating func accept(_ byte: UInt8) -> Bool {
        skipSpace()
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func expect(_ byte: UInt8, _ what: String) throws(ServiceFailure) {
        guard accept(byte) else { throw malformed("\(what) is expected") }
    }

    private func malformed(_ what: String) -> ServiceFailure {
        .badRequest("the JSON cannot be read: \(what), at byte \(position)")
    }
}

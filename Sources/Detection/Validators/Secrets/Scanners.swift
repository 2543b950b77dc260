/// Walks over the words of a value: runs of ASCII letters and digits, split at punctuation.
struct ValuePartScanner {
    private var position = 0

    /// The next run of letters and digits at or after the last one, or nil at the end.
    mutating func next(in value: Span<UInt8>) -> Range<Int>? {
        while position < value.count, !Bytes.isAlphanumeric(value[position]) { position += 1 }
        guard position < value.count else { return nil }
        let start = position
        while position < value.count, Bytes.isAlphanumeric(value[position]) { position += 1 }
        return start..<position
    }
}

/// Walks over words in the sense of names: letters only, split at punctuation, digits and camelCase humps.
struct NamePartScanner {
    private var position = 0

    mutating func next(in value: Span<UInt8>) -> Range<Int>? {
        while position < value.count, !Bytes.isLetter(value[position]) { position += 1 }
        guard position < value.count else { return nil }
        let start = position
        position += 1
        while position < value.count, Bytes.isLetter(value[position]) {
            let rises = Bytes.isUpper(value[position]) && !Bytes.isUpper(value[position - 1])
            if rises { break }
            position += 1
        }
        return start..<position
    }
}

/// Classes of ASCII bytes.
enum Bytes {
    @inline(__always) static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    @inline(__always) static func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
    @inline(__always) static func isLower(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }
    @inline(__always) static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
    @inline(__always) static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }
    @inline(__always) static func isHex(_ byte: UInt8) -> Bool { isDigit(byte) || (byte | 0x20) &- 0x61 < 6 }
    /// A letter, digit or underscore.
    @inline(__always) static func isName(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || byte == 0x5F }

    /// Whether `text` stands in `value` at `index`, byte for byte.
    static func matches(_ value: Span<UInt8>, at index: Int, _ text: StaticString) -> Bool {
        guard index >= 0, index + text.utf8CodeUnitCount <= value.count else { return false }
        for offset in 0..<text.utf8CodeUnitCount where value[index + offset] != text.utf8Start[offset] {
            return false
        }
        return true
    }

    /// Whether `text` occurs anywhere in `value`, byte for byte.
    static func contains(_ value: Span<UInt8>, _ text: StaticString) -> Bool {
        guard text.utf8CodeUnitCount <= value.count else { return false }
        for index in 0...(value.count - text.utf8CodeUnitCount) where matches(value, at: index, text) {
            return true
        }
        return false
    }
}

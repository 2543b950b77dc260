/// Knows what operators leave behind, so that redacting redacted text changes nothing: `[EMAIL]`,
/// `[EMAIL_1]`, `[EMAIL_0123456789ab]`, with a label of the catalogue.
package struct PlaceholderRecognizer: Sendable {
    /// Longest placeholder: brackets, a label of at most 30 bytes, `_`, 12 hexadecimal digits.
    package static let bytesMax = 46
    static let labelBytesMax = 30
    static let numberDigitsMax = 10
    static let hashDigits = 12

    private let labels: Set<[UInt8]>

    package init(labels: some Sequence<String>) {
        self.labels = Set(labels.map { Array($0.utf8) })
    }

    /// The placeholder that begins at `start`, as a range; nil where there is none.
    package func placeholder(startingAt start: Int, in text: TextSlice) -> Range<Int>? {
        guard start < text.count, text[start] == UInt8(ascii: "[") else { return nil }
        var end = start + 1
        while end < text.count, end - start < Self.bytesMax, Self.isInside(text[end]) { end += 1 }
        guard end < text.count, text[end] == UInt8(ascii: "]") else { return nil }
        let inside = Array(text.bytes(start + 1..<end))
        return isLabelled(inside) ? start..<end + 1 : nil
    }

    /// The placeholder whose closing bracket is the byte before `end`.
    package func placeholder(endingAt end: Int, in text: TextSlice) -> Range<Int>? {
        guard end > 0, text[end - 1] == UInt8(ascii: "]") else { return nil }
        var start = end - 2
        while start >= 0, end - start <= Self.bytesMax, Self.isInside(text[start]) { start -= 1 }
        guard start >= 0 else { return nil }
        return placeholder(startingAt: start, in: text).flatMap { $0.upperBound == end ? $0 : nil }
    }

    /// Whether what begins at `start` could become a placeholder with more text.
    func mayGrow(from start: Int, in text: TextSlice) -> Bool {
        (start + 1..<text.count).allSatisfy { Self.isInside(text[$0]) }
    }

    /// Whether `position` lies between the brackets of a placeholder.
    func isInside(_ position: Int, in text: TextSlice) -> Bool {
        var start = position - 1
        while start >= 0, position - start < Self.bytesMax, Self.isInside(text[start]) { start -= 1 }
        guard start >= 0, let range = placeholder(startingAt: start, in: text) else { return false }
        return range.contains(position)
    }

    private static func isInside(_ byte: UInt8) -> Bool {
        byte &- 0x41 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "_") || byte &- 0x61 < 6
    }

    private func isLabelled(_ inside: [UInt8]) -> Bool {
        if labels.contains(inside) { return true }
        guard let underscore = inside.lastIndex(of: UInt8(ascii: "_")) else { return false }
        let suffix = inside[(underscore + 1)...]
        let isNumber =
            (1...Self.numberDigitsMax).contains(suffix.count) && suffix.allSatisfy { $0 &- 0x30 < 10 }
        let isHash =
            suffix.count == Self.hashDigits && suffix.allSatisfy { $0 &- 0x30 < 10 || $0 &- 0x61 < 6 }
        return (isNumber || isHash) && labels.contains(Array(inside[..<underscore]))
    }
}

/// Finds which context words stand near a candidate.
///
/// The neighbourhood is counted from where the candidate starts, so that it is read once for all patterns
/// tried there: up to `beforeBytesMax` before, on the same line and the one above; up to `afterBytesMax` after,
/// on the same line. A placeholder ends it: what stands beyond was further away before the text was redacted.
struct ContextReader {
    static let beforeBytesMax = 96
    static let afterBytesMax = 48

    private var found: ContextSet
    private var readAt = -1
    /// Whether the neighbourhood was all there.
    private(set) var isComplete = true
    private var words: [UInt8] = []

    init(index: ContextIndex) {
        found = ContextSet(count: index.count)
        words.reserveCapacity(2 * (Self.beforeBytesMax + Self.afterBytesMax) + 4)
    }

    /// Forgets what was read; positions mean other bytes from now on.
    mutating func invalidate() { readAt = -1 }

    /// Whether one of `phrases` stands near the candidate that starts at `position`. A no is final only
    /// if `isComplete`.
    mutating func contains(
        anyOf phrases: [Int32], near position: Int, in text: TextSlice, _ index: borrowing ContextIndex,
        _ placeholders: borrowing PlaceholderRecognizer
    ) -> Bool {
        if readAt != position {
            read(near: position, in: text, index, placeholders)
            readAt = position
        }
        for phrase in phrases where found.contains(phrase) { return true }
        return false
    }

    private mutating func read(
        near position: Int, in text: TextSlice, _ index: borrowing ContextIndex,
        _ placeholders: borrowing PlaceholderRecognizer
    ) {
        found.removeAll()
        let lower = lowerBound(position, text, placeholders)
        let upper = upperBound(position, text, placeholders)
        words.removeAll(keepingCapacity: true)
        words.append(UInt8(ascii: " "))
        var previous: UInt8 = UInt8(ascii: " ")
        for offset in lower..<upper {
            let byte = text[offset]
            if !isWordByte(byte) {
                if words[words.count - 1] != UInt8(ascii: " ") { words.append(UInt8(ascii: " ")) }
            } else {
                let beginsHump = byte &- 0x41 < 26 && previous &- 0x61 < 26
                if beginsHump { words.append(UInt8(ascii: " ")) }
                words.append(foldedASCII(byte))
            }
            previous = byte
        }
        words.append(UInt8(ascii: " "))
        words.withUnsafeBufferPointer { index.find(in: $0, marking: &found) }
    }

    private func lowerBound(
        _ position: Int, _ text: TextSlice, _ placeholders: borrowing PlaceholderRecognizer
    ) -> Int {
        let limit = max(0, position - Self.beforeBytesMax)
        var newlines = 0
        var lower = position
        while lower > limit {
            let byte = text[lower - 1]
            if byte == UInt8(ascii: "\n") {
                newlines += 1
                if newlines == 2 { return lower }
            } else if byte == UInt8(ascii: "]"), placeholders.placeholder(endingAt: lower, in: text) != nil {
                return lower
            }
            lower -= 1
        }
        // A word that the limit cut in two is not a word.
        if lower > 0, isWordByte(text[lower - 1]) {
            while lower < position, isWordByte(text[lower]) { lower += 1 }
        }
        return lower
    }

    private mutating func upperBound(
        _ position: Int, _ text: TextSlice, _ placeholders: borrowing PlaceholderRecognizer
    ) -> Int {
        let limit = min(text.count, position + Self.afterBytesMax)
        isComplete =
            text.endsDocument || position + Self.afterBytesMax + PlaceholderRecognizer.bytesMax < text.count
        var upper = position
        while upper < limit {
            let byte = text[upper]
            if byte == UInt8(ascii: "\n") {
                isComplete = true
                return upper
            }
            if byte == UInt8(ascii: "[") {
                if placeholders.placeholder(startingAt: upper, in: text) != nil {
                    isComplete = true
                    return upper
                }
                // It may yet turn out to be one.
                if !isComplete { return upper }
            }
            upper += 1
        }
        let isCut = upper < text.count ? isWordByte(text[upper]) : !text.endsDocument
        if isCut {
            while upper > position, isWordByte(text[upper - 1]) { upper -= 1 }
        }
        return upper
    }
}

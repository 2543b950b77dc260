/// Finds which context words stand near a candidate.
///
/// The neighbourhood is counted from where the candidate starts, so that it is read once for all patterns
/// tried there: up to `beforeBytesMax` before, on the same line and the one above; up to `afterBytesMax`
/// after, on the same line. A placeholder ends it: what stands beyond was further away before the text was
/// redacted.
struct ContextReader: ~Copyable {
    static let beforeBytesMax = 96
    static let afterBytesMax = 48

    private var found: ContextSet
    private var readAt = -1
    /// Whether the neighbourhood was all there.
    private(set) var isComplete = true
    /// The normalised neighbourhood.
    private let words: UnsafeMutableBufferPointer<UInt8>

    init(index: ContextIndex) {
        found = ContextSet(count: index.count)
        // A space before each byte at most, and one at either end.
        words = .allocate(capacity: 2 * (Self.beforeBytesMax + Self.afterBytesMax) + 2)
        words.initialize(repeating: 0)
    }

    deinit {
        words.update(repeating: 0)
        words.deallocate()
    }

    /// Forgets what was read; positions mean other bytes from now on.
    mutating func invalidate() { readAt = -1 }

    /// Forgets what was read, and overwrites it: another document follows.
    mutating func wipe() {
        invalidate()
        words.update(repeating: 0)
        found.removeAll()
    }

    /// Whether the neighbourhood of `position` was the last to be read.
    func isRead(at position: Int) -> Bool { readAt == position }

    /// Whether one of `phrases` stands near the candidate that starts at `position`. A no is final only
    /// if `isComplete`.
    mutating func contains(
        anyOf phrases: [Int32], _ range: Range<Int>, near position: Int, in text: TextSlice,
        _ index: borrowing ContextIndex,
        _ placeholders: borrowing PlaceholderRecognizer
    ) -> Bool {
        if readAt != position {
            read(near: position, in: text, index, placeholders)
            readAt = position
        }
        for entry in range where found.contains(phrases[entry]) { return true }
        return false
    }

    private mutating func read(
        near position: Int, in text: TextSlice, _ index: borrowing ContextIndex,
        _ placeholders: borrowing PlaceholderRecognizer
    ) {
        found.removeAll()
        let lower = lowerBound(position, text, placeholders)
        let upper = upperBound(position, text, placeholders)
        let space = UInt8(ascii: " ")
        words[0] = space
        var count = 1
        var previous = space
        for offset in lower..<upper {
            let byte = text[offset]
            if !isWordByte(byte) {
                if words[count - 1] != space {
                    words[count] = space
                    count += 1
                }
            } else {
                // A capital after a small letter begins a word: cardNumber.
                if byte &- 0x41 < 26, previous &- 0x61 < 26 {
                    words[count] = space
                    count += 1
                }
                words[count] = foldedASCII(byte)
                count += 1
            }
            previous = byte
        }
        words[count] = space
        index.find(in: UnsafeBufferPointer(rebasing: words[...count]), marking: &found)
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

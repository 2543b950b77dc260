/// The bytes of a string literal, read in place: tables that need no start-up and no allocation.
package struct StaticText: Sendable {
    private let text: StaticString
    /// Bytes in the text.
    package let count: Int

    package init(_ text: StaticString) {
        precondition(text.hasPointerRepresentation)
        self.text = text
        count = text.utf8CodeUnitCount
    }

    /// The byte at `index`, 0 ..< count.
    package subscript(index: Int) -> UInt8 {
        precondition(index >= 0 && index < count)
        return text.utf8Start[index]
    }

    /// Whether `word` stands in this text, which holds words in ascending byte order, each followed by one
    /// space or newline but the last. `word` is compared as it is, so it must not hold capitals where the
    /// table does not.
    package func contains(word: Span<UInt8>) -> Bool {
        var low = 0
        var high = count
        while low < high {
            let middle = wordStart(before: (low + high) / 2, notBefore: low)
            var end = middle
            while end < count, self[end] > 0x20 { end += 1 }
            switch order(of: word, comparedTo: middle..<end) {
            case 0: return true
            case ..<0: high = middle
            default: low = end + 1
            }
        }
        return false
    }

    private func wordStart(before index: Int, notBefore limit: Int) -> Int {
        var start = index
        while start > limit, self[start - 1] > 0x20 { start -= 1 }
        return start
    }

    /// Negative, zero or positive as `word` sorts before, is, or sorts after the entry in `range`.
    /// Letters of `word` are folded to lower case.
    private func order(of word: Span<UInt8>, comparedTo range: Range<Int>) -> Int {
        for offset in 0..<min(word.count, range.count) {
            let byte = word[offset]
            let folded = byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte
            let entry = self[range.lowerBound + offset]
            if folded != entry { return folded < entry ? -1 : 1 }
        }
        return word.count - range.count
    }
}

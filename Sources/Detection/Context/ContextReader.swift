internal import CBlockScan
import PatternCatalog

/// Finds which context words stand near a candidate.
///
/// The neighbourhood is counted from where the candidate starts: up to `beforeBytesMax` before, on the same
/// line and the one above; up to `afterBytesMax` after, on the same line. A placeholder ends it: what stands
/// beyond was further away before the text was redacted. A word that a limit cuts in two does not count.
///
/// Each byte is read once, however many candidates stand near it.
struct ContextReader: ~Copyable {
    static let beforeBytesMax = 96
    static let afterBytesMax = 48

    /// A phrase that stands in the document, by document offsets. Not private: Swift 6.3 makes invalid code
    /// of a `GrowingBuffer` of a private type.
    struct Occurrence: BitwiseCopyable {
        let word: Int
        /// Where the run of word bytes begins that it begins in; in scripts without spaces the phrase itself.
        let start: Int
        /// Where the run of word bytes ends that it ends in; in scripts without spaces the phrase itself.
        let end: Int
        let id: Int32
    }

    private let index: ContextIndex
    private var found: ContextSet
    private var readAt = -1
    private var isNothingNear = true
    /// Whether the neighbourhood was all there.
    private(set) var isComplete = true

    /// In order of `word`.
    private var occurrences = GrowingBuffer<Occurrence>()
    /// What no neighbourhood reaches over, in order: line breaks and placeholders.
    private var newlines = GrowingBuffer<Int>()
    private var placeholders: [Range<Int>] = []
    /// Document offsets between which everything that begins is known.
    private var readFrom = 0
    private var readTo = 0
    /// Where the run of word bytes begins that `readTo` stands in.
    private var runStart = 0

    /// What is remembered of the document before it is dropped.
    private static let rememberedMax = 512

    init(index: ContextIndex) {
        self.index = index
        found = ContextSet(count: index.count)
    }

    /// Begins another document, of which nothing is known.
    mutating func reset() {
        forget(at: 0)
        readAt = -1
        found.removeAll()
        isNothingNear = true
    }

    /// More text is there: what was incomplete may be so no longer.
    mutating func invalidate() { readAt = -1 }

    /// Whether one of `phrases` stands near the candidate that starts at `position`. A no is final only
    /// if `isComplete`.
    mutating func contains(
        anyOf phrases: [Int32], _ range: Range<Int>, near position: Int, in text: TextSlice, origin: Int,
        _ recognizer: borrowing PlaceholderRecognizer
    ) -> Bool {
        approach(position, in: text, origin: origin, recognizer)
        guard !isNothingNear else { return false }
        for entry in range where found.contains(phrases[entry]) { return true }
        return false
    }

    /// Whether it is certain that no phrase of any pattern stands near the candidate.
    mutating func isNothing(
        near position: Int, in text: TextSlice, origin: Int, _ recognizer: borrowing PlaceholderRecognizer
    ) -> Bool {
        approach(position, in: text, origin: origin, recognizer)
        return isNothingNear && isComplete
    }

    @inline(__always)
    private mutating func approach(
        _ position: Int, in text: TextSlice, origin: Int, _ recognizer: borrowing PlaceholderRecognizer
    ) {
        guard readAt != position + origin else { return }
        read(near: position, in: text, origin: origin, recognizer)
        readAt = position + origin
    }

    private mutating func read(
        near position: Int, in text: TextSlice, origin: Int, _ recognizer: borrowing PlaceholderRecognizer
    ) {
        let lower = origin + max(0, position - Self.beforeBytesMax)
        if lower < readFrom || lower > readTo {
            // What lies between is not read: nobody asked for it. The next candidate may begin before this
            // one.
            let first = max(0, position - Self.beforeBytesMax - Trigger.backBytesMax)
            forget(at: origin + first)
            if first > 0, isWordByte(text[first - 1]) { runStart = -1 }
        }
        readOn(to: min(text.count, position + Self.afterBytesMax), in: text, origin: origin, recognizer)
        mark(from: lowerBound(origin + position), to: upperBound(position, in: text, origin: origin))
    }

    private mutating func forget(at offset: Int) {
        occurrences.removeAll()
        newlines.removeAll()
        placeholders.removeAll(keepingCapacity: true)
        readFrom = offset
        readTo = offset
        runStart = offset
    }

    private mutating func mark(from lower: Int, to upper: Int) {
        if !isNothingNear { found.removeAll() }
        isNothingNear = true
        var entry = occurrences.count - 1
        while entry >= 0, occurrences[entry].word >= lower {
            let occurrence = occurrences[entry]
            if occurrence.start >= lower, occurrence.end <= upper {
                found.insert(occurrence.id)
                isNothingNear = false
            }
            entry -= 1
        }
    }

    private func lowerBound(_ position: Int) -> Int {
        var lower = max(0, position - Self.beforeBytesMax)
        var breaks = 0
        var entry = newlines.count - 1
        while entry >= 0, newlines[entry] >= lower {
            if newlines[entry] < position {
                breaks += 1
                if breaks == 2 { lower = newlines[entry] + 1 }
            }
            entry -= 1
        }
        for placeholder in placeholders.reversed() where placeholder.upperBound <= position {
            return max(lower, placeholder.upperBound)
        }
        return lower
    }

    private mutating func upperBound(_ position: Int, in text: TextSlice, origin: Int) -> Int {
        var upper = origin + min(text.count, position + Self.afterBytesMax)
        isComplete =
            text.endsDocument || position + Self.afterBytesMax + PlaceholderRecognizer.bytesMax < text.count
        if readTo < upper, !isComplete { upper = readTo }
        var entry = placeholders.count - 1
        while entry >= 0, placeholders[entry].lowerBound >= origin + position {
            if placeholders[entry].lowerBound < upper {
                upper = placeholders[entry].lowerBound
                isComplete = true
            }
            entry -= 1
        }
        entry = newlines.count - 1
        while entry >= 0, newlines[entry] >= origin + position {
            if newlines[entry] < upper {
                upper = newlines[entry]
                isComplete = true
            }
            entry -= 1
        }
        return upper
    }

    // MARK: Reading the document

    /// Reads on to `end`, or to where a word or a placeholder begins whose end is not there yet.
    private mutating func readOn(
        to end: Int, in text: TextSlice, origin: Int, _ recognizer: borrowing PlaceholderRecognizer
    ) {
        trim()
        var position = readTo - origin
        var marks = redact_word_marks()
        while position < end {
            redact_word_marks(
                text.base + position, position > 0 ? text[position - 1] : UInt8(ascii: " "), &marks)
            let count = min(64, end - position)
            if let undecided = read(marks, count, at: position, in: text, origin: origin, recognizer) {
                position = undecided
                break
            }
            position += count
        }
        readTo = max(readTo, origin + position)
    }

    /// Reads the first `count` of 64 bytes. Returns where a word or a placeholder begins whose end is not
    /// there yet.
    private mutating func read(
        _ marks: redact_word_marks, _ count: Int, at base: Int, in text: TextSlice, origin: Int,
        _ recognizer: borrowing PlaceholderRecognizer
    ) -> Int? {
        var left = (marks.runs | marks.inner | marks.stops) & firstBits(count)
        while left != 0 {
            let bit = UInt64(left.trailingZeroBitCount)
            let position = base &+ Int(bit)
            left &= left &- 1
            if marks.stops >> bit & 1 == 0 {
                if marks.runs >> bit & 1 != 0 { runStart = origin &+ position }
                guard let wordBytes = wordBytes(at: position, marks, bit, in: text),
                    readWord(at: position, wordBytes, in: text, origin: origin)
                else { return position }
            } else if text[position] == UInt8(ascii: "\n") {
                newlines.append(origin + position)
            } else if let placeholder = recognizer.placeholder(startingAt: position, in: text) {
                placeholders.append(origin + placeholder.lowerBound..<origin + placeholder.upperBound)
            } else if position + PlaceholderRecognizer.bytesMax > text.count, !text.endsDocument,
                recognizer.mayGrow(from: position, in: text)
            {
                return position
            }
        }
        return nil
    }

    private mutating func trim() {
        if occurrences.count > Self.rememberedMax { occurrences.removeFirst(Self.rememberedMax / 2) }
        if newlines.count > Self.rememberedMax { newlines.removeFirst(Self.rememberedMax / 2) }
        if placeholders.count > Self.rememberedMax { placeholders.removeFirst(Self.rememberedMax / 2) }
    }

    /// As many bytes of the word as its bucket takes, or as it has. Nil where the text ends before that
    /// is known.
    @inline(__always)
    private func wordBytes(
        at position: Int, _ marks: redact_word_marks, _ bit: UInt64, in text: TextSlice
    ) -> Int? {
        let ends = (~marks.word_bytes | marks.inner & ~(1 &<< bit)) &>> bit
        let known = min(ends.trailingZeroBitCount, 64 &- Int(bit))
        if (ends != 0 || known >= ContextIndex.keyBytes) && position &+ known < text.count { return known }
        return wordBytes(at: position, known, in: text)
    }

    private func wordBytes(at position: Int, _ known: Int, in text: TextSlice) -> Int? {
        var end = min(position + known, text.count)
        while end < min(text.count, position + ContextIndex.keyBytes), isWordByte(text[end]),
            !ContextIndex.beginsUnspaced(text[end]),
            !WordIterator.beginsWord(text[end], after: text[end - 1])
        {
            end += 1
        }
        let isCut = end == text.count && !text.endsDocument && end - position < ContextIndex.keyBytes
        return isCut ? nil : end - position
    }

    /// Notes the phrases that begin with a word; false when that needs more text.
    private mutating func readWord(
        at position: Int, _ wordBytes: Int, in text: TextSlice, origin: Int
    ) -> Bool {
        let eight = UnsafeRawPointer(text.base + position).loadUnaligned(as: UInt64.self).littleEndian
        let count = occurrences.count
        let isRead =
            note(
                ContextIndex.bucket(ofWord: eight, wordBytes), at: position, wordBytes, in: text,
                origin: origin)
            && note(
                prefixBucket(at: position, wordBytes, in: text), at: position, wordBytes, in: text,
                origin: origin)
        if !isRead { occurrences.shorten(to: count) }
        return isRead
    }

    /// Nil for a word of one byte: no phrase begins with it inside a longer one.
    @inline(__always)
    private func prefixBucket(at position: Int, _ wordBytes: Int, in text: TextSlice) -> Int? {
        guard wordBytes > 1 else { return nil }
        let third = wordBytes > 2 ? foldedASCII(text[position &+ 2]) : UInt8(ascii: " ")
        return ContextIndex.bucket(
            ofPrefix: foldedASCII(text[position]), foldedASCII(text[position &+ 1]), third)
    }

    /// Notes the phrases of a bucket that stand in the text; false when that needs more text.
    @inline(__always)
    private mutating func note(
        _ bucket: Int?, at position: Int, _ wordBytes: Int, in text: TextSlice, origin: Int
    ) -> Bool {
        guard let bucket, index.starts[bucket] != index.starts[bucket + 1] else { return true }
        return noteEach(bucket, at: position, wordBytes, in: text, origin: origin)
    }

    private mutating func noteEach(
        _ bucket: Int, at position: Int, _ wordBytes: Int, in text: TextSlice, origin: Int
    ) -> Bool {
        let head = ContextIndex.Head(at: position, wordBytes, in: text)
        for entry in Int(index.starts[bucket])..<Int(index.starts[bucket + 1]) {
            let phrase = index.phrases[entry]
            guard index.mayMatch(phrase, head) else { continue }
            switch index.match(phrase, at: position, in: text) {
            case .absent: continue
            case .cut: return false
            case .present(let end):
                occurrences.append(
                    Occurrence(
                        word: origin + position, start: phrase.isUnspaced ? origin + position : runStart,
                        end: origin + end, id: phrase.id))
            }
        }
        return true
    }
}

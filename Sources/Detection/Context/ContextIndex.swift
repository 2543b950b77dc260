import PatternCatalog

/// The context words of all patterns, normalised, found by their first word, or by its beginning.
struct ContextIndex: Sendable {
    /// Plain numbers: looking a word up touches no reference count.
    struct Phrase: Sendable, BitwiseCopyable {
        let firstByte: Int32
        let count: Int32
        let id: Int32
        /// Whether a longer word may follow: the phrase was written with `*`.
        let isPrefix: Bool
        /// Whether its script writes words without spaces, so that no boundary is asked for.
        let isUnspaced: Bool
    }

    /// Phrases by their first word, and behind them in `starts` those by their first three bytes.
    private static let wordBucketBits = 15
    private static let prefixBucketBits = 12
    static let bucketCount = 1 << wordBucketBits + 1 << prefixBucketBits
    /// Bytes of a first word that tell its bucket.
    static let keyBytes = 6

    /// How many distinct phrases there are; ids are 0 ..< count.
    let count: Int
    /// All phrases' bytes, one behind the other, and as many zeros behind them as `Head` has bytes.
    let bytes: [UInt8]
    /// By bucket: `phrases[starts[bucket] ..< starts[bucket + 1]]`.
    let phrases: [Phrase]
    let starts: [Int32]

    enum Match {
        case absent
        /// The text ends before that is known.
        case cut
        /// Where the run of word bytes ends that the phrase ends in; in scripts without spaces the phrase
        /// itself.
        case present(end: Int)
    }

    /// The first bytes of a text from a word's start on, as phrases are written: they tell in a few
    /// instructions that most phrases are others.
    struct Head {
        static let bytesMax = 8
        /// More than that is asked of no byte: a capital is as good as a small letter.
        fileprivate static let fold: UInt64 = 0x2020_2020_2020_2020
        fileprivate private(set) var folded: UInt64
        /// How many of the bytes are known.
        fileprivate private(set) var count = 0

        /// - Parameter wordBytes: at least so many bytes are of the word.
        @inline(__always)
        init(at position: Int, _ wordBytes: Int, in text: TextSlice) {
            guard min(wordBytes, text.count - position) < Self.bytesMax else {
                let eight = UnsafeRawPointer(text.base + position).loadUnaligned(as: UInt64.self)
                folded = eight.littleEndian | Self.fold
                count = Self.bytesMax
                return
            }
            var ahead = WordIterator(text: text, position: position)
            folded = Self.fold
            while count < Self.bytesMax, let byte = ahead.next() {
                folded |= UInt64(byte) &<< UInt64(8 &* count)
                count += 1
            }
        }
    }

    /// False when the phrase is certainly another than what stands in the text.
    @inline(__always)
    func mayMatch(_ phrase: Phrase, _ head: Head) -> Bool {
        let bytes = bytes.withUnsafeBytes {
            $0.loadUnaligned(fromByteOffset: Int(phrase.firstByte), as: UInt64.self).littleEndian
        }
        let same = min(head.count, Int(phrase.count))
        let others = (bytes | Head.fold) ^ head.folded
        if others &<< UInt64(64 &- 8 &* same) != 0 { return same == 0 }
        guard phrase.count < head.count, !phrase.isPrefix, !phrase.isUnspaced else { return true }
        let next = UInt8(truncatingIfNeeded: head.folded >> UInt64(8 * same))
        return next == UInt8(ascii: " ") || next == UInt8(ascii: "s")
    }

    /// Whether `phrase` stands in `text` where a word begins.
    /// - Complexity: O(`WordIterator.reachMax`).
    func match(_ phrase: Phrase, at start: Int, in text: TextSlice) -> Match {
        var ahead = WordIterator(text: text, position: start)
        for offset in 0..<Int(phrase.count) {
            guard let byte = ahead.next() else { return .cut }
            if byte != bytes[Int(phrase.firstByte) + offset] { return .absent }
        }
        if phrase.isUnspaced { return .present(end: ahead.position) }
        if !phrase.isPrefix {
            guard var next = ahead.next() else { return .cut }
            if next == UInt8(ascii: "s") {
                guard let afterPlural = ahead.next() else { return .cut }
                next = afterPlural
            }
            guard next == UInt8(ascii: " ") else { return .absent }
        }
        return ahead.runEnd().map { .present(end: $0) } ?? .cut
    }

    /// Scripts from three UTF-8 bytes on (Thai, Chinese, Japanese, Korean and their neighbours) are written
    /// without spaces, or with word endings attached.
    static func beginsUnspaced(_ byte: UInt8) -> Bool { byte >= 0xE0 }

    /// Where phrases are that begin with a whole word.
    /// - Parameters:
    ///   - eight: what the text has from the word on, little endian.
    ///   - wordBytes: how many bytes of them are of the word.
    @inline(__always)
    static func bucket(ofWord eight: UInt64, _ wordBytes: Int) -> Int {
        let bits = UInt64(8 &* min(wordBytes, keyBytes))
        let key = eight & (1 &<< bits &- 1) | Head.fold
        return Int((key &* 0x9E37_79B9_7F4A_7C15) &>> UInt64(64 - wordBucketBits))
    }

    /// Where phrases are that may begin inside a longer word, or in scripts without spaces.
    @inline(__always)
    static func bucket(ofPrefix first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
        let key = UInt32(first) | UInt32(second) << 8 | UInt32(third) << 16
        return 1 << wordBucketBits + Int((key &* 0x9E37_79B1) >> UInt32(32 - prefixBucketBits))
    }
}

/// The context words of a catalogue, each with an id.
struct ContextPhrases: Sendable {
    private(set) var count = 0
    private var bytes: [UInt8] = []
    private var phrases: [ContextIndex.Phrase] = []
    /// By phrase, where it is looked for. One that is short stands in several buckets.
    private var buckets: [Int32] = []
    /// Of the phrases that were added here.
    private var ids: [String: Int32] = [:]

    init() {}

    /// The id of `phrase`, as a pattern file writes it.
    mutating func add(_ phrase: String) -> Int32 {
        if let id = ids[phrase] { return id }
        let id = Int32(count)
        count += 1
        ids[phrase] = id
        let isPrefix = phrase.utf8.last == UInt8(ascii: "*")
        let words = Self.normalised(phrase)
        guard words.count >= 2 else { return id }
        let entry = ContextIndex.Phrase(
            firstByte: Int32(bytes.count), count: Int32(words.count), id: id, isPrefix: isPrefix,
            isUnspaced: ContextIndex.beginsUnspaced(words[0]))
        bytes += words
        for bucket in Self.buckets(of: words, entry) {
            phrases.append(entry)
            buckets.append(Int32(bucket))
        }
        return id
    }

    private static func buckets(of words: [UInt8], _ phrase: ContextIndex.Phrase) -> [Int] {
        let end = words.indices.dropFirst().first {
            words[$0] == UInt8(ascii: " ") || ContextIndex.beginsUnspaced(words[$0])
        }
        let first = words[..<(end ?? words.count)]
        if phrase.isUnspaced || (phrase.isPrefix && end == nil && words.count < ContextIndex.keyBytes) {
            let thirds = words.count > 2 ? [words[2]] : Array(0...255)
            return Set(thirds.map { ContextIndex.bucket(ofPrefix: words[0], words[1], $0) }).sorted()
        }
        // One word alone may be a plural.
        let forms = end == nil && !phrase.isPrefix ? [first, first + [UInt8(ascii: "s")]] : [first]
        return Set(forms.map(bucket)).sorted()
    }

    private static func bucket(ofWord word: ArraySlice<UInt8>) -> Int {
        let eight = word.prefix(ContextIndex.keyBytes).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return ContextIndex.bucket(ofWord: eight, word.count)
    }

    func index() -> ContextIndex {
        var starts = [Int32](repeating: 0, count: ContextIndex.bucketCount + 1)
        for bucket in buckets { starts[Int(bucket) + 1] += 1 }
        for bucket in 1..<starts.count { starts[bucket] += starts[bucket - 1] }
        var next = starts
        var sorted = phrases
        for (phrase, bucket) in zip(phrases, buckets) {
            sorted[Int(next[Int(bucket)])] = phrase
            next[Int(bucket)] += 1
        }
        let padding = [UInt8](repeating: 0, count: ContextIndex.Head.bytesMax)
        return ContextIndex(count: count, bytes: bytes + padding, phrases: sorted, starts: starts)
    }

    private static func normalised(_ phrase: String) -> [UInt8] {
        var result: [UInt8] = []
        for byte in phrase.utf8 {
            if isWordByte(byte) {
                result.append(foldedASCII(byte))
            } else if result.last != UInt8(ascii: " ") && !result.isEmpty {
                result.append(UInt8(ascii: " "))
            }
        }
        while result.last == UInt8(ascii: " ") { result.removeLast() }
        return result
    }

    // MARK: In the binary

    func write(to writer: inout PackedWriter) {
        writer.write(count: count)
        writer.write(bytes)
        var numbers: [Int32] = []
        for phrase in phrases {
            let flags: Int32 = (phrase.isPrefix ? 2 : 0) | (phrase.isUnspaced ? 1 : 0)
            numbers += [phrase.firstByte, phrase.count, phrase.id, flags]
        }
        writer.write(numbers)
        writer.write(buckets)
    }

    init(_ reader: inout PackedReader) {
        count = reader.count()
        bytes = reader.table()
        let numbers: [Int32] = reader.table()
        phrases.reserveCapacity(numbers.count / 4)
        for first in stride(from: 0, to: numbers.count, by: 4) {
            let flags = numbers[first + 3]
            phrases.append(
                ContextIndex.Phrase(
                    firstByte: numbers[first], count: numbers[first + 1], id: numbers[first + 2],
                    isPrefix: flags & 2 != 0, isUnspaced: flags & 1 != 0))
        }
        buckets = reader.table()
    }
}

/// Letters, digits and every byte of a non-ASCII letter.
@inline(__always)
func isWordByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0x80
}

/// A text from a word's start on, as phrases are written: small letters, one space between words.
struct WordIterator {
    /// More bytes than a neighbourhood has: what is further away does not count.
    static let reachMax = ContextReader.beforeBytesMax + ContextReader.afterBytesMax

    private let text: TextSlice
    private let limit: Int
    private(set) var position: Int
    private var before = UInt8(ascii: " ")
    /// Where the last run of word bytes ended, once it has.
    private var end: Int?

    init(text: TextSlice, position: Int) {
        self.text = text
        self.position = position
        limit = position + Self.reachMax
    }

    /// The next byte; nil where the text ends before that is known.
    mutating func next() -> UInt8? {
        let space = UInt8(ascii: " ")
        guard position < text.count else { return text.endsDocument ? space : nil }
        let byte = text[position]
        guard isWordByte(byte) else {
            end = position
            while position < min(text.count, limit), !isWordByte(text[position]) { position += 1 }
            before = space
            return space
        }
        if Self.beginsWord(byte, after: before) {
            before = space
            return space
        }
        before = byte
        position += 1
        return foldedASCII(byte)
    }

    /// Where the run of word bytes ends that the last byte is in; nil where the text ends before.
    func runEnd() -> Int? {
        if before == UInt8(ascii: " "), let end { return end }
        var end = position
        while end < text.count, isWordByte(text[end]) {
            if end == limit { return end + Self.reachMax }
            end += 1
        }
        return end < text.count || text.endsDocument ? end : nil
    }

    /// A capital after a small letter begins a word: cardNumber.
    static func beginsWord(_ byte: UInt8, after before: UInt8) -> Bool {
        byte &- 0x41 < 26 && before &- 0x61 < 26
    }
}

/// A set of phrase ids.
struct ContextSet {
    private var words: [UInt64]

    init(count: Int) { words = Array(repeating: 0, count: count / 64 + 1) }

    mutating func insert(_ id: Int32) { words[Int(id >> 6)] |= 1 << UInt64(id & 63) }

    func contains(_ id: Int32) -> Bool { words[Int(id >> 6)] >> UInt64(id & 63) & 1 != 0 }

    mutating func removeAll() {
        for index in words.indices { words[index] = 0 }
    }
}

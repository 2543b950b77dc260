import PatternCatalog

/// The context words of all patterns, normalised, found by their first three bytes.
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

    static let bucketBits = 14

    /// How many distinct phrases there are; ids are 0 ..< count.
    let count: Int
    /// All phrases' bytes, one behind the other.
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

    static func bucket(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
        let key = UInt32(first) | UInt32(second) << 8 | UInt32(third) << 16
        return Int((key &* 0x9E37_79B1) >> (32 - UInt32(bucketBits)))
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
        let ends: [UInt8] = isPrefix ? Array(0...255) : [UInt8(ascii: " "), UInt8(ascii: "s")]
        let thirds = words.count > 2 ? [words[2]] : ends
        for bucket in Set(thirds.map { ContextIndex.bucket(words[0], words[1], $0) }).sorted() {
            phrases.append(entry)
            buckets.append(Int32(bucket))
        }
        return id
    }

    func index() -> ContextIndex {
        var starts = [Int32](repeating: 0, count: 1 << ContextIndex.bucketBits + 1)
        for bucket in buckets { starts[Int(bucket) + 1] += 1 }
        for bucket in 1..<starts.count { starts[bucket] += starts[bucket - 1] }
        var next = starts
        var sorted = phrases
        for (phrase, bucket) in zip(phrases, buckets) {
            sorted[Int(next[Int(bucket)])] = phrase
            next[Int(bucket)] += 1
        }
        return ContextIndex(count: count, bytes: bytes, phrases: sorted, starts: starts)
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

    func write(to writer: inout IntegerWriter) {
        writer.write(count)
        writer.write(all: bytes)
        writer.write(phrases.count)
        for phrase in phrases {
            for number in [phrase.firstByte, phrase.count, phrase.id] { writer.write(number) }
            writer.write((phrase.isPrefix ? 2 : 0) | (phrase.isUnspaced ? 1 : 0))
        }
        writer.write(all: buckets)
    }

    init(_ reader: inout IntegerReader) {
        count = reader.int()
        bytes = reader.allBytes()
        phrases = reader.list {
            let (first, count, id) = ($0.int32(), $0.int32(), $0.int32())
            let flags = $0.int()
            return ContextIndex.Phrase(
                firstByte: first, count: count, id: id, isPrefix: flags & 2 != 0, isUnspaced: flags & 1 != 0)
        }
        buckets = reader.allInt32()
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

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

    static let bucketBits = 12

    /// How many distinct phrases there are; ids are 0 ..< count.
    let count: Int
    /// All phrases' bytes, one behind the other.
    let bytes: [UInt8]
    /// By bucket: `phrases[starts[bucket] ..< starts[bucket + 1]]`.
    let phrases: [Phrase]
    let starts: [Int32]

    /// Marks in `found` every phrase that stands in `words`.
    /// - Parameter words: normalised text that begins and ends with a space.
    func find(in words: UnsafeBufferPointer<UInt8>, marking found: inout ContextSet) {
        guard words.count > 3 else { return }
        for index in 1..<words.count - 2
        where words[index - 1] == UInt8(ascii: " ") || Self.beginsUnspaced(words[index]) {
            let bucket = Self.bucket(words[index], words[index + 1], words[index + 2])
            for entry in Int(starts[bucket])..<Int(starts[bucket + 1]) {
                let phrase = phrases[entry]
                if stands(phrase, at: index, in: words) { found.insert(phrase.id) }
            }
        }
    }

    private func stands(_ phrase: Phrase, at index: Int, in words: UnsafeBufferPointer<UInt8>) -> Bool {
        let count = Int(phrase.count)
        guard index + count < words.count else { return false }
        for offset in 0..<count where words[index + offset] != bytes[Int(phrase.firstByte) + offset] {
            return false
        }
        if phrase.isPrefix || phrase.isUnspaced { return true }
        let end = index + count
        if words[end] == UInt8(ascii: " ") { return true }
        return words[end] == UInt8(ascii: "s") && end + 1 < words.count && words[end + 1] == UInt8(ascii: " ")
    }

    /// Scripts from three UTF-8 bytes on (Thai, Chinese, Japanese, Korean and their neighbours) are written
    /// without spaces, or with word endings attached.
    static func beginsUnspaced(_ byte: UInt8) -> Bool { byte >= 0xE0 }

    static func bucket(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
        let key = UInt32(first) | UInt32(second) << 8 | UInt32(third) << 16
        return Int((key &* 0x9E37_79B1) >> (32 - UInt32(bucketBits)))
    }
}

/// Collects context words and gives each an id.
struct ContextIndexBuilder {
    private var ids: [String: Int32] = [:]
    private var bytes: [UInt8] = []
    private var buckets: [[ContextIndex.Phrase]] = Array(repeating: [], count: 1 << ContextIndex.bucketBits)

    /// The id of `phrase`, as a pattern file writes it.
    mutating func add(_ phrase: String) -> Int32 {
        if let id = ids[phrase] { return id }
        let id = Int32(ids.count)
        ids[phrase] = id
        let isPrefix = phrase.utf8.last == UInt8(ascii: "*")
        let words = Self.normalised(phrase)
        guard words.count >= 2 else { return id }
        let entry = ContextIndex.Phrase(
            firstByte: Int32(bytes.count), count: Int32(words.count), id: id, isPrefix: isPrefix,
            isUnspaced: ContextIndex.beginsUnspaced(words[0]))
        bytes += words
        let ends: [UInt8] = isPrefix ? Array(0...255) : [UInt8(ascii: " "), UInt8(ascii: "s")]
        for bucket in Set(
            (words.count > 2 ? [words[2]] : ends).map { ContextIndex.bucket(words[0], words[1], $0) })
        {
            buckets[bucket].append(entry)
        }
        return id
    }

    func index() -> ContextIndex {
        ContextIndex(
            count: ids.count, bytes: bytes, phrases: Array(buckets.joined()),
            starts: buckets.reduce(into: [0]) { $0.append($0[$0.count - 1] + Int32($1.count)) })
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
}

/// Letters, digits and every byte of a non-ASCII letter.
@inline(__always)
func isWordByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0x80
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

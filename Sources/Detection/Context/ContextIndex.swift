/// The context words of all patterns, normalised, found by their first three bytes.
struct ContextIndex: Sendable {
    private struct Phrase: Sendable {
        let bytes: [UInt8]
        /// Whether a longer word may follow: the phrase was written with `*`.
        let isPrefix: Bool
        /// Whether its script writes words without spaces, so that no boundary is asked for.
        let isUnspaced: Bool
        let id: Int32
    }

    private var phrases: [String: Int32] = [:]
    private var buckets: [[Phrase]] = Array(repeating: [], count: 1 << bucketBits)
    private static let bucketBits = 12

    /// How many distinct phrases there are; ids are 0 ..< count.
    var count: Int { phrases.count }

    /// The id of `phrase`, as a pattern file writes it.
    mutating func add(_ phrase: String) -> Int32 {
        if let id = phrases[phrase] { return id }
        let id = Int32(phrases.count)
        phrases[phrase] = id
        var bytes = Array(phrase.utf8)
        let isPrefix = bytes.last == UInt8(ascii: "*")
        if isPrefix { bytes.removeLast() }
        bytes = Self.normalised(bytes)
        guard bytes.count >= 2 else { return id }
        let entry = Phrase(
            bytes: bytes, isPrefix: isPrefix, isUnspaced: Self.beginsUnspaced(bytes[0]), id: id)
        let third =
            bytes.count > 2 ? [bytes[2]] : isPrefix ? Array(0...255) : [UInt8(ascii: " "), UInt8(ascii: "s")]
        for third in third {
            buckets[Self.bucket(bytes[0], bytes[1], third)].append(entry)
        }
        return id
    }

    /// Marks in `found` (one bit an id) every phrase that stands in `words`.
    /// - Parameter words: normalised text that begins and ends with a space.
    func find(in words: UnsafeBufferPointer<UInt8>, marking found: inout ContextSet) {
        guard words.count > 3 else { return }
        for index in 1..<words.count - 2
        where words[index - 1] == UInt8(ascii: " ") || Self.beginsUnspaced(words[index]) {
            let bucket = buckets[Self.bucket(words[index], words[index + 1], words[index + 2])]
            for phrase in bucket where Self.stands(phrase, at: index, in: words) { found.insert(phrase.id) }
        }
    }

    private static func stands(_ phrase: Phrase, at index: Int, in words: UnsafeBufferPointer<UInt8>) -> Bool
    {
        guard index + phrase.bytes.count < words.count else { return false }
        for offset in phrase.bytes.indices where words[index + offset] != phrase.bytes[offset] {
            return false
        }
        if phrase.isPrefix || phrase.isUnspaced { return true }
        let end = index + phrase.bytes.count
        if words[end] == UInt8(ascii: " ") { return true }
        return words[end] == UInt8(ascii: "s") && end + 1 < words.count && words[end + 1] == UInt8(ascii: " ")
    }

    /// Scripts from three UTF-8 bytes on (Thai, Chinese, Japanese, Korean and their neighbours) are written
    /// without spaces, or with word endings attached.
    static func beginsUnspaced(_ byte: UInt8) -> Bool { byte >= 0xE0 }

    private static func bucket(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
        let key = UInt32(first) | UInt32(second) << 8 | UInt32(third) << 16
        return Int((key &* 0x9E37_79B1) >> (32 - UInt32(bucketBits)))
    }

    private static func normalised(_ phrase: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        for byte in phrase {
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

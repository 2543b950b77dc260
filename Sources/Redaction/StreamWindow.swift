import Detection

/// The part of a document that is in memory: what is not decided yet, and the context before it.
///
/// Owns its bytes. They are zeroed when it goes: it held what nobody should find in freed memory.
struct StreamWindow: ~Copyable {
    /// Invariant: readable for `count + Prefilter.paddingBytes`; zero behind `count`.
    private let base: UnsafeMutablePointer<UInt8>
    private let capacity: Int
    private(set) var count = 0
    /// Document offset of the first byte held.
    private(set) var origin = 0
    private var isEnded = false

    /// The most that ever has to be kept: context, a finding that is not named yet, a candidate not decided
    /// yet, a block's next piece.
    static let holdBytesMax =
        Detector.leftContextBytes + 3 * Detector.reachBytesMax + 1_024
    /// Smallest capacity: what is held and one byte more.
    static let capacityMin = holdBytesMax + 1
    static let capacityDefault = holdBytesMax + 64 * 1_024

    init(capacity: Int) {
        precondition(capacity >= Self.capacityMin)
        self.capacity = capacity
        base = .allocate(capacity: capacity + Prefilter.paddingBytes)
        base.initialize(repeating: 0, count: capacity + Prefilter.paddingBytes)
    }

    deinit {
        base.update(repeating: 0, count: capacity)
        base.deallocate()
    }

    /// Bytes that can be appended at once.
    var room: Int { capacity - count }

    var slice: TextSlice {
        TextSlice(base: base, count: count, startsDocument: origin == 0, endsDocument: isEnded)
    }

    /// Copies in `bytes`; at most `room`.
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        precondition(bytes.count <= room)
        guard let source = bytes.baseAddress else { return }
        (base + count).update(from: source, count: bytes.count)
        count += bytes.count
    }

    /// No byte follows.
    mutating func end() { isEnded = true }

    /// Forgets the bytes before the document offset `offset`.
    mutating func discard(before offset: Int) {
        let dropped = offset - origin
        guard dropped > 0 else { return }
        let left = count - dropped
        base.update(from: base + dropped, count: left)
        (base + left).update(repeating: 0, count: dropped)
        count = left
        origin = offset
    }

    /// Empties it for another document.
    mutating func reset() {
        base.update(repeating: 0, count: count)
        count = 0
        origin = 0
        isEnded = false
    }

    /// The bytes between two document offsets.
    func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: base + (range.lowerBound - origin), count: range.count)
    }
}

/// Plain values in a row, whose memory grows and is kept. What an array's `append` does besides, looking at
/// its reference count and copying what is shared, shows on the hot path.
struct GrowingBuffer<Element: BitwiseCopyable>: ~Copyable {
    private var base: UnsafeMutablePointer<Element>
    private var capacity: Int
    private(set) var count = 0

    init(capacity: Int = 64) {
        self.capacity = capacity
        base = .allocate(capacity: capacity)
    }

    deinit { base.deallocate() }

    /// The value at `index`, 0 ..< count. Unchecked in release builds.
    @inline(__always)
    subscript(index: Int) -> Element {
        assert(index >= 0 && index < count)
        return base[index]
    }

    @inline(__always)
    mutating func append(_ element: Element) {
        if count == capacity { grow() }
        (base + count).initialize(to: element)
        count &+= 1
    }

    @inline(__always)
    mutating func removeAll() { count = 0 }

    /// Keeps the first `rest` values.
    mutating func shorten(to rest: Int) { count = min(count, rest) }

    mutating func removeFirst(_ first: Int) {
        base.update(from: base + first, count: count - first)
        count -= first
    }

    private mutating func grow() {
        let larger = UnsafeMutablePointer<Element>.allocate(capacity: 2 * capacity)
        larger.moveInitialize(from: base, count: count)
        base.deallocate()
        base = larger
        capacity *= 2
    }
}

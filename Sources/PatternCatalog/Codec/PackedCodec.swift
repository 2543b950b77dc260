internal import Glibc

/// Writes tables as ASCII, seven bits a byte, for a `PackedReader`: a `StaticString` holds no other bytes as
/// they are, and an array literal of this size takes the compiler minutes.
package struct PackedWriter {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    /// - Parameter value: 0 ..< 2^35.
    package mutating func write(count value: Int) {
        for shift in stride(from: 0, to: 35, by: 7) { bytes.append(UInt8(value >> shift & 0x7F)) }
    }

    /// Every seven bytes become eight.
    package mutating func write(_ raw: UnsafeRawBufferPointer) {
        for start in stride(from: 0, to: raw.count, by: 7) {
            var group: UInt64 = 0
            for (index, byte) in raw[start..<min(start + 7, raw.count)].enumerated() {
                group |= UInt64(byte) << UInt64(8 * index)
            }
            for index in 0..<8 { bytes.append(UInt8(group >> UInt64(7 * index) & 0x7F)) }
        }
    }
}

/// Reads what a `PackedWriter` wrote, in the same order.
package struct PackedReader {
    private let base: UnsafePointer<UInt8>
    /// Where in the table comes what is read next.
    package private(set) var position: Int

    /// - Parameter table: what a writer wrote: this is not checked.
    package init(_ table: StaticString, from position: Int = 0) {
        self.init(table.utf8Start, from: position)
    }

    /// - Parameter base: must outlive the reader.
    init(_ base: UnsafePointer<UInt8>, from position: Int = 0) {
        self.base = base
        self.position = position
    }

    package mutating func count() -> Int {
        defer { position += 5 }
        return (0..<5).reduce(0) { $0 | Int(base[position + $1]) << (7 * $1) }
    }

    /// Bytes that must be writable behind those that are asked for.
    package static let slackBytes = 8

    /// Fills the first `count` bytes at `target`; some behind them are overwritten.
    package mutating func read(into target: UnsafeMutableRawPointer, count: Int) {
        Self.populate(target, count: count)
        var source = UnsafeRawPointer(base + position)
        var target = target
        let groups = (count + 6) / 7
        let end = source + 8 * groups
        while source < end {
            var bits = UInt64(littleEndian: source.loadUnaligned(as: UInt64.self))
            // Neighbours are joined: 7 bits become 14, then 28, then 56.
            bits = bits & 0x007F_007F_007F_007F | (bits & 0x7F00_7F00_7F00_7F00) &>> 1
            bits = bits & 0x0000_3FFF_0000_3FFF | (bits & 0x3FFF_0000_3FFF_0000) &>> 2
            bits = bits & 0x0000_0000_0FFF_FFFF | (bits & 0x0FFF_FFFF_0000_0000) &>> 4
            target.storeBytes(of: bits.littleEndian, as: UInt64.self)
            source += 8
            target += 7
        }
        position += 8 * groups
    }

    /// Asks for the pages of a large table at once: one by one, as they are written, they cost ten times as
    /// much.
    private static func populate(_ target: UnsafeMutableRawPointer, count: Int) {
        let page = 4_096
        let start = (Int(bitPattern: target) + page - 1) & -page
        let end = (Int(bitPattern: target) + count) & -page
        guard end - start >= 4 * page else { return }
        // Advice: a kernel older than 5.14 does not know it, and nothing is lost.
        let errnoBefore = errno
        _ = madvise(UnsafeMutableRawPointer(bitPattern: start), end - start, populateForWriting)
        errno = errnoBefore
    }

    /// `MADV_POPULATE_WRITE` of <linux/mman.h>, which glibc 2.36 has no name for.
    private static let populateForWriting: Int32 = 23
}

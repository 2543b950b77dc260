internal import CBlockScan
import PatternCatalog

/// The literal gates: bit tables over hashes of their first bytes say where one may begin, and which ones.
struct LiteralTable: Sendable {
    /// Plain numbers: looking a literal up touches no reference count.
    struct Literal: Sendable, BitwiseCopyable {
        let firstByte: Int32
        let count: Int32
        let gate: Int32
        /// The bytes from the fifth to the eighth, as far as there are, folded as `redact_literal_hash`
        /// folds; and which bits of four bytes they are. Most literals that begin alike are told apart by
        /// them at once.
        let second: UInt32
        let secondMask: UInt32

        init(_ literal: ArraySlice<UInt8>, gate: Int) {
            firstByte = Int32(literal.startIndex)
            count = Int32(literal.count)
            self.gate = Int32(gate)
            var second: UInt32 = 0
            var mask: UInt32 = 0
            for (index, byte) in literal.dropFirst(4).prefix(4).enumerated() {
                second |= UInt32(byte | 0x20) << UInt32(8 * index)
                mask |= 0xFF << UInt32(8 * index)
            }
            self.second = second
            secondMask = mask
        }
    }

    private static let fold: UInt32 = 0x2020_2020

    /// The literals by hash.
    struct Index: Sendable {
        /// Set bits of `redact_literal_hash`, for `redact_literal_hits`.
        private(set) var bits: [UInt32]
        /// By the hash's upper 12 bits: `literals[starts[slot] ..< starts[slot + 1]]`.
        private var starts: [Int32]
        private var literals: [Literal]

        private static let slotBits: Int32 = 12

        init(_ entries: [(head: UInt32, literal: Literal)], hashBits: Int32) {
            bits = [UInt32](repeating: 0, count: (1 << Int(hashBits)) / 32)
            starts = [Int32](repeating: 0, count: (1 << Int(Self.slotBits)) + 1)
            literals = Array(repeating: Literal([], gate: 0), count: entries.count)
            for entry in entries {
                let hash = redact_literal_hash(entry.head, hashBits)
                bits[Int(hash >> 5)] |= 1 << (hash & 31)
                starts[slot(entry.head) + 1] += 1
            }
            for slot in 0..<starts.count - 1 { starts[slot + 1] += starts[slot] }
            var next = starts
            for entry in entries {
                let slot = slot(entry.head)
                literals[Int(next[slot])] = entry.literal
                next[slot] += 1
            }
        }

        func write(to writer: inout PackedWriter) {
            writer.write(bits)
            writer.write(starts)
            writer.write(literals)
        }

        init(_ reader: inout PackedReader) {
            bits = reader.table()
            starts = reader.table()
            literals = reader.table()
        }

        @inline(__always)
        private func slot(_ head: UInt32) -> Int { Int(redact_literal_hash(head, Self.slotBits)) }

        @inline(__always)
        func forEach(_ bytes: UInt32, _ found: (Literal) -> Void) {
            let slot = slot(bytes)
            for index in Int(starts[slot])..<Int(starts[slot + 1]) { found(literals[index]) }
        }
    }

    private let four: Index
    private let three: Index
    /// Set bits of `redact_literal_hash` of literals of four or five bytes, and of `redact_six_hash` of
    /// longer ones.
    private let shortFour: [UInt32]
    private let six: [UInt32]
    /// All literals' bytes, one behind the other, ASCII letters small.
    private let bytes: [UInt8]

    init(_ gates: LiteralGates = LiteralGates()) {
        var four: [(head: UInt32, literal: Literal)] = []
        var three: [(head: UInt32, literal: Literal)] = []
        var shortFour = [UInt32](repeating: 0, count: (1 << Int(REDACT_SHORT_HASH_BITS)) / 32)
        var six = [UInt32](repeating: 0, count: (1 << Int(REDACT_SIX_HASH_BITS)) / 32)
        four.reserveCapacity(gates.count)
        for gate in 0..<gates.count {
            let literal = gates.literal(gate)
            let entry = Literal(literal, gate: gate)
            let eight = literal.prefix(8).enumerated().reduce(UInt64(0)) {
                $0 | UInt64($1.1) << UInt64(8 * $1.0)
            }
            let head = UInt32(truncatingIfNeeded: eight)
            guard literal.count > 3 else {
                three.append((head, entry))
                continue
            }
            four.append((head, entry))
            if literal.count > 5 {
                let hash = redact_six_hash(eight)
                six[Int(hash >> 5)] |= 1 << (hash & 31)
            } else {
                let hash = redact_literal_hash(head, Int32(REDACT_SHORT_HASH_BITS))
                shortFour[Int(hash >> 5)] |= 1 << (hash & 31)
            }
        }
        self.four = Index(four, hashBits: Int32(REDACT_FOUR_HASH_BITS))
        self.three = Index(three, hashBits: Int32(REDACT_THREE_HASH_BITS))
        self.shortFour = shortFour
        self.six = six
        bytes = gates.bytes
    }

    func write(to writer: inout PackedWriter) {
        four.write(to: &writer)
        three.write(to: &writer)
        writer.write(shortFour)
        writer.write(six)
    }

    /// - Parameter gates: which it was made of.
    init(_ reader: inout PackedReader, _ gates: LiteralGates) {
        four = Index(&reader)
        three = Index(&reader)
        shortFour = reader.table()
        six = reader.table()
        bytes = gates.bytes
    }

    /// Writes for each byte of some blocks whether a literal may begin there.
    /// - Parameter text: readable for 16 bytes more.
    func findHits(_ text: UnsafePointer<UInt8>, blocks: Int, _ hits: UnsafeMutablePointer<UInt64>) {
        four.bits.withUnsafeBufferPointer { four in
            three.bits.withUnsafeBufferPointer { three in
                shortFour.withUnsafeBufferPointer { shortFour in
                    six.withUnsafeBufferPointer { six in
                        let tables = redact_literals(
                            four: four.baseAddress, three: three.baseAddress,
                            short_four: shortFour.baseAddress, six: six.baseAddress)
                        redact_literal_hits(text, blocks, tables, hits)
                    }
                }
            }
        }
    }

    /// Bytes of which `mayBeginLong` reads the hash.
    static let headBytes = 4

    /// False when no literal of more than `headBytes` bytes begins at `position`, where as many are readable.
    @inline(__always)
    func mayBeginLong(at position: Int, in text: TextSlice) -> Bool {
        let head = UnsafeRawPointer(text.base + position).loadUnaligned(as: UInt32.self).littleEndian
        let hash = redact_literal_hash(head, Int32(REDACT_FOUR_HASH_BITS))
        return four.bits[Int(hash >> 5)] >> (hash & 31) & 1 != 0
    }

    /// Calls `found` with the gate of each literal that stands at `position`.
    @inline(__always)
    func forEachLiteral(at position: Int, in text: TextSlice, _ found: (Int32) -> Void) {
        let eight = UnsafeRawPointer(text.base + position).loadUnaligned(as: UInt64.self).littleEndian
        let bytes = UInt32(truncatingIfNeeded: eight)
        let second = UInt32(truncatingIfNeeded: eight >> 32) | Self.fold
        four.forEach(bytes) { literal in
            guard second & literal.secondMask == literal.second else { return }
            if matches(literal, at: position, in: text) { found(literal.gate) }
        }
        three.forEach(bytes & 0xFF_FFFF) { if matches($0, at: position, in: text) { found($0.gate) } }
    }

    @inline(__always)
    private func matches(_ literal: Literal, at position: Int, in text: TextSlice) -> Bool {
        let count = Int(literal.count)
        guard position + count <= text.count else { return false }
        let first = Int(literal.firstByte)
        var offset = 0
        while offset < count {
            if foldedASCII(text[position + offset]) != bytes[first + offset] { return false }
            offset += 1
        }
        return true
    }
}

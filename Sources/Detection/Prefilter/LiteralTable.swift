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

    /// The literals by hash. Sorting is by counting: the table is made at every start.
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

        @inline(__always)
        private func slot(_ head: UInt32) -> Int { Int(redact_literal_hash(head, Self.slotBits)) }

        @inline(__always)
        func forEach(_ bytes: UInt32, _ found: (Literal) -> Void) {
            let slot = slot(bytes)
            for index in Int(starts[slot])..<Int(starts[slot + 1]) { found(literals[index]) }
        }
    }

    let four: Index
    let three: Index
    /// All literals' bytes, one behind the other, ASCII letters small.
    private let bytes: [UInt8]

    init(_ gates: LiteralGates) {
        var four: [(head: UInt32, literal: Literal)] = []
        var three: [(head: UInt32, literal: Literal)] = []
        four.reserveCapacity(gates.count)
        for gate in 0..<gates.count {
            let literal = gates.literal(gate)
            let entry = Literal(literal, gate: gate)
            let head = literal.prefix(4).enumerated().reduce(UInt32(0)) {
                $0 | UInt32($1.1) << UInt32(8 * $1.0)
            }
            if literal.count > 3 { four.append((head, entry)) } else { three.append((head, entry)) }
        }
        self.four = Index(four, hashBits: Int32(REDACT_FOUR_HASH_BITS))
        self.three = Index(three, hashBits: Int32(REDACT_THREE_HASH_BITS))
        bytes = gates.bytes
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

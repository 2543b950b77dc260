internal import CBlockScan
import PatternCatalog

/// The literal gates: bit tables over hashes of their first bytes say where one may begin, and which ones.
struct LiteralTable: Sendable {
    /// Plain numbers: looking a literal up touches no reference count.
    struct Literal: Sendable, BitwiseCopyable {
        let firstByte: Int32
        let count: Int32
        let gate: Int32
    }

    /// The literals that begin with the same hash. Sorting is by counting: the table is made at every start.
    struct Index: Sendable {
        /// Set bits of `redact_literal_hash`, for `redact_literal_hits`.
        private(set) var bits = [UInt32](repeating: 0, count: Int(REDACT_LITERAL_TABLE_WORDS))
        /// By hash: `literals[starts[hash] ..< starts[hash + 1]]`.
        private var starts = [Int32](repeating: 0, count: (1 << 16) + 1)
        private var literals: [Literal] = []

        init(_ entries: [(hash: Int, literal: Literal)]) {
            for entry in entries {
                bits[entry.hash >> 5] |= 1 << UInt32(entry.hash & 31)
                starts[entry.hash + 1] += 1
            }
            for hash in 0..<1 << 16 { starts[hash + 1] += starts[hash] }
            literals = Array(repeating: Literal(firstByte: 0, count: 0, gate: 0), count: entries.count)
            var next = starts
            for entry in entries {
                literals[Int(next[entry.hash])] = entry.literal
                next[entry.hash] += 1
            }
        }

        @inline(__always)
        func forEach(_ bytes: UInt32, _ found: (Literal) -> Void) {
            let hash = Int(redact_literal_hash(bytes))
            for index in Int(starts[hash])..<Int(starts[hash + 1]) { found(literals[index]) }
        }
    }

    let four: Index
    let three: Index
    /// All literals' bytes, one behind the other, ASCII letters small.
    private let bytes: [UInt8]

    init(_ gates: [Trigger.Gate]) {
        var bytes: [UInt8] = []
        var four: [(hash: Int, literal: Literal)] = []
        var three: [(hash: Int, literal: Literal)] = []
        for (index, gate) in gates.enumerated() {
            guard case .literal(let literal) = gate else { continue }
            let entry = Literal(
                firstByte: Int32(bytes.count), count: Int32(literal.count), gate: Int32(index))
            let head = UInt32(literal[0]) | UInt32(literal[1]) << 8 | UInt32(literal[2]) << 16
            if literal.count > 3 {
                four.append((Int(redact_literal_hash(head | UInt32(literal[3]) << 24)), entry))
            } else {
                three.append((Int(redact_literal_hash(head)), entry))
            }
            bytes += literal
        }
        self.four = Index(four)
        self.three = Index(three)
        self.bytes = bytes
    }

    /// Calls `found` with the gate of each literal that stands at `position`.
    @inline(__always)
    func forEachLiteral(at position: Int, in text: TextSlice, _ found: (Int32) -> Void) {
        let bytes = UnsafeRawPointer(text.base + position).loadUnaligned(as: UInt32.self).littleEndian
        four.forEach(bytes) { if matches($0, at: position, in: text) { found($0.gate) } }
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

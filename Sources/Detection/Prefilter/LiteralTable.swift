internal import CBlockScan
import PatternCatalog

/// The literal gates: a bit table over hashes of four bytes says where one may begin, a hash map which ones.
struct LiteralTable: Sendable {
    /// Plain numbers: looking a literal up touches no reference count.
    private struct Literal: Sendable, BitwiseCopyable {
        let firstByte: Int32
        let count: Int32
        let gate: Int32
    }

    /// Set bits of `redact_literal_hash`, for `redact_literal_hits`.
    let bits: [UInt32]
    /// All literals' bytes, one behind the other, ASCII letters small.
    private let bytes: [UInt8]
    /// For each hash value of a set bit the literals it may begin: `literals[starts[slot] ..< starts[slot + 1]]`.
    private let slots: [UInt16]
    private let starts: [Int32]
    private let literals: [Literal]

    init(_ gates: [Trigger.Gate]) {
        var bytes: [UInt8] = []
        var byHash: [UInt16: [Literal]] = [:]
        for (index, gate) in gates.enumerated() {
            guard case .literal(let literal) = gate else { continue }
            let entry = Literal(firstByte: Int32(bytes.count), count: Int32(literal.count), gate: Int32(index))
            for hash in Set(Self.hashes(of: literal)) { byHash[hash, default: []].append(entry) }
            bytes += literal
        }
        var bits = [UInt32](repeating: 0, count: Int(REDACT_LITERAL_TABLE_WORDS))
        var slots = [UInt16](repeating: 0, count: 1 << 16)
        var starts: [Int32] = [0]
        var literals: [Literal] = []
        for hash in byHash.keys.sorted() {
            bits[Int(hash >> 5)] |= 1 << UInt32(hash & 31)
            slots[Int(hash)] = UInt16(starts.count - 1)
            literals += byHash[hash] ?? []
            starts.append(Int32(literals.count))
        }
        self.bits = bits
        self.bytes = bytes
        self.slots = slots
        self.starts = starts
        self.literals = literals
    }

    /// Hashes of the first four bytes; with three bytes, of every continuation.
    private static func hashes(of literal: [UInt8]) -> [UInt16] {
        let three = UInt32(literal[0]) | UInt32(literal[1]) << 8 | UInt32(literal[2]) << 16
        let lasts = literal.count > 3 ? [UInt32(literal[3])] : Array(UInt32(0)...255)
        return lasts.map { UInt16(redact_literal_hash(three | $0 << 24)) }
    }

    /// Calls `found` with the gate of each literal that stands at `position`, where the bit table has a bit.
    @inline(__always)
    func forEachLiteral(at position: Int, in text: TextSlice, _ found: (Int32) -> Void) {
        let four = UnsafeRawPointer(text.base + position).loadUnaligned(as: UInt32.self).littleEndian
        let slot = Int(slots[Int(redact_literal_hash(four))])
        for index in Int(starts[slot])..<Int(starts[slot + 1]) {
            let literal = literals[index]
            if matches(literal, at: position, in: text) { found(literal.gate) }
        }
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

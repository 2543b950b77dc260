internal import CBlockScan
import PatternCatalog

/// The literal gates: a bit table over hashes of four bytes says where one may begin, a hash map which ones.
struct LiteralTable: Sendable {
    private struct Literal: Sendable {
        let bytes: [UInt8]
        let gate: Int32
    }

    /// Set bits of `redact_literal_hash`, for `redact_literal_hits`.
    let bits: [UInt32]
    private let literals: [Literal]
    /// For each hash value of a set bit the literals it may begin: `order[starts[slot] ..< starts[slot + 1]]`.
    private let slots: [UInt16]
    private let starts: [Int32]
    private let order: [Int32]

    private static let fold: UInt32 = 0x2020_2020

    init(_ gates: [Trigger.Gate]) {
        var literals: [Literal] = []
        var byHash: [UInt16: [Int32]] = [:]
        for (index, gate) in gates.enumerated() {
            guard case .literal(let bytes) = gate else { continue }
            for hash in Self.hashes(of: bytes) {
                if byHash[hash]?.last != Int32(literals.count) {
                    byHash[hash, default: []].append(Int32(literals.count))
                }
            }
            literals.append(Literal(bytes: bytes, gate: Int32(index)))
        }
        var bits = [UInt32](repeating: 0, count: Int(REDACT_LITERAL_TABLE_WORDS))
        var slots = [UInt16](repeating: 0, count: 1 << 16)
        var starts: [Int32] = [0]
        var order: [Int32] = []
        for hash in byHash.keys.sorted() {
            bits[Int(hash >> 5)] |= 1 << UInt32(hash & 31)
            slots[Int(hash)] = UInt16(starts.count - 1)
            order += byHash[hash] ?? []
            starts.append(Int32(order.count))
        }
        self.bits = bits
        self.literals = literals
        self.slots = slots
        self.starts = starts
        self.order = order
    }

    /// Hashes of the first four bytes; with three bytes, of every continuation.
    private static func hashes(of literal: [UInt8]) -> [UInt16] {
        let three = UInt32(literal[0]) | UInt32(literal[1]) << 8 | UInt32(literal[2]) << 16
        let lasts = literal.count > 3 ? [UInt32(literal[3])] : Array(UInt32(0)...255)
        return lasts.map { UInt16(redact_literal_hash(three | $0 << 24)) }
    }

    /// Calls `found` with the gate of each literal that stands at `position`.
    @inline(__always)
    func forEachLiteral(at position: Int, in text: TextSlice, _ found: (Int32) -> Void) {
        let four = UnsafeRawPointer(text.base + position).loadUnaligned(as: UInt32.self).littleEndian
        let slot = Int(slots[Int(redact_literal_hash(four))])
        for index in starts[slot]..<starts[slot + 1] {
            let literal = literals[Int(order[Int(index)])]
            if matches(literal.bytes, at: position, in: text) { found(literal.gate) }
        }
    }

    private func matches(_ literal: [UInt8], at position: Int, in text: TextSlice) -> Bool {
        guard position + literal.count <= text.count else { return false }
        for index in literal.indices where foldedASCII(text[position + index]) != literal[index] {
            return false
        }
        return true
    }
}

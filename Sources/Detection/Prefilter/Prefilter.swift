internal import CBlockScan
import PatternCatalog

/// Finds the places where a pattern could match, in one pass: a superset, never missing one.
///
/// Knows gates, not patterns: what a hit opens is the caller's.
package struct Prefilter: Sendable {
    let gates: Gates
    let literals: LiteralTable
    let shapes: ShapeTrie
    /// Longest gate, in bytes from where it begins, and one for the byte that ends a run.
    let spanMax: Int
    /// For each byte value the gates that may begin with it, for `earliestIncomplete`.
    private let gatesByFirstByte: [[Int32]]

    /// Bytes that must be readable behind the text: the scanner reads whole blocks and four-byte windows.
    package static let paddingBytes = 64 + 64 + 16

    init(gates: Gates) {
        self.gates = gates
        literals = LiteralTable(gates.all)
        shapes = ShapeTrie(gates.all)
        spanMax = gates.all.map { Trigger(gate: $0).span }.max() ?? 1
        gatesByFirstByte = (0...255).map { byte in
            gates.all.indices.filter { Self.mayBegin(gates.all[$0], with: UInt8(byte)) }.map { Int32($0) }
        }
    }

    private static func mayBegin(_ gate: Trigger.Gate, with byte: UInt8) -> Bool {
        switch gate {
        case .literal(let bytes): bytes[0] == foldedASCII(byte)
        case .shape(let shape): shape.elements[0].contains(byte)
        }
    }

    /// The first position from `start` on where a gate may yet stand whose last bytes are still to come:
    /// everything before it is decided by what is there. The text's end where there is none.
    func earliestIncomplete(in text: TextSlice, from start: Int) -> Int {
        guard !text.endsDocument else { return text.count }
        for position in max(start, text.count - spanMax)..<max(text.count, start) {
            for gate in gatesByFirstByte[Int(text[position])]
            where isIncomplete(gates.all[Int(gate)], at: position, in: text) {
                return position
            }
        }
        return text.count
    }

    private func isIncomplete(_ gate: Trigger.Gate, at position: Int, in text: TextSlice) -> Bool {
        let available = text.count - position
        switch gate {
        case .literal(let bytes):
            guard available < bytes.count else { return false }
            return (0..<available).allSatisfy { foldedASCII(text[position + $0]) == bytes[$0] }
        case .shape(let shape):
            guard available < shape.elements.count + (shape.endsRun ? 1 : 0) else { return false }
            if let before = shape.notPrecededBy, position > 0, before.contains(text[position - 1]) {
                return false
            }
            return (0..<min(available, shape.elements.count)).allSatisfy {
                shape.elements[$0].contains(text[position + $0])
            }
        }
    }
}

/// A place where a gate stands.
struct GateHit {
    let position: Int
    /// Index into `Gates.all`.
    let gate: Int32
}

/// The bitmaps of one segment of text, and the evaluation of gates over them. One per thread.
struct BlockScanner: ~Copyable {
    /// Blocks of 64 bytes in a segment: its bitmaps stay in the first-level cache.
    static let blocksPerSegment = 32
    static let segmentBytes = blocksPerSegment * 64

    private static let stride = blocksPerSegment + 1
    private let bitmaps: UnsafeMutablePointer<UInt64>
    private let literalHits: UnsafeMutablePointer<UInt64>
    /// By class of the trie: one bitmap a block.
    private let classBitmaps: UnsafeMutablePointer<UInt64>
    /// By class of the trie: whether the byte before the segment is of it.
    private let before: UnsafeMutablePointer<UInt64>
    private var hits: [GateHit] = []

    init(classCount: Int) {
        bitmaps = .allocate(capacity: Int(REDACT_CLASS_COUNT) * Self.stride)
        literalHits = .allocate(capacity: Self.blocksPerSegment)
        classBitmaps = .allocate(capacity: max(1, classCount) * Self.stride)
        before = .allocate(capacity: max(1, classCount))
    }

    deinit {
        bitmaps.deallocate()
        literalHits.deallocate()
        classBitmaps.deallocate()
        before.deallocate()
    }

    /// The hits in the segment that begins at `start`, in order of position.
    mutating func hits(of prefilter: borrowing Prefilter, in text: TextSlice, from start: Int) -> [GateHit] {
        hits.removeAll(keepingCapacity: true)
        let length = min(Self.segmentBytes, text.count - start)
        let blocks = (length + 63) / 64
        let lookahead = start + blocks * 64 < text.count ? 1 : 0
        prefilter.literals.bits.withUnsafeBufferPointer { table in
            redact_literal_hits(text.base + start, blocks, table.baseAddress, literalHits)
        }
        redact_classify(text.base + start, blocks + lookahead, Self.stride, bitmaps)
        combineClasses(prefilter.shapes.classes, in: text, from: start, blocks: blocks)
        let validInLast = ~UInt64(0) >> UInt64(blocks * 64 - length)
        for block in 0..<blocks {
            let valid = block == blocks - 1 ? validInLast : ~0
            collectLiterals(literalHits[block] & valid, prefilter.literals, in: text, at: start + block * 64)
            collectShapes(prefilter.shapes, block: block, valid: valid, at: start + block * 64)
        }
        // Stable order for equal positions comes from the gate's number: insertion order must not matter.
        if hits.count > 1 { hits.sort { ($0.position, $0.gate) < ($1.position, $1.gate) } }
        return hits
    }

    private func combineClasses(_ classes: [ByteClass], in text: TextSlice, from start: Int, blocks: Int) {
        let readable = min((blocks + 1) * 64, text.count - start)
        for (index, wanted) in classes.enumerated() {
            let out = classBitmaps + index * Self.stride
            for block in 0...blocks {
                let bytes = readable - block * 64
                let valid = bytes <= 0 ? 0 : bytes >= 64 ? ~UInt64(0) : (1 << UInt64(bytes)) - 1
                out[block] = valid
            }
            before[index] = start > 0 && wanted.contains(text[start - 1]) ? 1 : 0
            if wanted == .any { continue }
            for block in 0...blocks where out[block] != 0 {
                var union: UInt64 = 0
                var bases = wanted.bases
                while bases != 0 {
                    union |= bitmaps[bases.trailingZeroBitCount * Self.stride + block]
                    bases &= bases - 1
                }
                out[block] &= union
            }
        }
    }

    private mutating func collectLiterals(
        _ mask: UInt64, _ literals: borrowing LiteralTable, in text: TextSlice, at base: Int
    ) {
        var mask = mask
        while mask != 0 {
            let position = base + mask.trailingZeroBitCount
            mask &= mask - 1
            literals.forEachLiteral(at: position, in: text) { gate in
                hits.append(GateHit(position: position, gate: gate))
            }
        }
    }

    private mutating func collectShapes(_ trie: borrowing ShapeTrie, block: Int, valid: UInt64, at base: Int)
    {
        for root in trie.roots {
            let node = trie.nodes[root]
            let starts = classBitmaps[node.classIndex * Self.stride + block] & valid
            guard starts != 0 else { continue }
            var live = starts
            if node.notPrecededBy >= 0 {
                let row = classBitmaps + node.notPrecededBy * Self.stride
                let carry = block == 0 ? before[node.notPrecededBy] : row[block - 1] >> 63
                live &= ~(row[block] << 1 | carry)
            }
            if live != 0 { visit(node, live, trie, block: block, at: base) }
        }
    }

    private mutating func visit(
        _ node: ShapeTrie.Node, _ live: UInt64, _ trie: borrowing ShapeTrie, block: Int, at base: Int
    ) {
        for gate in node.gates {
            var mask = live
            while mask != 0 {
                hits.append(GateHit(position: base + mask.trailingZeroBitCount, gate: gate))
                mask &= mask - 1
            }
        }
        for child in node.children {
            let next = trie.nodes[child]
            let row = classBitmaps + next.classIndex * Self.stride
            let shift = UInt64(next.depth)
            let shifted = row[block] >> shift | row[block + 1] << (64 - shift)
            let alive = live & (next.negated ? ~shifted : shifted)
            if alive != 0 { visit(next, alive, trie, block: block, at: base) }
        }
    }
}

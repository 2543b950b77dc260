internal import CBlockScan
import PatternCatalog

/// A place where a gate stands.
struct GateHit: BitwiseCopyable {
    let position: Int
    /// Index into `Gates.all`, or `nameGate`.
    let gate: Int32

    /// A place where a name may begin. Comes after the gates of the same position.
    static let nameGate = Int32.max
}

/// The bitmaps of one segment of text, and the evaluation of gates over them. One per thread.
struct BlockScanner: ~Copyable {
    /// Blocks of 64 bytes in a segment: its bitmaps stay in the first-level cache.
    static let blocksPerSegment = 32
    static let segmentBytes = blocksPerSegment * 64

    private static let stride = blocksPerSegment + 1
    private let bitmaps: UnsafeMutablePointer<UInt64>
    private let literalHits: UnsafeMutablePointer<UInt64>
    /// By class of the trie: one bitmap a block, for classes that are unions.
    private let unions: UnsafeMutablePointer<UInt64>
    /// By class of the trie: its bitmaps, in `bitmaps` or in `unions`.
    private let rows: UnsafeMutablePointer<UnsafeMutablePointer<UInt64>>
    /// By class of the trie: 1 if the byte before the segment is of it.
    private let before: UnsafeMutablePointer<UInt64>
    /// By block: one bit a class of the trie that has a byte in it.
    private let present: UnsafeMutablePointer<UInt64>
    /// Where gates stand in the last segment, in order of position.
    private(set) var hits: [GateHit] = []

    init(classes: [ByteClass]) {
        bitmaps = .allocate(capacity: Int(REDACT_CLASS_COUNT) * Self.stride)
        literalHits = .allocate(capacity: Self.blocksPerSegment)
        unions = .allocate(capacity: max(1, classes.count) * Self.stride)
        rows = .allocate(capacity: max(1, classes.count))
        before = .allocate(capacity: max(1, classes.count))
        present = .allocate(capacity: Self.stride)
        for (index, wanted) in classes.enumerated() {
            let isSingle = wanted != .any && wanted.bases.nonzeroBitCount == 1
            let row =
                isSingle
                ? bitmaps + wanted.bases.trailingZeroBitCount * Self.stride : unions + index * Self.stride
            (rows + index).initialize(to: row)
        }
    }

    deinit {
        bitmaps.deallocate()
        literalHits.deallocate()
        unions.deallocate()
        rows.deallocate()
        before.deallocate()
        present.deallocate()
    }

    /// Finds the gates in the segment that begins at `start`.
    mutating func scan(_ prefilter: borrowing Prefilter, in text: TextSlice, from start: Int) {
        hits.removeAll(keepingCapacity: true)
        let length = min(Self.segmentBytes, text.count - start)
        let blocks = (length + 63) / 64
        let lookahead = start + blocks * 64 < text.count ? 1 : 0
        redact_literal_hits(
            text.base + start, blocks, prefilter.literals.four.bits, prefilter.literals.three.bits,
            literalHits)
        redact_classify(text.base + start, blocks + lookahead, Self.stride, bitmaps)
        if lookahead == 0 { clearBehind(blocks) }
        combine(prefilter.shapes.classes, in: text, from: start, blocks: blocks)
        let validInLast = ~UInt64(0) >> UInt64(blocks * 64 - length)
        prefilter.shapes.nodes.withUnsafeBufferPointer { nodes in
            for block in 0..<blocks {
                let valid = block == blocks - 1 ? validInLast : ~0
                let base = start + block * 64
                collectLiterals(literalHits[block] & valid, prefilter.literals, in: text, at: base)
                collectShapes(prefilter.shapes, nodes, block: block, valid: valid, at: base)
            }
        }
    }

    /// Adds the places in the segment last scanned where a name may begin: letters that no word byte stands
    /// before.
    mutating func scanNames(_ names: borrowing NameRecognizer, in text: TextSlice, from start: Int) {
        let length = min(Self.segmentBytes, text.count - start)
        var carry: UInt64 = start > 0 && isWordByte(text[start - 1]) ? 1 : 0
        for block in 0..<(length + 63) / 64 {
            let high = row(of: .high)[block]
            let letters = row(of: .upper)[block] | row(of: .lower)[block] | high
            let word = letters | row(of: .digit)[block]
            // A run of non-ASCII letters may be several words.
            var starts = letters & ~(word << 1 | carry) | high
            carry = word >> 63
            while starts != 0 {
                let position = start + block * 64 + starts.trailingZeroBitCount
                starts &= starts - 1
                if text[position] & 0xC0 == 0x80 { continue }
                if names.mayBegin(at: position, in: text) != false {
                    hits.append(GateHit(position: position, gate: GateHit.nameGate))
                }
            }
        }
    }

    private func row(of base: BaseClass) -> UnsafeMutablePointer<UInt64> {
        bitmaps + base.rawValue * Self.stride
    }

    /// Puts the hits in order. Equal positions go by the gate's number: the order in which gates were looked
    /// for must not show.
    mutating func order() {
        if hits.count > 1 { hits.sort { ($0.position, $0.gate) < ($1.position, $1.gate) } }
    }

    /// Nothing stands behind the text's last block.
    private func clearBehind(_ blocks: Int) {
        for base in 0..<Int(REDACT_CLASS_COUNT) { bitmaps[base * Self.stride + blocks] = 0 }
    }

    /// Makes the bitmaps of classes that are unions. What is behind the text is zero, and of no class but
    /// any.
    private func combine(_ classes: [ByteClass], in text: TextSlice, from start: Int, blocks: Int) {
        for block in 0...blocks { present[block] = 0 }
        for (index, wanted) in classes.enumerated() {
            defer { notePresence(index, blocks: blocks) }
            before[index] = start > 0 && wanted.contains(text[start - 1]) ? 1 : 0
            let row = rows[index]
            guard row == unions + index * Self.stride else { continue }
            if wanted == .any {
                fillAny(row, bytes: text.count - start, blocks: blocks)
                continue
            }
            var bases = wanted.bases
            var isFirst = true
            while bases != 0 {
                let source = bitmaps + bases.trailingZeroBitCount * Self.stride
                for block in 0...blocks { row[block] = isFirst ? source[block] : row[block] | source[block] }
                isFirst = false
                bases &= bases - 1
            }
        }
    }

    private func notePresence(_ index: Int, blocks: Int) {
        guard index < ShapeTrie.trackedClassesMax else { return }
        let row = rows[index]
        for block in 0...blocks { present[block] |= (row[block] == 0 ? 0 : 1) << UInt64(index) }
    }

    private func fillAny(_ row: UnsafeMutablePointer<UInt64>, bytes: Int, blocks: Int) {
        for block in 0...blocks {
            let left = bytes - block * 64
            let valid = left <= 0 ? 0 : left >= 64 ? ~UInt64(0) : (1 << UInt64(left)) - 1
            row[block] = valid & ~self.row(of: .newline)[block]
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

    private mutating func collectShapes(
        _ trie: borrowing ShapeTrie, _ nodes: UnsafeBufferPointer<ShapeTrie.Node>, block: Int, valid: UInt64,
        at base: Int
    ) {
        let near = present[block] | present[block + 1]
        for group in trie.rootGroups where group.required & ~near == 0 {
            let starts = rows[Int(group.classIndex)][block] & valid
            guard starts != 0 else { continue }
            for root in Int(group.first)..<Int(group.last) {
                let node = nodes[root]
                if node.required & ~near != 0 { continue }
                var live = starts
                if node.notPrecededBy >= 0 {
                    let row = rows[Int(node.notPrecededBy)]
                    let carry = block == 0 ? before[Int(node.notPrecededBy)] : row[block - 1] >> 63
                    live &= ~(row[block] << 1 | carry)
                }
                if live != 0 { visit(node, live, near, trie, nodes, block: block, at: base) }
            }
        }
    }

    private mutating func visit(
        _ node: ShapeTrie.Node, _ live: UInt64, _ near: UInt64, _ trie: borrowing ShapeTrie,
        _ nodes: UnsafeBufferPointer<ShapeTrie.Node>, block: Int, at base: Int
    ) {
        for index in Int(node.firstGate)..<Int(node.lastGate) {
            let gate = trie.gates[index]
            var mask = live
            while mask != 0 {
                hits.append(GateHit(position: base + mask.trailingZeroBitCount, gate: gate))
                mask &= mask - 1
            }
        }
        for child in Int(node.firstChild)..<Int(node.lastChild) {
            let next = nodes[child]
            if next.required & ~near != 0 { continue }
            let row = rows[Int(next.classIndex)]
            let depth = UInt64(next.depth)
            let shifted = row[block] >> depth | row[block + 1] << (64 - depth)
            let alive = live & (next.negated ? ~shifted : shifted)
            if alive != 0 { visit(next, alive, near, trie, nodes, block: block, at: base) }
        }
    }
}

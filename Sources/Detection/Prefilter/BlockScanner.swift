internal import CBlockScan
import PatternCatalog

/// A place where a literal stands, or where a walk of the automaton had an outcome.
struct Hit: Equatable, BitwiseCopyable {
    let position: Int
    /// Index into `LiteralGates.all`, or into the outcomes of `LazyAutomaton`.
    let what: Int32
}

/// The bitmaps of one segment of text, and what they lead to. One per thread.
struct BlockScanner: ~Copyable {
    /// Blocks of 64 bytes in a segment: its bitmaps stay in the first-level cache.
    static let blocksPerSegment = 32
    static let segmentBytes = blocksPerSegment * 64

    private static let stride = blocksPerSegment + 1
    private let bitmaps: UnsafeMutablePointer<UInt64>
    private let literalHits: UnsafeMutablePointer<UInt64>
    /// By class of the start finder: one bitmap a block, for classes that are unions.
    private let unions: UnsafeMutablePointer<UInt64>
    /// By class of the start finder: its bitmaps, in `bitmaps` or in `unions`.
    private let rows: UnsafeMutablePointer<UnsafeMutablePointer<UInt64>>
    /// By class of the start finder: 1 if the byte before the segment is of it.
    private let before: UnsafeMutablePointer<UInt64>
    /// By block: one bit a class of the start finder that has a byte in it.
    private let present: UnsafeMutablePointer<UInt64>
    private var possible: PossibleGroups
    /// Of the last segment, in order of position.
    private(set) var literals: [Hit] = []
    private(set) var shapes: [Hit] = []
    /// Where names may begin in the last segment, in order.
    private(set) var names: [Int] = []
    /// The first position in the last segment where a shape may yet stand whose last bytes are still to come.
    private(set) var incompleteFrom = Int.max

    init(_ starts: StartFinder) {
        let classes = starts.classes
        possible = PossibleGroups(starts)
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

    /// Finds the literals and the shapes in the segment that begins at `start`.
    mutating func scan(
        _ prefilter: borrowing Prefilter, _ automaton: inout LazyAutomaton, in text: TextSlice,
        from start: Int
    ) {
        literals.removeAll(keepingCapacity: true)
        shapes.removeAll(keepingCapacity: true)
        names.removeAll(keepingCapacity: true)
        incompleteFrom = .max
        automaton.trim()
        let length = min(Self.segmentBytes, text.count - start)
        let blocks = (length + 63) / 64
        let lookahead = start + blocks * 64 < text.count ? 1 : 0
        redact_literal_hits(
            text.base + start, blocks, prefilter.literals.four.bits, prefilter.literals.three.bits,
            literalHits)
        redact_classify(text.base + start, blocks + lookahead, Self.stride, bitmaps)
        if lookahead == 0 { clearBehind(blocks) }
        combine(prefilter.starts.classes, in: text, from: start, blocks: blocks)
        let validInLast = ~UInt64(0) >> UInt64(blocks * 64 - length)
        for block in 0..<blocks {
            let valid = block == blocks - 1 ? validInLast : ~0
            let base = start + block * 64
            collectLiterals(literalHits[block] & valid, prefilter.literals, in: text, at: base)
            // What is needed near may be yet to come.
            let knowsAhead = text.endsDocument || base + 128 <= text.count
            let begins = shapeStarts(block: block, knowsAhead: knowsAhead) & valid
            walk(begins, &automaton, in: text, at: base)
        }
    }

    /// The places in a block where a shape may begin.
    private mutating func shapeStarts(block: Int, knowsAhead: Bool) -> UInt64 {
        let near = knowsAhead ? present[block] | present[block + 1] : ~0
        let nearDigit = knowsAhead ? digitNear(block) : ~0
        var begins: UInt64 = 0
        for entry in possible.groups(near: near) {
            let group = possible.groups[entry]
            var live = rows[Int(group.first)][block] & ~begins
            if group.hasNearDigit { live &= nearDigit }
            guard live != 0 else { continue }
            if group.notPrecededBy >= 0 {
                let row = rows[Int(group.notPrecededBy)]
                let carry = block == 0 ? before[Int(group.notPrecededBy)] : row[block - 1] >> 63
                live &= ~(row[block] << 1 | carry)
            }
            var probe = Int(group.firstProbe)
            var distance: UInt64 = 1
            while knowsAhead, live != 0, probe < Int(group.lastProbe) {
                live &= ahead(possible.probes[probe], distance, block)
                probe += 1
                distance += 1
            }
            begins |= live
        }
        return begins
    }

    /// For each byte of a block, whether the byte `distance` behind it is of a class.
    @inline(__always)
    private func ahead(_ index: Int32, _ distance: UInt64, _ block: Int) -> UInt64 {
        let row = rows[Int(index)]
        return row[block] &>> distance | row[block + 1] &<< (64 &- distance)
    }

    /// For each byte of a block, whether it or one of the `StartFinder.nearBytes` - 1 behind it is a digit.
    @inline(__always)
    private func digitNear(_ block: Int) -> UInt64 {
        let digits = row(of: .digit)
        var low = digits[block]
        var high = digits[block + 1]
        for power in UInt64(0)..<3 {
            let distance = 1 << power
            low |= low &>> distance | high &<< (64 &- distance)
            high |= high &>> distance
        }
        return low
    }

    private mutating func walk(
        _ begins: UInt64, _ automaton: inout LazyAutomaton, in text: TextSlice, at base: Int
    ) {
        var begins = begins
        while begins != 0 {
            let position = base + begins.trailingZeroBitCount
            begins &= begins - 1
            let outcome = automaton.walk(from: position, in: text)
            if outcome == LazyAutomaton.nothing { continue }
            if outcome == LazyAutomaton.incomplete {
                incompleteFrom = min(incompleteFrom, position)
            } else {
                shapes.append(Hit(position: position, what: outcome))
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
                    self.names.append(position)
                }
            }
        }
    }

    private func row(of base: BaseClass) -> UnsafeMutablePointer<UInt64> {
        bitmaps + base.rawValue * Self.stride
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
        guard index < StartFinder.trackedClassesMax else { return }
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
        _ mask: UInt64, _ table: borrowing LiteralTable, in text: TextSlice, at base: Int
    ) {
        var mask = mask
        while mask != 0 {
            let position = base + mask.trailingZeroBitCount
            mask &= mask - 1
            table.forEachLiteral(at: position, in: text) { gate in
                literals.append(Hit(position: position, what: gate))
            }
        }
    }
}

internal import CBlockScan
internal import CNameTable
import PatternCatalog

/// A place where a literal stands, or where a walk of the automaton had an outcome.
struct Hit: Equatable, BitwiseCopyable {
    let position: Int
    /// A gate of `LiteralGates`, or an index into the outcomes of `LazyAutomaton`.
    let what: Int32
}

/// The bitmaps of one segment of text, and what they lead to. One per thread.
struct BlockScanner: ~Copyable {
    /// Blocks of 64 bytes in a segment: its bitmaps stay in the first-level cache.
    static let blocksPerSegment = 32
    static let segmentBytes = blocksPerSegment * 64

    /// A class that is made of others, or of all bytes.
    private struct Union: BitwiseCopyable {
        /// Where its row begins in `unionRows`.
        let row: Int
        let bases: UInt32
        let isAny: Bool
    }

    private static let blocksPerSpan = Int(REDACT_BLOCKS_PER_SPAN)
    /// Words of a row: one before the segment, those of its blocks, and what the C code reads behind them.
    private static let rowWords = 1 + blocksPerSegment + blocksPerSpan + 3
    /// Behind the segment's last byte: what a gram and the vector code read.
    private static let symbolBytes = segmentBytes + 96

    /// By base class: a row, which begins with the word before the segment.
    private let bitmaps: UnsafeMutablePointer<UInt64>
    /// The segment's first block in some of the rows.
    private let digits: UnsafeMutablePointer<UInt64>
    private let uppers: UnsafeMutablePointer<UInt64>
    private let lowers: UnsafeMutablePointer<UInt64>
    private let highs: UnsafeMutablePointer<UInt64>
    private let newlines: UnsafeMutablePointer<UInt64>
    private let literalHits: UnsafeMutablePointer<UInt64>
    /// By class of the start finder: a row, for classes that are unions.
    private let unionRows: UnsafeMutablePointer<UInt64>
    private let unions: [Union]
    /// By class of the start finder: the segment's first block in its row, in `bitmaps` or in `unions`.
    private let rows: UnsafeMutablePointer<UnsafeMutablePointer<UInt64>?>
    /// The symbols of the segment's bytes, and of the byte before it.
    private let symbols: UnsafeMutablePointer<UInt8>
    private let starts: UnsafeMutablePointer<UInt64>
    private var possible: PossibleGroups
    private var literals = GrowingBuffer<Hit>()
    private var shapes = GrowingBuffer<Hit>()
    private var names = GrowingBuffer<Int>()
    /// The first position in the last segment where a shape may yet stand whose last bytes are still to come.
    private(set) var incompleteFrom = Int.max

    init(_ starts: StartFinder) {
        let classes = starts.classes
        possible = PossibleGroups(starts)
        bitmaps = Self.zeroed(Int(REDACT_CLASS_COUNT) * Self.rowWords)
        digits = Self.row(of: .digit, in: bitmaps)
        uppers = Self.row(of: .upper, in: bitmaps)
        lowers = Self.row(of: .lower, in: bitmaps)
        highs = Self.row(of: .high, in: bitmaps)
        newlines = Self.row(of: .newline, in: bitmaps)
        literalHits = Self.zeroed(Self.blocksPerSegment)
        unionRows = Self.zeroed(max(1, classes.count) * Self.rowWords)
        unions = classes.indices.filter { Self.isUnion(classes[$0]) }.map {
            Union(row: $0 * Self.rowWords, bases: classes[$0].bases, isAny: classes[$0] == .any)
        }
        rows = .allocate(capacity: max(1, classes.count))
        symbols = .allocate(capacity: Self.symbolBytes)
        symbols.initialize(repeating: 0, count: Self.symbolBytes)
        self.starts = Self.zeroed(Self.blocksPerSpan)
        for (index, wanted) in classes.enumerated() {
            let row =
                Self.isUnion(wanted)
                ? unionRows + index * Self.rowWords
                : bitmaps + wanted.bases.trailingZeroBitCount * Self.rowWords
            (rows + index).initialize(to: row + 1)
        }
    }

    deinit {
        bitmaps.deallocate()
        literalHits.deallocate()
        unionRows.deallocate()
        rows.deallocate()
        symbols.deallocate()
        starts.deallocate()
    }

    private static func zeroed(_ count: Int) -> UnsafeMutablePointer<UInt64> {
        let words = UnsafeMutablePointer<UInt64>.allocate(capacity: count)
        words.initialize(repeating: 0, count: count)
        return words
    }

    private static func row(
        of base: BaseClass, in bitmaps: UnsafeMutablePointer<UInt64>
    ) -> UnsafeMutablePointer<UInt64> {
        bitmaps + base.rawValue * rowWords + 1
    }

    private static func isUnion(_ wanted: ByteClass) -> Bool {
        wanted == .any || wanted.bases.nonzeroBitCount > 1
    }

    /// Of the last segment, in order of position; nil behind the last.
    @inline(__always)
    func literal(_ index: Int) -> Hit? { index < literals.count ? literals[index] : nil }
    @inline(__always)
    func shape(_ index: Int) -> Hit? { index < shapes.count ? shapes[index] : nil }
    /// Where a name may begin.
    @inline(__always)
    func name(_ index: Int) -> Int? { index < names.count ? names[index] : nil }

    /// Finds the literals and the shapes in the segment that begins at `start`.
    mutating func scan(
        _ prefilter: borrowing Prefilter, _ automaton: inout LazyAutomaton, in text: TextSlice,
        from start: Int
    ) {
        literals.removeAll()
        shapes.removeAll()
        names.removeAll()
        incompleteFrom = .max
        automaton.trim()
        let length = min(Self.segmentBytes, text.count - start)
        let blocks = (length + 63) / 64
        prefilter.literals.findHits(text.base + start, blocks: blocks, literalHits)
        prefilter.literals.collect(
            literalHits, in: text, from: start, length: length, symbols: automaton.symbols, into: &literals)
        readBitmaps(in: text, from: start, blocks: blocks)
        combine(in: text, from: start, blocks: blocks)
        findShapes(&automaton, in: text, from: start, length: length)
    }

    private mutating func findShapes(
        _ automaton: inout LazyAutomaton, in text: TextSlice, from start: Int, length: Int
    ) {
        var isTranslated = false
        for span in stride(from: 0, to: (length + 63) / 64, by: Self.blocksPerSpan) {
            guard findStarts(span, in: text, from: start) else { continue }
            if !isTranslated { translate(automaton.symbols, in: text, from: start, length: length) }
            isTranslated = true
            for block in 0..<Self.blocksPerSpan {
                let offset = (span + block) * 64
                guard offset < length else { break }
                var begins = starts[block] & firstBits(length - offset)
                if begins == 0 { continue }
                let dead = redact_grams(symbols + offset, automaton.deadGrams)
                begins &= ~dead | outsideGrams(in: text, at: start + offset)
                walk(begins, &automaton, in: text, at: start + offset)
            }
        }
    }

    /// Writes to `starts` where a shape may begin in the four blocks from `span` on; false if nowhere.
    private mutating func findStarts(_ span: Int, in text: TextSlice, from start: Int) -> Bool {
        var known: UInt32 = 0
        for block in 0..<Self.blocksPerSpan
        where text.endsDocument || start + (span + block) * 64 + 128 <= text.count {
            known |= 1 << UInt32(block)
        }
        let rows = redact_rows(rows: UnsafePointer(rows), digits: UnsafePointer(digits))
        // What is needed near may be yet to come.
        let near = known == 0xF ? redact_near(rows, possible.trackedClasses, span) : ~0
        let groups = possible.groups(near: near)
        redact_shape_starts(
            possible.groups + groups.lowerBound, groups.count, possible.probes, rows, span, known, starts)
        return starts[0] | starts[1] | starts[2] | starts[3] != 0
    }

    /// The bytes of a block whose gram is not all in the text.
    private func outsideGrams(in text: TextSlice, at base: Int) -> UInt64 {
        let first: UInt64 = base == 0 ? 1 : 0
        return first | ~firstBits(max(0, text.count - 2 - base))
    }

    private func translate(
        _ table: UnsafePointer<UInt8>, in text: TextSlice, from start: Int, length: Int
    ) {
        let before = start > 0 ? 1 : 0
        redact_translate(text.base + start - before, length + 4, table, symbols + 1 - before)
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
            let high = highs[block]
            let lower = lowers[block]
            let letters = uppers[block] | lower | high
            let word = letters | digits[block]
            // A run of non-ASCII letters may be several words.
            let starts = letters & ~(word << 1 | carry) | high
            carry = word >> 63
            let base = start + block * 64
            // Whether a word is one that a name begins with is not known before it is all there.
            let known = firstBits(max(0, text.count - base - 7))
            var passing = starts & ~(lower & known)
            passing |= name_lower_case_starts(text.base + base, starts & lower & known)
            passing &= firstBits(length - block * 64)
            while passing != 0 {
                let position = base &+ passing.trailingZeroBitCount
                passing &= passing &- 1
                if text[position] & 0xC0 == 0x80 { continue }
                if names.mayBegin(at: position, in: text) != false { self.names.append(position) }
            }
        }
    }

    private func readBitmaps(in text: TextSlice, from start: Int, blocks: Int) {
        let lookahead = start + blocks * 64 < text.count ? 1 : 0
        redact_classify(text.base + start, blocks + lookahead, Self.rowWords, bitmaps + 1)
        let before = start > 0 ? redact_classes(text[start - 1]) : 0
        // Nothing stands behind the text's last block.
        let behind = blocks + lookahead..<Self.wordsAhead(of: blocks)
        for base in 0..<Int(REDACT_CLASS_COUNT) {
            let row = bitmaps + base * Self.rowWords + 1
            row[-1] = UInt64(before >> UInt32(base)) << 63
            for block in behind { row[block] = 0 }
        }
    }

    /// The words of a row from the segment's first block on that are read.
    private static func wordsAhead(of blocks: Int) -> Int {
        (blocks + blocksPerSpan - 1) / blocksPerSpan * blocksPerSpan + 1
    }

    /// Makes the bitmaps of classes that are unions. What is behind the text is zero, and of no class but
    /// any.
    private func combine(in text: TextSlice, from start: Int, blocks: Int) {
        let words = Self.wordsAhead(of: blocks)
        for union in unions {
            let row = unionRows + union.row
            if union.isAny {
                fillAny(row + 1, bytes: text.count - start, words: words)
                row[0] = start > 0 && ByteClass.any.contains(text[start - 1]) ? 1 << 63 : 0
            } else {
                redact_unite(bitmaps, Self.rowWords, union.bases, 1 + words, row)
            }
        }
    }

    private func fillAny(_ row: UnsafeMutablePointer<UInt64>, bytes: Int, words: Int) {
        for block in 0..<words {
            row[block] = firstBits(max(0, bytes - block * 64)) & ~newlines[block]
        }
    }
}

internal import CBlockScan
import PatternCatalog

/// The literal gates: bit tables over hashes of their first bytes say where one may begin, and which ones.
struct LiteralTable: Sendable {
    /// Plain numbers: looking a literal up touches no reference count. No bytes lie between them.
    struct Literal: Sendable, BitwiseCopyable {
        let firstByte: Int32
        let gate: Int32
        let count: Int
        /// The first eight bytes, as far as there are, folded as `redact_literal_hash` folds; and which bits
        /// of eight bytes they are. Most literals that begin alike are told apart by them at once.
        let head: UInt64
        let headMask: UInt64
        /// What must not stand before it, whichever pattern it opens.
        let notPrecededBy: SymbolSet

        init(_ literal: ArraySlice<UInt8>, gate: Int, notPrecededBy: SymbolSet = SymbolSet()) {
            self.notPrecededBy = notPrecededBy
            firstByte = Int32(literal.startIndex)
            count = literal.count
            self.gate = Int32(gate)
            let first = literal.prefix(8)
            headMask = literal.count < 8 ? 1 << UInt64(8 * literal.count) - 1 : .max
            head = first.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) } | LiteralTable.fold & headMask
        }
    }

    private static let fold: UInt64 = 0x2020_2020_2020_2020

    /// The literals by hash.
    struct Index: Sendable {
        /// Set bits of `redact_literal_hash`, for `redact_literal_hits`.
        private(set) var bits: [UInt32]
        /// By the hash's upper 12 bits: `literals[starts[slot] ..< starts[slot + 1]]`.
        private var starts: [Int32]
        private var literals: [Literal]

        private static let slotBits: Int32 = 12

        /// - Parameter headBytes: of how many bytes the hash is.
        init(_ entries: [Literal], headBytes: Int, hashBits: Int32) {
            bits = [UInt32](repeating: 0, count: (1 << Int(hashBits)) / 32)
            starts = [Int32](repeating: 0, count: (1 << Int(Self.slotBits)) + 1)
            literals = Array(repeating: Literal([], gate: 0), count: entries.count)
            let mask: UInt64 = 1 << UInt64(8 * headBytes) - 1
            func bytes(_ literal: Literal) -> UInt32 { UInt32(literal.head & mask) }
            for entry in entries {
                let hash = redact_literal_hash(bytes(entry), hashBits)
                bits[Int(hash >> 5)] |= 1 << (hash & 31)
                starts[Self.slot(bytes(entry)) + 1] += 1
            }
            for slot in 0..<starts.count - 1 { starts[slot + 1] += starts[slot] }
            var next = starts
            for entry in entries {
                let slot = Self.slot(bytes(entry))
                literals[Int(next[slot])] = entry
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
        private static func slot(_ bytes: UInt32) -> Int { Int(redact_literal_hash(bytes, slotBits)) }

        /// The index in place, for the hot path.
        struct View {
            fileprivate let starts: UnsafeBufferPointer<Int32>
            fileprivate let literals: UnsafeBufferPointer<Literal>

            /// Calls `found` with each literal that the eight bytes, folded, may be the beginning of.
            /// - Parameter hashed: those of the bytes that the index hashes.
            @inline(__always)
            func forEach(_ eight: UInt64, _ hashed: UInt32, _ found: (Literal) -> Void) {
                guard let starts = starts.baseAddress, let literals = literals.baseAddress else { return }
                let slot = Index.slot(hashed)
                var index = Int(starts[slot])
                let end = Int(starts[slot &+ 1])
                while index < end {
                    let literal = literals + index
                    if eight & literal.pointee.headMask == literal.pointee.head { found(literal.pointee) }
                    index &+= 1
                }
            }
        }

        @inline(__always)
        func withView(_ body: (View) -> Void) {
            starts.withUnsafeBufferPointer { starts in
                literals.withUnsafeBufferPointer { body(View(starts: starts, literals: $0)) }
            }
        }
    }

    private let four: Index
    private let three: Index
    /// Set bits of `redact_literal_hash` of literals of four or five bytes, and of `redact_six_hash` of
    /// longer ones.
    private let shortFour: [UInt32]
    private let six: [UInt32]
    /// All literals' bytes, one behind the other, ASCII letters small, and what is read behind them.
    private let bytes: [UInt8]

    /// - Parameter notPrecededBy: of a gate, what must not stand before its literal.
    init(
        _ gates: LiteralGates = LiteralGates(),
        notPrecededBy: (Int) -> SymbolSet = { _ in SymbolSet() }
    ) {
        var four: [Literal] = []
        var three: [Literal] = []
        var shortFour = [UInt32](repeating: 0, count: (1 << Int(REDACT_SHORT_HASH_BITS)) / 32)
        var six = [UInt32](repeating: 0, count: (1 << Int(REDACT_SIX_HASH_BITS)) / 32)
        four.reserveCapacity(gates.count)
        for gate in 0..<gates.count {
            let literal = Literal(
                gates.literal(gate), gate: gate, notPrecededBy: notPrecededBy(gate))
            guard literal.count > 3 else {
                three.append(literal)
                continue
            }
            four.append(literal)
            if literal.count > 5 {
                let hash = redact_six_hash(literal.head)
                six[Int(hash >> 5)] |= 1 << (hash & 31)
            } else {
                let head = UInt32(truncatingIfNeeded: literal.head)
                let hash = redact_literal_hash(head, Int32(REDACT_SHORT_HASH_BITS))
                shortFour[Int(hash >> 5)] |= 1 << (hash & 31)
            }
        }
        self.four = Index(four, headBytes: 4, hashBits: Int32(REDACT_FOUR_HASH_BITS))
        self.three = Index(three, headBytes: 3, hashBits: Int32(REDACT_THREE_HASH_BITS))
        self.shortFour = shortFour
        self.six = six
        bytes = Self.padded(gates.bytes)
    }

    /// Literals are compared eight bytes at a time.
    private static func padded(_ bytes: [UInt8]) -> [UInt8] {
        bytes + [UInt8](repeating: 0, count: MemoryLayout<UInt64>.size)
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
        bytes = Self.padded(gates.bytes)
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

    /// Adds the literals that stand in a segment to `found`, in order of position.
    /// - Parameters:
    ///   - hits: what `findHits` wrote for the segment's blocks.
    ///   - length: bytes in the segment.
    ///   - symbols: by byte.
    func collect(
        _ hits: UnsafePointer<UInt64>, in text: TextSlice, from start: Int, length: Int,
        symbols: UnsafePointer<UInt8>, into found: inout GrowingBuffer<Hit>
    ) {
        four.withView { four in
            three.withView { three in
                for offset in stride(from: 0, to: length, by: 64) {
                    var mask = hits[offset >> 6] & firstBits(length &- offset)
                    while mask != 0 {
                        let position = start &+ offset &+ mask.trailingZeroBitCount
                        mask &= mask &- 1
                        let eight = UnsafeRawPointer(text.base + position).loadUnaligned(as: UInt64.self)
                        let bytes = UInt32(truncatingIfNeeded: eight.littleEndian)
                        let folded = eight.littleEndian | Self.fold
                        let before = position > 0 ? symbols[Int(text[position &- 1])] : ByteSymbol.edge
                        func add(_ literal: Literal) {
                            guard literal.notPrecededBy.bits &>> UInt64(before) & 1 == 0,
                                matches(literal, at: position, in: text)
                            else { return }
                            found.append(Hit(position: position, what: literal.gate))
                        }
                        four.forEach(folded, bytes) { add($0) }
                        three.forEach(folded, bytes & 0xFF_FFFF) { add($0) }
                    }
                }
            }
        }
    }

    @inline(__always)
    private func matches(_ literal: Literal, at position: Int, in text: TextSlice) -> Bool {
        guard position + literal.count <= text.count else { return false }
        return bytes.withUnsafeBytes { bytes in
            var offset = 0
            while offset < literal.count {
                let known = bytes.loadUnaligned(
                    fromByteOffset: Int(literal.firstByte) &+ offset, as: UInt64.self)
                let found = UnsafeRawPointer(text.base + (position &+ offset)).loadUnaligned(as: UInt64.self)
                let others = (known ^ Self.foldedASCII(found)).littleEndian
                let left = literal.count &- offset
                if left >= 8 ? others != 0 : others &<< UInt64(64 &- 8 &* left) != 0 { return false }
                offset &+= 8
            }
            return true
        }
    }

    /// Eight bytes, ASCII capitals made small.
    @inline(__always)
    private static func foldedASCII(_ eight: UInt64) -> UInt64 {
        let low = eight & 0x7F7F_7F7F_7F7F_7F7F
        let fromA = low &+ 0x3F3F_3F3F_3F3F_3F3F
        let afterZ = low &+ 0x2525_2525_2525_2525
        let capitals = fromA & ~afterZ & ~eight & 0x8080_8080_8080_8080
        return eight | capitals &>> 2
    }
}

import CBlockScan
import PatternCatalog
import TestSupport
import Testing

@testable import Detection

/// Every form of the C code against what it is said to do, byte by byte.
@Suite("Vector code", .serialized)
struct VectorCodeTests {
    private static let bytes = 512

    /// Bytes of all kinds, those that matter often, and enough behind them to be read.
    private func randomText(_ seed: UInt64) -> [UInt8] {
        var random = RandomSource(seed: seed)
        let common = Array("aZ09 .-@[\n\u{e9}\u{65e5}".utf8)
        return (0..<Self.bytes + Prefilter.paddingBytes).map { index in
            index < 256
                ? UInt8(index)
                : Bool.random(using: &random)
                    ? common.randomElement(using: &random) ?? 0 : UInt8.random(in: 0...255, using: &random)
        }
    }

    private func inEveryForm(_ check: () -> Void) {
        for fastest in [Int32(1), 0] {
            redact_block_scan_use_fastest(fastest)
            check()
        }
        redact_block_scan_use_fastest(1)
    }

    private func randomWords(_ count: Int, _ random: inout RandomSource, sparse: Bool = false) -> [UInt64] {
        (0..<count).map { _ in
            let word = UInt64.random(in: 0...UInt64.max, using: &random)
            return sparse ? word & UInt64.random(in: 0...UInt64.max, using: &random) : word
        }
    }

    @Test("bitmaps say of every byte which classes it is of")
    func classes() {
        let text = randomText(1)
        inEveryForm {
            var bitmaps = [UInt64](repeating: 0, count: Int(REDACT_CLASS_COUNT) * 9)
            redact_classify(text, 8, 9, &bitmaps)
            for position in 0..<512 {
                for base in BaseClass.allCases {
                    let bit = bitmaps[base.rawValue * 9 + position / 64] >> UInt64(position % 64) & 1
                    let isMember = BaseClass.membership[Int(text[position])] >> UInt32(base.rawValue) & 1
                    #expect(bit == UInt64(isMember))
                }
            }
        }
    }

    @Test("a union has the bits of all its classes")
    func unions() {
        var random = RandomSource(seed: 2)
        let bitmaps = randomWords(5 * 12, &random)
        inEveryForm {
            var united = [UInt64](repeating: 0, count: 12)
            redact_unite(bitmaps, 12, 0b10110, 9, &united)
            for word in 0..<9 {
                #expect(united[word] == bitmaps[12 + word] | bitmaps[24 + word] | bitmaps[48 + word])
            }
        }
    }

    @Test("a shape may begin where its classes stand, and where it is not known what follows")
    func shapeStarts() {
        var random = RandomSource(seed: 3)
        for known in [UInt32(15), 3, 0] {
            let words = (0..<4).map { _ in randomWords(12, &random) }
            let groups = [
                redact_group(first: 0, not_preceded_by: 1, has_near_digit: 0, first_probe: 0, last_probe: 3),
                redact_group(first: 2, not_preceded_by: -1, has_near_digit: 1, first_probe: 3, last_probe: 5),
            ]
            let probes: [Int32] = [1, 2, 3, 0, 1]
            func bit(_ row: Int, _ position: Int) -> Bool {
                let position = position + 64
                return words[row][position / 64] >> UInt64(position % 64) & 1 == 1
            }
            func begins(_ group: redact_group, _ position: Int) -> Bool {
                let isKnown = known >> UInt32(position / 64) & 1 == 1
                let isNear = (0..<8).contains { bit(3, position + $0) }
                if !bit(Int(group.first), position) { return false }
                if group.not_preceded_by >= 0, bit(Int(group.not_preceded_by), position - 1) { return false }
                guard isKnown else { return true }
                if group.has_near_digit != 0, !isNear { return false }
                return (group.first_probe..<group.last_probe).allSatisfy {
                    bit(Int(probes[Int($0)]), position + 1 + Int($0 - group.first_probe))
                }
            }
            withRows(words) { rows in
                inEveryForm {
                    var starts = [UInt64](repeating: 0, count: 4)
                    redact_shape_starts(groups, groups.count, probes, rows, 0, known, &starts)
                    for position in 0..<256 {
                        let found = starts[position / 64] >> UInt64(position % 64) & 1 == 1
                        #expect(found == groups.contains { begins($0, position) }, "\(position)")
                    }
                }
            }
        }
    }

    /// The rows begin with the word before the segment.
    private func withRows(_ words: [[UInt64]], _ body: (redact_rows) -> Void) {
        let memory = UnsafeMutablePointer<UInt64>.allocate(capacity: words.count * 12)
        defer { memory.deallocate() }
        for (index, row) in words.enumerated() { (memory + index * 12).initialize(from: row, count: 12) }
        let rows: [UnsafeMutablePointer<UInt64>?] = words.indices.map { memory + $0 * 12 + 1 }
        rows.withUnsafeBufferPointer { rows in
            body(redact_rows(rows: rows.baseAddress, digits: UnsafePointer(memory + 3 * 12 + 1)))
        }
    }

    @Test("a class is near where it has a bit in the span or in the block behind it")
    func near() {
        for word in 0..<9 {
            var row = [UInt64](repeating: 0, count: 12)
            row[word] = 1 << 17
            withRows([row, row, row, row]) { rows in
                // The first word is the one before the segment.
                inEveryForm { #expect(redact_near(rows, 4, 2) == ((3...7).contains(word) ? 15 : 0)) }
            }
        }
    }

    @Test("bytes are translated, and four symbols in a row are looked up")
    func symbols() {
        var random = RandomSource(seed: 4)
        let table = (0..<256).map { _ in UInt8.random(in: 0..<32, using: &random) }
        let grams = (0..<Int(REDACT_GRAM_TABLE_WORDS)).map { _ in
            UInt32.random(in: 0...UInt32.max, using: &random)
        }
        let text = randomText(4)
        inEveryForm {
            var symbols = [UInt8](repeating: 0, count: Self.bytes + 32)
            redact_translate(text, Self.bytes, table, &symbols)
            for position in 0..<Self.bytes {
                #expect(symbols[position] == table[min(Int(text[position]), 0x80)])
            }
            let found = redact_grams(symbols, grams)
            for position in 0..<64 {
                let four = symbols[position..<position + 4].map(UInt32.init)
                let gram = redact_gram(four[0], four[1], four[2], four[3])
                #expect(found >> UInt64(position) & 1 == UInt64(grams[Int(gram >> 5)] >> (gram & 31) & 1))
            }
        }
    }

    @Test("marks say where words begin")
    func wordMarks() {
        let text = randomText(5)
        inEveryForm {
            for start in stride(from: 0, to: Self.bytes - 64, by: 64) {
                let before = start == 0 ? UInt8(ascii: " ") : text[start - 1]
                var marks = redact_word_marks()
                text.withUnsafeBufferPointer { redact_word_marks($0.baseAddress! + start, before, &marks) }
                for offset in 0..<64 {
                    let byte = text[start + offset]
                    let last = offset == 0 ? before : text[start + offset - 1]
                    func has(_ bits: UInt64) -> Bool { bits >> UInt64(offset) & 1 == 1 }
                    #expect(has(marks.word_bytes) == isWordByte(byte))
                    #expect(has(marks.runs) == (isWordByte(byte) && !isWordByte(last)))
                    let isInner =
                        ContextIndex.beginsUnspaced(byte) || WordIterator.beginsWord(byte, after: last)
                    #expect(has(marks.inner) == isInner)
                    #expect(has(marks.stops) == (byte == 0x0A || byte == UInt8(ascii: "[")))
                }
            }
        }
    }

    @Test("a literal may begin where its first bytes are in the tables")
    func literals() {
        var random = RandomSource(seed: 7)
        func table(_ bits: Int) -> UnsafeMutablePointer<UInt32> {
            let table = UnsafeMutablePointer<UInt32>.allocate(capacity: (1 << bits) / 32)
            let words = randomWords((1 << bits) / 32, &random, sparse: true)
            table.initialize(from: words.map { UInt32(truncatingIfNeeded: $0) }, count: words.count)
            return table
        }
        let (four, three) = (table(REDACT_FOUR_HASH_BITS), table(REDACT_THREE_HASH_BITS))
        let (short, six) = (table(REDACT_SHORT_HASH_BITS), table(REDACT_SIX_HASH_BITS))
        defer { for table in [four, three, short, six] { table.deallocate() } }
        func has(_ table: UnsafeMutablePointer<UInt32>, _ hash: UInt32) -> Bool {
            table[Int(hash >> 5)] >> (hash & 31) & 1 == 1
        }
        let text = randomText(3)
        inEveryForm {
            var hits = [UInt64](repeating: 0, count: 8)
            let tables = redact_literals(four: four, three: three, short_four: short, six: six)
            redact_literal_hits(text, 8, tables, &hits)
            for position in 0..<Self.bytes {
                let eight = text[position..<position + 8].reversed().reduce(UInt64(0)) {
                    $0 << 8 | UInt64($1)
                }
                let head = UInt32(truncatingIfNeeded: eight)
                let isShort = has(three, redact_literal_hash(head & 0xFF_FFFF, Int32(REDACT_THREE_HASH_BITS)))
                let isLong =
                    has(four, redact_literal_hash(head, Int32(REDACT_FOUR_HASH_BITS)))
                    && (has(six, redact_six_hash(eight))
                        || has(short, redact_literal_hash(head, Int32(REDACT_SHORT_HASH_BITS))))
                #expect(hits[position / 64] >> UInt64(position % 64) & 1 == (isShort || isLong ? 1 : 0))
            }
        }
    }
}

import PatternCatalog

/// Finds the places where a pattern could match, in one pass: a superset, never missing one.
package struct Prefilter: Sendable {
    let gates: LiteralGates
    let literals: LiteralTable
    let shapes: ShapeRules
    let starts: StartFinder
    /// Patterns without a trigger, tried at every byte.
    let ungated: [GateTarget]
    private let firstBytes: FirstBytes

    /// Bytes that must be readable behind the text: the scanner reads whole blocks and four-byte windows.
    package static let paddingBytes = 64 + 64 + 16

    init(_ tables: DetectionTables, ungated: [GateTarget] = []) {
        gates = tables.gates
        literals = tables.literals
        shapes = tables.shapes
        starts = tables.starts
        firstBytes = tables.firstBytes
        self.ungated = ungated
    }

    /// The first position from `start` on where a literal may yet stand whose last bytes are still to come.
    /// The text's end where there is none.
    func earliestIncomplete(in text: TextSlice, from start: Int) -> Int {
        guard !text.endsDocument else { return text.count }
        for position in max(start, text.count - firstBytes.literalBytesMax)..<max(text.count, start) {
            let available = text.count - position
            let isKnown = available >= LiteralTable.headBytes
            if isKnown, !literals.mayBeginLong(at: position, in: text) { continue }
            let byte = Int(text[position])
            for entry in Int(firstBytes.starts[byte])..<Int(firstBytes.starts[byte + 1])
            where isIncomplete(Int(firstBytes.literals[entry]), at: position, in: text) {
                return position
            }
        }
        return text.count
    }

    private func isIncomplete(_ gate: Int, at position: Int, in text: TextSlice) -> Bool {
        let first = Int(gates.firsts[gate])
        let available = text.count - position
        guard available < Int(gates.firsts[gate + 1]) - first else { return false }
        for offset in 0..<available where foldedASCII(text[position + offset]) != gates.bytes[first + offset]
        {
            return false
        }
        return true
    }
}

/// The literals that may begin with a byte, in either case.
struct FirstBytes: Sendable {
    /// `literals[starts[byte] ..< starts[byte + 1]]`.
    private(set) var starts = [Int32](repeating: 0, count: 257)
    private(set) var literals: [Int32] = []
    /// The longest literal.
    private(set) var literalBytesMax = 1

    init() {}

    init(_ gates: LiteralGates) {
        func forEach(_ found: (_ byte: Int, _ gate: Int) -> Void) {
            for gate in 0..<gates.count {
                let byte = gates.bytes[Int(gates.firsts[gate])]
                found(Int(byte), gate)
                if byte &- 0x61 < 26 { found(Int(byte ^ 0x20), gate) }
            }
        }
        forEach { byte, _ in starts[byte + 1] += 1 }
        for byte in 0..<256 { starts[byte + 1] += starts[byte] }
        var next = starts
        literals = [Int32](repeating: 0, count: Int(starts[256]))
        forEach { byte, gate in
            literals[Int(next[byte])] = Int32(gate)
            next[byte] += 1
        }
        literalBytesMax = zip(gates.firsts, gates.firsts.dropFirst()).map { Int($1 - $0) }.max() ?? 1
    }

    func write(to writer: inout PackedWriter) {
        writer.write(starts)
        writer.write(literals)
        writer.write(count: literalBytesMax)
    }

    init(_ reader: inout PackedReader) {
        starts = reader.table()
        literals = reader.table()
        literalBytesMax = reader.count()
    }
}

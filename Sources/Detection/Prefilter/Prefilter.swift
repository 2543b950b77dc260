import PatternCatalog

/// Finds the places where a pattern could match, in one pass: a superset, never missing one.
package struct Prefilter: Sendable {
    let gates: LiteralGates
    let literals: LiteralTable
    let shapes: ShapeRules
    let starts: StartFinder
    /// Patterns without a trigger, tried at every byte.
    let ungated: [GateTarget]
    private let literalBytesMax: Int
    /// The literals that may begin with a byte, for `earliestIncomplete`: `literalsByFirstByte[firsts[byte]
    /// ..< firsts[byte + 1]]`.
    private let literalsByFirstByte: [Int32]
    private let firsts: [Int32]

    /// Bytes that must be readable behind the text: the scanner reads whole blocks and four-byte windows.
    package static let paddingBytes = 64 + 64 + 16

    init(_ tables: DetectionTables, ungated: [GateTarget] = []) {
        gates = tables.gates
        literals = LiteralTable(gates)
        shapes = tables.shapes
        starts = tables.starts
        self.ungated = ungated
        literalBytesMax = zip(gates.firsts, gates.firsts.dropFirst()).map { Int($1 - $0) }.max() ?? 1
        (literalsByFirstByte, firsts) = Self.byFirstByte(gates)
    }

    /// What the hits of all gates and shapes open.
    var targets: [GateTarget] { gates.targets + shapes.targets }

    private static func byFirstByte(_ gates: LiteralGates) -> (literals: [Int32], firsts: [Int32]) {
        var firsts = [Int32](repeating: 0, count: 257)
        func forEach(_ found: (_ byte: Int, _ gate: Int) -> Void) {
            for gate in 0..<gates.count {
                let byte = gates.bytes[Int(gates.firsts[gate])]
                found(Int(byte), gate)
                if byte &- 0x61 < 26 { found(Int(byte ^ 0x20), gate) }
            }
        }
        forEach { byte, _ in firsts[byte + 1] += 1 }
        for byte in 0..<256 { firsts[byte + 1] += firsts[byte] }
        var next = firsts
        var literals = [Int32](repeating: 0, count: Int(firsts[256]))
        forEach { byte, gate in
            literals[Int(next[byte])] = Int32(gate)
            next[byte] += 1
        }
        return (literals, firsts)
    }

    /// The first position from `start` on where a literal may yet stand whose last bytes are still to come.
    /// The text's end where there is none.
    func earliestIncomplete(in text: TextSlice, from start: Int) -> Int {
        guard !text.endsDocument else { return text.count }
        for position in max(start, text.count - literalBytesMax)..<max(text.count, start) {
            let available = text.count - position
            let isKnown = available >= LiteralTable.headBytes
            if isKnown, !literals.mayBeginLong(at: position, in: text) { continue }
            let byte = Int(text[position])
            for entry in Int(firsts[byte])..<Int(firsts[byte + 1])
            where isIncomplete(Int(literalsByFirstByte[entry]), at: position, in: text) {
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

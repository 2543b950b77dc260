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

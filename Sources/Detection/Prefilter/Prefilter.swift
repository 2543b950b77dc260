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
    /// The gates that may begin with a byte, for `earliestIncomplete`: `gatesByFirstByte[firsts[byte] ..<
    /// firsts[byte + 1]]`.
    private let gatesByFirstByte: [Int32]
    private let firsts: [Int32]

    /// Bytes that must be readable behind the text: the scanner reads whole blocks and four-byte windows.
    package static let paddingBytes = 64 + 64 + 16

    init(gates: Gates) {
        self.gates = gates
        literals = LiteralTable(gates.all)
        shapes = ShapeTrie(gates.all)
        spanMax = gates.all.map { Trigger(gate: $0).span }.max() ?? 1
        (gatesByFirstByte, firsts) = Self.byFirstByte(gates.all)
    }

    private static func byFirstByte(_ gates: [Trigger.Gate]) -> (gates: [Int32], firsts: [Int32]) {
        var lists = [[Int32]](repeating: [], count: 256)
        for (index, gate) in gates.enumerated() {
            switch gate {
            case .literal(let bytes):
                lists[Int(bytes[0])].append(Int32(index))
                let isLetter = bytes[0] &- 0x61 < 26
                if isLetter { lists[Int(bytes[0] ^ 0x20)].append(Int32(index)) }
            case .shape(let shape):
                for byte in 0...255 where shape.elements[0].contains(UInt8(byte)) {
                    lists[byte].append(Int32(index))
                }
            }
        }
        return (
            Array(lists.joined()), lists.reduce(into: [0]) { $0.append($0[$0.count - 1] + Int32($1.count)) }
        )
    }

    /// The first position from `start` on where a gate may yet stand whose last bytes are still to come:
    /// everything before it is decided by what is there. The text's end where there is none.
    func earliestIncomplete(in text: TextSlice, from start: Int) -> Int {
        guard !text.endsDocument else { return text.count }
        for position in max(start, text.count - spanMax)..<max(text.count, start) {
            let byte = Int(text[position])
            for entry in Int(firsts[byte])..<Int(firsts[byte + 1])
            where isIncomplete(gates.all[Int(gatesByFirstByte[entry])], at: position, in: text) {
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

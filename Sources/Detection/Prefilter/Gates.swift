import PatternCatalog

/// Which pattern a gate opens, and where its matches may start.
struct GateTarget: Sendable, BitwiseCopyable {
    let pattern: Int32
    let back: Int32
    let run: ByteClass
}

/// The distinct gates of a catalogue, each with the patterns it opens.
///
/// Patterns that share a trigger share its gate, so that a label such as "password" is looked for once.
struct Gates: Sendable {
    let all: [Trigger.Gate]
    /// For each gate its targets: `targets[starts[gate] ..< starts[gate + 1]]`.
    let targets: [GateTarget]
    private let starts: [Int32]
    /// Patterns without a trigger, tried at every byte.
    let ungated: [GateTarget]

    /// - Parameters:
    ///   - triggers: of each pattern, in order.
    ///   - recognized: patterns whose candidates a recognizer finds.
    init(_ triggers: [[Trigger]], recognized: Set<Int> = []) {
        var all: [Trigger.Gate] = []
        var indices: [UInt64: Int] = [:]
        indices.reserveCapacity(4 * triggers.count)
        var byGate: [[GateTarget]] = []
        for (pattern, triggers) in triggers.enumerated() {
            for trigger in triggers {
                let gate = Self.folded(trigger.gate)
                let target = GateTarget(pattern: Int32(pattern), back: Int32(trigger.back), run: trigger.run)
                let key = Self.key(gate)
                if let index = indices[key], all[index] == gate {
                    byGate[index].append(target)
                } else {
                    indices[key] = all.count
                    all.append(gate)
                    byGate.append([target])
                }
            }
        }
        self.all = all
        targets = Array(byGate.joined())
        starts = byGate.reduce(into: [0]) { $0.append($0[$0.count - 1] + Int32($1.count)) }
        ungated = triggers.indices.filter { triggers[$0].isEmpty && !recognized.contains($0) }.map {
            GateTarget(pattern: Int32($0), back: 0, run: .any)
        }
    }

    /// The indices into `targets` of what `gate` opens.
    func targetRange(of gate: Int32) -> Range<Int> { Int(starts[Int(gate)])..<Int(starts[Int(gate) + 1]) }

    /// FNV-1a of a gate: the dictionary's own hashing of nested values takes three times as long, at every
    /// start.
    private static func key(_ gate: Trigger.Gate) -> UInt64 {
        var key: UInt64 = 0xCBF2_9CE4_8422_2325
        func add(_ value: UInt64) { key = (key ^ value) &* 0x100_0000_01B3 }
        switch gate {
        case .literal(let bytes):
            for byte in bytes { add(UInt64(byte)) }
        case .shape(let shape):
            add(shape.endsRun ? 1 << 40 : 1 << 41)
            add(UInt64(shape.notPrecededBy?.bases ?? 0) << 8)
            for element in shape.elements { add(UInt64(element.bases)) }
        }
        return key
    }

    private static func folded(_ gate: Trigger.Gate) -> Trigger.Gate {
        guard case .literal(let bytes) = gate else { return gate }
        return .literal(bytes.map(foldedASCII))
    }
}

/// `byte` with an ASCII capital made small.
@inline(__always)
func foldedASCII(_ byte: UInt8) -> UInt8 {
    byte &- 0x41 < 26 ? byte | 0x20 : byte
}

/// Where the run that ends before `position` begins: at most `back` bytes of `run`, never across a line's
/// end, so that a line that is complete is not held back for what the next may bring.
@inline(__always)
func runStart(before position: Int, back: Int, run: ByteClass, in text: TextSlice) -> Int {
    let limit = max(0, position - back)
    var start = position
    while start > limit, text[start - 1] != UInt8(ascii: "\n"), run.contains(text[start - 1]) { start -= 1 }
    return start
}

/// How far before a trigger a match may begin, over a run of which bytes.
struct RunReach: Sendable {
    let run: ByteClass
    let back: Int

    static func distinct(_ targets: [GateTarget]) -> [RunReach] {
        var reaches: [ByteClass: Int] = [:]
        for target in targets where target.back > 0 {
            reaches[target.run] = max(reaches[target.run] ?? 0, Int(target.back))
        }
        return reaches.map { RunReach(run: $0.key, back: $0.value) }
    }
}

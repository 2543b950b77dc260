import PatternCatalog

/// Which pattern a gate opens, and where its matches may start.
struct GateTarget: Sendable {
    let pattern: Int32
    let back: Int32
    let run: ByteClass
}

/// The distinct gates of a catalogue, each with the patterns it opens.
///
/// Patterns that share a trigger share its gate, so that a label such as "password" is looked for once.
struct Gates: Sendable {
    private(set) var all: [Trigger.Gate] = []
    private(set) var targets: [[GateTarget]] = []
    /// Patterns without a trigger, tried at every byte.
    private(set) var ungated: [GateTarget] = []
    private var indices: [Trigger.Gate: Int] = [:]

    init(_ triggers: [[Trigger]]) {
        for (pattern, triggers) in triggers.enumerated() {
            if triggers.isEmpty {
                ungated.append(GateTarget(pattern: Int32(pattern), back: 0, run: .any))
            }
            for trigger in triggers { add(trigger, pattern: pattern) }
        }
    }

    mutating func add(_ trigger: Trigger, pattern: Int) {
        let gate = Self.folded(trigger.gate)
        let target = GateTarget(pattern: Int32(pattern), back: Int32(trigger.back), run: trigger.run)
        if let index = indices[gate] {
            targets[index].append(target)
        } else {
            indices[gate] = all.count
            all.append(gate)
            targets.append([target])
        }
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

/// How far before a trigger a match may begin, over a run of which bytes.
struct RunReach: Sendable {
    let run: ByteClass
    let back: Int

    static func distinct(_ targets: some Sequence<GateTarget>) -> [RunReach] {
        var reaches: [ByteClass: Int] = [:]
        for target in targets where target.back > 0 {
            reaches[target.run] = max(reaches[target.run] ?? 0, Int(target.back))
        }
        return reaches.map { RunReach(run: $0.key, back: $0.value) }
    }
}

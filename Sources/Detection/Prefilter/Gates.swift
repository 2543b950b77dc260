internal import CBlockScan
import PatternCatalog

/// Which pattern a gate opens, and where its matches may start.
struct GateTarget: Equatable, Sendable, BitwiseCopyable {
    let pattern: Int32
    let back: Int32
    let run: ByteClass
}

/// The literals of a catalogue, each with the patterns it opens.
struct LiteralGates: Sendable {
    /// All literals, one behind the other, ASCII letters small: `bytes[firsts[gate] ..< firsts[gate + 1]]`.
    private(set) var bytes: [UInt8] = []
    private(set) var firsts: [Int32] = [0]
    /// For each literal its targets: `targets[starts[gate] ..< starts[gate + 1]]`.
    private(set) var targets: [GateTarget] = []
    private(set) var starts: [Int32] = [0]

    /// The literals of some patterns. Patterns that share one share its gate, so that a label such as
    /// "password" is looked for once.
    struct Batch {
        fileprivate var gates: [(literal: [UInt8], targets: [GateTarget])] = []
        private var indices: [[UInt8]: Int] = [:]

        mutating func add(_ triggers: [Trigger], of pattern: Int32) {
            for trigger in triggers {
                guard case .literal(let bytes) = trigger.gate else { continue }
                let literal = bytes.map(foldedASCII)
                let target = GateTarget(pattern: pattern, back: Int32(trigger.back), run: trigger.run)
                if let index = indices[literal] {
                    gates[index].targets.append(target)
                } else {
                    indices[literal] = gates.count
                    gates.append((literal, [target]))
                }
            }
        }
    }

    init() {}

    var count: Int { firsts.count - 1 }

    func literal(_ gate: Int) -> ArraySlice<UInt8> { bytes[Int(firsts[gate])..<Int(firsts[gate + 1])] }

    mutating func append(_ batch: Batch) {
        for gate in batch.gates {
            bytes += gate.literal
            firsts.append(Int32(bytes.count))
            targets += gate.targets
            starts.append(Int32(targets.count))
        }
    }

    func write(to writer: inout PackedWriter) {
        writer.write(bytes)
        writer.write(firsts)
        writer.write(targets)
        writer.write(starts)
    }

    init(_ reader: inout PackedReader) {
        bytes = reader.table()
        firsts = reader.table()
        targets = reader.table()
        starts = reader.table()
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
    // The class of all bytes has all bits: those of a byte that is of no class too.
    let isAny = run == .any
    var start = position
    while start > limit {
        let byte = text[start &- 1]
        let isOfRun = isAny ? byte != UInt8(ascii: "\r") : redact_classes(byte) & run.bases != 0
        guard isOfRun, byte != UInt8(ascii: "\n") else { break }
        start &-= 1
    }
    return start
}

/// How far before a trigger a match may begin, over a run of which bytes.
struct RunReach: Sendable, BitwiseCopyable {
    let run: ByteClass
    private let backBytes: Int32

    var back: Int { Int(backBytes) }

    /// The furthest of each run of bytes.
    static func distinct(_ targets: some Sequence<GateTarget>) -> [RunReach] {
        var reaches: [ByteClass: Int32] = [:]
        for target in targets where target.back > 0 {
            reaches[target.run] = max(reaches[target.run] ?? 0, target.back)
        }
        return reaches.sorted { $0.key.bases < $1.key.bases }.map {
            RunReach(run: $0.key, backBytes: $0.value)
        }
    }
}

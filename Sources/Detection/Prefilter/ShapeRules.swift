import PatternCatalog

/// The shapes of a catalogue, each with the pattern it opens and the outline of what matches there: what a
/// `LazyAutomaton` runs.
struct ShapeRules: Sendable {
    /// Plain numbers, so that running the automaton touches no reference count; no bytes between them.
    struct Rule: Sendable, BitwiseCopyable {
        /// What must not stand before, of the shape itself.
        let notPrecededBy: SymbolSet
        /// Index into `targets`.
        let target: Int32
        /// Its elements: `elements[firstElement ..< firstElement + elementCount]`.
        let firstElement: Int32
        let elementCount: Int32
        /// 1 or 0.
        private let endOfRun: Int32
        /// Its outline's first node in `nodes`, whose successors count from there too.
        let firstNode: Int32
        /// Of its outline: `exclusions[firstExclusion ..< lastExclusion]`.
        let firstExclusion: Int32
        let lastExclusion: Int32
        private let spare: Int32 = 0

        /// Whether the byte behind must not be of the last element.
        var endsRun: Bool { endOfRun != 0 }

        init(
            _ shape: Shape, target: Int32, firstElement: Int32, firstNode: Int32, exclusions: Range<Int32>
        ) {
            notPrecededBy = shape.notPrecededBy.map(ByteSymbol.set) ?? SymbolSet()
            self.target = target
            self.firstElement = firstElement
            elementCount = Int32(shape.elements.count)
            endOfRun = shape.endsRun ? 1 : 0
            self.firstNode = firstNode
            firstExclusion = exclusions.lowerBound
            lastExclusion = exclusions.upperBound
        }
    }

    private(set) var rules: [Rule] = []
    private(set) var targets: [GateTarget] = []
    private(set) var elements: [SymbolSet] = []
    private(set) var nodes: [Outline.Node] = []
    private(set) var successors: [Int32] = []
    private(set) var exclusions: [Outline.Exclusion] = []
    /// By symbol: the rules whose first element has it, `rulesBySymbol[starts[symbol] ..< starts[symbol +
    /// 1]]`.
    private(set) var rulesBySymbol: [Int32] = []
    private(set) var symbolStarts: [Int32] = []

    init() { nodes = Outline.open.nodes }

    /// Adds the shapes of a pattern and gives them back.
    mutating func append(
        _ triggers: [Trigger], of pattern: Int32, _ definition: PatternDefinition
    ) -> [Shape] {
        var outline: (first: Int32, exclusions: Range<Int32>)?
        var shapes: [Shape] = []
        for trigger in triggers {
            guard case .shape(let shape) = trigger.gate else { continue }
            shapes.append(shape)
            let target = GateTarget(pattern: pattern, back: Int32(trigger.back), run: trigger.run)
            // Where the match begins before the shape, its outline does not begin here.
            guard trigger.back == 0 else {
                add(shape, target, firstNode: 0, exclusions: 0..<0)
                continue
            }
            let known = outline ?? add(Outline(regex: definition.regex, flags: definition.flags))
            outline = known
            add(shape, target, firstNode: known.first, exclusions: known.exclusions)
        }
        return shapes
    }

    private mutating func add(_ outline: Outline) -> (first: Int32, exclusions: Range<Int32>) {
        let first = Int32(nodes.count)
        let offset = Int32(successors.count)
        for node in outline.nodes {
            nodes.append(
                Outline.Node(
                    symbols: node.symbols, firstSuccessor: node.firstSuccessor + offset,
                    lastSuccessor: node.lastSuccessor + offset, accepts: node.accepts))
        }
        successors += outline.successors.map { $0 + first }
        exclusions += outline.exclusions
        return (first, Int32(exclusions.count - outline.exclusions.count)..<Int32(exclusions.count))
    }

    private mutating func add(
        _ shape: Shape, _ target: GateTarget, firstNode: Int32, exclusions: Range<Int32>
    ) {
        if targets.last != target { targets.append(target) }
        rules.append(
            Rule(
                shape, target: Int32(targets.count - 1), firstElement: Int32(elements.count),
                firstNode: firstNode, exclusions: exclusions))
        elements += shape.elements.map(ByteSymbol.set)
    }

    /// Completes the rules: none is added afterwards.
    mutating func indexBySymbol() {
        symbolStarts = [0]
        rulesBySymbol.removeAll()
        for symbol in 0..<UInt8(ByteSymbol.count) {
            for (index, rule) in rules.enumerated() where elements[Int(rule.firstElement)].contains(symbol) {
                rulesBySymbol.append(Int32(index))
            }
            symbolStarts.append(Int32(rulesBySymbol.count))
        }
    }
}

// MARK: In the binary

extension ShapeRules {
    func write(to writer: inout PackedWriter) {
        writer.write(rules)
        writer.write(targets)
        writer.write(elements)
        writer.write(nodes)
        writer.write(successors)
        writer.write(exclusions)
        writer.write(rulesBySymbol)
        writer.write(symbolStarts)
    }

    init(_ reader: inout PackedReader) {
        rules = reader.table()
        targets = reader.table()
        elements = reader.table()
        nodes = reader.table()
        successors = reader.table()
        exclusions = reader.table()
        rulesBySymbol = reader.table()
        symbolStarts = reader.table()
    }
}

package import PatternCatalog

/// What detection knows of a catalogue's patterns: numbers, so that they can be made when the project is
/// built and are copied at start.
package struct DetectionTables: Sendable {
    /// By pattern.
    private(set) var rules: [PatternRules] = []
    private(set) var names = PatternNames()
    private(set) var gates = LiteralGates()
    private(set) var literals: LiteralTable
    private(set) var firstBytes = FirstBytes()
    private(set) var shapes = ShapeRules()
    private(set) var starts = StartFinder()
    private(set) var runs: [RunReach] = []
    private(set) var context = ContextPhrases()
    /// The context words of all patterns; `PatternRules` say which are whose.
    private(set) var contextIDs: [Int32] = []
    /// Whether what follows from the patterns is made.
    private var isComplete = false

    package init() { literals = LiteralTable() }

    package var patternCount: Int { rules.count }

    /// Adds patterns behind those that are known.
    /// - Parameter usesTriggers: false leaves out what is found by them.
    package mutating func append(_ definitions: some Sequence<PatternDefinition>, usesTriggers: Bool = true) {
        var batch = LiteralGates.Batch()
        var found: [Shape] = []
        for definition in definitions {
            isComplete = false
            let pattern = Int32(patternCount)
            let triggers = usesTriggers ? definition.triggers : []
            batch.add(triggers, of: pattern)
            found += shapes.append(triggers, of: pattern, definition)
            let firstContext = contextIDs.count
            contextIDs += definition.context.map { context.add($0) }
            rules.append(
                PatternRules(
                    definition, contextIDs: firstContext..<contextIDs.count, hasTriggers: !triggers.isEmpty,
                    entity: names.entity(definition), label: names.label(definition),
                    validator: names.validator(definition)))
        }
        gates.append(batch)
        starts.append(found)
    }

    /// Makes what follows from the patterns, if it is not there: to be called when the last is added.
    package mutating func complete() {
        guard !isComplete else { return }
        isComplete = true
        shapes.indexBySymbol()
        literals = LiteralTable(gates) { notPrecededBy(gate: $0) }
        firstBytes = FirstBytes(gates)
        runs = RunReach.distinct(gates.targets + shapes.targets)
    }

    /// What must not stand before a literal: where it ends a run, the lookbehind is asked where the run
    /// begins.
    private func notPrecededBy(gate: Int) -> SymbolSet {
        let targets = gates.targets[Int(gates.starts[gate])..<Int(gates.starts[gate + 1])]
        return targets.reduce(SymbolSet.all) { set, target in
            set.intersection(target.back == 0 ? rules[Int(target.pattern)].notPrecededBy : SymbolSet())
        }
    }

    // MARK: In the binary

    /// - Precondition: complete.
    package func write(to writer: inout PackedWriter) {
        precondition(isComplete)
        writer.write(rules)
        names.write(to: &writer)
        gates.write(to: &writer)
        literals.write(to: &writer)
        firstBytes.write(to: &writer)
        shapes.write(to: &writer)
        starts.write(to: &writer)
        writer.write(runs)
        context.write(to: &writer)
        writer.write(contextIDs)
    }

    /// - Parameter reader: stands where `write` began.
    init(_ reader: PackedReader) {
        var reader = reader
        rules = reader.table()
        names = PatternNames(&reader)
        gates = LiteralGates(&reader)
        literals = LiteralTable(&reader, gates)
        firstBytes = FirstBytes(&reader)
        shapes = ShapeRules(&reader)
        starts = StartFinder(&reader)
        runs = reader.table()
        context = ContextPhrases(&reader)
        contextIDs = reader.table()
        isComplete = true
    }
}

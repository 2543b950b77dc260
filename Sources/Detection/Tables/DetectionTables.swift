package import PatternCatalog

/// What the prefilter and the context reader know of a catalogue's patterns: numbers alone, so that they can
/// be made when the project is built and read at start.
package struct DetectionTables: Sendable {
    private(set) var patternCount = 0
    private(set) var gates = LiteralGates()
    private(set) var shapes = ShapeRules()
    private(set) var starts = StartFinder()
    private(set) var context = ContextPhrases()
    /// The context words of all patterns: those of one are `contextIDs[contextStarts[pattern] ..<
    /// contextStarts[pattern + 1]]`.
    private(set) var contextIDs: [Int32] = []
    private(set) var contextStarts: [Int32] = [0]

    package init() {}

    /// Adds patterns behind those that are known.
    /// - Parameter usesTriggers: false leaves out what is found by them.
    package mutating func append(_ definitions: some Sequence<PatternDefinition>, usesTriggers: Bool = true) {
        var batch = LiteralGates.Batch()
        var found: [Shape] = []
        for definition in definitions {
            let pattern = Int32(patternCount)
            if usesTriggers {
                let triggers = definition.triggers
                batch.add(triggers, of: pattern)
                found += shapes.append(triggers, of: pattern, definition)
            }
            contextIDs += definition.context.map { context.add($0) }
            contextStarts.append(Int32(contextIDs.count))
            patternCount += 1
        }
        gates.append(batch)
        starts.append(found)
    }

    /// Makes what follows from the patterns: none is added afterwards.
    mutating func complete() { shapes.indexBySymbol() }

    // MARK: In the binary

    /// The tables as ASCII, for `init(encoded:)`.
    package func encoded() -> [UInt8] {
        var writer = IntegerWriter()
        writer.write(patternCount)
        gates.write(to: &writer)
        shapes.write(to: &writer)
        starts.write(to: &writer)
        context.write(to: &writer)
        writer.write(all: contextIDs)
        writer.write(all: contextStarts)
        return writer.bytes
    }

    /// - Parameter encoded: what `encoded` gave; this is not checked.
    init(encoded: StaticString) {
        var reader = IntegerReader(encoded.utf8Start)
        patternCount = reader.int()
        gates = LiteralGates(&reader)
        shapes = ShapeRules(&reader)
        starts = StartFinder(&reader)
        context = ContextPhrases(&reader)
        contextIDs = reader.allInt32()
        contextStarts = reader.allInt32()
    }
}

extension GateTarget {
    func write(to writer: inout IntegerWriter) {
        writer.write(pattern)
        writer.write(back)
        writer.write(run.bases)
    }

    init(_ reader: inout IntegerReader) {
        self.init(
            pattern: reader.int32(), back: reader.int32(),
            run: ByteClass(bases: UInt32(truncatingIfNeeded: reader.bits())))
    }
}

extension IntegerReader {
    /// As many elements as were written, each read by `element`.
    @inline(__always)
    mutating func list<Element>(_ element: (inout IntegerReader) -> Element) -> [Element] {
        let count = int()
        return Array(unsafeUninitializedCapacity: count) { buffer, initialized in
            for index in 0..<count { buffer.initializeElement(at: index, to: element(&self)) }
            initialized = count
        }
    }
}

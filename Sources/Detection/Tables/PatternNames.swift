import PatternCatalog

/// The distinct names of a catalogue's patterns, by number.
struct PatternNames: Sendable {
    private(set) var entities = NumberedNames()
    private(set) var labels = NumberedNames()
    private(set) var validators = NumberedNames()

    init() {}

    mutating func entity(_ definition: PatternDefinition) -> Int32 { entities.number(of: definition.entity) }
    mutating func label(_ definition: PatternDefinition) -> Int32 { labels.number(of: definition.label) }
    mutating func validator(_ definition: PatternDefinition) -> Int32 {
        validators.number(of: definition.validator)
    }

    func write(to writer: inout PackedWriter) {
        for names in [entities, labels, validators] { writer.write(names: names.all) }
    }

    init(_ reader: inout PackedReader) {
        entities = NumberedNames(reader.names())
        labels = NumberedNames(reader.names())
        validators = NumberedNames(reader.names())
    }
}

/// Texts, each with a number.
struct NumberedNames: Sendable {
    private(set) var all: [String] = []
    /// Made when the first is added.
    private var numbers: [String: Int32] = [:]

    init(_ all: [String] = []) { self.all = all }

    subscript(number: Int32) -> String { all[Int(number)] }

    mutating func number(of name: String) -> Int32 {
        if numbers.isEmpty {
            for (number, known) in all.enumerated() { numbers[known] = Int32(number) }
        }
        if let number = numbers[name] { return number }
        all.append(name)
        numbers[name] = Int32(all.count - 1)
        return Int32(all.count - 1)
    }
}

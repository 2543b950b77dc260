extension CatalogCodec {
    static func encode(_ pattern: PatternDefinition) -> String {
        join(
            [
                pattern.id, pattern.entity, pattern.label, pattern.country, pattern.regex, pattern.recognizer,
                String(pattern.flags.rawValue), String(pattern.group),
                join(pattern.triggers.map(encode), item),
                String(pattern.maxLength), String(pattern.lookahead), pattern.validator,
                pattern.invalidScore.map { String($0) } ?? "", String(pattern.entropy),
                String(pattern.score), join(pattern.context, item), pattern.contextRequired ? "1" : "0",
                String(pattern.priority), pattern.continues, String(pattern.continuesMaxLength),
            ], field)
    }

    static func decodeDefinition(_ record: UnsafeBufferPointer<UInt8>) -> PatternDefinition {
        var reader = RecordReader(record)
        var pattern = PatternDefinition(
            id: reader.string(), entity: reader.string(), label: reader.string(), regex: "", maxLength: 1,
            score: 0)
        pattern.country = reader.string()
        pattern.regex = reader.string()
        pattern.recognizer = reader.string()
        pattern.flags = RegexFlags(rawValue: reader.int())
        pattern.group = reader.int()
        pattern.triggers = reader.list().map(decodeTrigger)
        pattern.maxLength = reader.int()
        pattern.lookahead = reader.int()
        pattern.validator = reader.string()
        pattern.invalidScore = Double(reader.string())
        pattern.entropy = reader.double()
        pattern.score = reader.double()
        pattern.context = reader.list()
        pattern.contextRequired = reader.int() == 1
        pattern.priority = reader.int()
        pattern.continues = reader.string()
        pattern.continuesMaxLength = reader.int()
        return pattern
    }

    /// A gate as numbers: the run and its reach, the kind, then literal bytes or element classes.
    private static func encode(_ trigger: Trigger) -> String {
        var numbers: [Int] = [trigger.back, Int(trigger.run.bases)]
        switch trigger.gate {
        case .literal(let bytes):
            numbers += [0] + bytes.map(Int.init)
        case .shape(let shape):
            numbers += [1, Int(shape.notPrecededBy?.bases ?? 0), shape.endsRun ? 1 : 0]
            numbers += shape.elements.map { Int($0.bases) }
        }
        return numbers.map { String($0, radix: 36) }.joined(separator: " ")
    }

    private static func decodeTrigger(_ text: String) -> Trigger {
        let numbers = text.utf8.split(separator: 0x20).map { Int(Substring($0), radix: 36) ?? 0 }
        let gate: Trigger.Gate
        if numbers[2] == 0 {
            gate = .literal(numbers[3...].map { UInt8($0) })
        } else {
            gate = .shape(
                Shape(
                    elements: numbers[5...].map { ByteClass(bases: UInt32($0)) },
                    notPrecededBy: numbers[3] == 0 ? nil : ByteClass(bases: UInt32(numbers[3])),
                    endsRun: numbers[4] == 1))
        }
        return Trigger(gate: gate, back: numbers[0], run: ByteClass(bases: UInt32(numbers[1])))
    }

    static func encodeDocumentation(_ entry: PatternEntry) -> String {
        let documentation = entry.documentation
        return join(
            [
                documentation.title, join(documentation.references, item),
                join(documentation.examples.map { $0.text }, item),
                join(documentation.examples.map { String($0.redacts.count) }, item),
                join(documentation.examples.flatMap(\.redacts), item),
                join(documentation.counterexamples.map(\.text), item),
                join(documentation.counterexamples.map(\.why), item),
                entry.place.file, String(entry.place.line),
            ], field)
    }

    static func decodeDocumentation(
        _ record: UnsafeBufferPointer<UInt8>
    ) -> (PatternDocumentation, SourcePlace) {
        var reader = RecordReader(record)
        var documentation = PatternDocumentation()
        documentation.title = reader.string()
        documentation.references = reader.list()
        let texts = reader.list()
        let counts = reader.list().map { Int($0) ?? 0 }
        var redacts = reader.list()[...]
        for (text, count) in zip(texts, counts) {
            documentation.examples.append(.init(text: text, redacts: Array(redacts.prefix(count))))
            redacts = redacts.dropFirst(count)
        }
        documentation.counterexamples = zip(reader.list(), reader.list()).map { .init(text: $0, why: $1) }
        return (documentation, SourcePlace(file: reader.string(), line: reader.int()))
    }
}

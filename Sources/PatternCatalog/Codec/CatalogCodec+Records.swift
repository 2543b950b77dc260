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

    static func definition(
        _ record: UnsafeBufferPointer<UInt8>, of table: StaticString
    ) -> PatternDefinition {
        var reader = RecordReader(record)
        var pattern = PatternDefinition(
            id: reader.string(), entity: reader.string(), label: reader.string(), regex: "", maxLength: 1,
            score: 0)
        pattern.country = reader.string()
        pattern.storedRegex = Stored(reader.bytes(), of: table)
        pattern.recognizer = reader.string()
        pattern.flags = RegexFlags(rawValue: reader.int())
        pattern.group = reader.int()
        pattern.storedTriggers = Stored(reader.bytes(), of: table)
        pattern.maxLength = reader.int()
        pattern.lookahead = reader.int()
        pattern.validator = reader.string()
        pattern.invalidScore = Double(reader.string())
        pattern.entropy = reader.double()
        pattern.score = reader.double()
        pattern.storedContext = Stored(reader.bytes(), of: table)
        pattern.contextRequired = reader.int() == 1
        pattern.priority = reader.int()
        pattern.continues = reader.string()
        pattern.continuesMaxLength = reader.int()
        return pattern
    }

    static func triggers(_ text: UnsafeBufferPointer<UInt8>) -> [Trigger] {
        text.isEmpty ? [] : split(text, item).map(decodeTrigger)
    }

    /// Reach and run as numbers, then a literal as it is, or a shape as the numbers of its classes.
    private static func encode(_ trigger: Trigger) -> String {
        let head = [trigger.back, Int(trigger.run.bases)]
        switch trigger.gate {
        case .literal(let bytes):
            return "L" + head.map { String($0) + " " }.joined() + String(decoding: bytes, as: UTF8.self)
        case .shape(let shape):
            let numbers =
                head + [Int(shape.notPrecededBy?.bases ?? 0), shape.endsRun ? 1 : 0]
                + shape.elements.map { Int($0.bases) }
            return "S" + numbers.map { String($0) + " " }.joined()
        }
    }

    private static func decodeTrigger(_ text: UnsafeBufferPointer<UInt8>) -> Trigger {
        var rest = text[1...]
        let back = number(&rest)
        let run = ByteClass(bases: UInt32(number(&rest)))
        if text[0] == UInt8(ascii: "L") {
            return Trigger(gate: .literal(Array(rest)), back: back, run: run)
        }
        let before = number(&rest)
        let endsRun = number(&rest) == 1
        var elements: [ByteClass] = []
        while !rest.isEmpty { elements.append(ByteClass(bases: UInt32(number(&rest)))) }
        let shape = Shape(
            elements: elements, notPrecededBy: before == 0 ? nil : ByteClass(bases: UInt32(before)),
            endsRun: endsRun)
        return Trigger(gate: .shape(shape), back: back, run: run)
    }

    /// Takes a decimal number and the space behind it off the front.
    private static func number(_ text: inout Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        var value = 0
        while let byte = text.popFirst(), byte != 0x20 { value = value * 10 + Int(byte - 0x30) }
        return value
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

    static func documentation(
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

import PatternCatalog

/// Reads `triggers = { literals = […], shapes = […], back = n, run = "…" }`.
enum TriggerReader {
    static func triggers(_ table: TableReader) throws(ConfigurationError) -> [Trigger] {
        try table.allow(only: ["literals", "shapes", "back", "run"])
        let back = try table.int("back", in: 1...Trigger.backBytesMax) ?? 0
        let run = try self.run(table, back: back)
        var triggers: [Trigger] = []
        for literal in try table.strings("literals") ?? [] {
            let bytes = Array(literal.utf8)
            guard (Trigger.literalBytesMin...Trigger.literalBytesMax).contains(bytes.count) else {
                throw table.error(
                    "literals", "the literal '\(literal)' has \(bytes.count) bytes",
                    remedy: "use \(Trigger.literalBytesMin) to \(Trigger.literalBytesMax) bytes, or a shape")
            }
            if bytes[0] == 0x0A || bytes[0] == 0x0D { throw beginsWithNewline(literal, "literals", table) }
            triggers.append(Trigger(gate: .literal(bytes), back: back, run: run))
        }
        for notation in try table.strings("shapes") ?? [] {
            do {
                triggers.append(Trigger(gate: .shape(try Shape(notation: notation)), back: back, run: run))
            } catch {
                throw table.error(
                    "shapes", "in the shape '\(notation)': \(error.problem)",
                    remedy: "see redact-patterns(5), TRIGGERS")
            }
        }
        guard !triggers.isEmpty else {
            throw table.error("triggers", "no trigger", remedy: "add literals or shapes")
        }
        return triggers
    }

    /// Such a trigger would hold back the end of every line until the next comes.
    private static func beginsWithNewline(
        _ trigger: String, _ key: String, _ table: TableReader
    ) -> ConfigurationError {
        table.error(
            key, "the trigger '\(trigger)' begins with a newline",
            remedy: "begin the match behind it and look back for it")
    }

    private static func run(_ table: TableReader, back: Int) throws(ConfigurationError) -> ByteClass {
        guard let notation = try table.string("run") else {
            guard back == 0 else {
                throw table.error(
                    "back", "'back' without 'run'", remedy: "say what stands before the trigger")
            }
            return .any
        }
        var run: ByteClass?
        for symbol in notation.utf8 {
            guard let part = ByteClass(symbol: symbol) else {
                throw table.error(
                    "run", "no byte class is written '\(String(decoding: [symbol], as: UTF8.self))'",
                    remedy: "see redact-patterns(5), TRIGGERS")
            }
            run = run?.union(part) ?? part
        }
        guard let run else { throw table.error("run", "'run' is empty", remedy: "name its byte classes") }
        return run
    }
}

import ArgumentParser
import BuiltinPatterns
import PatternCatalog
import Redaction

/// `redact patterns`: the catalogue.
struct Patterns: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List, show or check the catalogue.", subcommands: [List.self, Show.self, Check.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the patterns: entity, label, country, number of patterns, validators.")

        @OptionGroup var detection: CatalogOptions

        @Flag(name: .long, help: "Only the names of the entities.")
        var entities = false

        @Flag(name: .long, help: "One line for each pattern.")
        var all = false

        func run() throws {
            try exiting {
                let catalog = try detection.sources.catalog(BuiltinPatterns.documentedCatalog())
                if entities {
                    try OutputStream.standard.write(catalog.entities.map { $0 + "\n" }.joined())
                } else {
                    try OutputStream.standard.write(
                        all ? CatalogText.patterns(catalog) : CatalogText.entities(catalog))
                }
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show everything about a pattern.")

        @OptionGroup var detection: CatalogOptions

        @Argument(help: "The pattern's id, or an entity for all of its patterns.")
        var id: String

        func run() throws {
            try exiting {
                let catalog = try detection.sources.catalog(BuiltinPatterns.documentedCatalog())
                let shown = catalog.entries.filter { $0.definition.id == id || $0.definition.entity == id }
                guard !shown.isEmpty else {
                    let names = catalog.entries.map(\.definition.id) + catalog.entities
                    let hint = nearest(to: id, in: names).map { "did you mean \($0)?" }
                    throw Failure(
                        .usage, "no pattern '\(id)'; \(hint ?? "redact patterns list --all names them")")
                }
                try OutputStream.standard.write(shown.map(CatalogText.pattern).joined(separator: "\n"))
            }
        }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Run every example through the whole pipeline, also of your own files.")

        @OptionGroup var detection: CatalogOptions

        func run() throws {
            try exiting {
                let catalog = try detection.sources.catalog(BuiltinPatterns.documentedCatalog())
                let failures = try ExampleCheck(catalog).failures()
                for failure in failures { writeToStandardError("redact: \(failure)\n") }
                for entry in catalog.entries
                where entry.definition.triggers.isEmpty && entry.definition.recognizer.isEmpty {
                    writeToStandardError(
                        "redact: \(entry.place): \(entry.definition.id): no triggers, so it is tried at every byte; "
                            + "this costs about 100 ns a byte\n")
                }
                guard failures.isEmpty else {
                    throw Failure(
                        .configuration, "\(failures.count) examples fail; mend the patterns named above")
                }
                try OutputStream.standard.write(
                    "\(catalog.count) patterns of \(catalog.entities.count) entities: all examples pass\n"
                )
            }
        }
    }
}

/// The catalogue for people.
enum CatalogText {
    static func entities(_ catalog: PatternCatalog) -> String {
        let groups = Dictionary(grouping: catalog.entries, by: \.definition.entity)
        let rows = groups.sorted { $0.key < $1.key }.map { entity, entries in
            [
                entity, distinct(entries.map(\.definition.label)),
                distinct(entries.map(\.definition.country)),
                String(entries.count), distinct(entries.map(\.definition.validator)),
            ]
        }
        return table([["ENTITY", "LABEL", "COUNTRY", "PATTERNS", "VALIDATOR"]] + rows)
    }

    static func patterns(_ catalog: PatternCatalog) -> String {
        table(
            [["PATTERN", "ENTITY", "SCORE", "VALIDATOR", "TITLE"]]
                + catalog.entries.map {
                    [
                        $0.definition.id, $0.definition.entity, String($0.definition.score),
                        $0.definition.validator, $0.documentation.title,
                    ]
                })
    }

    static func pattern(_ entry: PatternEntry) -> String {
        let pattern = entry.definition
        let documentation = entry.documentation
        var lines = ["\(pattern.id): \(documentation.title)", "  stands in   \(entry.place)"]
        func add(_ name: String, _ value: String) {
            if !value.isEmpty {
                lines.append("  \(name)\(String(repeating: " ", count: 12 - name.count))\(value)")
            }
        }
        add("entity", "\(pattern.entity) [\(pattern.label)]")
        add("country", pattern.country)
        add("regex", pattern.regex)
        add("recognizer", pattern.recognizer)
        add("group", pattern.group > 0 ? String(pattern.group) : "")
        add("max_length", "\(pattern.maxLength) bytes")
        add("validator", pattern.validator)
        add("score", String(pattern.score))
        add("entropy", pattern.entropy > 0 ? String(pattern.entropy) : "")
        add(
            "context",
            pattern.context.joined(separator: ", ") + (pattern.contextRequired ? " (required)" : ""))
        documentation.references.forEach { add("reference", $0) }
        documentation.examples.forEach { add("example", ExampleText.expand($0.text)) }
        documentation.counterexamples.forEach { add("not", "\(ExampleText.expand($0.text)) (\($0.why))") }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func distinct(_ values: [String]) -> String {
        Set(values.filter { !$0.isEmpty }).sorted().joined(separator: ",")
    }

    private static func table(_ rows: [[String]]) -> String {
        let columns = rows[0].indices
        let widths = columns.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = columns.map { column in
                column == columns.last
                    ? row[column]
                    : row[column] + String(repeating: " ", count: widths[column] - row[column].count + 2)
            }
            return cells.joined() + "\n"
        }.joined()
    }
}

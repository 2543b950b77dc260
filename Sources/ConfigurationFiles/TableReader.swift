package import PatternCatalog
import TOMLKit

/// One table of a TOML file, read key by key, with the place of each key for errors.
///
/// The TOML library gives places only for syntax errors; the line of a key is found in the source.
package struct TableReader {
    private let table: TOMLTable
    let source: SourceLines
    /// The lines of the file that belong to the table, or to the one it stands in.
    let lines: Range<Int>
    /// The key of the surrounding table that it stands at. Its lines are looked for only when an error needs
    /// them.
    private let anchor: String?

    /// The table that is the whole file.
    ///
    /// - Parameter file: the name that errors give.
    /// - Throws: `ConfigurationError` for text that is not TOML.
    package init(_ text: String, file: String) throws(ConfigurationError) {
        let source = SourceLines(file: file, text: text)
        self.init(try parseTOML(text, file: file), source: source, lines: source.all)
    }

    init(_ table: TOMLTable, source: SourceLines, lines: Range<Int>, anchor: String? = nil) {
        self.table = table
        self.source = source
        self.lines = lines
        self.anchor = anchor
    }

    /// This table, where its own lines are known.
    func within(_ lines: Range<Int>) -> TableReader {
        TableReader(table, source: source, lines: lines)
    }

    /// In order of the alphabet.
    package var keys: [String] { table.keys.sorted() }

    /// Refuses keys other than `known`, all of them in one error: a misspelt key must not silently change
    /// what is found. To be asked first, so that a misspelt key is not told as a missing one.
    package func allow(only known: [String]) throws(ConfigurationError) {
        let unknown = keys.filter { !known.contains($0) }
            .map { (key: $0, place: place(of: $0)) }
            .sorted { ($0.place.line, $0.place.column) < ($1.place.line, $1.place.column) }
        guard let first = unknown.first else { return }
        let names = unknown.map { key, place in
            place.line == first.place.line ? "'\(key)'" : "'\(key)' (line \(place.line))"
        }
        let hints = unknown.compactMap { nearest(to: $0.key, in: known) }.map { "'\($0)'" }
        throw ConfigurationError(
            first.place, "unknown key\(names.count > 1 ? "s" : "") \(names.joined(separator: ", "))",
            remedy: hints.isEmpty
                ? "use \(known.joined(separator: ", "))" : "did you mean \(hints.joined(separator: ", "))?")
    }

    package func error(_ key: String, _ problem: String, remedy: String) -> ConfigurationError {
        ConfigurationError(place(of: key), problem, remedy: remedy)
    }

    private func place(of key: String) -> SourcePlace {
        source.place(of: key, in: anchor.map { source.lines(of: $0, in: lines) } ?? lines)
    }

    /// Nil where the key is not given, here and below.
    ///
    /// - Throws: `ConfigurationError` for a value of another type or out of the range, here and below.
    package func string(_ key: String) throws(ConfigurationError) -> String? {
        guard let value = table[key] else { return nil }
        guard value.type == .string, let string = value.string else {
            throw wrongType(key, "a string")
        }
        try refuseSeparators(in: string, key)
        return string
    }

    /// The catalogue's table inside the binary parts values by these characters.
    private func refuseSeparators(in string: String, _ key: String) throws(ConfigurationError) {
        if let bad = string.utf8.first(where: { $0 == 0 || ($0 >= 0x1D && $0 <= 0x1F) }) {
            throw error(
                key, "'\(key)' holds the control character \(bad)",
                remedy: "write it as an escape of the regex")
        }
    }

    /// - Throws: `ConfigurationError` also for a key that is not given or empty.
    package func requiredString(_ key: String) throws(ConfigurationError) -> String {
        guard let value = try string(key), !value.isEmpty else {
            throw ConfigurationError(
                source.place(line: lines.lowerBound), "'\(key)' is missing or empty",
                remedy: "add \(key) = \"…\"")
        }
        return value
    }

    func int(_ key: String, in range: ClosedRange<Int>) throws(ConfigurationError) -> Int? {
        guard let value = table[key] else { return nil }
        guard value.type == .int, let int = value.int else { throw wrongType(key, "a whole number") }
        guard range.contains(int) else {
            throw error(
                key, "'\(key)' is \(int)",
                remedy: "use a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return int
    }

    package func number(_ key: String, in range: ClosedRange<Double>) throws(ConfigurationError) -> Double? {
        guard let value = table[key] else { return nil }
        let number: Double? =
            switch value.type {
            case .int: value.int.map(Double.init)
            case .double: value.double
            default: nil
            }
        guard let number else { throw wrongType(key, "a number") }
        guard range.contains(number) else {
            throw error(
                key, "'\(key)' is \(plain(number))",
                remedy: "use a number from \(plain(range.lowerBound)) to \(plain(range.upperBound))")
        }
        return number
    }

    /// Whole numbers without a fraction.
    private func plain(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e18 ? String(Int(number)) : String(number)
    }

    func bool(_ key: String) throws(ConfigurationError) -> Bool? {
        guard let value = table[key] else { return nil }
        guard value.type == .bool, let bool = value.bool else { throw wrongType(key, "true or false") }
        return bool
    }

    package func strings(_ key: String) throws(ConfigurationError) -> [String]? {
        try list(key, "a list of strings") { $0.type == .string ? $0.string : nil }
    }

    /// Names, or the whole numbers that stand for them.
    package func namesOrNumbers(_ key: String) throws(ConfigurationError) -> [String]? {
        try list(key, "a list of names or numbers") { element in
            element.type == .int ? element.int.map { String($0) } : element.string
        }
    }

    private func list(
        _ key: String, _ expected: String, _ text: (any TOMLValueConvertible) -> String?
    ) throws(ConfigurationError) -> [String]? {
        guard let value = table[key] else { return nil }
        guard value.type == .array, let array = value.array else { throw wrongType(key, expected) }
        var result: [String] = []
        for element in array {
            guard let string = text(element) else { throw wrongType(key, expected) }
            try refuseSeparators(in: string, key)
            result.append(string)
        }
        return result
    }

    package func table(_ key: String) throws(ConfigurationError) -> TableReader? {
        guard let value = table[key] else { return nil }
        guard value.type == .table, let table = value.table else { throw wrongType(key, "a table") }
        return TableReader(table, source: source, lines: lines, anchor: key)
    }

    func tables(_ key: String) throws(ConfigurationError) -> [TableReader]? {
        guard let value = table[key] else { return nil }
        guard value.type == .array, let array = value.array else {
            throw wrongType(key, "a list of tables")
        }
        var result: [TableReader] = []
        for element in array {
            guard element.type == .table, let table = element.table else {
                throw wrongType(key, "a list of tables")
            }
            result.append(TableReader(table, source: source, lines: lines, anchor: key))
        }
        return result
    }

    private func wrongType(_ key: String, _ expected: String) -> ConfigurationError {
        error(key, "'\(key)' has the wrong type", remedy: "write \(expected)")
    }
}

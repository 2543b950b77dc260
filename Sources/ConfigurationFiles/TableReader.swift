import PatternCatalog
import TOMLKit

/// One table of a TOML file, read key by key, with the place of each key for errors.
///
/// The TOML library gives places only for syntax errors; the line of a key is found in the source.
struct TableReader {
    let table: TOMLTable
    let source: SourceLines
    /// The lines of the file that belong to the table, or to the one it stands in.
    let lines: Range<Int>
    /// The key of the surrounding table that it stands at. Its lines are looked for only when an error needs
    /// them.
    private let anchor: String?
    private var known: Set<String> = []

    init(_ table: TOMLTable, source: SourceLines, lines: Range<Int>, anchor: String? = nil) {
        self.table = table
        self.source = source
        self.lines = lines
        self.anchor = anchor
    }

    func error(_ key: String, _ problem: String, remedy: String) -> ConfigurationError {
        let own = anchor.map { source.lines(of: $0, in: lines) } ?? lines
        return ConfigurationError(source.place(of: key, in: own), problem, remedy: remedy)
    }

    mutating func string(_ key: String) throws(ConfigurationError) -> String? {
        guard let value = take(key) else { return nil }
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

    mutating func requiredString(_ key: String) throws(ConfigurationError) -> String {
        guard let value = try string(key), !value.isEmpty else {
            if let misspelt = nearest(to: key, in: table.keys.filter { !known.contains($0) }) {
                throw error(misspelt, "unknown key '\(misspelt)'", remedy: "did you mean '\(key)'?")
            }
            throw ConfigurationError(
                source.place(line: lines.lowerBound), "'\(key)' is missing or empty",
                remedy: "add \(key) = \"…\"")
        }
        return value
    }

    mutating func int(_ key: String, in range: ClosedRange<Int>) throws(ConfigurationError) -> Int? {
        guard let value = take(key) else { return nil }
        guard value.type == .int, let int = value.int else { throw wrongType(key, "a whole number") }
        guard range.contains(int) else {
            throw error(
                key, "'\(key)' is \(int)",
                remedy: "use a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return int
    }

    mutating func number(_ key: String, in range: ClosedRange<Double>) throws(ConfigurationError) -> Double? {
        guard let value = take(key) else { return nil }
        let number: Double? =
            switch value.type {
            case .int: value.int.map(Double.init)
            case .double: value.double
            default: nil
            }
        guard let number else { throw wrongType(key, "a number") }
        guard range.contains(number) else {
            throw error(
                key, "'\(key)' is \(number)",
                remedy: "use a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    mutating func bool(_ key: String) throws(ConfigurationError) -> Bool? {
        guard let value = take(key) else { return nil }
        guard value.type == .bool, let bool = value.bool else { throw wrongType(key, "true or false") }
        return bool
    }

    mutating func strings(_ key: String) throws(ConfigurationError) -> [String]? {
        guard let value = take(key) else { return nil }
        guard value.type == .array, let array = value.array else {
            throw wrongType(key, "a list of strings")
        }
        var result: [String] = []
        for element in array {
            guard element.type == .string, let string = element.string else {
                throw wrongType(key, "a list of strings")
            }
            try refuseSeparators(in: string, key)
            result.append(string)
        }
        return result
    }

    mutating func table(_ key: String) throws(ConfigurationError) -> TableReader? {
        guard let value = take(key) else { return nil }
        guard value.type == .table, let table = value.table else { throw wrongType(key, "a table") }
        return TableReader(table, source: source, lines: lines, anchor: key)
    }

    mutating func tables(_ key: String) throws(ConfigurationError) -> [TableReader]? {
        guard let value = take(key) else { return nil }
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

    /// Refuses keys that nothing asked for: a misspelt key must not silently change what is found.
    func finish() throws(ConfigurationError) {
        for key in table.keys.sorted() where !known.contains(key) {
            let hint = nearest(to: key, in: known.sorted()).map { "did you mean '\($0)'?" }
            throw error(key, "unknown key '\(key)'", remedy: hint ?? "remove it")
        }
    }

    private mutating func take(_ key: String) -> (any TOMLValueConvertible)? {
        known.insert(key)
        return table[key]
    }

    private func wrongType(_ key: String, _ expected: String) -> ConfigurationError {
        error(key, "'\(key)' has the wrong type", remedy: "write \(expected)")
    }
}

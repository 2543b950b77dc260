package import PatternCatalog
import TOMLKit

/// Reads `redactd.toml`. Unknown keys, wrong types and values out of range are errors that name the line.
package struct ConfigurationReader {
    private let text: String
    private let file: String
    private var configuration = ServiceConfiguration()

    private init(text: String, file: String) {
        self.text = text
        self.file = file
    }

    /// - Throws: `ConfigurationError` for text that is not TOML, and for the first key that is unknown or
    /// wrong.
    package static func read(_ text: String, file: String) throws(ConfigurationError) -> ServiceConfiguration
    {
        let table: TOMLTable
        do {
            table = try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            let begin = error.source.begin
            throw ConfigurationError(
                SourcePlace(file: file, line: begin.line, column: begin.column), "this is not TOML",
                remedy: error.description)
        } catch {
            throw ConfigurationError(
                SourcePlace(file: file), "this is not TOML", remedy: "see redactd.toml(5)")
        }
        var reader = ConfigurationReader(text: text, file: file)
        try reader.readTop(table)
        return reader.configuration
    }

    private mutating func readTop(_ table: TOMLTable) throws(ConfigurationError) {
        for key in table.keys.sorted() {
            guard let value = table[key] else { continue }
            switch key {
            case "policy": configuration.policyFile = try string(value, key)
            case "patterns": configuration.patternFolders = try strings(value, key)
            case "log_level": configuration.logLevel = try level(value, key)
            case "sockets": try readSockets(section(value, key))
            case "access": try readAccess(section(value, key))
            case "limits": try readLimits(section(value, key))
            default:
                throw unknown(key, of: ["policy", "patterns", "log_level", "sockets", "access", "limits"])
            }
        }
    }

    private mutating func readSockets(_ table: TOMLTable) throws(ConfigurationError) {
        for key in table.keys.sorted() {
            guard let value = table[key] else { continue }
            switch key {
            case "stream": configuration.sockets.stream = try string(value, key)
            case "http": configuration.sockets.http = try string(value, key)
            case "group": configuration.sockets.group = try string(value, key)
            default: throw unknown(key, of: ["stream", "http", "group"])
            }
        }
    }

    private mutating func readAccess(_ table: TOMLTable) throws(ConfigurationError) {
        for key in table.keys.sorted() {
            guard let value = table[key] else { continue }
            switch key {
            case "users": configuration.access.users = try strings(value, key)
            case "groups": configuration.access.groups = try strings(value, key)
            default: throw unknown(key, of: ["users", "groups"])
            }
        }
    }

    private mutating func readLimits(_ table: TOMLTable) throws(ConfigurationError) {
        for name in table.keys.sorted() {
            guard let value = table[name] else { continue }
            guard let key = ServiceLimits.keys.first(where: { $0.name == name }) else {
                throw unknown(name, of: ServiceLimits.keys.map(\.name))
            }
            let number = value.double ?? value.int.map(Double.init)
            guard let number, key.isSeconds || number == number.rounded() else {
                throw wrong(name, key.isSeconds ? "a number of seconds" : "a whole number")
            }
            guard key.range.contains(number) else {
                throw wrong(name, "from \(plain(key.range.lowerBound)) to \(plain(key.range.upperBound))")
            }
            key.set(number, in: &configuration.limits)
        }
    }

    // MARK: values

    private func section(
        _ value: any TOMLValueConvertible, _ key: String
    ) throws(ConfigurationError) -> TOMLTable {
        guard let table = value.table else { throw wrong(key, "a table, written [\(key)]") }
        return table
    }

    private func string(
        _ value: any TOMLValueConvertible, _ key: String
    ) throws(ConfigurationError) -> String {
        guard let text = value.string, !text.isEmpty else { throw wrong(key, "a string that is not empty") }
        return text
    }

    private func strings(
        _ value: any TOMLValueConvertible, _ key: String
    ) throws(ConfigurationError) -> [String] {
        let message = "a list of strings, as in [\"one\", \"two\"]"
        guard let array = value.array else { throw wrong(key, message) }
        var texts: [String] = []
        for element in array {
            if let text = element.string {
                texts.append(text)
            } else if let number = element.int {
                texts.append(String(number))
            } else {
                throw wrong(key, message)
            }
        }
        return texts
    }

    private func level(
        _ value: any TOMLValueConvertible, _ key: String
    ) throws(ConfigurationError) -> ServiceConfiguration.LogLevel {
        guard let name = value.string, let level = ServiceConfiguration.LogLevel(rawValue: name) else {
            let names = ServiceConfiguration.LogLevel.allCases.map(\.rawValue).joined(separator: ", ")
            throw wrong(key, "one of \(names)")
        }
        return level
    }

    private func plain(_ value: Double) -> String {
        value == value.rounded() ? String(Int(value)) : String(value)
    }

    // MARK: errors

    private func wrong(_ key: String, _ expected: String) -> ConfigurationError {
        ConfigurationError(
            place(of: key), "'\(key)' has a value that cannot be used", remedy: "give it \(expected)")
    }

    private func unknown(_ key: String, of known: [String]) -> ConfigurationError {
        ConfigurationError(
            place(of: key), "'\(key)' is not known here",
            remedy: "use one of \(known.joined(separator: ", "))")
    }

    /// The first line that gives `key`, since the TOML library keeps no places.
    private func place(of key: String) -> SourcePlace {
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let trimmed = line.drop(while: { " \t[\"'".contains($0) })
            let after = trimmed.dropFirst(key.count).first
            if trimmed.hasPrefix(key), after == nil || " \t=]\"'.".contains(after ?? "x") {
                return SourcePlace(file: file, line: index + 1)
            }
        }
        return SourcePlace(file: file)
    }
}

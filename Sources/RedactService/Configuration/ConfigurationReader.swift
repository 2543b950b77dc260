import ConfigurationFiles
package import PatternCatalog

/// Reads `redactd.toml`. Unknown keys, wrong types and values out of range are errors that name the line.
package enum ConfigurationReader {
    /// - Throws: `ConfigurationError` for text that is not TOML, and for the first key that is unknown or
    /// wrong.
    package static func read(_ text: String, file: String) throws(ConfigurationError) -> ServiceConfiguration
    {
        let table = try TableReader(text, file: file)
        try table.allow(only: ["policy", "patterns", "log_level", "sockets", "access", "limits"])
        var configuration = ServiceConfiguration()
        configuration.policyFile = try filled("policy", table)
        configuration.patternFolders = try table.strings("patterns")
        if let name = try table.string("log_level") {
            guard let level = ServiceConfiguration.LogLevel(rawValue: name) else {
                let all = ServiceConfiguration.LogLevel.allCases.map(\.rawValue)
                throw table.error(
                    "log_level", "unknown level '\(name)'",
                    remedy: "use one of \(all.joined(separator: ", "))")
            }
            configuration.logLevel = level
        }
        if let sockets = try table.table("sockets") {
            try sockets.allow(only: ["stream", "http", "group"])
            configuration.sockets.stream = try filled("stream", sockets)
            configuration.sockets.http = try filled("http", sockets)
            configuration.sockets.group = try filled("group", sockets)
        }
        if let access = try table.table("access") {
            try access.allow(only: ["users", "groups"])
            configuration.access.users = try access.namesOrNumbers("users") ?? []
            configuration.access.groups = try access.namesOrNumbers("groups") ?? []
        }
        if let limits = try table.table("limits") { try readLimits(limits, into: &configuration.limits) }
        return configuration
    }

    private static func readLimits(
        _ table: TableReader, into limits: inout ServiceLimits
    ) throws(ConfigurationError) {
        try table.allow(only: ServiceLimits.keys.map(\.name))
        for key in ServiceLimits.keys {
            guard let number = try table.number(key.name, in: key.range) else { continue }
            guard key.isSeconds || number == number.rounded() else {
                throw table.error(
                    key.name, "'\(key.name)' has the wrong type", remedy: "write a whole number")
            }
            key.set(number, in: &limits)
        }
    }

    /// A string that is not empty, if it is given.
    private static func filled(
        _ key: String, _ table: TableReader
    ) throws(ConfigurationError) -> String? {
        guard let text = try table.string(key) else { return nil }
        guard !text.isEmpty else {
            throw table.error(key, "'\(key)' is empty", remedy: "give it a value or remove it")
        }
        return text
    }
}

package import KeyedHash
package import PatternCatalog
package import Redaction

/// Reads policy files: TOML with the keys of redact(1), POLICY.
package enum PolicyFileReader {
    private static let keys = [
        "entities", "except", "min_score", "operator", "operators", "terms", "terms_file", "allow",
        "allow_file", "allow_documentation", "hash_key_file",
    ]

    /// Lays a policy file over `policy`: keys that it gives replace what stood there, `terms` and `allow` add
    /// to it.
    /// - Parameter entities: the names that exist; asked for only when the policy names some.
    /// - Throws: `ConfigurationError` at the first thing that is wrong; `policy` is then as it was.
    package static func apply(
        _ file: String, to policy: inout Policy, knowing entities: @autoclosure () -> [String]
    ) throws(ConfigurationError) {
        try apply(
            try ConfigurationFolders.text(of: file), file: file, to: &policy, knowing: entities())
    }

    static func apply(
        _ text: String, file: String, to policy: inout Policy, knowing entities: @autoclosure () -> [String]
    ) throws(ConfigurationError) {
        let table = try TableReader(text, file: file)
        try table.allow(only: keys)
        var changed = policy
        if let names = try table.strings("entities") {
            changed.entities = try checked(names, "entities", table, entities())
        }
        if let names = try table.strings("except") {
            changed.except = try checked(names, "except", table, entities())
        }
        if let score = try table.number("min_score", in: 0...1) { changed.minScore = score }
        if let name = try table.string("operator") {
            changed.operators.general = try redactionOperator(name, key: "operator", table)
        }
        if let operators = try table.table("operators") {
            for entity in operators.keys {
                _ = try checked([entity], entity, operators, entities())
                let name = try operators.requiredString(entity)
                changed.operators.byEntity[entity] = try redactionOperator(name, key: entity, operators)
            }
        }
        changed.terms += try table.strings("terms") ?? []
        changed.allowed += try table.strings("allow") ?? []
        if let path = try table.string("terms_file") { changed.terms += try terms(in: path) }
        if let path = try table.string("allow_file") { changed.allowed += try terms(in: path) }
        if let allows = try table.bool("allow_documentation") { changed.allowsDocumentation = allows }
        if let path = try table.string("hash_key_file") { changed.hashKey = try hashKey(in: path) }
        policy = changed
    }

    private static func checked(
        _ names: [String], _ key: String, _ table: TableReader, _ known: [String]
    ) throws(ConfigurationError) -> Set<String> {
        for name in names where !known.contains(name) {
            let hint = nearest(to: name, in: known).map { "did you mean \($0)?" }
            throw table.error(
                key, "unknown entity '\(name)'",
                remedy: hint ?? "redact patterns list --entities names them")
        }
        return Set(names)
    }

    /// Literal terms, one a line; empty lines and lines that begin with `#` are passed over.
    /// - Throws: `ConfigurationError` also for a term that is too long, with its line.
    package static func terms(in path: String) throws(ConfigurationError) -> [String] {
        let lines = try ConfigurationFolders.text(of: path).split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        var terms: [String] = []
        for (index, line) in lines.enumerated()
        where !line.hasPrefix("#") && !line.allSatisfy(\.isWhitespace) {
            guard line.utf8.count <= TermPatterns.termBytesMax else {
                throw ConfigurationError(
                    SourcePlace(file: path, line: index + 1),
                    "the term is longer than \(TermPatterns.termBytesMax) bytes", remedy: "shorten it")
            }
            terms.append(String(line))
        }
        return terms
    }

    /// The key of the `hash` operator: the bytes of a file, without a newline at the end.
    package static func hashKey(in path: String) throws(ConfigurationError) -> HMACKey {
        var bytes = try ConfigurationFolders.bytes(of: path)
        while bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        guard let key = HMACKey(bytes) else {
            throw ConfigurationError(
                SourcePlace(file: path), "the key has fewer than \(HMACKey.bytesMin) bytes",
                remedy: "make one with: openssl rand -hex 32")
        }
        return key
    }

    private static func redactionOperator(
        _ name: String, key: String, _ table: TableReader
    ) throws(ConfigurationError) -> Operator {
        guard let found = Operator(rawValue: name) else {
            let all = Operator.allCases.map(\.rawValue)
            let hint = nearest(to: name, in: all).map { "did you mean '\($0)'?" }
            throw table.error(
                key, "unknown operator '\(name)'", remedy: hint ?? "use one of \(all.joined(separator: ", "))"
            )
        }
        return found
    }
}

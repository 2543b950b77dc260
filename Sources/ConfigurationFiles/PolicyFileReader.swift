package import KeyedHash
package import PatternCatalog
package import Redaction
import TOMLKit

/// Reads policy files: TOML with the keys of redact(1), POLICY.
package enum PolicyFileReader {
    /// Lays a policy file over `policy`: keys that it gives replace what stood there, `terms` and `allow` add
    /// to it.
    /// - Throws: `ConfigurationError` at the first thing that is wrong; `policy` is then as it was.
    package static func apply(_ text: String, file: String, to policy: inout Policy)
        throws(ConfigurationError)
    {
        let source = SourceLines(file: file, text: text)
        var table = TableReader(try parseTOML(text, file: file), source: source, lines: source.all)
        var changed = policy
        if let entities = try table.strings("entities") { changed.entities = Set(entities) }
        if let except = try table.strings("except") { changed.except = Set(except) }
        if let score = try table.number("min_score", in: 0...1) { changed.minScore = score }
        if let name = try table.string("operator") {
            changed.operators.general = try redactionOperator(name, key: "operator", table)
        }
        if let operators = try table.table("operators") {
            try apply(operators, to: &changed.operators)
        }
        changed.terms += try table.strings("terms") ?? []
        changed.allowed += try table.strings("allow") ?? []
        if let path = try table.string("terms_file") { changed.terms += try terms(in: path) }
        if let path = try table.string("allow_file") { changed.allowed += try terms(in: path) }
        if let allows = try table.bool("allow_documentation") { changed.allowsDocumentation = allows }
        if let path = try table.string("hash_key_file") { changed.hashKey = try hashKey(in: path) }
        try table.finish()
        policy = changed
    }

    /// Literal terms, one a line; empty lines and lines that begin with `#` are passed over.
    package static func terms(in path: String) throws(ConfigurationError) -> [String] {
        let text = try ConfigurationFolders.text(of: path)
        return text.split(whereSeparator: \.isNewline).map(String.init).filter { line in
            !line.hasPrefix("#") && !line.allSatisfy(\.isWhitespace)
        }
    }

    /// The key of the `hash` operator: the bytes of a file, without a newline at the end.
    package static func hashKey(in path: String) throws(ConfigurationError) -> HMACKey {
        var bytes = Array(try ConfigurationFolders.text(of: path).utf8)
        while bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        guard let key = HMACKey(bytes) else {
            throw ConfigurationError(
                SourcePlace(file: path), "the key has fewer than \(HMACKey.bytesMin) bytes",
                remedy: "make one with: openssl rand -hex 32")
        }
        return key
    }

    private static func apply(_ table: TableReader, to operators: inout OperatorTable)
        throws(ConfigurationError)
    {
        var table = table
        for entity in table.table.keys.sorted() {
            let name = try table.requiredString(entity)
            operators.byEntity[entity] = try redactionOperator(name, key: entity, table)
        }
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

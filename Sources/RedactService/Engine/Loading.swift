import BuiltinPatterns
import ConfigurationFiles
import Detection
package import PatternCatalog
package import Redaction

/// Reads patterns and policy from the same places as the filter, so that both redact alike.
package struct Loading: Sendable {
    /// Folders of configuration, later ones on top: the system's, and for a user's own daemon the user's.
    package var folders: [String]

    package init(folders: [String]) { self.folders = folders }

    /// `/etc/redact`, and `~/.config/redact` unless the daemon belongs to the system.
    package static func usual() -> Loading {
        var folders = ["/etc/redact"]
        if let folder = environmentValue("XDG_CONFIG_HOME"), !folder.isEmpty {
            folders.append(folder + "/redact")
        } else if let home = environmentValue("HOME"), !home.isEmpty {
            folders.append(home + "/.config/redact")
        }
        return Loading(folders: folders)
    }

    /// - Throws: `ConfigurationError` at the first pattern that cannot be used, or a named folder that is not
    /// there.
    package func catalog(_ configuration: ServiceConfiguration) throws(ConfigurationError) -> PatternCatalog {
        var catalog = BuiltinPatterns.documentedCatalog()
        for folder in configuration.patternFolders ?? folders.map({ $0 + "/patterns.d" }) {
            guard let own = try ConfigurationFolders.patterns(in: folder) else {
                if configuration.patternFolders == nil { continue }
                throw ConfigurationError(
                    SourcePlace(file: folder), "there is no such folder", remedy: "correct 'patterns'")
            }
            try PatternCheck.check(own)
            catalog = catalog.overlaid(with: own)
        }
        return catalog
    }

    /// - Throws: `ConfigurationError` for a file that cannot be used, or that names an entity nobody knows.
    package func policy(
        _ configuration: ServiceConfiguration, _ catalog: PatternCatalog
    ) throws(ConfigurationError) -> Policy {
        var policy = Policy()
        let usual = folders.map { $0 + "/policy.toml" }.filter(ConfigurationFolders.exists)
        let known = Set(catalog.entities + [TermPatterns.entity])
        for file in configuration.policyFile.map({ [$0] }) ?? usual {
            try PolicyFileReader.apply(try ConfigurationFolders.text(of: file), file: file, to: &policy)
            let named = (policy.entities ?? []).union(policy.except).union(policy.operators.byEntity.keys)
            for name in named.sorted() where !known.contains(name) {
                let hint = nearest(to: name, in: known.sorted()).map { "did you mean \($0)?" }
                throw ConfigurationError(
                    SourcePlace(file: file), "unknown entity '\(name)'",
                    remedy: hint ?? "redact patterns list --entities names them")
            }
        }
        if policy.entities != nil, !policy.terms.isEmpty { policy.entities?.insert(TermPatterns.entity) }
        return policy
    }

    /// The text of `redactd.toml`; nil where there is none.
    package static func configuration(_ file: String) throws(ConfigurationError) -> ServiceConfiguration? {
        guard ConfigurationFolders.exists(file) else { return nil }
        return try ConfigurationReader.read(try ConfigurationFolders.text(of: file), file: file)
    }
}

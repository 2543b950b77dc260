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
    package static func usual() -> Loading { Loading(folders: ConfigurationFolders.usual) }

    /// - Throws: `ConfigurationError` at the first pattern that cannot be used, or a named folder that is not
    /// there.
    package func catalog(_ configuration: ServiceConfiguration) throws(ConfigurationError) -> PatternCatalog {
        var catalog = BuiltinPatterns.documentedCatalog()
        let folders = folders.map { $0 + "/patterns.d" }
        for folder in configuration.patternFolders ?? folders {
            if configuration.patternFolders == nil, !ConfigurationFolders.exists(folder) { continue }
            let own = try ConfigurationFolders.requiredPatterns(in: folder)
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
        for file in configuration.policyFile.map({ [$0] }) ?? usual {
            try PolicyFileReader.apply(file, to: &policy, knowing: catalog.entities + [TermPatterns.entity])
        }
        for file in ConfigurationFolders.termFiles(in: folders) {
            policy.terms += try PolicyFileReader.terms(in: file)
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

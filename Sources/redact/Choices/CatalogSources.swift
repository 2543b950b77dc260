import ConfigurationFiles
import Detection
import Glibc
import PatternCatalog

/// Where patterns come from, beside the binary.
struct CatalogSources {
    /// Folders of pattern files, the last on top.
    var folders: [String] = []

    /// Folders of configuration: the system's, then the user's.
    static var configurationFolders: [String] {
        var folders = ["/etc/redact"]
        if let folder = environment("XDG_CONFIG_HOME") {
            folders.append(folder + "/redact")
        } else if let home = environment("HOME") {
            folders.append(home + "/.config/redact")
        }
        return folders
    }

    static func environment(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }

    /// `builtin` with the system's, the user's and the given folders on top.
    func catalog(_ builtin: PatternCatalog) throws -> PatternCatalog {
        var catalog = builtin
        for folder in Self.configurationFolders.map({ $0 + "/patterns.d" }) {
            guard let own = try ConfigurationFolders.patterns(in: folder) else { continue }
            try PatternCheck.check(own)
            catalog = catalog.overlaid(with: own)
        }
        for folder in folders {
            guard let own = try ConfigurationFolders.patterns(in: folder) else {
                let reason =
                    ConfigurationFolders.exists(folder)
                    ? "not a folder; give --patterns the folder it is in" : "no such folder; check --patterns"
                throw Failure(.noInput, "\(folder): \(reason)")
            }
            try PatternCheck.check(own)
            catalog = catalog.overlaid(with: own)
        }
        return catalog
    }
}

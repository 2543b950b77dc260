import ConfigurationFiles
import Detection
import PatternCatalog

/// Where patterns come from, beside the binary.
struct CatalogSources {
    /// Folders of pattern files, the last on top.
    var folders: [String] = []

    /// `builtin` with the system's, the user's and the given folders on top.
    func catalog(_ builtin: PatternCatalog) throws -> PatternCatalog {
        var catalog = builtin
        for folder in ConfigurationFolders.usual.map({ $0 + "/patterns.d" })
        where ConfigurationFolders.exists(folder) {
            try add(folder, to: &catalog)
        }
        for folder in folders { try add(folder, to: &catalog) }
        return catalog
    }

    private func add(_ folder: String, to catalog: inout PatternCatalog) throws {
        let own = try ConfigurationFolders.requiredPatterns(in: folder)
        try PatternCheck.check(own)
        catalog = catalog.overlaid(with: own)
    }
}

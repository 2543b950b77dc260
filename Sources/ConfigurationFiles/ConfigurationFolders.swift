import Glibc
package import PatternCatalog

/// Reads files and folders of configuration.
package enum ConfigurationFolders {
    /// Where configuration is looked for, later folders on top: the system's, then the user's.
    package static var usual: [String] {
        var folders = ["/etc/redact"]
        if let folder = environment("XDG_CONFIG_HOME") {
            folders.append(folder + "/redact")
        } else if let home = environment("HOME") {
            folders.append(home + "/.config/redact")
        }
        return folders
    }

    /// A variable of the environment; nil also where it is empty.
    package static func environment(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }

    /// The files of terms in `folders` that are read without being asked for, as far as they exist.
    package static func termFiles(in folders: [String]) -> [String] {
        folders.map { $0 + "/terms" }.filter(exists)
    }

    /// Largest file that is read, in bytes.
    package static let fileBytesMax = 16 * 1_024 * 1_024

    /// The patterns of all `*.toml` files below `folder`, in order of their paths; nil where there is no such
    /// folder.
    package static func patterns(in folder: String) throws(ConfigurationError) -> PatternCatalog? {
        guard isFolder(folder) else { return nil }
        var entries: [PatternEntry] = []
        for path in try tomlFiles(in: folder).sorted() {
            entries += try PatternFileReader.entries(in: try text(of: path), file: path)
        }
        return try PatternCatalog(entries)
    }

    /// The patterns of a folder that somebody named.
    /// - Throws: `ConfigurationError` also where there is no such folder.
    package static func requiredPatterns(in folder: String) throws(ConfigurationError) -> PatternCatalog {
        if let patterns = try patterns(in: folder) { return patterns }
        guard exists(folder) else {
            throw ConfigurationError(
                SourcePlace(file: folder), "there is no such folder", remedy: "check its path")
        }
        throw ConfigurationError(
            SourcePlace(file: folder), "not a folder", remedy: "give the folder the pattern files are in")
    }

    /// The text of a file.
    /// - Throws: `ConfigurationError` when it cannot be read, is too large or is not UTF-8.
    package static func text(of path: String) throws(ConfigurationError) -> String {
        guard let text = String(validating: try bytes(of: path), as: UTF8.self) else {
            throw ConfigurationError(SourcePlace(file: path), "not UTF-8", remedy: "convert it with iconv")
        }
        return text
    }

    /// - Throws: `ConfigurationError` when the file cannot be read or is too large.
    static func bytes(of path: String) throws(ConfigurationError) -> [UInt8] {
        guard let file = fopen(path, "re") else {
            throw ConfigurationError(
                SourcePlace(file: path), "cannot be opened: \(String(cString: strerror(errno)))",
                remedy: "check the path and its permissions")
        }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
            bytes += chunk[..<count]
            guard bytes.count <= fileBytesMax else {
                throw ConfigurationError(
                    SourcePlace(file: path), "larger than \(fileBytesMax) bytes", remedy: "split it")
            }
        }
        guard ferror(file) == 0 else {
            throw ConfigurationError(
                SourcePlace(file: path), "cannot be read", remedy: "check that it is a file")
        }
        return bytes
    }

    package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private static func tomlFiles(in folder: String) throws(ConfigurationError) -> [String] {
        guard let listing = opendir(folder) else {
            throw ConfigurationError(
                SourcePlace(file: folder), "cannot be opened: \(String(cString: strerror(errno)))",
                remedy: "check its permissions")
        }
        defer { closedir(listing) }
        var files: [String] = []
        while let entry = readdir(listing) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasPrefix(".") { continue }
            let path = folder + "/" + name
            if isFolder(path) {
                files += try tomlFiles(in: path)
            } else if name.hasSuffix(".toml") {
                files.append(path)
            }
        }
        return files
    }
}

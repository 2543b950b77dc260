import Glibc
package import PatternCatalog

/// Reads files and folders of configuration.
package enum ConfigurationFolders {
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

    /// The text of a file.
    /// - Throws: `ConfigurationError` when it cannot be read, is too large or is not UTF-8.
    package static func text(of path: String) throws(ConfigurationError) -> String {
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
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ConfigurationError(SourcePlace(file: path), "not UTF-8", remedy: "convert it with iconv")
        }
        return text
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

import PatternCatalog

extension PackedWriter {
    /// - Parameter table: of elements that have no bytes between their members.
    mutating func write<Element: BitwiseCopyable>(_ table: [Element]) {
        write(count: table.count)
        table.withUnsafeBytes { write($0) }
    }

    /// - Parameter names: without newlines.
    mutating func write(names: [String]) {
        write(Array(names.joined(separator: "\n").utf8))
    }
}

extension PackedReader {
    mutating func table<Element: BitwiseCopyable>() -> [Element] {
        let count = count()
        let size = MemoryLayout<Element>.stride
        return Array(unsafeUninitializedCapacity: count + Self.slackBytes / size + 1) { buffer, initialized in
            if let base = buffer.baseAddress { read(into: base, count: count * size) }
            initialized = count
        }
    }

    mutating func names() -> [String] {
        let bytes: [UInt8] = table()
        return bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
    }
}

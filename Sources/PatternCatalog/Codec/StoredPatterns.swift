/// The patterns in the table inside the binary. Each is decoded where it is asked for: most runs ask for a
/// few of them.
package struct StoredPatterns: Sendable {
    private let definitions: StaticString
    /// By pattern, where its record begins in `definitions`; then where another would begin.
    private let starts: [Int32]
    private let table: StaticString
    private let tablesStart: Int

    /// - Parameters:
    ///   - definitions: what `CatalogCodec.encode` made.
    ///   - tables: the starts of the records as `write` writes them, then what detection wrote.
    package init(definitions: StaticString, tables: StaticString) {
        self.definitions = definitions
        table = tables
        var reader = PackedReader(tables)
        let count = reader.count()
        starts = Array(unsafeUninitializedCapacity: count + PackedReader.slackBytes) { buffer, initialized in
            if let base = buffer.baseAddress { reader.read(into: base, count: 4 * count) }
            initialized = count
        }
        tablesStart = reader.position
    }

    /// Writes where the records of `definitions` begin.
    package static func write(startsOf definitions: String, to writer: inout PackedWriter) {
        var starts: [Int32] = [0]
        for (index, byte) in definitions.utf8.enumerated() where byte == CatalogCodec.record {
            starts.append(Int32(index + 1))
        }
        starts.append(Int32(definitions.utf8.count + 1))
        writer.write(count: starts.count)
        starts.withUnsafeBytes { writer.write($0) }
    }

    /// What detection has made of the patterns.
    package var tables: PackedReader { PackedReader(table, from: tablesStart) }

    package var count: Int { starts.count - 1 }

    private func record(_ index: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(
            start: definitions.utf8Start + Int(starts[index]),
            count: Int(starts[index + 1] - starts[index]) - 1)
    }

    package subscript(index: Int) -> PatternDefinition {
        CatalogCodec.definition(record(index), of: definitions)
    }

    package func id(_ index: Int) -> String {
        var reader = RecordReader(record(index))
        return reader.string()
    }

    package func entity(_ index: Int) -> String {
        var reader = RecordReader(record(index))
        _ = reader.bytes()
        return reader.string()
    }
}

import PatternCatalog
import TOMLKit

/// The text of a configuration file by lines, for the places in errors.
struct SourceLines {
    let file: String
    let lines: [Substring.UTF8View]

    init(file: String, text: String) {
        self.file = file
        lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { Substring($0).utf8 }
    }

    var all: Range<Int> { 0..<lines.count }

    /// - Parameter line: counted from 0.
    func place(line: Int, column: Int = 0) -> SourcePlace {
        SourcePlace(file: file, line: line + 1, column: column)
    }

    /// Where `key` is assigned within `range`; the range's first line when it is not seen.
    func place(of key: String, in range: Range<Int>) -> SourcePlace {
        for line in range {
            if let column = column(of: key, in: lines[line]) { return place(line: line, column: column) }
        }
        return place(line: range.lowerBound)
    }

    /// The lines from the one that assigns `key`, or opens `[key]`, to the end of `range`.
    func lines(of key: String, in range: Range<Int>) -> Range<Int> {
        let header = Array("[\(key)]".utf8)
        for line in range
        where column(of: key, in: lines[line]) != nil || lines[line].elementsEqual(header) {
            return line..<range.upperBound
        }
        return range
    }

    /// The lines of each `[[name]]` table of the file, in order.
    func tables(named name: String) -> [Range<Int>] {
        let header = Array("[[\(name)]]".utf8)
        let starts = all.filter { lines[$0].starts(with: header) }
        return starts.indices.map { index in
            starts[index]..<(index + 1 < starts.count ? starts[index + 1] : lines.count)
        }
    }

    private func column(of key: String, in line: Substring.UTF8View) -> Int? {
        let key = Array(key.utf8)
        var column = 0
        var rest = line[...]
        while !rest.isEmpty {
            let atWord = column == 0 || line.dropFirst(column - 1).first.map { !isKeyByte($0) } ?? true
            if atWord, rest.starts(with: key),
                rest.dropFirst(key.count).drop(while: { $0 == 0x20 }).first == UInt8(ascii: "=")
            {
                return column + 1
            }
            rest = rest.dropFirst()
            column += 1
        }
        return nil
    }

    private func isKeyByte(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || (byte | 0x20) &- 0x61 < 26
            || byte &- 0x30 < 10
    }
}

/// Reads TOML text; a syntax error becomes a `ConfigurationError` with line and column.
func parseTOML(_ text: String, file: String) throws(ConfigurationError) -> TOMLTable {
    do {
        return try TOMLTable(string: text)
    } catch let error as TOMLParseError {
        let begin = error.source.begin
        throw ConfigurationError(
            SourcePlace(file: file, line: begin.line, column: begin.column), error.description,
            remedy: "mend the TOML syntax")
    } catch {
        throw ConfigurationError(SourcePlace(file: file), "not TOML", remedy: "mend the TOML syntax")
    }
}

// Turns pattern files into the table inside the binary: catalog-compiler OUTPUT.swift PATTERN-FILE...
import ConfigurationFiles
import Detection
import Foundation
import PatternCatalog

func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data("error: \(message)\n".utf8))
    exit(78)
}

let arguments = CommandLine.arguments
guard arguments.count >= 2 else { fail("usage: catalog-compiler OUTPUT.swift PATTERN-FILE...") }

var entries: [PatternEntry] = []
for path in arguments.dropFirst(2).sorted() {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
        fail("\(path): cannot be read as UTF-8")
    }
    let shown =
        path.range(of: "/patterns/", options: .backwards).map { "patterns/" + path[$0.upperBound...] } ?? path
    do {
        entries += try PatternFileReader.entries(in: text, file: shown)
    } catch {
        fail("\(error)")
    }
}

do {
    let catalog = try PatternCatalog(entries)
    try PatternCheck.check(catalog)
    for entry in catalog.entries
    where entry.definition.triggers.isEmpty && entry.definition.recognizer.isEmpty {
        fail("\(entry.place): '\(entry.definition.id)' has no trigger; every built-in pattern needs one")
    }
    let encoded = CatalogCodec.encode(catalog.entries)
    var tables = DetectionTables()
    tables.append(catalog.patterns)
    tables.complete()
    var writer = PackedWriter()
    StoredPatterns.write(startsOf: encoded.definitions, to: &writer)
    tables.write(to: &writer)
    let source = """
        // Made from patterns/ by catalog-compiler when the project is built.
        let definitionsTable: StaticString = "\(escaped(encoded.definitions))"
        let documentationTable: StaticString = "\(escaped(encoded.documentation))"
        let detectionTables: StaticString = "\(escaped(String(decoding: writer.bytes, as: UTF8.self)))"

        """
    try source.write(toFile: arguments[1], atomically: true, encoding: .utf8)
} catch {
    fail("\(error)")
}

func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\\": result += "\\\\"
        case "\"": result += "\\\""
        case _ where scalar.value < 0x20 || scalar.value == 0x7F:
            result += "\\u{\(String(scalar.value, radix: 16))}"
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}

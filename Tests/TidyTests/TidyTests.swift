import Foundation
import Testing

/// The rules of CONTRIBUTING.md that a machine can check, over all sources.
@Suite("Tidy")
struct TidyTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static let functionLinesMax = 50
    static let fileLinesMax = 400
    static let columnsMax = 110

    private struct Source {
        let path: String
        let lines: [Substring]
    }

    private static func sources(_ folders: [String], endings: Set<String> = ["swift"]) -> [Source] {
        folders.flatMap { folder in
            let base = root.appending(path: folder)
            let files = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil)
            return (files?.compactMap { $0 as? URL } ?? []).filter { endings.contains($0.pathExtension) }.map
            { file in
                let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
                return Source(
                    path: folder + file.path.dropFirst(base.path.count),
                    lines: text.split(separator: "\n", omittingEmptySubsequences: false))
            }
        }
    }

    @Test("no file is longer than it should be")
    func files() {
        let long = Self.sources(["Sources", "Tests", "Plugins"]).filter {
            $0.lines.count > Self.fileLinesMax + 1
        }
        #expect(long.map { "\($0.path): \($0.lines.count) lines" } == [])
    }

    @Test("no line is wider than it should be")
    func lines() {
        var wide: [String] = []
        for source in Self.sources(["Sources", "Tests", "Plugins"]) {
            var isInString = false
            for (index, line) in source.lines.enumerated() {
                if line.matches(of: /"""/).count % 2 == 1 { isInString.toggle() }
                // Texts and regexes cannot be folded.
                let isText = isInString || line.contains("\"") || line.contains("/(")
                if line.count > Self.columnsMax, !isText { wide.append("\(source.path):\(index + 1)") }
            }
        }
        #expect(wide == [])
    }

    @Test("no function is longer than it should be")
    func functions() {
        var long: [String] = []
        for source in Self.sources(["Sources", "Tests", "Plugins"]) {
            for (start, end) in Self.functions(in: source.lines) where end - start + 1 > Self.functionLinesMax
            {
                long.append("\(source.path):\(start + 1): \(end - start + 1) lines")
            }
        }
        #expect(long == [])
    }

    /// Each function from its first line to the brace that closes it, which stands in the column it began in.
    private static func functions(in lines: [Substring]) -> [(start: Int, end: Int)] {
        var result: [(Int, Int)] = []
        for (start, line) in lines.enumerated() {
            let indent = line.prefix { $0 == " " }
            let words = line.dropFirst(indent.count)
            guard words.firstMatch(of: /\b(func [^ (]+|init\??)[<(]/) != nil, !words.hasPrefix("//"),
                !words.hasPrefix("self.")
            else { continue }
            let isDeclaration =
                words.prefixMatch(
                    of:
                        /(@\w+(\([^)]*\))? |package |public |private |fileprivate |internal |static |mutating |consuming |nonisolated |override |convenience |required )*(func|init)\b/
                ) != nil
            guard isDeclaration, !line.hasSuffix("}") else { continue }
            if let end = lines[(start + 1)...].firstIndex(where: {
                $0.hasPrefix(indent + "}") && $0.prefix { $0 == " " } == indent && !$0.contains("{")
            }) {
                result.append((start, end))
            }
        }
        return result
    }

    /// What each module may import, beside the standard library. The core knows neither Foundation nor the
    /// network.
    private static let allowedImports: [String: Set<String>] = [
        "PCRE2": ["CPCRE2"],
        "PatternCatalog": ["Glibc"],
        "Detection": [
            "CBlockScan", "CNameTable", "Glibc", "KeyedHash", "PCRE2", "PatternCatalog", "Synchronization",
        ],
        "KeyedHash": ["CNettle"],
        "Redaction": ["Detection", "KeyedHash", "PatternCatalog"],
        "ConfigurationFiles": ["Glibc", "KeyedHash", "PatternCatalog", "Redaction", "TOMLKit"],
        "BuiltinPatterns": ["PatternCatalog"],
        "Reporting": ["FoundationEssentials", "Redaction"],
        "redact": [
            "ArgumentParser", "BuiltinPatterns", "ConfigurationFiles", "Detection", "FoundationEssentials",
            "Glibc",
            "PatternCatalog", "RedactClient", "Redaction", "Reporting",
        ],
        "RedactClient": ["Glibc"],
    ]

    @Test("modules import what the architecture allows", arguments: allowedImports.keys.sorted())
    func imports(_ module: String) {
        var wrong: [String] = []
        for source in Self.sources(["Sources/\(module)"]) {
            for (index, line) in source.lines.enumerated() {
                guard
                    let match = line.prefixMatch(
                        of:
                            /(?:@\w+ )?(?:package |public |internal |private )?import (?:struct |func |class |enum )?(\w+)/
                    )
                else { continue }
                if !(Self.allowedImports[module] ?? []).contains(String(match.1)) {
                    wrong.append("\(source.path):\(index + 1): \(match.1)")
                }
            }
        }
        #expect(wrong == [])
    }

    @Test("only PCRE2 claims what the compiler cannot check about threads")
    func uncheckedSendable() {
        let claims = Self.sources(["Sources"]).filter { source in
            !source.path.hasPrefix("Sources/PCRE2/")
                && source.lines.contains { $0.contains("@unchecked Sendable") }
        }
        #expect(claims.map(\.path) == [])
    }

    @Test("no name says manager, helper or utils")
    func names() {
        let vague = Self.sources(["Sources"]).flatMap { source in
            source.lines.filter {
                $0.firstMatch(of: /(struct|class|enum|protocol) \w*(Manager|Helper|Utils)\b/) != nil
            }.map { "\(source.path): \($0)" }
        }
        #expect(vague == [])
    }

    @Test("no test is switched off")
    func disabled() {
        let mark = ".dis" + "abled("
        let off = Self.sources(["Tests"]).filter { source in source.lines.contains { $0.contains(mark) } }
        #expect(off.map(\.path) == [])
    }
}

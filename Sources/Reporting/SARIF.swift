package import Redaction

/// SARIF 2.1.0 (OASIS), as code scanning services read it. Holds places, never text.
package struct SARIFLog: Encodable {
    private let schema = "https://json.schemastore.org/sarif-2.1.0.json"
    private let version = "2.1.0"
    private let runs: [Run]

    private enum CodingKeys: String, CodingKey {
        case schema = "$schema"
        case version, runs
    }

    private struct Run: Encodable {
        let tool: Tool
        let columnKind = "unicodeCodePoints"
        let results: [Result]
    }

    private struct Tool: Encodable { let driver: Driver }

    private struct Driver: Encodable {
        let name = "redact"
        let version: String
        let rules: [Rule]
    }

    private struct Rule: Encodable {
        let id: String
        let shortDescription: Message
    }

    private struct Message: Encodable { let text: String }

    private struct Result: Encodable {
        let ruleId: String
        let level = "warning"
        let message: Message
        let locations: [Location]
        let rank: Double
    }

    private struct Location: Encodable { let physicalLocation: PhysicalLocation }

    private struct PhysicalLocation: Encodable {
        let artifactLocation: Artifact
        let region: Region
    }

    private struct Artifact: Encodable { let uri: String }

    private struct Region: Encodable {
        let startLine, startColumn, endLine, endColumn, byteOffset, byteLength: Int
    }

    package init(_ findings: [(file: String, finding: ReportedFinding)], version: String) {
        let entities = Dictionary(findings.map { ($0.finding.patternID, $0.finding.entity) }) { first, _ in
            first
        }
        let rules = entities.sorted { $0.key < $1.key }.map {
            Rule(id: $0.key, shortDescription: Message(text: $0.value))
        }
        let results = findings.map { file, finding in
            Result(
                ruleId: finding.patternID, message: Message(text: "\(finding.entity) found"),
                locations: [Self.location(file, finding)], rank: (finding.score * 100).rounded())
        }
        runs = [Run(tool: Tool(driver: Driver(version: version, rules: rules)), results: results)]
    }

    private static func location(_ file: String, _ finding: ReportedFinding) -> Location {
        let region = Region(
            startLine: finding.startPosition.line, startColumn: finding.startPosition.column,
            endLine: finding.endPosition.line, endColumn: finding.endPosition.column,
            byteOffset: finding.start, byteLength: finding.end - finding.start)
        return Location(
            physicalLocation: PhysicalLocation(artifactLocation: Artifact(uri: uri(file)), region: region))
    }

    /// The path as a URI reference (RFC 3986): bytes that may not stand in one are escaped.
    private static func uri(_ path: String) -> String {
        path.utf8.map { byte in
            let isPlain = (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || "/._-~".utf8.contains(byte)
            let digits = String(byte, radix: 16, uppercase: true)
            return isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + digits
        }.joined()
    }
}

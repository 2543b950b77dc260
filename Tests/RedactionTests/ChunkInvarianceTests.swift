import BuiltinPatterns
import PatternCatalog
import Redaction
import TestSupport
import Testing

@Suite("Output does not depend on how the text was cut")
struct ChunkInvarianceTests {
    private static let catalog = BuiltinPatterns.catalog()

    private static func engine(_ redactionOperator: Operator) throws -> RedactionEngine {
        var policy = Policy()
        policy.operators = OperatorTable(general: redactionOperator)
        return try RedactionEngine(catalog: catalog, policy: policy, eager: true)
    }

    @Test("random cuts at the smallest window give the same bytes and findings", arguments: Operator.allCases)
    func randomCuts(_ redactionOperator: Operator) throws {
        let engine = try Self.engine(redactionOperator)
        var documents = RandomDocuments(seed: 0xC0FFEE)
        for _ in 0..<30 {
            let document = documents.next(bytes: 3_000)
            let whole = try engine.redact(document)
            let pieces = randomPieces(of: document.count, &documents)
            let cut = try engine.redact(document, pieces: pieces, windowBytes: RedactionEngine.windowBytesMin)
            #expect(cut.output == whole.output)
            #expect(cut.findings == whole.findings)
        }
    }

    @Test("one byte at a time gives the same bytes and findings")
    func singleBytes() throws {
        let engine = try Self.engine(.number)
        var documents = RandomDocuments(seed: 0xBEEF)
        for _ in 0..<25 {
            let document = documents.next(bytes: 700)
            let pieces = document.indices.map { $0..<$0 + 1 }
            let cut = try engine.redact(document, pieces: pieces, windowBytes: RedactionEngine.windowBytesMin)
            #expect(try engine.redact(document) == cut)
        }
    }

    @Test("a text many times the window gives the same bytes in one piece and in many")
    func longText() throws {
        let engine = try Self.engine(.number)
        var documents = RandomDocuments(seed: 0xFACE)
        let document = documents.next(bytes: 400_000)
        let pieces = stride(from: 0, to: document.count, by: 65_536).map {
            $0..<min($0 + 65_536, document.count)
        }
        let small = randomPieces(of: document.count, &documents)
        let whole = try engine.redact(document, pieces: pieces)
        #expect(
            try engine.redact(document, pieces: small, windowBytes: RedactionEngine.windowBytesMin) == whole)
    }

    @Test("a trigger cut in two waits although one behind its beginning waits too")
    func cutTrigger() throws {
        let engine = try Self.engine(.label)
        let document = Array("kind: Secret\ndata:\n  extra: c2VzYW1vaWQ5QUJDRA==\n".utf8)
        let whole = try engine.redact(document)
        #expect(whole.findings.map(\.patternID) == ["secret.kubernetes-secret"])
        for cut in document.indices {
            let pieces = try engine.redact(document, pieces: [0..<cut, cut..<document.count])
            #expect(pieces == whole, "at \(cut)")
        }
    }

    @Test(
        "hostile runs neither exhaust the window nor depend on cuts",
        arguments: [
            "@", "7", ".", "A", "[", "-----BEGIN PRIVATE KEY-----\n", "a@b.", "1 ", "4111-", "x=", "Mr. A",
            "[A_1]",
            "+ 12345678901234567890123456789012345678901234567890,",
        ])
    func hostile(_ unit: String) throws {
        let engine = try Self.engine(.label)
        let document = Array(String(repeating: unit, count: 120_000 / unit.utf8.count).utf8)
        let whole = try engine.redact(document)
        let pieces = stride(from: 0, to: document.count, by: 997).map { $0..<min($0 + 997, document.count) }
        #expect(
            try engine.redact(document, pieces: pieces, windowBytes: RedactionEngine.windowBytesMin) == whole)
    }
}

import BuiltinPatterns
import PatternCatalog
import TestSupport
import Testing

@testable import Redaction

@Suite("Redactors and engines are used again")
struct RenewalTests {
    private static let engine = try? RedactionEngine(
        catalog: BuiltinPatterns.catalog(), policy: Policy(), eager: true)

    @Test("a renewed redactor does what a new one does, however much it has seen")
    func renewed() throws {
        let engine = try #require(Self.engine)
        var documents = RandomDocuments(seed: 0xABBA)
        var redactor = engine.makeRedactor(collectsFindings: true)
        for _ in 0..<120 {
            let document = documents.next(bytes: 900)
            var again = Redacted()
            try redactor.finish(with: document.span, to: &again.output)
            again.findings = redactor.takeFindings()
            #expect(try engine.redact(document) == again)
            let isBetween = redactor.isBetweenDocuments
            try #require(isBetween)
            redactor.renew()
        }
    }

    @Test("the last bytes may come with the end, at any place and beyond the window")
    func lastBytes() throws {
        let engine = try #require(Self.engine)
        var documents = RandomDocuments(seed: 0xD0D0)
        for bytes in [0, 1, 40, 700, 3_000, 200_000] {
            let document = documents.next(bytes: bytes)
            let cut = documents.number(below: document.count + 1)
            var redactor = engine.makeRedactor(
                collectsFindings: true, windowBytes: RedactionEngine.windowBytesMin)
            var ended = Redacted()
            try redactor.append(Array(document[..<cut]).span, to: &ended.output)
            try redactor.finish(with: Array(document[cut...]).span, to: &ended.output)
            ended.findings = redactor.takeFindings()
            #expect(try engine.redact(document) == ended)
        }
    }

    @Test("a finished document leaves no byte in the window")
    func emptied() throws {
        let engine = try #require(Self.engine)
        var documents = RandomDocuments(seed: 0xE0E0)
        var redactor = engine.makeRedactor()
        var output: [UInt8] = []
        for bytes in [60, 5_000, 150_000] {
            try redactor.append(documents.next(bytes: bytes).span, to: &output)
            try redactor.finish(with: documents.next(bytes: 300).span, to: &output)
            let held = redactor.window.bytes(0..<RedactionEngine.windowBytesDefault)
            #expect(held.allSatisfy { $0 == 0 })
        }
    }

    @Test("a redactor inside a document, or after an error, cannot be renewed")
    func between() throws {
        let engine = try #require(Self.engine)
        var output: [UInt8] = []
        var redactor = engine.makeRedactor()
        var isBetween = [redactor.isBetweenDocuments]
        try redactor.append(Array("to jane".utf8).span, to: &output)
        isBetween.append(redactor.isBetweenDocuments)
        try redactor.finish(to: &output)
        isBetween.append(redactor.isBetweenDocuments)
        let wide: [UInt8] = [0xFF, 0xFE, 0x41, 0x00]
        var failure: RedactionError?
        do throws(RedactionError) { try redactor.finish(with: wide.span, to: &output) } catch {
            failure = error
        }
        isBetween.append(redactor.isBetweenDocuments)
        #expect(failure == .encoding("UTF-16LE"))
        #expect(isBetween == [true, false, true, false])
    }

    @Test("entities are told without their places where only they are wanted")
    func entities() throws {
        let engine = try #require(Self.engine)
        var redactor = engine.makeRedactor()
        redactor.detail = .entities
        var output: [UInt8] = []
        let text = Array("jane.roe@acme-corp.com, SSN 123-45-6789, jane.roe@acme-corp.com".utf8)
        try redactor.finish(with: text.span, to: &output)
        let entities = redactor.takeEntities()
        let rest = (redactor.takeEntities(), redactor.takeFindings())
        #expect(entities == ["EMAIL_ADDRESS", "US_SSN", "EMAIL_ADDRESS"])
        #expect(rest.0.isEmpty && rest.1.isEmpty)
    }

    /// Policies that a request may ask for on top of another.
    private static let narrower: [@Sendable (inout Policy) -> Void] = [
        { $0.entities = ["EMAIL_ADDRESS", "PERSON"] }, { $0.entities = ["US_SSN"] }, { $0.entities = [] },
        { $0.except = ["PERSON", "PHONE_NUMBER", "SECRET"] }, { $0.minScore = 0.9 }, { $0.minScore = 0 },
        { $0.operators = OperatorTable(general: .label, byEntity: ["EMAIL_ADDRESS": .keep]) },
        {
            $0.entities = ["IP_ADDRESS", "CREDIT_CARD"]
            $0.operators = OperatorTable(general: .mask)
        },
    ]

    @Test("a narrowed engine does what an engine made for the policy does", arguments: narrower.indices)
    func narrowed(_ index: Int) throws {
        var policy = Policy()
        policy.terms = ["Projekt Zwiebel"]
        let catalog = BuiltinPatterns.catalog()
        let whole = try RedactionEngine(catalog: catalog, policy: policy, eager: true)
        Self.narrower[index](&policy)
        let own = try RedactionEngine(catalog: catalog, policy: policy, eager: false)
        let narrowed = whole.narrowed(to: policy)
        #expect(narrowed.sharesRegexes(with: whole))
        var documents = RandomDocuments(seed: UInt64(index))
        for _ in 0..<25 {
            let document = documents.next(bytes: 1_500) + Array(" of projekt zwiebel".utf8)
            #expect(try narrowed.redact(document) == own.redact(document))
        }
    }
}

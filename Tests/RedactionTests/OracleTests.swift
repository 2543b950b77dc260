import BuiltinPatterns
import PatternCatalog
import Redaction
import TestSupport
import Testing

@Suite("The prefilter hides nothing")
struct OracleTests {
    @Test("with the prefilter and with every pattern tried at every byte, the same text comes out")
    func prefilterAgreesWithBruteForce() throws {
        let catalog = BuiltinPatterns.catalog()
        var policy = Policy()
        policy.operators = OperatorTable(general: .label)
        let gated = try RedactionEngine(catalog: catalog, policy: policy, eager: true)
        let ungated = try RedactionEngine(catalog: catalog, policy: policy, eager: true, usesPrefilter: false)
        var documents = RandomDocuments(seed: 0x0AC1E)
        for _ in 0..<10 {
            let document = documents.next(bytes: 600)
            let expected = try ungated.redact(document)
            let found = try gated.redact(document)
            let hidden = Set(expected.findings.map(Place.init)).subtracting(found.findings.map(Place.init))
            let invented = Set(found.findings.map(Place.init)).subtracting(expected.findings.map(Place.init))
            #expect(hidden == [])
            #expect(invented == [])
        }
    }

    private struct Place: Hashable {
        let pattern: String
        let range: Range<Int>

        init(_ finding: ReportedFinding) {
            pattern = finding.patternID
            range = finding.start..<finding.end
        }
    }
}

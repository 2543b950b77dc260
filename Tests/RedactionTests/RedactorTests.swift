import BuiltinPatterns
import KeyedHash
import PatternCatalog
import Redaction
import TestSupport
import Testing

@Suite("Redactor")
struct RedactorTests {
    private func engine(_ change: (inout Policy) -> Void = { _ in }) throws -> RedactionEngine {
        var policy = Policy()
        change(&policy)
        return try RedactionEngine(catalog: BuiltinPatterns.catalog(), policy: policy, eager: false)
    }

    @Test("the same value gets the same number, however it is grouped or capitalised")
    func numbering() throws {
        #expect(
            try engine().redact("a@example.com, B@example.com, A@Example.com")
                == "[EMAIL_1], [EMAIL_2], [EMAIL_1]")
        #expect(
            try engine().redact("card 4111 1111 1111 1111 or card 4111-1111-1111-1111")
                == "card [CARD_1] or card [CARD_1]")
    }

    @Test("text without a match leaves at once")
    func promptness() throws {
        var redactor = try engine().makeRedactor()
        var output: [UInt8] = []
        try redactor.append(Array("hello there\n".utf8).span, to: &output)
        #expect(String(decoding: output, as: UTF8.self) == "hello there\n")
    }

    @Test("a line with findings leaves at its newline")
    func lineWithFindings() throws {
        var redactor = try engine().makeRedactor()
        var output: [UInt8] = []
        try redactor.append(Array("write to bob@example.com today\n".utf8).span, to: &output)
        #expect(String(decoding: output, as: UTF8.self) == "write to [EMAIL_1] today\n")
    }

    @Test(
        "any bytes outside of findings pass untouched",
        arguments: [
            [0x00, 0xFF, 0xC3, 0x28, 0x80], [0xEF, 0xBB, 0xBF, 0x68, 0x69],
            [0x61, 0x0D, 0x0A, 0x62, 0x0D, 0x0A],
            [0xED, 0xA0, 0x80], [],
        ] as [[UInt8]])
    func anyBytes(_ bytes: [UInt8]) throws {
        let mail = Array("bob@example.com".utf8)
        let result = try engine().redact(bytes + [0x0A] + mail + [0x0A] + bytes)
        #expect(result.output == bytes + [0x0A] + Array("[EMAIL_1]".utf8) + [0x0A] + bytes)
    }

    @Test("UTF-16 and UTF-32 are refused by their byte order mark, in one piece and byte by byte")
    func foreignEncodings() throws {
        for (mark, name) in [
            ([0xFF, 0xFE, 0x61, 0x00], "UTF-16LE"), ([0xFE, 0xFF, 0x00, 0x61], "UTF-16BE"),
        ] as [([UInt8], String)] {
            #expect(throws: RedactionError.encoding(name)) { try engine().redact(mark) }
            #expect(throws: RedactionError.encoding(name)) {
                try engine().redact(mark, pieces: mark.indices.map { $0..<$0 + 1 })
            }
        }
    }

    @Test("no byte of a finding is in the output, whichever overlapping span wins")
    func nothingLeaks() throws {
        let engine = try engine()
        var documents = RandomDocuments(seed: 0x1EAF)
        for _ in 0..<40 {
            let document = documents.next(bytes: 2_000)
            let result = try engine.redact(document)
            var expected: [UInt8] = []
            var next = 0
            for finding in result.findings {
                #expect(finding.start >= next)
                expected += document[next..<finding.start]
                #expect(finding.outputStart == expected.count)
                expected += result.output[finding.outputStart..<finding.outputEnd]
                next = finding.end
            }
            expected += document[next...]
            #expect(result.output == expected)
        }
    }

    @Test(
        "operators",
        arguments: [
            (Operator.label, "card [CARD]"), (.mask, "card ************1111"), (.remove, "card "),
            (.keep, "card 4111 1111 1111 1111"), (.number, "card [CARD_1]"),
        ])
    func operators(_ redactionOperator: Operator, _ expected: String) throws {
        let engine = try engine { $0.operators = OperatorTable(general: redactionOperator) }
        #expect(try engine.redact("card 4111 1111 1111 1111") == expected)
    }

    @Test("the hash operator gives a fixed shape that depends on the key and the value alone")
    func hash() throws {
        func redact(_ key: String, _ text: String) throws -> String {
            let engine = try engine {
                $0.operators = OperatorTable(general: .hash)
                $0.hashKey = .init(Array(key.utf8))
            }
            return try engine.redact(text)
        }
        let one = try redact("0123456789abcdef", "bob@example.com")
        #expect(one.wholeMatch(of: /\[EMAIL_[0-9a-f]{12}\]/) != nil)
        #expect(try redact("0123456789abcdef", "bob@example.com") == one)
        #expect(try redact("0123456789abcdeX", "bob@example.com") != one)
        #expect(try redact("0123456789abcdef", "rob@example.com") != one)
    }

    @Test("a kept entity stays and is reported; what it overlaps is still replaced")
    func keep() throws {
        let engine = try engine { $0.operators = OperatorTable(byEntity: ["EMAIL_ADDRESS": .keep]) }
        let result = try engine.redact(Array("bob@example.com SSN 123-45-6789".utf8))
        #expect(result.text == "bob@example.com SSN [SSN_1]")
        #expect(result.findings.map(\.entity) == ["EMAIL_ADDRESS", "US_SSN"])
    }

    @Test("allowed values stay, and a term is redacted although it is allowed")
    func allowAndTerms() throws {
        let engine = try engine {
            $0.allowed = ["Support@Example.com", "Blue Moon"]
            $0.terms = ["Blue Moon"]
        }
        #expect(
            try engine.redact("support@example.com and bob@example.com know of blue\n moon, not of bluemoon")
                == "support@example.com and [EMAIL_1] know of [TERM_1], not of bluemoon")
    }

    @Test("values for documentation stay only on request")
    func documentation() throws {
        let text = "bob@example.com from 192.0.2.1"
        #expect(try engine().redact(text) == "[EMAIL_1] from [IP_1]")
        #expect(try engine { $0.allowsDocumentation = true }.redact(text) == text)
    }

    @Test("findings tell code points, lines and columns")
    func positions() throws {
        let result = try engine().redact(Array("ü\nzwölf bob@example.com\n".utf8))
        let finding = try #require(result.findings.first)
        #expect(finding.start == 10)
        #expect(finding.startPosition.codePoint == 8)
        #expect(finding.startPosition.line == 2)
        #expect(finding.startPosition.column == 7)
        #expect(finding.endPosition.codePoint == 23)
    }

    @Test("a private key of any length is one finding, and so is one without an end")
    func longBlock() throws {
        let line = String(repeating: "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC", count: 2) + "\n"
        let body = String(repeating: line, count: 4_000)
        let key = "-----BEGIN PRIVATE KEY-----\n\(body)-----END PRIVATE KEY-----"
        #expect(try engine().redact("before\n\(key)\nafter") == "before\n[PRIVATE_KEY_1]\nafter")
        #expect(try engine().redact("-----BEGIN PRIVATE KEY-----\n\(body)") == "[PRIVATE_KEY_1]\n")
    }

    @Test("different keys get different numbers, though they begin alike")
    func blocksAreToldApart() throws {
        func key(_ fill: String) -> String {
            "-----BEGIN PRIVATE KEY-----\n\(String(repeating: fill, count: 16))\n-----END PRIVATE KEY-----\n"
        }
        let output = try engine().redact(key("abcd") + "\n" + key("efgh") + "\n" + key("abcd"))
        #expect(output.contains("[PRIVATE_KEY_1]") && output.contains("[PRIVATE_KEY_2]"))
        #expect(!output.contains("[PRIVATE_KEY_3]"))
    }
}

import BuiltinPatterns
import Redaction
import TestSupport
import Testing

/// The rows of docs/look-alikes.md, against the whole catalogue.
@Suite("Look-alikes")
struct LookAlikeTests {
    private static let catalog = BuiltinPatterns.catalog()

    private func redacted(_ text: String) throws -> String {
        var policy = Policy()
        policy.operators = OperatorTable(general: .label)
        let engine = try RedactionEngine(catalog: Self.catalog, policy: policy, eager: false)
        return String(decoding: try engine.redact(Array(text.utf8)).output, as: UTF8.self)
    }

    @Test(
        "what programs write is left alone",
        arguments: [
            "request 2f6e1b1c-5a1a-4a54-9d2f-0f5a4a1c7b2e done",
            "commit 9b2f1c0d4e5a6b7c8d9e0f1a2b3c4d5e6f7a8b9c",
            "integrity sha512-9b2f1c0d4e5a6b7c8d9e0f1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d7e8f9a0b1c==",
            "ETag: \"33a64df551425fcc55e4d42a148795d9f25f89d4\"",
            "2026-03-14T08:12:44.123Z epoch 1718000000 1718000000123",
            "upgraded from 1.27.3 to 1.28.0, version 10.20.30.40, update V8 to 10.7.193.22",
            "// 20.11.5.3 arithmetic; OID 2.5.29.17",
            "$1,299.00 or 12.50 EUR, 1 234 567 kr, 19.5 %, ratio 3.14159265358979",
            "ISBN 978-0-306-40615-7, DOI 10.1000/182, EAN 4006381333931, flight LH 1234, order 4485-2201-77",
            "point(48.85837, 2.29448), summit 45°49′57″N 6°51′52″E",
            "[worker-12] pid 4821 line 1234567 took 998ms id 1234567890",
            "snowflake 5068609911521280",
            "part AB123456, ref DE136695977",
            "listening on 127.0.0.1:8080 and [::1]:8080, mask 255.255.255.0",
            "ff:ff:ff:ff:ff:ff and 00:00:00:00:00:00",
            "@property @media (min-width: 100px) @context @param name the value",
            "google_key: AIzaSyDMAScliyLx7F0NPDEJi1QmyCgHIAODrlU, curl http://127.0.0.1:9000/",
            "password: changeme, token: <your-key>, secret: ${VAR}, key: {{ var }}, API_KEY=YOUR_API_KEY",
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ2rN0cVqf0Qm3u4wz5y6x7v8t9s0r1q2p3o4n5m6l7k",
        ])
    func leavesAlone(_ text: String) throws {
        #expect(try redacted(text) == text)
    }

    @Test(
        "the same values are redacted where a word says what they are",
        arguments: [
            ("auth_token = \"2f6e1b1c-5a1a-4a54-9d2f-0f5a4a1c7b2e\"", "auth_token = \"[TOKEN]\""),
            ("born 1979-11-03", "born [DOB]"),
            ("GPS 45°49′57″N 6°51′52″E", "GPS [POSITION]"),
            ("card number 5068609911521280", "card number [CARD]"),
            ("passport AB123456", "passport [PASSPORT]"),
            ("VAT DE136695977", "VAT [VAT_ID]"),
            ("connect to 10.7.193.22", "connect to [IP]"),
            ("ann@example.com 192.0.2.7 (212) 555-0123", "[EMAIL] [IP] [PHONE]"),
        ])
    func redactsLabelled(_ text: String, _ expected: String) throws {
        #expect(try redacted(text) == expected)
    }
}

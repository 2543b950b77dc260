import Testing

@testable import Detection

@Suite("Values set aside for documentation")
struct DocumentationValuesTests {
    @Test(
        "reserved names, addresses and numbers are recognised",
        arguments: [
            ("EMAIL_ADDRESS", "ann@example.com"), ("EMAIL_ADDRESS", "ANN@mail.EXAMPLE.org"),
            ("EMAIL_ADDRESS", "ann@firm.example"), ("EMAIL_ADDRESS", "a@b.test"),
            ("URL", "https://www.example.net/x"),
            ("IP_ADDRESS", "192.0.2.1"), ("IP_ADDRESS", "198.51.100.255"), ("IP_ADDRESS", "203.0.113.0/24"),
            ("IP_ADDRESS", "2001:db8::1"), ("IP_ADDRESS", "3fff:fff::1"), ("IP_ADDRESS", "::ffff:192.0.2.9"),
            ("MAC_ADDRESS", "00:00:5E:00:53:AF"), ("MAC_ADDRESS", "00-00-5e-00-53-01"),
            ("PHONE_NUMBER", "(212) 555-0123"), ("PHONE_NUMBER", "+1 212 555 0199"),
            ("PHONE_NUMBER", "555-0100"),
            ("PHONE_NUMBER", "01632 960123"), ("PHONE_NUMBER", "+44 20 7946 0018"),
            ("PHONE_NUMBER", "07700 900123"),
            ("CREDIT_CARD", "4111 1111 1111 1111"), ("CREDIT_CARD", "378282246310005"),
            ("US_SSN", "078-05-1120"),
        ])
    func recognises(entity: String, value: String) {
        let isDocumentation = DocumentationValues.isDocumentation(
            entity: entity, value: Array(value.utf8).span)
        #expect(isDocumentation)
    }

    @Test(
        "neighbours of what is set aside may belong to someone",
        arguments: [
            ("EMAIL_ADDRESS", "ann@myexample.com"), ("EMAIL_ADDRESS", "ann@example.co"),
            ("EMAIL_ADDRESS", "example.com@firm.de"), ("URL", "https://firm.de/example.com"),
            ("IP_ADDRESS", "192.0.3.1"), ("IP_ADDRESS", "198.51.101.1"), ("IP_ADDRESS", "203.0.112.255"),
            ("IP_ADDRESS", "2001:db9::1"), ("IP_ADDRESS", "3fff:1000::1"),
            ("MAC_ADDRESS", "00:00:5E:00:54:01"),
            ("PHONE_NUMBER", "(212) 555-0200"), ("PHONE_NUMBER", "(212) 556-0123"),
            ("PHONE_NUMBER", "01633 960123"),
            ("CREDIT_CARD", "4111 1111 1111 1129"), ("US_SSN", "078-05-1121"), ("PERSON", "example.com"),
            ("IP_ADDRESS", ""),
        ])
    func leavesNeighbours(entity: String, value: String) {
        let isDocumentation = DocumentationValues.isDocumentation(
            entity: entity, value: Array(value.utf8).span)
        #expect(!isDocumentation)
    }
}

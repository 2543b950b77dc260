import Testing

@testable import Detection

@Suite("Mail addresses")
struct EmailAddressTests {
    @Test(
        "addresses under top level domains that exist are valid",
        arguments: [
            "ann@example.com", "ANN@EXAMPLE.CO.UK", "a@b.io", "jörg@bücher.example", "иван@пример.рф",
            "x@mail.xn--p1ai", "lee [at] example [dot] com", "ann@example[dot]org", "root@[192.0.2.7]",
            "root@[IPv6:2001:db8::7]",
        ])
    func acceptsExisting(text: String) {
        #expect(EmailAddress.validate(Array(text.utf8).span) == .valid)
    }

    @Test(
        "what cannot be delivered is invalid",
        arguments: [
            "ann@example.nosuchtld", "left-pad@1.3.0", "logo@2x.mov", "a@-b.com", "a@b-.com", "a@b..com",
            "ann@[300.1.1.1]",
            "a@b", "@example.com",
        ])
    func refusesOthers(text: String) {
        #expect(EmailAddress.validate(Array(text.utf8).span) == .invalid)
    }

    @Test("local parts and labels longer than the standard allows are invalid")
    func refusesLengths() {
        let local = String(repeating: "a", count: 65) + "@example.com"
        let label = "ann@" + String(repeating: "b", count: 64) + ".com"
        #expect(EmailAddress.validate(Array(local.utf8).span) == .invalid)
        #expect(EmailAddress.validate(Array(label.utf8).span) == .invalid)
        #expect(EmailAddress.validate(Array(local.utf8.dropFirst()).span) == .valid)
    }

    @Test(
        "the table finds its first, middle and last entries and nothing between",
        arguments: [
            ("aaa", true), ("zw", true), ("com", true), ("COM", true), ("aa", false), ("zz", false),
            ("", false),
        ])
    func looksUpTopLevelDomains(label: String, isThere: Bool) {
        #expect(TopLevelDomains.contains(Array(label.utf8).span) == isThere)
    }
}

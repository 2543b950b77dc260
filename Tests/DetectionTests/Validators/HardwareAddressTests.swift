import Testing

@testable import Detection

@Suite("Hardware addresses")
struct HardwareAddressTests {
    @Test(
        "every spelling of six and eight bytes is valid",
        arguments: [
            "00:1b:44:11:3a:b7", "3C-97-0E-4B-72-1F", "001b.4411.3ab7", "001B44113AB7",
            "02:1b:44:ff:fe:11:3a:b7",
        ])
    func acceptsSpellings(text: String) {
        #expect(HardwareAddress.validate(Array(text.utf8).span) == .valid)
    }

    @Test(
        "null, broadcast, and bare digits or letters are left to the context",
        arguments: ["00:00:00:00:00:00", "FF-FF-FF-FF-FF-FF", "1234.5678.9012", "deadbeefcafe"])
    func leavesToContext(text: String) {
        #expect(HardwareAddress.validate(Array(text.utf8).span) == .notApplicable)
    }

    @Test("other lengths and letters are invalid", arguments: ["00:1b:44:11:3a", "00:1b:44:11:3a:g7", ""])
    func refusesOthers(text: String) {
        #expect(HardwareAddress.validate(Array(text.utf8).span) == .invalid)
    }
}

import Testing

@testable import Detection

@Suite("Numbers of United States authorities")
struct AmericanNumbersTests {
    @Test("a provider identifier of one repeated digit is a filler")
    func fillersFail() {
        #expect(AmericanNumbers.providerIdentifier(Array("1111111112".utf8).span) == .invalid)
        #expect(AmericanNumbers.providerIdentifier(Array("1245319599".utf8).span) == .valid)
    }

    @Test("a routing number begins with a district or a special use")
    func districtsAreChecked() {
        #expect(AmericanNumbers.routing(Array("021000021".utf8).span) == .valid)
        #expect(AmericanNumbers.routing(Array("421042111".utf8).span) == .invalid)
        #expect(AmericanNumbers.routing(Array("000000000".utf8).span) == .invalid)
    }
}

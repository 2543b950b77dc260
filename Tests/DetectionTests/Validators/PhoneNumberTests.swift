import Testing

@testable import Detection

@Suite("Telephone numbers")
struct PhoneNumberTests {
    private func international(_ text: String) -> ValidationVerdict {
        InternationalPhone.validate(Array(text.utf8).span)
    }

    private func northAmerican(_ text: String) -> ValidationVerdict {
        NorthAmericanPhone.validate(Array(text.utf8).span)
    }

    private func trunk(_ text: String) -> ValidationVerdict { TrunkPhone.validate(Array(text.utf8).span) }

    @Test(
        "numbers set aside for fiction pass in every prefix and grouping",
        arguments: [
            "+44 20 7946 0958", "+44 (0)20 7946 0958", "+44 020 7946 0958", "0044 1632 960123",
            "+1 (212) 555-0123", "+1-212-555-0123;ext=44", "011 44 20 7946 0958", "0011 44 20 7946 0958",
            "+61 491 570 156", "+353 20 915 0123", "+290 8999",
        ])
    func acceptsPublishedNumbers(_ text: String) {
        #expect(international(text) == .valid)
    }

    @Test("the digits of an extension do not count")
    func ignoresExtensions() {
        #expect(international("+33 1 23 45 67 89 x12345") == .valid)
        #expect(DialledDigits(Array("+33 1 23 x12".utf8).span).count == 5)
    }

    @Test("an unassigned country code and a wrong national length are refused")
    func refusesImpossibleNumbers() {
        #expect(international("+999123456789") == .invalid)
        #expect(international("+3312345678") == .invalid)
        #expect(international("+331234567890") == .invalid)
        #expect(international("+12125550") == .invalid)
    }

    @Test("a slip in a number that is deliberately grouped leaves the decision to the score")
    func doubtsGroupedSlips() {
        #expect(international("+33 1 23 45 67 8") == .notApplicable)
        #expect(international("+1 (123) 456-7890") == .notApplicable)
    }

    @Test("no assigned calling code begins with another one")
    func callingCodesArePrefixFree() {
        for code in 1...999 where CallingCodes.nationalLengths(of: code) != 0 {
            var shorter = code / 10
            while shorter > 0 {
                #expect(CallingCodes.nationalLengths(of: shorter) == 0, "\(code) and \(shorter)")
                shorter /= 10
            }
        }
    }

    @Test("North American area and exchange codes follow the plan")
    func followsNorthAmericanPlan() {
        #expect(northAmerican("212-555-0123") == .valid)
        #expect(northAmerican("1 (212) 555-0123") == .valid)
        for area in ["012", "112", "211", "911"] { #expect(northAmerican("\(area)-234-0123") == .invalid) }
        for exchange in ["034", "134", "411"] { #expect(northAmerican("212-\(exchange)-0123") == .invalid) }
        #expect(northAmerican("212-555-012") == .invalid)
    }

    @Test("invented and extended North American numbers are left to the score")
    func leavesInventedNumbersToTheScore() {
        #expect(northAmerican("555-123-4567") == .notApplicable)
        #expect(northAmerican("123-456-7890") == .notApplicable)
        #expect(northAmerican("151-081-7740x23") == .notApplicable)
    }

    @Test("a trunk number needs nine digits, one zero in front and more than one digit's variety")
    func judgesTrunkNumbers() {
        #expect(trunk("020 7946 0958") == .notApplicable)
        #expect(trunk("01 02 2003") == .invalid)
        #expect(trunk("00 20 7946 0958") == .invalid)
        #expect(trunk("0222222222") == .invalid)
    }

    @Test("a plausible number has 7 to 15 digits that are not all the same")
    func judgesPlausibleNumbers() {
        #expect(PlausiblePhone.validate(Array("469 34 883".utf8).span) == .notApplicable)
        #expect(PlausiblePhone.validate(Array("469 34".utf8).span) == .invalid)
        #expect(PlausiblePhone.validate(Array("1234567890123456".utf8).span) == .invalid)
        #expect(PlausiblePhone.validate(Array("000-000-0000".utf8).span) == .invalid)
    }

    @Test("a number behind a percent-encoded plus is judged like one behind a plus")
    func readsPercentEncoding() {
        #expect(PercentEncodedPhone.validate(Array("49%2030%2012345678".utf8).span) == .valid)
        #expect(PercentEncodedPhone.validate(Array("12125550123".utf8).span) == .valid)
        #expect(PercentEncodedPhone.validate(Array("99912345678".utf8).span) == .invalid)
        #expect(PercentEncodedPhone.validate(Array("49301234567890123456789012".utf8).span) == .invalid)
    }
}

import Testing

@testable import Detection

@Suite("Securities, firms and banks")
struct SecuritiesTests {
    @Test(
        "published numbers pass; right ISINs stay without a verdict because they are public",
        arguments: [
            ("isin", "US0378331005", ValidationVerdict.notApplicable),
            ("isin", "DE000BAY0017", .notApplicable),
            ("isin", "XS0203470157", .notApplicable), ("cusip", "037833100", .valid),
            ("cusip", "38259P508", .valid),
            ("sedol", "0263494", .valid), ("sedol", "B0WNLY7", .valid),
            ("lei", "529900T8BM49AURSDO55", .valid),
            ("lei", "HWUPKR0MPOU8FGXBT394", .valid), ("bic", "COBADEFFXXX", .notApplicable),
            ("bic", "DEUTDEFF", .notApplicable),
        ])
    func acceptsPublished(validator: String, number: String, verdict: ValidationVerdict) throws {
        let validate = try #require(ValidatorRegistry.validator(named: validator))
        #expect(validate(Array(number.utf8).span) == verdict)
    }

    @Test(
        "every single changed digit fails",
        arguments: [
            ("isin", "US0378331005"), ("cusip", "037833100"), ("sedol", "0263494"),
            ("lei", "529900T8BM49AURSDO55"),
        ])
    func catchesSingleDigits(validator: String, number: String) throws {
        let validate = try #require(ValidatorRegistry.validator(named: validator))
        let bytes = Array(number.utf8)
        for index in bytes.indices where bytes[index] &- 0x30 <= 9 {
            for digit in UInt8(ascii: "0")...UInt8(ascii: "9") where digit != bytes[index] {
                var changed = bytes
                changed[index] = digit
                #expect(validate(changed.span) == .invalid, "\(String(decoding: changed, as: UTF8.self))")
            }
        }
    }

    @Test(
        "wrong lengths, countries that do not exist and letters that are never used fail",
        arguments: [
            ("isin", "ZZ0378331005"), ("isin", "US037833100"), ("cusip", "03783310"), ("sedol", "A263494"),
            ("lei", "529900T8BM49AURSDO5"), ("bic", "COBAZZFF"), ("bic", "COBADEF"), ("bic", "COBADEFFX"),
        ])
    func rejectsForms(validator: String, number: String) throws {
        let validate = try #require(ValidatorRegistry.validator(named: validator))
        #expect(validate(Array(number.utf8).span) == .invalid)
    }
}

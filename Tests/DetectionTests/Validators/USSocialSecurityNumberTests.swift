import Testing

@testable import Detection

@Suite("US social security number")
struct USSocialSecurityNumberTests {
    private func verdict(_ text: String) -> ValidationVerdict {
        USSocialSecurityNumber.validate(Array(text.utf8).span)
    }

    @Test("numbers that can be issued are neither proven nor refuted")
    func issuableNumbersStay() {
        for text in ["123-45-6789", "078051120", "899 99 9999", "001-01-0001"] {
            #expect(verdict(text) == .notApplicable)
        }
    }

    @Test("areas, groups and serials that are never issued are refuted")
    func neverIssuedNumbersFail() {
        for text in [
            "000-12-3456", "666-12-3456", "900-12-3456", "999-12-3456", "123-00-4567", "123-45-0000",
        ] {
            #expect(verdict(text) == .invalid)
        }
    }

    @Test("one digit nine times is a filler")
    func fillersFail() {
        #expect(verdict("111-11-1111") == .invalid)
    }

    @Test("a value with another number of digits is not judged")
    func otherLengthsAreNotJudged() {
        #expect(verdict("6789") == .notApplicable)
    }
}

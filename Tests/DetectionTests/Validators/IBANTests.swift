import Testing

@testable import Detection

@Suite("IBAN")
struct IBANTests {
    static let published = [
        "DE89 3704 0044 0532 0130 00", "GB29 NWBK 6016 1331 9268 19", "no93 8601 1117 947",
        "MT84 MALT 0110 0001 2345 MTLC AST0 01S", "FR14 2004 1010 0505 0001 3M02 606", "BE68-5390-0754-7034",
        "SC18SSCB11010000000000001497USD", "RU0304452522540817810538091310419",
    ]

    @Test("the registry's examples pass", arguments: published)
    func acceptsPublished(number: String) {
        #expect(IBAN.validate(Array(number.utf8).span) == .valid)
    }

    @Test("every digit changed to another and every letter changed to another fails", arguments: published)
    func catchesSingleCharacters(number: String) {
        let bytes = Array(number.uppercased().utf8)
        let digits = Array("0123456789".utf8)
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
        for index in bytes.indices {
            // MOD 97-10 promises nothing where a letter, two places, becomes a digit, one place.
            let alphabet =
                digits.contains(bytes[index]) ? digits : letters.contains(bytes[index]) ? letters : []
            for replacement in alphabet where replacement != bytes[index] {
                var changed = bytes
                changed[index] = replacement
                #expect(IBAN.validate(changed.span) == .invalid)
            }
        }
    }

    /// The check digits of "`country`00`rest`" put in, as ISO 7064 MOD 97-10 makes them.
    static func withCheckDigits(_ country: String, _ rest: String) -> String {
        var remainder = 0
        for character in rest + country + "00" {
            let value = Int(String(character), radix: 36) ?? 0
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
        }
        let check = 98 - remainder
        return country + (check < 10 ? "0" : "") + String(check) + rest
    }

    @Test(
        "letters where the country has digits, and digits where it has letters, fail with right check digits",
        arguments: [
            ("VG", "ABVI0000012345678901", "AB1I0000012345678901"),
            ("IE", "AIBK93115212345678", "AI9K93115212345678"),
            ("DE", "370400440532013000", "37040044053201300A"),
            ("PS", "PALS000000000400123456702", "1ALS000000000400123456702"),
        ])
    func rejectsOtherForms(country: String, right: String, wrong: String) {
        #expect(IBAN.validate(Array(Self.withCheckDigits(country, right).utf8).span) == .valid)
        #expect(IBAN.validate(Array(Self.withCheckDigits(country, wrong).utf8).span) == .invalid)
    }

    @Test(
        "wrong lengths and countries without such numbers fail",
        arguments: ["DE8937040044053201300", "US64SVBKUS6S3300958879", "ZZ6853900754703", ""])
    func rejectsForms(number: String) {
        #expect(IBAN.validate(Array(number.utf8).span) == .invalid)
    }
}

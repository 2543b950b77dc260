import Testing

@testable import Detection

/// Identifiers of Asia, Africa and Oceania: published specimens pass, and what an algorithm promises to catch
/// fails.
@Suite("Identifiers of Asia, Africa and Oceania")
struct EasternNumbersTests {
    /// A validator as the registry knows it, a specimen it accepts, and whether it promises to catch every
    /// single changed digit: weights that share a factor with the modulus, two rounds, and remainders that
    /// share a check digit let some of them through.
    struct Case: Sendable, CustomTestStringConvertible {
        let validator: String
        let specimen: String
        let catchesEveryDigit: Bool
        var testDescription: String { "\(validator) \(specimen)" }

        init(_ validator: String, _ specimen: String, catchesEveryDigit: Bool = true) {
            self.validator = validator
            self.specimen = specimen
            self.catchesEveryDigit = catchesEveryDigit
        }
    }

    static let cases: [Case] = [
        Case("ae_emirates_id", "784-1985-1234567-3"),
        Case("au_abn", "51 824 753 556"),
        Case("au_abn", "53 004 085 616"),
        Case("au_acn", "004 085 616", catchesEveryDigit: false),
        Case("au_acn", "000 000 019", catchesEveryDigit: false),
        Case("au_medicare", "2123 45670 1", catchesEveryDigit: false),
        Case("au_tfn", "123 456 782"),
        Case("cn_resident", "11010519491231002X"),
        Case("cn_resident", "440524188001010014"),
        Case("cn_uscc", "91350100M000100Y43"),
        Case("hk_id", "A123456(3)"),
        Case("hk_id", "AB987654(3)"),
        Case("il_id", "039337423"),
        Case("in_aadhaar", "2341 2341 2346"),
        Case("in_epic", "WKH1186253"),
        Case("in_gstin", "27AAPFU0939F1ZV"),
        Case("ir_national_code", "0499370899"),
        Case("jp_corporate", "5835678256246"),
        Case("jp_my_number", "123456789018"),
        Case("kr_brn", "220-88-82211"),
        Case("kr_rrn", "971013-1018875"),
        Case("kz_iin", "160440007161", catchesEveryDigit: false),
        Case("nz_ird", "49091850"),
        Case("nz_ird", "136410132", catchesEveryDigit: false),
        Case("nz_nhi", "ZAC5361"),
        Case("nz_nhi", "ZBN77VL"),
        Case("sa_national_id", "1000000008"),
        Case("sg_nric", "S1234567D"),
        Case("sg_nric", "M5043078W"),
        Case("sg_uen", "00192200M"),
        Case("sg_uen", "197401143C"),
        Case("sg_uen", "S16FC0121D"),
        Case("th_citizen", "1-2345-45678-78-1", catchesEveryDigit: false),
        Case("tw_person", "A123456789", catchesEveryDigit: false),
        Case("tw_ubn", "00501503", catchesEveryDigit: false),
        Case("vn_tax", "0100233488"),
        Case("za_id", "7503305044089"),
        Case("za_tax", "0001339050"),
        Case("lk_nic", "722222222V", catchesEveryDigit: false),
        Case("id_npwp", "01.312.166.0-091.000", catchesEveryDigit: false),
    ]

    private func verdict(_ name: String, _ bytes: [UInt8]) throws -> ValidationVerdict {
        let validator = try #require(ValidatorRegistry.validator(named: name))
        return validator(bytes.span)
    }

    @Test("published specimens pass", arguments: cases)
    func acceptsSpecimens(_ example: Case) throws {
        let result = try verdict(example.validator, Array(example.specimen.utf8))
        #expect(result == .valid)
    }

    @Test("every single changed digit fails where the algorithm promises it", arguments: cases)
    func catchesEveryChangedDigit(_ example: Case) throws {
        guard example.catchesEveryDigit else { return }
        let specimen = Array(example.specimen.utf8)
        for index in specimen.indices where specimen[index] &- 0x30 <= 9 {
            for digit in UInt8(ascii: "0")...UInt8(ascii: "9") where digit != specimen[index] {
                var changed = specimen
                changed[index] = digit
                let result = try verdict(example.validator, changed)
                #expect(result != .valid, "digit \(digit) at \(index)")
            }
        }
    }

    @Test("every swap of neighbouring digits fails under Verhoeff's scheme")
    func verhoeffCatchesSwaps() throws {
        let specimen = Array("234123412346".utf8)
        for index in 1..<specimen.count where specimen[index] != specimen[index - 1] {
            var changed = specimen
            changed.swapAt(index, index - 1)
            let result = try verdict("in_aadhaar", changed)
            #expect(result == .invalid, "at \(index)")
        }
    }

    @Test("a number with one digit missing fails everywhere", arguments: cases)
    func rejectsShortNumbers(_ example: Case) throws {
        let result = try verdict(example.validator, Array(example.specimen.utf8.dropLast(2)))
        #expect(result != .valid)
    }

    @Test(
        "dates that do not exist are refused",
        arguments: [
            ("cn_resident", "110105194902300022"), ("kr_rrn", "971313-1018879"), ("za_id", "7513305044081"),
            ("eg_national_id", "28502300112345"), ("my_mykad", "850230-14-5678"),
            ("id_nik", "3171013204850001"),
            ("kw_civil_id", "285023012345"), ("lk_nic", "724002222V"), ("vn_citizen", "099085012345"),
            ("pk_cnic", "05202-1234567-1"), ("bd_nid", "18002692619451234"),
            ("ly_national_id", "318850123456"), ("th_citizen", "1974567890124"),
        ])
    func refusesImpossibleStructure(_ name: String, _ text: String) throws {
        let result = try verdict(name, Array(text.utf8))
        #expect(result == .invalid)
    }

    @Test(
        "structure without a check digit leaves the score",
        arguments: [
            ("eg_national_id", "28504120112345"), ("my_mykad", "850412-14-5678"),
            ("id_nik", "3171015204850001"),
            ("lk_nic", "198534002937"), ("vn_citizen", "001085012345"), ("pk_cnic", "35202-1234567-1"),
            ("bd_nid", "19852692619451234"), ("ly_national_id", "119850123456"),
            ("kr_rrn", "210101-3123456"), ("cn_resident", "110105491231002"),
        ])
    func leavesUncheckedStructure(_ name: String, _ text: String) throws {
        let result = try verdict(name, Array(text.utf8))
        #expect(result == .notApplicable)
    }

    @Test(
        "a wrong check digit needs a label, but for South Koreans with random digits",
        arguments: [
            ("in_gstin", "27AAPFU0939F1ZU", ValidationVerdict.invalid),
            ("kr_rrn", "760413-5212134", .invalid),
            ("kr_rrn", "000505-7637892", .notApplicable),
        ])
    func wrongCheckDigits(_ name: String, _ text: String, _ expected: ValidationVerdict) throws {
        let result = try verdict(name, Array(text.utf8))
        #expect(result == expected)
    }

    @Test("a Sri Lankan number that is an ISBN-10 as well is left to its context")
    func leavesBookNumbers() throws {
        let result = try verdict("lk_nic", Array("340101319X".utf8))
        #expect(result == .notApplicable)
    }

    @Test("a Kuwaiti number is checked modulo 11")
    func checksKuwaitiNumbers() throws {
        var passing: [Int] = []
        for check in 0...9 {
            let result = try verdict("kw_civil_id", Array("28504123456\(check)".utf8))
            if result == .valid { passing.append(check) }
        }
        #expect(passing == [9])
    }
}

import Testing

@testable import Detection

@Suite("Phones and their cards")
struct MobileEquipmentTests {
    @Test(
        "published identities pass, with and without separators",
        arguments: ["490154203237518", "35-209900-176148-1"])
    func acceptsIMEI(number: String) {
        let bytes = Array(number.utf8)
        #expect(MobileEquipment.validateIMEI(bytes.span) == .valid)
        expectChangesFail(bytes, MobileEquipment.validateIMEI)
    }

    @Test("a card number passes and every single changed digit fails")
    func checksICCID() {
        let bytes = Array("8949222074451242066".utf8)
        #expect(MobileEquipment.validateICCID(bytes.span) == .valid)
        expectChangesFail(bytes, MobileEquipment.validateICCID)
    }

    @Test("sixteen digits with a software version have no check digit")
    func leavesSoftwareVersions() {
        #expect(MobileEquipment.validateIMEI(Array("4901542032375123".utf8).span) == .notApplicable)
    }

    @Test("fillers and wrong lengths fail", arguments: ["000000000000000", "49015420323751", ""])
    func rejectsForms(number: String) {
        #expect(MobileEquipment.validateIMEI(Array(number.utf8).span) == .invalid)
    }

    private func expectChangesFail(_ bytes: [UInt8], _ validate: Validator) {
        for index in bytes.indices where bytes[index] &- 0x30 <= 9 {
            for digit in UInt8(ascii: "0")...UInt8(ascii: "9") where digit != bytes[index] {
                var changed = bytes
                changed[index] = digit
                #expect(validate(changed.span) == .invalid)
            }
        }
    }
}

import Testing

@testable import Detection

@Suite("Vehicle identification")
struct VehicleIdentificationTests {
    @Test(
        "published American numbers pass and every single changed digit fails",
        arguments: ["1M8GDM9AXKP042788", "5GZCZ43D13S812715"])
    func checksAmericanNumbers(number: String) {
        let bytes = Array(number.utf8)
        #expect(VehicleIdentification.validate(bytes.span) == .valid)
        // The first digit also names the continent, and the weight of the check digit itself is none.
        for index in 1..<17 where bytes[index] &- 0x30 <= 9 {
            for digit in UInt8(ascii: "0")...UInt8(ascii: "9") where digit != bytes[index] {
                var changed = bytes
                changed[index] = digit
                #expect(VehicleIdentification.validate(changed.span) == .invalid)
            }
        }
    }

    @Test("makers of other continents leave the check digit out")
    func leavesOthersOpen() {
        #expect(VehicleIdentification.validate(Array("WVWZZZ1JZXW000001".utf8).span) == .notApplicable)
    }

    @Test(
        "letters that are never used, wrong lengths and words fail",
        arguments: ["1M8GDM9AXKO042788", "1M8GDM9AXKP04278", "ABCDEFGHJKLMNPRST", "12345678901234567"])
    func rejectsForms(number: String) {
        #expect(VehicleIdentification.validate(Array(number.utf8).span) == .invalid)
    }
}

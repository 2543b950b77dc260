import Testing

@testable import Detection

@Suite("Machine readable zones")
struct MachineReadableZoneTests {
    static let specimens = [
        "L898902C36UTO7408122F1204159ZE184226B<<<<<10", "D231458907UTO7408122F1204159<<<<<<<6",
        "I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6",
    ]

    @Test("the specimens of Doc 9303 pass", arguments: specimens)
    func acceptsSpecimens(line: String) {
        #expect(MachineReadableZone.validate(Array(line.utf8).span) == .valid)
    }

    @Test("every single changed digit of number, birth and expiry fails", arguments: specimens)
    func catchesSingleDigits(line: String) {
        let bytes = Array(line.utf8)
        let covered =
            bytes.count > 30
            ? Array(0..<10) + Array(13..<20) + Array(21..<28)
            : bytes[0] == UInt8(ascii: "I") ? Array(5..<15) : Array(0..<7) + Array(8..<15)
        for index in covered where bytes[index] &- 0x30 <= 9 {
            for digit in UInt8(ascii: "0")...UInt8(ascii: "9") where digit != bytes[index] {
                var changed = bytes
                changed[index] = digit
                #expect(MachineReadableZone.validate(changed.span) == .invalid)
            }
        }
    }

    @Test("a line of names has no check digit")
    func leavesNames() {
        let line = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
        #expect(MachineReadableZone.validate(Array(line.utf8).span) == .notApplicable)
    }

    @Test("other lengths fail", arguments: ["", "L898902C36UTO", "7408122F1204159UTO<<<<<<<<<<<6<"])
    func rejectsLengths(line: String) {
        #expect(MachineReadableZone.validate(Array(line.utf8).span) == .invalid)
    }
}

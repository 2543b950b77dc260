import Testing

@testable import Detection

@Suite("Luhn")
struct LuhnTests {
    @Test("a published test card number passes and every single changed digit fails")
    func catchesEverySingleDigitChange() {
        let number = Array("4111111111111111".utf8)
        #expect(Checksums.luhn(Digits(number.span)))
        for index in number.indices {
            for digit in UInt8(ascii: "0")...UInt8(ascii: "9") where digit != number[index] {
                var changed = number
                changed[index] = digit
                #expect(!Checksums.luhn(Digits(changed.span)))
            }
        }
    }
}

import Testing

@testable import Detection

@Suite("Payment cards")
struct PaymentCardTests {
    static let published = [
        "4111 1111 1111 1111", "4222222222222", "5555-5555-5555-4444", "2223003122003222", "378282246310005",
        "3056 930902 5904", "6011111111111117", "3566002020360505", "6200000000000005", "2200000000000004",
    ]

    @Test("numbers that the schemes publish for tests pass, with any separators", arguments: published)
    func acceptsPublished(number: String) {
        #expect(PaymentCard.validate(Array(number.utf8).span) == .valid)
    }

    @Test("every single changed digit fails", arguments: published)
    func catchesSingleDigits(number: String) {
        let bytes = Array(number.utf8)
        for index in bytes.indices where bytes[index] &- 0x30 <= 9 {
            for digit in UInt8(ascii: "0")...UInt8(ascii: "9") where digit != bytes[index] {
                var changed = bytes
                changed[index] = digit
                #expect(PaymentCard.validate(changed.span) == .invalid)
            }
        }
    }

    @Test(
        "lengths and ranges that no issuer has fail although the check digit is right",
        arguments: [
            "0000000000000000", "7000000000000001", "41111111111111112", "37828224631000", "1000000000000008",
        ])
    func rejectsUnissued(number: String) {
        #expect(PaymentCard.validate(Array(number.utf8).span) == .invalid)
    }

    @Test(
        "bare digits count where a large scheme issues cards of that length",
        arguments: [
            "4111111111111111", "378282246310005", "6011111111111117", "3566002020360505", "30569309025904",
            "6200000000000000000",
        ])
    func acceptsPlain(number: String) {
        #expect(PaymentCard.validatePlain(Array(number.utf8).span) == .valid)
    }

    @Test(
        "a database's number with the right check digit needs a word of cards",
        arguments: ["5068609911521280", "6643877497813316402", "4716989580001715211", "122000000000003"])
    func refusesPlain(number: String) {
        #expect(PaymentCard.validate(Array(number.utf8).span) == .valid)
        #expect(PaymentCard.validatePlain(Array(number.utf8).span) == .invalid)
    }
}

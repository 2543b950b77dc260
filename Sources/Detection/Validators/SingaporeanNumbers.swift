/// Check letters of Singaporean identifiers.
package enum SingaporeanNumbers {
    /// NRIC and FIN: series letter, seven digits, check letter modulo 11.
    /// Source: Immigration & Checkpoints Authority; series M since 2022.
    package static func person(_ value: Span<UInt8>) -> ValidationVerdict {
        let characters = Alphanumerics(value)
        guard characters.count == 9, characters.areDigits(1..<8) else { return .invalid }
        var sum = 0
        for (index, weight) in [2, 7, 6, 5, 4, 3, 2].enumerated() {
            sum += characters.base36(index + 1) * weight
        }
        let letters: StaticString
        switch characters[0] {
        case UInt8(ascii: "S"): letters = "JZIHGFEDCBA"
        case UInt8(ascii: "T"): (letters, sum) = ("JZIHGFEDCBA", sum + 4)
        case UInt8(ascii: "F"): letters = "XWUTRQPNMLK"
        case UInt8(ascii: "G"): (letters, sum) = ("XWUTRQPNMLK", sum + 4)
        case UInt8(ascii: "M"): (letters, sum) = ("XWUTRQPNJLK", sum + 3)
        default: return .invalid
        }
        return .init(letter(letters, sum % 11) == characters[8])
    }

    /// Unique entity number: eight digits (businesses), nine digits beginning with a year (companies) or T,
    /// S, R with year, kind and serial (others), each with a check character modulo 11. Source: ACRA, "Unique
    /// Entity Number".
    package static func entity(_ value: Span<UInt8>) -> ValidationVerdict {
        let characters = Alphanumerics(value)
        guard characters.count == 9 || characters.count == 10 else { return .invalid }
        if characters.count == 9 {
            guard characters.areDigits(0..<8) else { return .invalid }
            let sum = weighted(characters, [10, 4, 9, 3, 8, 2, 7, 1])
            return .init(letter("XMKECAWLJDB", sum % 11) == characters[8])
        }
        if characters.areDigits(0..<9) {
            let year = characters.base36(0) * 10 + characters.base36(1)
            guard (18...20).contains(year) else { return .invalid }
            let sum = weighted(characters, [10, 8, 6, 4, 9, 7, 5, 3, 1])
            return .init(letter("ZKCMDNERGWH", sum % 11) == characters[9])
        }
        return other(characters)
    }

    private static func other(_ characters: Alphanumerics) -> ValidationVerdict {
        guard characters.areDigits(1..<3), characters.areLetters(3..<5), characters.areDigits(5..<9) else {
            return .invalid
        }
        var sum = 0
        for (index, weight) in [4, 3, 5, 3, 10, 2, 2, 5, 7].enumerated() {
            guard let code = position(characters[index]) else { return .invalid }
            sum += code * weight
        }
        return .init(position(characters[9]) == (sum + 6) % 11)
    }

    private static func weighted(_ characters: Alphanumerics, _ weights: [Int]) -> Int {
        var sum = 0
        for (index, weight) in weights.enumerated() { sum += characters.base36(index) * weight }
        return sum
    }

    private static let others: StaticString = "ABCDEFGHJKLMNPQRSTUVWX0123456789"

    private static func position(_ byte: UInt8) -> Int? {
        for index in 0..<others.utf8CodeUnitCount where letter(others, index) == byte { return index }
        return nil
    }

    private static func letter(_ letters: StaticString, _ index: Int) -> UInt8 { letters.utf8Start[index] }
}

/// Vehicle identification numbers.
///
/// Source: ISO 3779; 49 CFR 565.15 for the check digit, which vehicles for North America and China must have.
package enum VehicleIdentification {
    /// Valid where the check digit is right. Not applicable for other continents, whose makers leave it out;
    /// invalid
    /// for forms that no number has.
    package static func validate(_ value: Span<UInt8>) -> ValidationVerdict {
        let text = Alphanumerics(value)
        guard text.count == 17 else { return .invalid }
        var sum = 0
        var digits = 0
        for index in 0..<17 {
            guard let number = transliterated(text[index]) else { return .invalid }
            sum += number * weights[index]
            if text[index] <= 0x39 { digits += 1 }
        }
        guard digits > 4, digits < 17 else { return .invalid }
        let check = sum % 11
        let written = text[8] == UInt8(ascii: "X") ? 10 : text[8] <= 0x39 ? text.base36(8) : -1
        if check == written { return .valid }
        // The first character names the continent: 1 to 5 North America, L China.
        let region = text[0]
        let mustHaveCheckDigit = (0x31...0x35).contains(region) || region == UInt8(ascii: "L")
        return mustHaveCheckDigit ? .invalid : .notApplicable
    }

    /// Letters count as the digits that their place in the alphabet gives; I, O and Q are never used.
    private static func transliterated(_ byte: UInt8) -> Int? {
        switch byte {
        case 0x30...0x39: Int(byte - 0x30)
        case 0x41...0x48: Int(byte - 0x41) + 1
        case 0x4A...0x4E: Int(byte - 0x4A) + 1
        case 0x50: 7
        case 0x52: 9
        case 0x53...0x5A: Int(byte - 0x53) + 2
        default: nil
        }
    }

    private static let weights: InlineArray<17, Int> = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
}

/// The `mask` operator.
enum Mask {
    /// Digits that stay at the end of a number, as on a receipt.
    static let digitsKept = 4
    /// Shortest number whose last digits stay, in digits: of a shorter one they would tell too much.
    static let digitsMin = 12
    /// Asterisks for a block, whose length is not told.
    static let blockAsterisks = 12

    /// An asterisk for each character; separators of a long number are left out.
    static func append(_ value: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        var digits = 0
        var others = 0
        for byte in value {
            if byte &- 0x30 < 10 {
                digits += 1
            } else if !isSeparator(byte) {
                others += 1
            }
        }
        if others == 0, digits >= digitsMin {
            output.append(contentsOf: repeatElement(UInt8(ascii: "*"), count: digits - digitsKept))
            output.append(contentsOf: value.filter { $0 &- 0x30 < 10 }.suffix(digitsKept))
            return
        }
        let characters = value.count { $0 & 0xC0 != 0x80 }
        output.append(contentsOf: repeatElement(UInt8(ascii: "*"), count: characters))
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }
}

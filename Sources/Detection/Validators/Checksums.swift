/// Check digit algorithms that several identifiers share. Pure arithmetic over collected digits.
package enum Checksums {
    /// Luhn's algorithm (ISO/IEC 7812-1, annex B), over all digits, the last being the check digit.
    package static func luhn(_ digits: Digits) -> Bool {
        luhn(digits, 0..<digits.count)
    }

    /// Luhn's algorithm over the digits in `range`.
    package static func luhn(_ digits: Digits, _ range: Range<Int>) -> Bool {
        var sum = 0
        var doubles = false
        for index in range.reversed() {
            let digit = digits[index]
            sum += doubles ? (digit > 4 ? 2 * digit - 9 : 2 * digit) : digit
            doubles.toggle()
        }
        return sum % 10 == 0
    }

    /// Sum of digit times weight, over the first `weights.count` digits.
    package static func weightedSum(_ digits: Digits, _ weights: [Int]) -> Int {
        var sum = 0
        for (index, weight) in weights.enumerated() { sum += digits[index] * weight }
        return sum
    }

    /// ISO/IEC 7064 MOD 11,10 over the digits in `range`, the last being the check digit.
    package static func iso7064Mod11And10(_ digits: Digits, _ range: Range<Int>) -> Bool {
        var product = 10
        for index in range.dropLast() {
            var sum = (digits[index] + product) % 10
            if sum == 0 { sum = 10 }
            product = sum * 2 % 11
        }
        guard let last = range.last else { return false }
        return (product + digits[last]) % 10 == 1
    }
}

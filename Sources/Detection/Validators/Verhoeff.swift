/// Verhoeff's check digit over the dihedral group of order ten: catches every changed digit and every swap of
/// neighbours. Source: J. Verhoeff, "Error detecting decimal codes", Mathematical Centre Tracts 29 (1969).
package enum Verhoeff {
    /// Whether all digits, the last being the check digit, multiply to the group's identity.
    package static func validate(_ digits: Digits) -> Bool {
        var product = 0
        for position in 0..<digits.count {
            let digit = digits[digits.count - 1 - position]
            product = multiply(product, permute(digit, times: position % 8))
        }
        return product == 0
    }

    private static let permutation: [Int] = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]

    private static func permute(_ digit: Int, times: Int) -> Int {
        var digit = digit
        for _ in 0..<times { digit = permutation[digit] }
        return digit
    }

    /// The product in the group: 0 to 4 are rotations, 5 to 9 reflections.
    private static func multiply(_ left: Int, _ right: Int) -> Int {
        switch (left < 5, right < 5) {
        case (true, true): (left + right) % 5
        case (true, false): (left + right - 5) % 5 + 5
        case (false, true): (left - 5 + 5 - right) % 5 + 5
        case (false, false): (left - right + 5) % 5
        }
    }
}

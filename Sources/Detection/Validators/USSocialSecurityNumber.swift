/// United States social security numbers: there is no check digit, only numbers that are never issued.
///
/// Source: Social Security Administration, "Social Security Number Randomization": the area is not 000, 666
/// or 900 to 999, the group not 00, the serial not 0000.
package enum USSocialSecurityNumber {
    /// `.invalid` for a number that is never issued, `.notApplicable` otherwise: a range proves nothing.
    package static func validate(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count == 9 else { return .notApplicable }
        let area = digits.number(0..<3)
        let isIssuable =
            area != 0 && area != 666 && area < 900
            && digits.number(3..<5) != 0 && digits.number(5..<9) != 0
            && !digits.isOneDigitRepeated
        return isIssuable ? .notApplicable : .invalid
    }
}

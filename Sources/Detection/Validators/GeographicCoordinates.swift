/// Pairs of latitude and longitude in decimal degrees.
///
/// Source: ISO 6709, WGS 84.
package enum GeographicCoordinates {
    /// Not applicable where the first number lies within ±90 and the second within ±180 and neither is zero:
    /// nothing more
    /// can be checked. Invalid otherwise.
    package static func validate(_ value: Span<UInt8>) -> ValidationVerdict {
        var index = 0
        guard let latitude = readMagnitude(value, &index), let longitude = readMagnitude(value, &index) else {
            return .invalid
        }
        guard latitude <= 90, longitude <= 180, latitude + longitude > 0 else { return .invalid }
        return .notApplicable
    }

    /// The whole part of the next number, raised by one where its fraction is not zero.
    private static func readMagnitude(_ value: Span<UInt8>, _ index: inout Int) -> Int? {
        while index < value.count, value[index] &- 0x30 > 9 { index += 1 }
        guard index < value.count else { return nil }
        var whole = 0
        while index < value.count, value[index] &- 0x30 <= 9 {
            whole = min(whole * 10 + Int(value[index] - 0x30), 1000)
            index += 1
        }
        guard index < value.count, value[index] == UInt8(ascii: ".") else { return whole }
        index += 1
        var hasFraction = false
        while index < value.count, value[index] &- 0x30 <= 9 {
            if value[index] != 0x30 { hasFraction = true }
            index += 1
        }
        return hasFraction ? whole + 1 : whole
    }
}

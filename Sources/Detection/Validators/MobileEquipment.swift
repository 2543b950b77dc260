/// Identities of phones and of the cards in them.
package enum MobileEquipment {
    /// IMEI: fifteen digits by Luhn. IMEISV, sixteen digits, has no check digit and is not judged.
    ///
    /// Source: 3GPP TS 23.003, clause 6.2.1 and annex B.
    package static func validateIMEI(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard !digits.overflowed, !digits.isOneDigitRepeated else { return .invalid }
        if digits.count == 16 { return .notApplicable }
        return digits.count == 15 && Checksums.luhn(digits) ? .valid : .invalid
    }

    /// ICCID: 89, then 17 or 18 digits, of which the last is Luhn's where there are 19 or 20 digits in all.
    ///
    /// Source: ITU-T E.118.
    package static func validateICCID(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard digits.count >= 18, digits.count <= 20, digits[0] == 8, digits[1] == 9 else { return .invalid }
        return Checksums.luhn(digits) ? .valid : .invalid
    }
}

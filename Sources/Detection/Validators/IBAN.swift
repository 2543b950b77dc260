/// International bank account numbers: length by country and MOD 97-10.
///
/// Source: ISO 13616-1, SWIFT IBAN registry (release 99), ISO/IEC 7064.
package enum IBAN {
    /// Valid where country, length and check digits agree. Invalid otherwise.
    package static func validate(_ value: Span<UInt8>) -> ValidationVerdict {
        let text = Alphanumerics(value)
        guard !text.overflowed, text.count >= 15, text.count <= 34 else { return .invalid }
        guard text.areLetters(0..<2), text.areDigits(2..<4) else { return .invalid }
        guard length(of: text[0], text[1]) == text.count else { return .invalid }
        return remainder(text) == 1 ? .valid : .invalid
    }

    /// The number with its first four characters moved to the end, letters as 10 to 35, modulo 97.
    private static func remainder(_ text: Alphanumerics) -> Int {
        var rest = 0
        for offset in 0..<text.count {
            let digit = text.base36((offset + 4) % text.count)
            rest = digit > 9 ? (rest * 100 + digit) % 97 : (rest * 10 + digit) % 97
        }
        return rest
    }

    /// Length in characters of the numbers of the country, or nil for a country without IBAN.
    private static func length(of first: UInt8, _ second: UInt8) -> Int? {
        var index = 0
        while index + 4 <= lengths.count {
            if lengths[index] == first, lengths[index + 1] == second {
                return Int(lengths[index + 2] - 0x30) * 10 + Int(lengths[index + 3] - 0x30)
            }
            index += 5
        }
        return nil
    }

    /// Country code and length of every country in the registry, and of those that use the form unlisted.
    private static let lengths = StaticText(
        """
        AD24 AE23 AL28 AO25 AT20 AZ28 BA20 BE16 BF28 BG22 BH22 BI27 BJ28 BR29 BY28 CF27 CG27 CH21 CI28 CM27 \
        CR22 CV25 CY28 CZ24 DE22 DJ27 DK18 DO28 DZ26 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GA27 GB22 GE22 GI23 \
        GL18 GQ27 GR27 GT28 GW25 HN28 HR21 HU28 IE22 IL23 IQ23 IR26 IS26 IT27 JO30 KM27 KW30 KZ20 LB28 LC32 \
        LI21 LT20 LU20 LV21 LY25 MA28 MC27 MD24 ME22 MG27 MK19 ML28 MN20 MR27 MT31 MU30 MZ25 NE28 NI28 NL18 \
        NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SN28 SO23 ST25 \
        SV28 TD27 TG28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30
        """)
}

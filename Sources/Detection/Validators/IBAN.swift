/// International bank account numbers: form and length by country, MOD 97-10.
///
/// Source: ISO 13616-1, SWIFT IBAN registry (release 99), ISO/IEC 7064.
package enum IBAN {
    /// Valid where country, form and check digits agree. Invalid otherwise.
    package static func validate(_ value: Span<UInt8>) -> ValidationVerdict {
        let text = Alphanumerics(value)
        guard !text.overflowed, text.count >= 15, text.count <= 34 else { return .invalid }
        guard text.areLetters(0..<2), text.areDigits(2..<4) else { return .invalid }
        guard hasForm(text) else { return .invalid }
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

    /// Whether letters and digits stand where the country's numbers have them, and the length is theirs.
    private static func hasForm(_ text: Alphanumerics) -> Bool {
        guard var index = form(of: text[0], text[1]) else { return false }
        var position = 4
        while index < forms.count, forms[index] > 0x20 {
            let end = position + Int(forms[index + 1] - 0x30) * 10 + Int(forms[index + 2] - 0x30)
            guard end <= text.count else { return false }
            switch forms[index] {
            case UInt8(ascii: "n"): guard text.areDigits(position..<end) else { return false }
            case UInt8(ascii: "a"): guard text.areLetters(position..<end) else { return false }
            default: break
            }
            position = end
            index += 3
        }
        return position == text.count
    }

    /// Where the groups of the country begin in `forms`, or nil for a country without IBAN.
    private static func form(of first: UInt8, _ second: UInt8) -> Int? {
        var index = 0
        while index + 4 < forms.count {
            if forms[index] == first, forms[index + 1] == second { return index + 2 }
            while index < forms.count, forms[index] > 0x20 { index += 1 }
            index += 1
        }
        return nil
    }

    /// Every country in the registry, and of those that use the form unlisted, with what follows its check
    /// digits: n digits, a letters, c either, and how many.
    private static let forms = StaticText(
        """
        ADn08c12 AEn19 ALn08c16 AOn21 ATn16 AZa04c20 BAn16 BEn12 BFc24 BGa04n06c08 BHa04c14 BIn23 BJc24 \
        BRn23a01c01 BYc04n04c16 CFn23 CGn23 CHn05c12 CIc24 CMn23 CRn18 CVn21 CYn08c16 CZn20 DEn18 DJn23 \
        DKn14 DOc04n20 DZn22 EEn16 EGn25 ESn20 FIn14 FKa02n12 FOn14 FRn10c11n02 GAn23 GBa04n14 GEa02n16 \
        GIa04c15 GLn14 GQn23 GRn07c16 GTc24 GWc21 HNa04n20 HRn17 HUn24 IEa04n14 ILn19 IQa04n15 IRn22 \
        ISn22 ITa01n10c12 JOa04n04c18 KMn23 KWa04c22 KZn03c13 LBn04c20 LCa04c24 LIn05c12 LTn16 LUn03c13 \
        LVa04c13 LYn21 MAn24 MCn10c11n02 MDc20 MEn18 MGn23 MKn03c10n02 MLc24 MNn16 MRn23 MTa04n05c18 \
        MUa04n19a03 MZn21 NEc24 NIa04n20 NLa04n10 NOn11 OMn03c16 PKa04c16 PLn24 PSa04c21 PTn21 QAa04c21 \
        ROa04c16 RSn18 RUn14c15 SAn02c18 SCa04n20a03 SDn14 SEn20 SIn15 SKn20 SMa01n10c12 SNc24 SOn19 \
        STn21 SVa04n20 TDn23 TGc24 TLn19 TNn20 TRn06c16 UAn06c19 VAn18 VGa04n16 XKn16 YEa04n04c18
        """)
}

/// Payment card numbers: issuer range, length of that range, Luhn.
///
/// Source: ISO/IEC 7812-1 (structure and check digit) and the ranges the schemes publish.
package enum PaymentCard {
    /// Valid where range, length and check digit agree. Invalid otherwise.
    package static func validate(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard !digits.overflowed, digits.count >= 12, !digits.isOneDigitRepeated else { return .invalid }
        guard isIssued(digits), Checksums.luhn(digits) else { return .invalid }
        return .valid
    }

    /// Issuer ranges: the first and last value of the leading six digits, and the lengths in digits.
    private struct IssuerRange {
        let first: Int
        let last: Int
        let lengths: ClosedRange<Int>
    }

    private static func isIssued(_ digits: Digits) -> Bool {
        let prefix = digits.number(0..<6)
        for range in ranges where prefix >= range.first && prefix <= range.last {
            if range.lengths.contains(digits.count) { return true }
        }
        return false
    }

    private static let ranges: [IssuerRange] = [
        .init(first: 100_000, last: 199_999, lengths: 15...15),  // UATP
        .init(first: 200_000, last: 209_999, lengths: 16...16),  // regional debit and loyalty schemes
        .init(first: 220_000, last: 220_499, lengths: 16...19),  // Mir
        .init(first: 222_100, last: 272_099, lengths: 16...16),  // Mastercard, 2-series
        .init(first: 300_000, last: 305_999, lengths: 14...19),  // Diners Club
        .init(first: 309_500, last: 309_599, lengths: 14...19),  // Diners Club
        .init(first: 340_000, last: 349_999, lengths: 15...15),  // American Express
        .init(first: 352_800, last: 358_999, lengths: 16...19),  // JCB
        .init(first: 360_000, last: 369_999, lengths: 14...19),  // Diners Club
        .init(first: 370_000, last: 379_999, lengths: 15...15),  // American Express
        .init(first: 380_000, last: 399_999, lengths: 14...19),  // Diners Club, Discover
        .init(first: 400_000, last: 499_999, lengths: 13...13),  // Visa, first issues
        .init(first: 400_000, last: 499_999, lengths: 16...19),  // Visa, Elo, Verve
        .init(first: 500_000, last: 509_999, lengths: 12...19),  // Maestro, Elo, RuPay, Verve, Dankort
        .init(first: 510_000, last: 559_999, lengths: 16...16),  // Mastercard
        .init(first: 560_000, last: 589_999, lengths: 12...19),  // Maestro, BC Card, UzCard
        .init(first: 590_000, last: 599_999, lengths: 16...16),  // Maestro, regional debit schemes
        .init(first: 600_000, last: 699_999, lengths: 16...19),  // Discover, UnionPay, RuPay, Troy, Elo
        .init(first: 601_100, last: 679_999, lengths: 14...15),  // UnionPay, Maestro
        .init(first: 630_400, last: 679_999, lengths: 12...13),  // Maestro
        .init(first: 810_000, last: 817_199, lengths: 16...19),  // UnionPay, RuPay
        .init(first: 820_000, last: 829_999, lengths: 16...16),  // RuPay
        .init(first: 860_000, last: 860_099, lengths: 16...16),  // UzCard
        .init(first: 979_200, last: 979_299, lengths: 16...16),  // Troy
        .init(first: 986_000, last: 986_099, lengths: 16...16),  // Humo
    ]
}

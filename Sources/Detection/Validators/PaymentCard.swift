/// Payment card numbers: issuer range, length of that range, Luhn.
///
/// Source: ISO/IEC 7812-1 (structure and check digit) and the ranges the schemes publish.
package enum PaymentCard {
    /// Valid where range, length and check digit agree. Invalid otherwise.
    package static func validate(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard !digits.overflowed, digits.count >= 12, !digits.isOneDigitRepeated else { return .invalid }
        guard isIn(ranges, digits), Checksums.luhn(digits) else { return .invalid }
        return .valid
    }

    /// Bare digits: numbers of databases are as long and pass Luhn one time in ten, so only the ranges and
    /// lengths in which the large schemes issue cards count. Others need a word of cards beside them.
    package static func validatePlain(_ value: Span<UInt8>) -> ValidationVerdict {
        let digits = Digits(value)
        guard !digits.overflowed, digits.count >= 12, !digits.isOneDigitRepeated else { return .invalid }
        return .init(isIn(largeSchemes, digits) && Checksums.luhn(digits))
    }

    /// Issuer ranges: the first and last value of the leading six digits, and the lengths in digits.
    private struct IssuerRange {
        let first: Int
        let last: Int
        let lengths: ClosedRange<Int>
    }

    private static func isIn(_ ranges: [IssuerRange], _ digits: Digits) -> Bool {
        let prefix = digits.number(0..<6)
        for range in ranges where prefix >= range.first && prefix <= range.last {
            if range.lengths.contains(digits.count) { return true }
        }
        return false
    }

    private static let largeSchemes: [IssuerRange] = [
        .init(first: 220_000, last: 220_499, lengths: 16...16),  // Mir
        .init(first: 222_100, last: 272_099, lengths: 16...16),  // Mastercard, 2-series
        .init(first: 300_000, last: 305_999, lengths: 14...14),  // Diners Club
        .init(first: 309_500, last: 309_599, lengths: 14...14),  // Diners Club
        .init(first: 340_000, last: 349_999, lengths: 15...15),  // American Express
        .init(first: 352_800, last: 358_999, lengths: 16...16),  // JCB
        .init(first: 360_000, last: 369_999, lengths: 14...14),  // Diners Club
        .init(first: 370_000, last: 379_999, lengths: 15...15),  // American Express
        .init(first: 380_000, last: 399_999, lengths: 14...14),  // Diners Club
        .init(first: 400_000, last: 499_999, lengths: 16...16),  // Visa
        .init(first: 501_800, last: 502_099, lengths: 12...19),  // Maestro, Dankort
        .init(first: 503_800, last: 503_899, lengths: 12...19),  // Maestro
        .init(first: 506_099, last: 506_198, lengths: 16...19),  // Verve
        .init(first: 506_699, last: 506_778, lengths: 16...16),  // Elo
        .init(first: 508_500, last: 508_999, lengths: 16...16),  // RuPay
        .init(first: 509_000, last: 509_999, lengths: 16...16),  // Elo
        .init(first: 510_000, last: 559_999, lengths: 16...16),  // Mastercard
        .init(first: 561_200, last: 561_299, lengths: 12...19),  // Maestro
        .init(first: 589_300, last: 589_399, lengths: 12...19),  // Maestro
        .init(first: 601_100, last: 601_199, lengths: 16...16),  // Discover
        .init(first: 606_900, last: 608_999, lengths: 16...16),  // RuPay
        .init(first: 620_000, last: 629_999, lengths: 16...19),  // UnionPay
        .init(first: 630_400, last: 630_499, lengths: 12...19),  // Maestro
        .init(first: 636_200, last: 639_099, lengths: 16...16),  // Elo, InstaPayment
        .init(first: 644_000, last: 659_999, lengths: 16...16),  // Discover, RuPay, Troy
        .init(first: 675_900, last: 676_799, lengths: 12...19),  // Maestro
        .init(first: 979_200, last: 979_299, lengths: 16...16),  // Troy
    ]

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

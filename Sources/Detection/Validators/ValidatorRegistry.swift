/// The validators that pattern files can name. A new checksum adds its file, its test, and one line here.
package enum ValidatorRegistry {
    /// The validator called `name` in a pattern file, or nil where there is none.
    package static func validator(named name: String) -> Validator? { table[name] }

    /// All names, for error messages that suggest the nearest.
    package static var names: [String] { table.keys.sorted() }

    private static let table: [String: Validator] = [
        "base58check": CurrencyAddress.validateBase58,
        "bech32": Bech32.validate,
        "cash_address": Bech32.validateCashAddress,
        "email": EmailAddress.validate,
        "ethereum": CurrencyAddress.validateEthereum,
        "hardware_address": HardwareAddress.validate,
        "iban": IBAN.validate,
        "ip_address": IPAddress.validate,
        "luhn": { value in Checksums.luhn(Digits(value)) ? .valid : .invalid },
        "monero": CurrencyAddress.validateMonero,
        "payment_card": PaymentCard.validate,
        "phone_international": InternationalPhone.validate,
        "phone_north_american": NorthAmericanPhone.validate,
        "phone_plausible": PlausiblePhone.validate,
        "phone_trunk": TrunkPhone.validate,
        "ripple": CurrencyAddress.validateRipple,
        "solana": CurrencyAddress.validateSolana,
        "stellar": CurrencyAddress.validateStellar,
        "us_ssn": USSocialSecurityNumber.validate,
    ]
}

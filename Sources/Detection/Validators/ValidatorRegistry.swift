/// The validators that pattern files can name. A new checksum adds its file, its test, and one line here.
package enum ValidatorRegistry {
    /// The validator called `name` in a pattern file, or nil where there is none.
    package static func validator(named name: String) -> Validator? { table[name] }

    /// All names, for error messages that suggest the nearest.
    package static var names: [String] { table.keys.sorted() }

    private static let table: [String: Validator] = [
        "base58check": CurrencyAddress.validateBase58,
        "bech32": Bech32.validate,
        "bic": Securities.validateBIC,
        "cash_address": Bech32.validateCashAddress,
        "coordinates": GeographicCoordinates.validate,
        "cusip": Securities.validateCUSIP,
        "email": EmailAddress.validate,
        "ethereum": CurrencyAddress.validateEthereum,
        "github_token": TokenChecksum.validate,
        "hardware_address": HardwareAddress.validate,
        "iban": IBAN.validate,
        "iccid": MobileEquipment.validateICCID,
        "imei": MobileEquipment.validateIMEI,
        "ip_address": IPAddress.validate,
        "isin": Securities.validateISIN,
        "json_web_token": JSONWebToken.validate,
        "lei": Securities.validateLEI,
        "luhn": { value in Checksums.luhn(Digits(value)) ? .valid : .invalid },
        "monero": CurrencyAddress.validateMonero,
        "mrz": MachineReadableZone.validate,
        "payment_card": PaymentCard.validate,
        "phone_international": InternationalPhone.validate,
        "phone_north_american": NorthAmericanPhone.validate,
        "phone_plausible": PlausiblePhone.validate,
        "phone_trunk": TrunkPhone.validate,
        "ripple": CurrencyAddress.validateRipple,
        "secret_answer": GenericSecret.validateAnswer,
        "secret_argument": GenericSecret.validateArgument,
        "secret_base64": GenericSecret.validateBase64,
        "secret_environment": GenericSecret.validateEnvironment,
        "secret_header": GenericSecret.validateHeader,
        "secret_loose_token": GenericSecret.validateLooseToken,
        "secret_phrase": GenericSecret.validatePhrase,
        "secret_prose": GenericSecret.validateProse,
        "secret_quoted": GenericSecret.validateQuoted,
        "secret_seed": GenericSecret.validateSeed,
        "secret_token": GenericSecret.validateToken,
        "secret_unquoted": GenericSecret.validateUnquoted,
        "secret_url_password": GenericSecret.validateURLPassword,
        "secret_user_password": GenericSecret.validateUserPassword,
        "sedol": Securities.validateSEDOL,
        "solana": CurrencyAddress.validateSolana,
        "stellar": CurrencyAddress.validateStellar,
        "us_ssn": USSocialSecurityNumber.validate,
        "vin": VehicleIdentification.validate,
    ]
}

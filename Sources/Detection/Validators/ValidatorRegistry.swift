/// The validators that pattern files can name. A new checksum adds its file, its test, and one line here.
package enum ValidatorRegistry {
    /// The validator called `name` in a pattern file, or nil where there is none.
    package static func validator(named name: String) -> Validator? { table[name] }

    /// All names, for error messages that suggest the nearest.
    package static var names: [String] { table.keys.sorted() }

    private static let table: [String: Validator] = [
        "luhn": { value in Checksums.luhn(Digits(value)) ? .valid : .invalid },
        "us_ssn": USSocialSecurityNumber.validate,
    ]
}

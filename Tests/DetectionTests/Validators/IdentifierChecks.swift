import Testing

@testable import Detection

/// What a validator must accept and refuse: specimens that an authority or a standard prints, and a form
/// after which more numbers are made.
struct IdentifierCheck: Sendable, CustomTestStringConvertible {
    let validator: String
    let specimens: [String]
    /// `0` is any digit, `@` any capital, `%y`, `%m`, `%d` parts of a birth date; the rest stands for itself.
    let form: String
    /// How many of a thousand single-digit changes may pass: 0 where the algorithm catches every one.
    var missesPerThousand = 0

    var testDescription: String { "\(validator) \(form)" }

    init(_ validator: String, _ specimens: [String], _ form: String, misses: Int = 0) {
        self.validator = validator
        self.specimens = specimens
        self.form = form
        missesPerThousand = misses
    }

    func verdict(_ text: String) -> ValidationVerdict? {
        ValidatorRegistry.validator(named: validator)?(Array(text.utf8).span)
    }

    /// A number after the form, valid or not.
    func made(_ random: inout SeededNumbers) -> String {
        var text = ""
        var fields = form.makeIterator()
        let year = random.below(45) + 55
        let date = ["y": year, "m": random.below(12) + 1, "d": random.below(28) + 1]
        while let character = fields.next() {
            switch character {
            case "0": text += String(random.below(10))
            case "@": text.append(Character(UnicodeScalar(UInt8(random.below(26) + 65))))
            case "%":
                let number = date[fields.next().map(String.init) ?? "", default: 0]
                text += number < 10 ? "0\(number)" : "\(number)"
            default: text.append(character)
            }
        }
        return text
    }
}

/// The same numbers in every run (splitmix64).
struct SeededNumbers {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
    }
}

@Suite("Check digits of identifiers")
struct IdentifierCheckTests {
    @Test("printed specimens pass", arguments: IdentifierCheck.all)
    func specimensPass(_ check: IdentifierCheck) {
        for specimen in check.specimens { #expect(check.verdict(specimen) == .valid, "\(specimen)") }
    }

    @Test("generated numbers pass, and single changed digits fail", arguments: IdentifierCheck.all)
    func singleChangedDigitsFail(_ check: IdentifierCheck) {
        var random = SeededNumbers(seed: 7)
        var changes = 0
        var missed = 0
        var numbers = check.specimens
        for _ in 0..<60_000 where numbers.count < 12 {
            let number = check.made(&random)
            if check.verdict(number) == .valid { numbers.append(number) }
        }
        #expect(numbers.count == 12 + max(0, check.specimens.count - 12), "the form can be satisfied")
        for number in numbers {
            let bytes = Array(number.utf8)
            for index in bytes.indices where bytes[index] &- 0x30 <= 9 {
                for digit in UInt8(0x30)...0x39 where digit != bytes[index] {
                    var changed = bytes
                    changed[index] = digit
                    changes += 1
                    if ValidatorRegistry.validator(named: check.validator)?(changed.span) == .valid {
                        missed += 1
                    }
                }
            }
        }
        #expect(missed * 1000 <= check.missesPerThousand * changes, "\(missed) of \(changes) passed")
    }

    @Test("hostile values are refused and do not trap", arguments: IdentifierCheck.all)
    func hostileValuesAreRefused(_ check: IdentifierCheck) {
        let digits = String(repeating: "9", count: 90)
        for text in [
            "", "0", "-", "A", digits, "\u{E9}\u{E9}", String(repeating: "Z", count: 90), "AT", "ES12",
        ] {
            #expect(check.verdict(text) != .valid, "\(text)")
        }
        var random = SeededNumbers(seed: 11)
        for length in 0..<40 {
            var bytes: [UInt8] = []
            for _ in 0..<length { bytes.append(UInt8(random.below(256))) }
            let verdict = ValidatorRegistry.validator(named: check.validator)?(bytes.span)
            #expect(verdict != nil)
        }
    }
}

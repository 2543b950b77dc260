import BuiltinPatterns
import PatternCatalog

/// Documents for property tests: examples and counterexamples of the catalogue, glued together with every
/// kind of separator, cut, repeated, and mixed with random bytes.
package struct RandomDocuments {
    private var random: RandomSource
    private let fragments: [[UInt8]]

    private static let separators = [
        " ", "\n", ", ", "; ", "\t", ": ", "=", "\r\n", "\n\n", "", "-", "/", "\"", "'", "(", ") ",
        "[EMAIL_1]", "[SSN]",
        " | ", ". ", "@", "--", "\u{0}", "ü", "你好", "password: ", "Dear ", "SSN ", "phone: ", "card ",
        "iban ",
    ].map { Array($0.utf8) }

    package init(seed: UInt64) {
        let catalog = BuiltinPatterns.documentedCatalog()
        random = RandomSource(seed: seed)
        fragments = catalog.entries.flatMap { entry in
            entry.documentation.examples.map(\.text) + entry.documentation.counterexamples.map(\.text)
        }.map { Array(ExampleText.expand($0).utf8) }
    }

    /// The next document, about `bytes` long.
    package mutating func next(bytes: Int) -> [UInt8] {
        var document: [UInt8] = []
        while document.count < bytes {
            switch UInt8.random(in: 0..<20, using: &random) {
            case 0: document += randomBytes()
            case 1: document += digits()
            case 2: document += part()
            default: document += fragment()
            }
            document += Self.separators.randomElement(using: &random) ?? []
        }
        return document
    }

    /// A number in 0 ..< `limit`, for cutting documents.
    package mutating func number(below limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }

    private mutating func fragment() -> [UInt8] { fragments.randomElement(using: &random) ?? [] }

    private mutating func part() -> [UInt8] {
        let whole = fragment()
        let cut = number(below: whole.count + 1)
        return Bool.random(using: &random) ? Array(whole[..<cut]) : Array(whole[cut...])
    }

    private mutating func randomBytes() -> [UInt8] {
        (0..<number(below: 40)).map { _ in UInt8.random(in: 0...255, using: &random) }
    }

    private mutating func digits() -> [UInt8] {
        (0..<number(below: 30)).map { _ in UInt8.random(in: 0x30...0x39, using: &random) }
    }
}

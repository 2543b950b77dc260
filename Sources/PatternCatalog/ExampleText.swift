/// Expands `{[A-Z0-9]:16}` in the texts of examples: 16 characters of the set, always the same ones.
///
/// So no pattern file holds a text that a secret scanner on a code host would stop.
package enum ExampleText {
    /// The text with every expansion done. Equal expressions give equal characters.
    package static func expand(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let open = rest.range(of: "{["[...]) {
            result += rest[..<open.lowerBound]
            if let expansion = Expansion(rest[open.upperBound...]) {
                result += expansion.characters
                rest = rest[expansion.end...]
            } else {
                result += rest[open.lowerBound..<open.upperBound]
                rest = rest[open.upperBound...]
            }
        }
        return result + rest
    }

    private struct Expansion {
        let characters: String
        let end: String.Index

        /// - Parameter text: what follows `{[`.
        init?(_ text: Substring) {
            guard let close = text.range(of: "]:"[...]),
                let end = text[close.upperBound...].firstIndex(of: "}"),
                let count = Int(text[close.upperBound..<end]), count > 0, count <= 4_096
            else { return nil }
            let alphabet = Self.alphabet(text[..<close.lowerBound])
            guard !alphabet.isEmpty else { return nil }
            self.end = text.index(after: end)
            var state = Self.seed(text[..<end])
            characters = String(
                (0..<count).map { _ in
                    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    return alphabet[Int((state >> 33) % UInt64(alphabet.count))]
                })
        }

        private static func alphabet(_ set: Substring) -> [Character] {
            var alphabet: [Character] = []
            let symbols = Array(set.unicodeScalars)
            var index = 0
            while index < symbols.count {
                if index + 2 < symbols.count, symbols[index + 1] == "-", symbols[index] <= symbols[index + 2]
                {
                    for value in symbols[index].value...symbols[index + 2].value {
                        if let scalar = UnicodeScalar(value) { alphabet.append(Character(scalar)) }
                    }
                    index += 3
                } else {
                    alphabet.append(Character(symbols[index]))
                    index += 1
                }
            }
            return alphabet
        }

        /// FNV-1a (Fowler, Noll, Vo) of the expression.
        private static func seed(_ expression: Substring) -> UInt64 {
            expression.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        }
    }
}

extension Substring {
    /// Where `part` first stands.
    fileprivate func range(of part: Substring) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(part) {
                return start..<index(start, offsetBy: part.count)
            }
            start = index(after: start)
        }
        return nil
    }
}

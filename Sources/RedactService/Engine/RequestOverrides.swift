/// What a request wants other than the policy in force. Equal overrides share one engine.
package struct RequestOverrides: Hashable, Sendable {
    /// Only these entities; nil, or none, leaves the policy's: an empty list must not turn everything off.
    package var entities: [String]?
    /// All but these, in addition to the policy's.
    package var except: [String] = []
    /// 0 to 1; nil leaves the policy's.
    package var minScore: Double?
    /// Operator by entity; the key `""` stands for all.
    package var operators: [String: String] = [:]

    package init() {}

    package var isEmpty: Bool {
        entities == nil && except.isEmpty && minScore == nil && operators.isEmpty
    }

    /// Names in one order, once each, so that the same wish is one engine.
    package mutating func normalise() {
        entities = entities.flatMap { $0.isEmpty ? nil : Set($0).sorted() }
        except = Set(except).sorted()
    }

    /// - Throws: `ServiceFailure.badRequest` unless `text` is a number from 0 to 1.
    package mutating func setMinScore(_ text: String) throws(ServiceFailure) {
        guard let value = Double(text), value >= 0, value <= 1 else {
            throw .badRequest("min_score must be a number from 0 to 1")
        }
        minScore = value
    }

    /// Takes one `operator`: a name, or `ENTITY=name`, as the filter's flag does.
    ///
    /// - Throws: `ServiceFailure.badRequest` where nothing stands before `=`.
    package mutating func addOperator(_ text: String) throws(ServiceFailure) {
        if let equals = text.firstIndex(of: "=") {
            guard equals > text.startIndex else {
                throw .badRequest("an operator names no entity before '='")
            }
            operators[String(text[..<equals])] = String(text[text.index(after: equals)...])
        } else {
            operators[""] = text
        }
    }
}

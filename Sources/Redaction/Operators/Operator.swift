/// What happens to a finding.
package enum Operator: String, CaseIterable, Sendable {
    /// `[EMAIL_1]`: the same value gets the same number.
    case number
    /// `[EMAIL]`.
    case label
    /// Asterisks; the last four digits of a long number stay.
    case mask
    /// `[EMAIL_0123456789ab]`: a keyed hash, the same for the same value under the same key.
    case hash
    /// Nothing.
    case remove
    /// The value stays; it is still reported.
    case keep
}

/// Which operator each entity gets.
package struct OperatorTable: Sendable, Equatable {
    package var general: Operator
    package var byEntity: [String: Operator]

    package init(general: Operator = .number, byEntity: [String: Operator] = [:]) {
        self.general = general
        self.byEntity = byEntity
    }

    package subscript(_ entity: String) -> Operator { byEntity[entity] ?? general }
}

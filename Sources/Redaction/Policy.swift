package import KeyedHash

/// Which entities, thresholds, operators, allow and deny terms are in force.
package struct Policy: Sendable {
    /// Only these; nil for all.
    package var entities: Set<String>?
    /// All but these.
    package var except: Set<String> = []
    /// 0 to 1.
    package var minScore = 0.5
    package var operators = OperatorTable()
    /// Literal terms that are always redacted.
    package var terms: [String] = []
    /// Literal terms that never are; `terms` win over them.
    package var allowed: [String] = []
    /// Leave values that are reserved for documentation (example.com, 192.0.2.1, 555-0100).
    package var allowsDocumentation = false
    /// For the `hash` operator; nil makes one for this process.
    package var hashKey: HMACKey?

    package init() {}

    /// Whether some entities are left out.
    package var isSelective: Bool { entities != nil || !except.isEmpty }

    /// Whether findings of `entity` are wanted.
    package func wants(_ entity: String) -> Bool {
        !except.contains(entity) && entities?.contains(entity) ?? true
    }
}

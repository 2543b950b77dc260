package import Redaction

/// Findings for people: `file:line:column: ENTITY score pattern-id`.
package struct TextReport {
    private let isColoured: Bool

    package init(isColoured: Bool) { self.isColoured = isColoured }

    package func line(_ finding: ReportedFinding, file: String) -> String {
        let place = "\(file):\(finding.startPosition.line):\(finding.startPosition.column)"
        let score = String((finding.score * 100).rounded() / 100)
        return "\(paint(place, "36")): \(paint(finding.entity, "1;31")) \(score) \(finding.patternID)\n"
    }

    private func paint(_ text: String, _ colour: String) -> String {
        isColoured ? "\u{1B}[\(colour)m\(text)\u{1B}[0m" : text
    }
}

/// Counts per entity, most frequent first.
package enum Summary {
    package static func text(_ counts: [String: Int]) -> String {
        guard !counts.isEmpty else { return "redact: nothing found\n" }
        let width = counts.keys.map(\.count).max() ?? 0
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { entity, count in
            "\(entity)\(String(repeating: " ", count: width - entity.count))  \(count)\n"
        }.joined()
    }
}

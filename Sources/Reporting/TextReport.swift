package import Redaction

/// Findings for people: `file:line:column: ENTITY score pattern-id`, and below it what counted how much.
package struct TextReport {
    private let isColoured: Bool

    package init(isColoured: Bool) { self.isColoured = isColoured }

    package func lines(_ finding: ReportedFinding, file: String) -> String {
        let place = "\(file):\(finding.startPosition.line):\(finding.startPosition.column)"
        let score = String((finding.score * 100).rounded() / 100)
        var lines = "\(paint(place, "36")): \(paint(finding.entity, "1;31")) \(score) \(finding.patternID)\n"
        for evidence in finding.evidence { lines += "    \(points(evidence)) \(evidence.what)\n" }
        if let text = finding.text { lines += "    text: \(printable(text))\n" }
        return lines
    }

    /// Hundredths for parts of a score, whole points for names; always with a sign.
    private func points(_ evidence: ReportedEvidence) -> String {
        guard evidence.isPartOfScore else {
            let points = Int(evidence.points)
            return points < 0 ? "\(points)" : "+\(points)"
        }
        let hundredths = Int((evidence.points * 100).rounded())
        let (whole, part) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
        return "\(hundredths < 0 ? "-" : "+")\(whole).\(part < 10 ? "0" : "")\(part)"
    }

    /// On one line, and without what a terminal would obey.
    private func printable(_ text: [UInt8]) -> String {
        var line = ""
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            switch scalar {
            case "\\": line += "\\\\"
            case "\n": line += "\\n"
            case "\r": line += "\\r"
            case "\t": line += "\\t"
            case "\0"..<" ", "\u{7F}"..."\u{9F}": line += "\\u{\(String(scalar.value, radix: 16))}"
            default: line.unicodeScalars.append(scalar)
            }
        }
        return line
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

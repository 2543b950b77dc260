import Redaction

extension JSONWriter {
    /// One finding, with its `replacement` out of `output` when that is given.
    mutating func finding(_ finding: ReportedFinding, unit: OffsetUnit, output: [UInt8]?) {
        let start = unit == .bytes ? finding.start : finding.startPosition.codePoint
        let end = unit == .bytes ? finding.end : finding.endPosition.codePoint
        raw("{\"entity\": ")
        string(finding.entity)
        // Two decimals, as the filter writes them.
        let score = (finding.score * 100).rounded() / 100
        raw(", \"start\": \(start), \"end\": \(end), \"score\": \(score), \"pattern\": ")
        string(finding.patternID)
        if unit == .all { places(finding) }
        if let output {
            raw(", \"replacement\": ")
            string(output[finding.outputStart..<finding.outputEnd])
        }
        raw("}")
    }

    private mutating func places(_ finding: ReportedFinding) {
        let (start, end) = (finding.startPosition, finding.endPosition)
        raw(", \"start_byte\": \(finding.start), \"end_byte\": \(finding.end)")
        raw(", \"line\": \(start.line), \"column\": \(start.column)")
        raw(", \"end_line\": \(end.line), \"end_column\": \(end.column)")
    }

    /// All findings of a document.
    mutating func findings(_ findings: [ReportedFinding], unit: OffsetUnit, output: [UInt8]?) {
        raw("[")
        for (index, each) in findings.enumerated() {
            if index > 0 { raw(", ") }
            finding(each, unit: unit, output: output)
        }
        raw("]")
    }
}

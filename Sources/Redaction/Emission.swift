import Detection
import KeyedHash
import PatternCatalog

/// A span whose replacement is known and which is not closed yet.
struct NamedSpan {
    let winner: Finding
    let start: Int
    let startPosition: TextPosition
    /// The replacement, for a value that was in the window whole.
    var replacement: [UInt8]
    let isKept: Bool
}

extension Redactor {
    /// Writes what is certain: text outside of spans, and the replacements of spans that are closed.
    /// - Parameters:
    ///   - settled: every finding that begins before is known.
    ///   - end: document offset up to which text may leave.
    mutating func emit(settledBy settled: Int, until end: Int, to output: inout [UInt8]) {
        while let event = resolver.next(settled: settled) {
            switch event {
            case .named(let start, let winner):
                pass(to: start, &output)
                name(winner, start: start)
            case .closed(let spanEnd):
                close(at: spanEnd, &output)
            }
        }
        if let covered = resolver.coveredTo {
            skip(to: min(covered, end), &output)
        } else {
            pass(to: min(end, resolver.heldFrom ?? end), &output)
        }
    }

    /// Text leaves as it came.
    private mutating func pass(to offset: Int, _ output: inout [UInt8]) {
        guard offset > emitted else { return }
        let bytes = window.bytes(emitted..<offset)
        output.append(contentsOf: bytes)
        written += bytes.count
        if detail == .places { position.advance(over: bytes) }
        emitted = offset
    }

    /// Text of a span: dropped, unless the operator keeps it.
    private mutating func skip(to offset: Int, _ output: inout [UInt8]) {
        guard let span = current, offset > emitted else { return }
        let bytes = window.bytes(emitted..<offset)
        show(bytes)
        if span.isKept { return pass(to: offset, &output) }
        if span.winner.block >= 0 { blockDigest.update(bytes) }
        if detail == .places { position.advance(over: bytes) }
        emitted = offset
    }

    /// Keeps the text of a span for the report, where that was asked for.
    private mutating func show(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard detail == .places, engine.explanation == .evidenceAndText else { return }
        shownText += bytes.prefix(Explanation.textBytesMax - shownText.count)
    }

    private mutating func name(_ winner: Finding, start: Int) {
        let isKept = engine.operators[winner.pattern] == .keep
        var replacement: [UInt8] = []
        if winner.block < 0, !isKept {
            render(
                winner.pattern, value: window.bytes(winner.start..<winner.end), isBlock: false,
                to: &replacement)
        }
        current = NamedSpan(
            winner: winner, start: start, startPosition: position, replacement: replacement, isKept: isKept)
    }

    private mutating func close(at end: Int, _ output: inout [UInt8]) {
        guard var span = current else { return }
        let outputStart = span.isKept ? written - (emitted - span.start) : written
        skip(to: end, &output)
        if span.winner.block >= 0, !span.isKept {
            let digest = blockDigest.finish()
            digest.withUnsafeBufferPointer {
                render(span.winner.pattern, value: $0, isBlock: true, to: &span.replacement)
            }
        }
        output.append(contentsOf: span.replacement)
        written += span.replacement.count
        current = nil
        switch detail {
        case .none: break
        case .entities: foundPatterns.append(Int32(span.winner.pattern))
        case .places: report(span, end: end, outputStart: outputStart)
        }
    }

    private mutating func report(_ span: NamedSpan, end: Int, outputStart: Int) {
        let index = span.winner.pattern
        findings.append(
            ReportedFinding(
                entity: engine.detector.entity(index),
                label: engine.detector.label(index),
                patternID: engine.detector.id(index),
                score: span.winner.score, start: base.document + span.start, end: base.document + end,
                startPosition: span.startPosition,
                endPosition: position, outputStart: base.output + outputStart,
                outputEnd: base.output + written,
                evidence: span.winner.evidence.map(ReportedEvidence.init),
                text: engine.explanation == .evidenceAndText ? shownText : nil))
        shownText.removeAll()
    }

    /// Applies the operator. A block's value is given as its digest.
    private mutating func render(
        _ pattern: Int, value: UnsafeBufferPointer<UInt8>, isBlock: Bool, to output: inout [UInt8]
    ) {
        switch engine.operators[pattern] {
        case .keep, .remove: break
        case .label: appendPlaceholder(pattern, suffix: nil, to: &output)
        case .number:
            let number = numbering.number(label: engine.detector.labelNumber(pattern), value: value)
            appendPlaceholder(pattern, suffix: String(number), to: &output)
        case .mask:
            if isBlock {
                output += repeatElement(UInt8(ascii: "*"), count: Mask.blockAsterisks)
            } else {
                Mask.append(value, to: &output)
            }
        case .hash:
            let label = engine.detector.label(pattern)
            let code = Array(label.utf8).withUnsafeBufferPointer {
                engine.hashKey.code([$0, value], bytes: 6)
            }
            appendPlaceholder(pattern, suffix: hexadecimal(code), to: &output)
        }
    }

    private func appendPlaceholder(_ pattern: Int, suffix: String?, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "["))
        output += engine.detector.label(pattern).utf8
        if let suffix {
            output.append(UInt8(ascii: "_"))
            output += suffix.utf8
        }
        output.append(UInt8(ascii: "]"))
    }

    private func hexadecimal(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

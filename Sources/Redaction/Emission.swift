import Detection
import KeyedHash
import PatternCatalog

/// A span whose replacement is known and which is not closed yet.
struct NamedSpan {
    let pattern: Int
    /// -1 outside blocks.
    let block: Int
    let score: Double
    let start: Int
    let startPosition: TextPosition
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
        if span.block >= 0 { blockDigest.update(bytes) }
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
        if winner.block < 0, !isKept {
            render(winner.pattern, value: window.bytes(winner.start..<winner.end), isBlock: false)
        }
        current = NamedSpan(
            pattern: winner.pattern, block: winner.block, score: winner.score, start: start,
            startPosition: position, isKept: isKept)
        if detail == .places { currentEvidence = winner.evidence }
    }

    private mutating func close(at end: Int, _ output: inout [UInt8]) {
        guard let span = current else { return }
        let outputStart = span.isKept ? written - (emitted - span.start) : written
        skip(to: end, &output)
        if span.block >= 0, !span.isKept {
            let digest = blockDigest.finish()
            digest.withUnsafeBufferPointer {
                render(span.pattern, value: $0, isBlock: true)
            }
        }
        output.append(contentsOf: replacement)
        written += replacement.count
        replacement.removeAll(keepingCapacity: true)
        current = nil
        switch detail {
        case .none: break
        case .entities: foundPatterns.append(Int32(span.pattern))
        case .places: report(span, end: end, outputStart: outputStart)
        }
    }

    private mutating func report(_ span: NamedSpan, end: Int, outputStart: Int) {
        let index = span.pattern
        findings.append(
            ReportedFinding(
                entity: engine.detector.entity(index),
                label: engine.detector.label(index),
                patternID: engine.detector.id(index),
                score: span.score, start: base.document + span.start, end: base.document + end,
                startPosition: span.startPosition,
                endPosition: position, outputStart: base.output + outputStart,
                outputEnd: base.output + written,
                evidence: currentEvidence.map(ReportedEvidence.init),
                text: engine.explanation == .evidenceAndText ? shownText : nil))
        shownText.removeAll()
    }

    /// Writes to `replacement` what the operator makes of a value. A block's value is given as its digest.
    private mutating func render(_ pattern: Int, value: UnsafeBufferPointer<UInt8>, isBlock: Bool) {
        switch engine.operators[pattern] {
        case .keep, .remove: break
        case .label: appendPlaceholder(pattern) { _ in }
        case .number:
            let number = numbering.number(label: engine.detector.labelNumber(pattern), value: value)
            appendPlaceholder(pattern) { Self.append(number, to: &$0) }
        case .mask:
            if isBlock {
                replacement += repeatElement(UInt8(ascii: "*"), count: Mask.blockAsterisks)
            } else {
                Mask.append(value, to: &replacement)
            }
        case .hash:
            let label = engine.detector.label(pattern)
            let code = Array(label.utf8).withUnsafeBufferPointer {
                engine.hashKey.code([$0, value], bytes: 6)
            }
            appendPlaceholder(pattern) {
                $0.append(UInt8(ascii: "_"))
                $0 += code.flatMap { [Self.hexDigit($0 >> 4), Self.hexDigit($0 & 15)] }
            }
        }
    }

    private mutating func appendPlaceholder(_ pattern: Int, _ appendSuffix: (inout [UInt8]) -> Void) {
        replacement.append(UInt8(ascii: "["))
        var label = engine.detector.label(pattern)
        label.withUTF8 { replacement.append(contentsOf: $0) }
        appendSuffix(&replacement)
        replacement.append(UInt8(ascii: "]"))
    }

    /// `_` and the number in decimal.
    private static func append(_ number: Int, to output: inout [UInt8]) {
        var power = 1
        while number / power >= 10 { power *= 10 }
        output.append(UInt8(ascii: "_"))
        while power > 0 {
            output.append(UInt8(ascii: "0") + UInt8(number / power % 10))
            power /= 10
        }
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}

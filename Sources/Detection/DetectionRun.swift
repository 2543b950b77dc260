internal import PCRE2
import PatternCatalog

/// The stages over one document: prefilter, verification, validation, score. One per thread.
///
/// The document is seen through a window that slides. Verdicts depend on the text alone, never on where the
/// window's ends were: what cannot be decided yet is decided when more of the text is there.
package struct DetectionRun: ~Copyable {
    let detector: Detector
    var scratch: MatchScratch
    var compiled: CompiledPatterns
    var context: ContextReader
    private var scanner: BlockScanner
    var blocks: [OpenBlock] = []
    var blockCount = 0
    private(set) var findings: [Finding] = []
    var nameMemory = NameMemory()
    /// Document offset where the last name ended: no name begins inside another.
    var nameEnd = 0

    /// Everything that triggers before this offset of the document is decided.
    package private(set) var decided = 0

    package init(_ detector: Detector, compiled: CompiledPatterns? = nil) {
        self.detector = detector
        self.compiled = compiled ?? CompiledPatterns(count: detector.patterns.count)
        scratch = MatchScratch(limits: detector.options.limits)
        context = ContextReader(index: detector.contextIndex)
        scanner = BlockScanner(classes: detector.prefilter.shapes.classes)
    }

    /// Findings since the last call, by trigger position.
    package mutating func takeFindings() -> [Finding] {
        defer { findings.removeAll(keepingCapacity: true) }
        return findings
    }

    /// Starts another document. Nothing of the last one is left: positions of gates and offsets of matches
    /// are all that its scratch memory still holds.
    package mutating func reset() {
        decided = 0
        blocks.removeAll()
        findings.removeAll()
        nameMemory = NameMemory()
        nameEnd = 0
        blockCount = 0
        context.wipe()
    }

    /// Decides what can be decided.
    /// - Parameters:
    ///   - text: the window; holds `Detector.leftContextBytes` before `decided`, or the document's start.
    ///   - origin: the document offset of the window's first byte.
    package mutating func advance(over text: TextSlice, origin: Int) throws(DetectionError) {
        context.invalidate()
        try extendBlocks(in: text, origin: origin)
        var position = decided - origin
        // What triggers behind a gate that is only partly there waits with it, and is decided once.
        let incomplete = detector.prefilter.earliestIncomplete(in: text, from: max(0, position))
        while position < incomplete {
            let segmentEnd = min(position + BlockScanner.segmentBytes, text.count)
            scanner.scan(detector.prefilter, in: text, from: position)
            if detector.nameIndex >= 0 { scanner.scanNames(detector.names, in: text, from: position) }
            scanner.order()
            let range = position..<min(segmentEnd, incomplete)
            if let undecided = try decide(scanner.hits, range, in: text, origin: origin) {
                decided = origin + undecided
                return
            }
            position = segmentEnd
        }
        decided = max(decided, origin + incomplete)
    }

    /// Up to where no finding can begin any more that is not known: what lies before may leave.
    ///
    /// A trigger yet to come may belong to a match that begins in the run of bytes before it.
    package func settled(in text: TextSlice, origin: Int) -> Int {
        var settled = decided
        if !text.endsDocument || decided < origin + text.count {
            for reach in detector.runs {
                let start = runStart(before: decided - origin, back: reach.back, run: reach.run, in: text)
                settled = min(settled, origin + start)
            }
        }
        for block in blocks where block.isOpen { settled = min(settled, block.end - 1) }
        return settled
    }

    /// Runs the verifications that `hits` ask for.
    /// - Returns: the position of the first that needs more text, nil when all are decided.
    private mutating func decide(
        _ hits: [GateHit], _ segment: Range<Int>, in text: TextSlice, origin: Int
    ) throws(DetectionError) -> Int? {
        let isUngated = !detector.prefilter.gates.ungated.isEmpty
        var next = 0
        var position = segment.lowerBound
        while isUngated ? position < segment.upperBound : next < hits.count {
            if !isUngated { position = hits[next].position }
            guard position < segment.upperBound else { break }
            let known = findings.count
            var isDecided = true
            if isUngated {
                isDecided = try attempt(
                    detector.prefilter.gates.ungated, 0..<detector.prefilter.gates.ungated.count,
                    at: position,
                    in: text, origin: origin)
            }
            while isDecided, next < hits.count, hits[next].position == position {
                if hits[next].gate == GateHit.nameGate {
                    isDecided = attemptName(at: position, in: text, origin: origin)
                    next += 1
                    continue
                }
                isDecided = try attempt(
                    detector.prefilter.gates.targets,
                    detector.prefilter.gates.targetRange(of: hits[next].gate),
                    at: position, in: text, origin: origin)
                next += 1
            }
            guard isDecided else {
                // All that triggers here is tried again with more text; nothing may be reported twice.
                dropFindings(from: known)
                return position
            }
            position += 1
        }
        return nil
    }

    private mutating func dropFindings(from known: Int) {
        for finding in findings[known...] where finding.block >= 0 {
            blocks.removeAll { $0.number == finding.block }
        }
        findings.removeSubrange(known...)
    }

    private mutating func attempt(
        _ targets: [GateTarget], _ range: Range<Int>, at position: Int, in text: TextSlice, origin: Int
    ) throws(DetectionError) -> Bool {
        for index in range {
            let target = targets[index]
            if detector.rules[Int(target.pattern)].isOff { continue }
            var start = runStart(before: position, back: Int(target.back), run: target.run, in: text)
            var verdict = Verdict.none
            while start <= position {
                verdict = try verify(Int(target.pattern), at: start, in: text, origin: origin)
                guard case .none = verdict else { break }
                start += 1
            }
            switch verdict {
            case .none: break
            case .undecided: return false
            case .finding(let finding):
                guard try report(finding, in: text, origin: origin) else { return false }
            }
        }
        return true
    }

    private mutating func report(
        _ finding: Finding, in text: TextSlice, origin: Int
    ) throws(DetectionError) -> Bool {
        guard !detector.rules[finding.pattern].continues else {
            return try beginBlock(finding, in: text, origin: origin)
        }
        findings.append(finding)
        return true
    }

    mutating func append(_ finding: Finding) { findings.append(finding) }
}

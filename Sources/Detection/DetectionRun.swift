internal import PCRE2
import PatternCatalog

/// The stages over one document: prefilter, verification, validation, score. One per thread.
///
/// The document is seen through a window that slides. Verdicts depend on the text alone, never on where the
/// window's ends were: what cannot be decided yet is decided when more of the text is there.
///
/// What is called often is mutating even where it only reads: Swift 6.3 copies the whole value, a thousand
/// bytes, to call a method that borrows it.
package struct DetectionRun: ~Copyable {
    let detector: Detector
    var scratch: MatchScratch
    var compiled: CompiledPatterns
    var context: ContextReader
    private var scanner: BlockScanner
    /// From the detector's pool, and goes back there.
    private let automaton: UnsafeMutablePointer<LazyAutomaton>
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
        self.compiled = compiled ?? CompiledPatterns(count: detector.rules.count)
        scratch = MatchScratch(limits: detector.options.limits)
        context = ContextReader(index: detector.contextIndex)
        scanner = BlockScanner(detector.prefilter.starts)
        if let waiting = detector.automatons.take() {
            automaton = waiting
        } else {
            automaton = .allocate(capacity: 1)
            automaton.initialize(to: LazyAutomaton(detector.prefilter.shapes) { detector.rules[Int($0)] })
        }
    }

    deinit { detector.automatons.give(automaton) }

    /// Findings since the last call, by trigger position.
    package mutating func takeFindings() -> [Finding] {
        guard !findings.isEmpty else { return [] }
        defer { findings.removeAll(keepingCapacity: true) }
        return findings
    }

    /// Starts another document. Nothing of the last one is left: positions of gates and offsets of matches
    /// are all that its scratch memory still holds, and in the automaton which classes of bytes followed each
    /// other in all texts so far.
    package mutating func reset() {
        decided = 0
        blocks.removeAll()
        findings.removeAll()
        nameMemory = NameMemory()
        nameEnd = 0
        blockCount = 0
        context.reset()
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
        let literalsKnown = detector.prefilter.earliestIncomplete(in: text, from: max(0, position))
        while position < text.count {
            // By a copy of the pointer: not through `self`, which the scanner is a part of.
            let learnt = automaton
            scanner.scan(detector.prefilter, &learnt.pointee, in: text, from: position)
            if detector.nameIndex >= 0 { scanner.scanNames(detector.names, in: text, from: position) }
            let segmentEnd = min(position + BlockScanner.segmentBytes, text.count)
            let known = min(segmentEnd, literalsKnown, scanner.incompleteFrom)
            if let undecided = try decide(position..<known, in: text, origin: origin) {
                decided = origin + undecided
                return
            }
            decided = origin + known
            guard known == segmentEnd else { return }
            position = segmentEnd
        }
    }

    /// Up to where no finding can begin any more that is not known: what lies before may leave.
    ///
    /// A trigger yet to come may belong to a match that begins in the run of bytes before it.
    package mutating func settled(in text: TextSlice, origin: Int) -> Int {
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

    /// Runs the verifications that the scanner's hits in `range` ask for.
    /// - Returns: the position of the first that needs more text, nil when all are decided.
    private mutating func decide(
        _ range: Range<Int>, in text: TextSlice, origin: Int
    ) throws(DetectionError) -> Int? {
        let isUngated = !detector.prefilter.ungated.isEmpty
        var next = NextHits()
        var position = range.lowerBound
        while true {
            if !isUngated { position = next.position(in: scanner) }
            guard position < range.upperBound else { return nil }
            let known = findings.count
            guard try decideAll(at: position, &next, in: text, origin: origin) else {
                // All that triggers here is tried again with more text; nothing may be reported twice.
                dropFindings(from: known)
                return position
            }
            position += 1
        }
    }

    /// How far the hits of a segment are decided.
    private struct NextHits {
        var literal = 0
        var shape = 0
        var name = 0

        func position(in scanner: borrowing BlockScanner) -> Int {
            var position = Int.max
            if let hit = scanner.literal(literal) { position = hit.position }
            if let hit = scanner.shape(shape) { position = min(position, hit.position) }
            if let start = scanner.name(name) { position = min(position, start) }
            return position
        }
    }

    /// Decides all that triggers at `position`; false when that needs more text.
    private mutating func decideAll(
        at position: Int, _ next: inout NextHits, in text: TextSlice, origin: Int
    ) throws(DetectionError) -> Bool {
        for index in 0..<detector.prefilter.ungated.count {
            let target = detector.prefilter.ungated[index]
            guard try attempt(target, at: position, in: text, origin: origin) else { return false }
        }
        while let hit = scanner.shape(next.shape), hit.position == position {
            let outcome = automaton.pointee.outcomes[Int(hit.what)]
            var end = Int(outcome.end)
            // Most places have no context word near, and most patterns need one.
            if outcome.plainEnd < outcome.end,
                context.isNothing(near: position, in: text, origin: origin, detector.placeholders)
            {
                end = Int(outcome.plainEnd)
            }
            for index in Int(outcome.first)..<end {
                let target = automaton.pointee.targets[index]
                guard
                    try attempt(
                        target, at: position, asksContextFirst: true, in: text, origin: origin)
                else { return false }
            }
            next.shape += 1
        }
        while let hit = scanner.literal(next.literal), hit.position == position {
            // Member by member: a copy of the gates would count references at every hit.
            let gate = Int(hit.what)
            let end = Int(detector.prefilter.gates.starts[gate + 1])
            for index in Int(detector.prefilter.gates.starts[gate])..<end {
                let target = detector.prefilter.gates.targets[index]
                guard try attempt(target, at: position, in: text, origin: origin) else { return false }
            }
            next.literal += 1
        }
        while scanner.name(next.name) == position {
            guard attemptName(at: position, in: text, origin: origin) else { return false }
            next.name += 1
        }
        return true
    }

    private mutating func dropFindings(from known: Int) {
        for finding in findings[known...] where finding.block >= 0 {
            blocks.removeAll { $0.number == finding.block }
        }
        findings.removeSubrange(known...)
    }

    private mutating func attempt(
        _ target: GateTarget, at position: Int, asksContextFirst: Bool = false, in text: TextSlice,
        origin: Int
    ) throws(DetectionError) -> Bool {
        if detector.rules[Int(target.pattern)].isOff { return true }
        let notPrecededBy = detector.rules[Int(target.pattern)].notPrecededBy
        var start =
            target.back == 0
            ? position : runStart(before: position, back: Int(target.back), run: target.run, in: text)
        while start <= position {
            // Behind most bytes of a run the lookbehind does not hold.
            if notPrecededBy.contains(automaton.pointee.symbol(before: start, in: text)) {
                start += 1
                continue
            }
            let verdict = try verify(
                Int(target.pattern), at: start, asksContextFirst: asksContextFirst, in: text, origin: origin)
            switch verdict {
            case .none: start += 1
            case .undecided: return false
            case .finding(let finding): return try report(finding, in: text, origin: origin)
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

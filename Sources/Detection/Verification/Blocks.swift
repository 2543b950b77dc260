internal import PCRE2
import PatternCatalog

/// A finding that grows piece by piece, as a PEM key does: its pattern's `continues` is matched where it
/// ends.
struct OpenBlock {
    let pattern: Int
    /// Unique in the document.
    let number: Int
    /// Document offsets.
    let start: Int
    var end: Int
    let score: Double
    /// Whether it may still grow. A closed one is kept while candidates inside it are still to be decided.
    var isOpen = true
}

extension DetectionRun {
    /// Begins a block, unless the place belongs to an earlier one of the same pattern.
    /// - Returns: false when that cannot be told yet.
    mutating func beginBlock(
        _ finding: Finding, in text: TextSlice, origin: Int
    ) throws(DetectionError) -> Bool {
        for block in blocks where block.pattern == finding.pattern {
            if finding.start < block.end { return true }
            if block.isOpen { return false }
        }
        var begun = finding
        begun.block = blockCount
        blockCount += 1
        append(begun)
        var block = OpenBlock(
            pattern: finding.pattern, number: begun.block, start: finding.start, end: finding.end,
            score: finding.score)
        block.isOpen = try extend(&block, in: text, origin: origin)
        blocks.append(block)
        return true
    }

    /// Lets open blocks grow as far as the text shows.
    mutating func extendBlocks(in text: TextSlice, origin: Int) throws(DetectionError) {
        for index in blocks.indices where blocks[index].isOpen {
            var block = blocks[index]
            block.isOpen = try extend(&block, in: text, origin: origin)
            blocks[index] = block
        }
        blocks.removeAll { !$0.isOpen && $0.end <= decided }
    }

    /// - Returns: whether the block may grow further when more text comes.
    private mutating func extend(
        _ block: inout OpenBlock, in text: TextSlice, origin: Int
    ) throws(DetectionError) -> Bool {
        let reach = detector.rules[block.pattern].continuationReach
        while true {
            let outcome: MatchOutcome
            do {
                guard let regex = try compiled.continuation(block.pattern, of: detector) else { return false }
                outcome = try match(regex.matcher, at: block.end - origin, reach: reach, group: 0, in: text)
            } catch {
                throw failure(error, block.pattern, offset: block.end)
            }
            switch outcome {
            case .needsMore: return true
            case .noMatch: return false
            case .match(let whole, _):
                guard !whole.isEmpty else { return false }
                block.end = origin + whole.upperBound
                append(
                    Finding(
                        pattern: block.pattern, start: block.start, end: block.end, score: block.score,
                        block: block.number))
            }
        }
    }
}

/// Makes disjoint spans of findings that overlap.
///
/// A cluster is a chain of overlapping findings. Its name is settled by a contest among those that overlap
/// the first; all that any of them covers is covered by the span. A cluster without end holds no memory: its
/// bytes can go as soon as it has its name.
///
/// Findings may be added in any order as long as none begins before what was settled, except that a block's
/// later pieces begin where the block began.
package struct Resolver {
    package enum Event: Equatable {
        /// A cluster that begins at `start` got its name; its bytes may leave the window.
        case named(start: Int, winner: Finding)
        /// The cluster reaches to `end` and no further.
        case closed(end: Int)
    }

    private struct Cluster {
        var end: Int
        /// What passes unchanged does not grow over its neighbours.
        let isKept: Bool
    }

    private var pending = Pending()
    private var cluster: Cluster?
    /// Later pieces of blocks: they grow a cluster and take no part in the contest for its name.
    private var growth: [Finding] = []
    private var knownBlocks: Set<Int> = []
    /// By pattern: whether its findings stay in the text, and the tie-break between equal lengths.
    private let kept: [Bool]
    private let priorities: [Int]

    package init(kept: [Bool], priorities: [Int]) {
        self.kept = kept
        self.priorities = priorities
    }

    /// Starts another document.
    package mutating func reset() {
        pending.removeAll()
        cluster = nil
        growth.removeAll()
        knownBlocks.removeAll()
    }

    package mutating func add(_ findings: [Finding]) {
        for finding in findings {
            if finding.block >= 0, !knownBlocks.insert(finding.block).inserted {
                growth.append(finding)
                continue
            }
            pending.insert(finding)
        }
    }

    /// The document offset from which on bytes must stay: the first finding's start, or nil.
    package var heldFrom: Int? { cluster == nil && pending.count > 0 ? pending.start(0) : nil }

    /// How far the open cluster reaches as yet: bytes before may be dropped.
    package var coveredTo: Int? { cluster?.end }

    /// The next thing that is certain when every finding that begins before `settled` has been added.
    package mutating func next(settled: Int) -> Event? {
        guard let open = cluster else { return nameNext(settled: settled) }
        if !open.isKept { absorb() }
        guard let end = cluster?.end, settled >= end else { return nil }
        cluster = nil
        trim(to: end)
        return .closed(end: end)
    }

    private mutating func nameNext(settled: Int) -> Event? {
        guard pending.count > 0, settled >= pending.end(0) else { return nil }
        let seed = pending[0]
        var winner = seed
        var index = 1
        while index < pending.count, pending.start(index) < seed.end {
            if wins(pending[index], winner) { winner = pending[index] }
            index += 1
        }
        let isKept = kept[winner.pattern]
        cluster = Cluster(end: seed.end, isKept: isKept)
        if isKept {
            pending.removeFirst(1)
            winner.start = seed.start
            winner.end = seed.end
        } else {
            absorb()
        }
        return .named(start: seed.start, winner: winner)
    }

    /// Takes in what begins inside the cluster, and grows it.
    private mutating func absorb() {
        guard var end = cluster?.end else { return }
        var taken = 0
        while taken < pending.count, pending.start(taken) < end {
            end = max(end, pending.end(taken))
            taken += 1
        }
        if taken > 0 { pending.removeFirst(taken) }
        if !growth.isEmpty {
            for piece in growth where piece.start < end { end = max(end, piece.end) }
            growth.removeAll { $0.start < end }
        }
        let grew = end > cluster?.end ?? end
        cluster?.end = end
        // What begins inside what has just been added is covered too.
        if grew, pending.count > 0, pending.start(0) < end { absorb() }
    }

    /// What a kept cluster covered is not begun again.
    private mutating func trim(to end: Int) {
        var trimmed: [Finding] = []
        while pending.count > 0, pending.start(0) < end {
            trimmed.append(pending[0])
            pending.removeFirst(1)
        }
        // Not as if they were new: a block's first piece would pass for a later one.
        for var finding in trimmed where finding.end > end {
            finding.start = end
            pending.insert(finding)
        }
    }

    private func wins(_ finding: Finding, _ other: Finding) -> Bool {
        if kept[finding.pattern] != kept[other.pattern] { return kept[other.pattern] }
        let length = finding.end - finding.start
        let otherLength = other.end - other.start
        if length != otherLength { return length > otherLength }
        if finding.score != other.score { return finding.score > other.score }
        if priorities[finding.pattern] != priorities[other.pattern] {
            return priorities[finding.pattern] > priorities[other.pattern]
        }
        return finding.pattern < other.pattern
    }
}

/// Findings by start, longest first. Taking from the front moves nothing.
private struct Pending {
    private var findings: [Finding] = []
    /// Those before are taken.
    private var head = 0

    var count: Int { findings.count - head }

    subscript(index: Int) -> Finding { findings[head + index] }

    // A look at a place copies no finding: its evidence is counted by reference.
    func start(_ index: Int) -> Int { findings[head + index].start }
    func end(_ index: Int) -> Int { findings[head + index].end }

    mutating func insert(_ finding: Finding) {
        var index = findings.count
        while index > head, Self.precedes(finding, findings[index - 1]) { index -= 1 }
        findings.insert(finding, at: index)
    }

    mutating func removeFirst(_ taken: Int) {
        head += taken
        if head == findings.count {
            removeAll()
        } else if head > 256, head > findings.count / 2 {
            findings.removeFirst(head)
            head = 0
        }
    }

    mutating func removeAll() {
        findings.removeAll(keepingCapacity: true)
        head = 0
    }

    private static func precedes(_ left: Finding, _ right: Finding) -> Bool {
        if left.start != right.start { return left.start < right.start }
        if left.end != right.end { return left.end > right.end }
        return left.pattern < right.pattern
    }
}

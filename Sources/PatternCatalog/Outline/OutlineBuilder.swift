/// Makes an outline of a regex's syntax: Thompson's construction (K. Thompson, "Regular expression search
/// algorithm", 1968) from the end to the start, then without the nodes that take no byte.
struct OutlineBuilder {
    private enum Draft {
        case byte(SymbolSet, next: Int)
        case branch([Int])
        case accept
    }

    private let groups: [RegexSyntax.Group: RegexSyntax]
    private let lengthMax: Int
    private var drafts: [Draft] = [.accept]
    private var depth = 0
    private var isFull = false

    private static let accept = 0
    private static let depthMax = 60

    init(groups: [RegexSyntax.Group: RegexSyntax], lengthMax: Int) {
        self.groups = groups
        self.lengthMax = lengthMax
    }

    /// Nil when it would have more nodes than `Outline.nodesMax`.
    mutating func outline(of syntax: RegexSyntax) -> Outline? {
        let start = add(shortened(syntax, to: lengthMax).syntax, before: Self.accept)
        guard !isFull else { return nil }
        return flattened(from: start, exclusions: Self.exclusions(of: syntax))
    }

    // MARK: Length

    /// `syntax` without what lies more than `length` bytes behind its start, and what is left of `length`.
    private func shortened(_ syntax: RegexSyntax, to length: Int) -> (syntax: RegexSyntax, left: Int) {
        switch syntax {
        case .sequence(let parts):
            var kept: [RegexSyntax] = []
            var left = length
            for part in parts {
                guard left > 0 else { return (.sequence(kept + [.open]), 0) }
                let short = shortened(part, to: left)
                kept.append(short.syntax)
                left = short.left
            }
            return (.sequence(kept), left)
        case .choice(let parts):
            return (
                .choice(parts.map { shortened($0, to: length).syntax }),
                max(0, length - syntax.leastLength)
            )
        case .repeated(let part, let min, let max):
            let each = Swift.max(1, part.leastLength)
            let enough = (length + each - 1) / each
            if min > enough { return (.sequence([.repeated(part, min: enough, max: enough), .open]), 0) }
            // More repetitions than there is room for are as good as any number.
            let bound = max.flatMap { $0 > enough ? nil : $0 }
            return (.repeated(part, min: min, max: bound), Swift.max(0, length - syntax.leastLength))
        default: return (syntax, max(0, length - syntax.leastLength))
        }
    }

    // MARK: Drafts

    private mutating func add(_ draft: Draft) -> Int {
        if drafts.count > 4 * Outline.nodesMax { isFull = true }
        drafts.append(draft)
        return drafts.count - 1
    }

    private mutating func add(_ syntax: RegexSyntax, before next: Int) -> Int {
        guard !isFull else { return Self.accept }
        switch syntax {
        case .set(let set): return add(.byte(set.touched, next: next))
        case .sequence(let parts): return parts.reversed().reduce(next) { add($1, before: $0) }
        case .choice(let parts): return add(.branch(parts.map { add($0, before: next) }))
        case .repeated(let part, let min, let max): return add(part, min, max, before: next)
        case .followedBy(let part): return next == Self.accept ? add(part, before: next) : next
        case .notFollowedBy(let part): return addRefusal(of: part, before: next)
        case .lineEnd:
            let ends = SymbolSet.edge.union(ByteSet(0x0A...0x0A).touched)
            return next == Self.accept ? add(.byte(ends, next: next)) : next
        case .precededBy, .notPrecededBy: return next
        case .group(let group):
            guard let syntax = groups[group], depth < Self.depthMax else { return Self.accept }
            depth += 1
            defer { depth -= 1 }
            return add(syntax, before: next)
        case .open: return Self.accept
        }
    }

    private mutating func add(_ part: RegexSyntax, _ min: Int, _ max: Int?, before next: Int) -> Int {
        var entry = next
        if let max {
            for _ in 0..<Swift.max(0, max - min) where !isFull {
                entry = add(.branch([add(part, before: entry), next]))
            }
        } else {
            let loop = add(.branch([]))
            drafts[loop] = .branch([add(part, before: loop), next])
            entry = loop
        }
        for _ in 0..<min where !isFull { entry = add(part, before: entry) }
        return entry
    }

    /// A byte that must not follow at the very end is known to be another one, or none at all.
    private mutating func addRefusal(of part: RegexSyntax, before next: Int) -> Int {
        var refused = SymbolSet()
        for alternative in part.alternatives {
            if let sets = alternative.sets, sets.count == 1 { refused = refused.union(sets[0].covered) }
        }
        guard refused != SymbolSet() else { return next }
        if next == Self.accept { return add(.byte(SymbolSet.all.subtracting(refused), next: next)) }
        if case .byte(let symbols, next: Self.accept) = drafts[next], isRefusal(next) {
            return add(.byte(symbols.subtracting(refused), next: Self.accept))
        }
        return next
    }

    /// Whether a draft stands for a byte behind the match.
    private func isRefusal(_ draft: Int) -> Bool {
        guard case .byte(let symbols, _) = drafts[draft] else { return false }
        return symbols.contains(ByteSymbol.edge)
    }

    // MARK: What must not stand before

    private static func exclusions(of syntax: RegexSyntax) -> [Outline.Exclusion] {
        let perAlternative = syntax.alternatives.map { exclusions(ofStart: parts(of: $0)) }
        guard let first = perAlternative.first else { return [] }
        return first.filter { exclusion in perAlternative.allSatisfy { $0.contains(exclusion) } }
    }

    /// By the assertions that a sequence begins with.
    private static func exclusions(ofStart parts: [RegexSyntax]) -> [Outline.Exclusion] {
        parts.prefix { isAssertion($0) }.flatMap { exclusions(by: $0) }
    }

    private static func parts(of syntax: RegexSyntax) -> [RegexSyntax] {
        if case .sequence(let sequence) = syntax { sequence } else { [syntax] }
    }

    private static func isAssertion(_ syntax: RegexSyntax) -> Bool {
        switch syntax {
        case .followedBy, .notFollowedBy, .precededBy, .notPrecededBy: true
        case .choice(let choices): choices.allSatisfy { parts(of: $0).allSatisfy(isAssertion) }
        default: syntax == .empty
        }
    }

    private static func exclusions(by assertion: RegexSyntax) -> [Outline.Exclusion] {
        switch assertion {
        case .notPrecededBy(let part):
            return part.alternatives.compactMap { alternative in
                guard let sets = alternative.sets, (1...2).contains(sets.count) else { return nil }
                return Outline.Exclusion(
                    beforeLast: sets.count == 2 ? sets[0].covered : .all, last: sets[sets.count - 1].covered)
            }
        case .precededBy(let part): return exclusions(byNeed: part)
        case .choice(let choices):
            let perChoice = choices.map { exclusions(ofStart: parts(of: $0)) }
            guard let first = perChoice.first else { return [] }
            return perChoice.dropFirst().reduce(first, inBoth)
        default: return []
        }
    }

    private static func exclusions(byNeed part: RegexSyntax) -> [Outline.Exclusion] {
        var allowed = SymbolSet()
        for alternative in part.alternatives {
            guard let last = alternative.sets?.last else { return [] }
            allowed = allowed.union(last.touched)
        }
        let byLast = Outline.Exclusion(beforeLast: .all, last: SymbolSet.all.subtracting(allowed))
        guard let sets = part.sets, sets.count > 1 else { return [byLast] }
        let beforeLast = sets[sets.count - 2].touched
        return [byLast, .init(beforeLast: SymbolSet.all.subtracting(beforeLast), last: .all)]
    }

    /// What one choice excludes and the other one too.
    private static func inBoth(
        _ left: [Outline.Exclusion], _ right: [Outline.Exclusion]
    ) -> [Outline.Exclusion] {
        guard left.count * right.count <= Outline.exclusionsMax else { return [] }
        return left.flatMap { one in
            right.map { other in
                Outline.Exclusion(
                    beforeLast: one.beforeLast.intersection(other.beforeLast),
                    last: one.last.intersection(other.last))
            }
        }.filter { $0.beforeLast != SymbolSet() && $0.last != SymbolSet() }
    }

    // MARK: The flat form

    private func flattened(from start: Int, exclusions: [Outline.Exclusion]) -> Outline? {
        var numbers: [Int: Int32] = [:]
        var order: [Int] = []
        var nodes: [Outline.Node] = []
        var successors: [Int32] = []
        func number(_ draft: Int) -> Int32 {
            if let known = numbers[draft] { return known }
            order.append(draft)
            numbers[draft] = Int32(order.count)
            return Int32(order.count)
        }
        var index = -1
        while index < order.count {
            let entry: Int
            var symbols = SymbolSet()
            if index < 0 {
                entry = start
            } else {
                guard case .byte(let own, let next) = drafts[order[index]] else { return nil }
                symbols = own
                entry = next
            }
            let reached = reach(from: entry)
            let first = Int32(successors.count)
            for draft in reached where draft != Self.accept { successors.append(number(draft)) }
            nodes.append(
                .init(
                    symbols: symbols, firstSuccessor: first, lastSuccessor: Int32(successors.count),
                    accepts: reached.contains(Self.accept)))
            index += 1
        }
        guard nodes.count <= Outline.nodesMax else { return nil }
        return Outline(nodes: nodes, successors: successors, exclusions: exclusions)
    }

    /// The drafts that take a byte, and the end, that can be reached from `draft` without one.
    private func reach(from draft: Int) -> [Int] {
        var seen: Set<Int> = []
        var found: [Int] = []
        var open = [draft]
        while let next = open.popLast() {
            guard seen.insert(next).inserted else { continue }
            if case .branch(let choices) = drafts[next] {
                open += choices.reversed()
            } else {
                found.append(next)
            }
        }
        return found
    }
}

internal import CBlockScan
import Glibc
import PatternCatalog

/// Which patterns may match at a place, by one table look-up a byte.
///
/// All shapes and outlines run at once, as a deterministic automaton whose states are made when a text first
/// leads to them (as in Aho, Sethi, Ullman, "Compilers", 1986, section 3.7). A state is what is still
/// possible, and what is certain already. One per thread; it learns from all texts and keeps nothing of them
/// but which classes of bytes followed each other.
struct LazyAutomaton: ~Copyable {
    /// Targets to be tried at a place: `targets[first ..< plainEnd]` whatever stands near,
    /// `targets[plainEnd ..< end]` only beside a context word.
    struct Outcome: BitwiseCopyable {
        var first: Int32
        var plainEnd: Int32
        var end: Int32
    }

    /// Where a walk ended that needs more text.
    static let incomplete: Int32 = -1
    /// The outcome without targets.
    static let nothing: Int32 = 0

    typealias Item = ShapeRules.Item

    private struct State {
        var items: [Item]
        /// Indices into `ShapeRules.targets`, in order.
        var accepted: [Int32]
        /// When the text ends here or the walk is too long.
        var cut: Int32 = -1
        /// Whether a shape is not complete.
        let isIncomplete: Bool
    }

    /// States that are kept; more, and all are made anew.
    static let statesMax = 4_096
    private let statesMax: Int
    private static let outcomesMax = 8_192
    /// Set in a transition that ends the walk; the other bits are the outcome.
    private static let final: UInt16 = 0x8000
    /// Walks that make no states after the states have been made anew for little use.
    private static let cutWalks = 65_536
    /// `Outline.lengthMax` and `ByteSymbol.edge`: what is asked at every walk is kept here.
    private let walkBytes: Int
    private let edge: UInt8
    /// Symbols in a row of the table, as a power of two.
    private static let rowBits = 6

    private let rules: ShapeRules
    /// By target.
    private let needsContext: [Bool]
    private let isOff: [Bool]
    /// By byte.
    let symbols: UnsafeMutablePointer<UInt8>
    private let transitions: UnsafeMutablePointer<UInt16>
    /// By the two symbols before and the first symbol.
    private let entries: UnsafeMutablePointer<UInt16>
    private static let entryCount = 1 << (3 * rowBits)
    /// The same without the symbol two before, as if nothing that it excludes were excluded.
    private let looseEntries: UnsafeMutablePointer<UInt16>
    private static let looseEntryCount = 1 << (2 * rowBits)
    /// By the symbol before and the first symbol: whether the one before both excludes anything.
    private let asksBeforeLast: UnsafeMutablePointer<Bool>

    /// By `redact_gram` of the symbol before a place and the first three there: whether it is certain that
    /// nothing matches there. What was learnt stays true when states are made anew.
    let deadGrams: UnsafeMutablePointer<UInt32>
    /// Whether that has been asked.
    private let askedGrams: UnsafeMutablePointer<UInt32>
    private static let gramSymbols = 3

    /// What may begin with a symbol, by symbol; empty where it has not been asked for.
    private var beginnings = [[ShapeRules.Beginning]](repeating: [], count: 1 << rowBits)
    private var states: [State] = []
    private var stateNumbers: [UInt64: UInt16] = [:]
    private(set) var outcomes: [Outcome] = []
    private(set) var targets: [GateTarget] = []
    private var outcomeNumbers: [[Int32]: Int32] = [:]
    private var stepsSinceReset = 0
    private var walksWithoutStates = 0
    private var isFull = false

    /// - Parameter patterns: of all patterns, whether they are tried at all, and only beside a context word.
    init(_ rules: ShapeRules, statesMax: Int = Self.statesMax, patterns: (Int32) -> PatternRules) {
        self.statesMax = statesMax
        self.rules = rules
        // Of what begins before the shape, the context is asked where it begins.
        needsContext = rules.targets.map { patterns($0.pattern).contextRequired && $0.back == 0 }
        isOff = rules.targets.map { patterns($0.pattern).isOff }
        walkBytes = Outline.lengthMax
        edge = ByteSymbol.edge
        symbols = .allocate(capacity: 256)
        symbols.initialize(from: ByteSymbol.ofByte, count: 256)
        // Zeroed memory that is not touched costs nothing. A walk makes two states beyond at most, and
        // between two calls of `trim` there is one walk a byte at most.
        transitions = Self.zeroed((statesMax + 2 * BlockScanner.segmentBytes + 1) << Self.rowBits)
        entries = Self.zeroed(Self.entryCount)
        looseEntries = Self.zeroed(Self.looseEntryCount)
        asksBeforeLast = .allocate(capacity: Self.looseEntryCount)
        asksBeforeLast.initialize(repeating: false, count: Self.looseEntryCount)
        deadGrams = Self.zeroed(Int(REDACT_GRAM_TABLE_WORDS))
        askedGrams = Self.zeroed(Int(REDACT_GRAM_TABLE_WORDS))
        reset()
    }

    deinit {
        symbols.deallocate()
        free(transitions)
        free(entries)
        free(looseEntries)
        asksBeforeLast.deallocate()
        free(deadGrams)
        free(askedGrams)
    }

    private static func zeroed<Number: FixedWidthInteger>(_ count: Int) -> UnsafeMutablePointer<Number> {
        guard let memory = calloc(count, MemoryLayout<Number>.stride) else { fatalError("out of memory") }
        return memory.bindMemory(to: Number.self, capacity: count)
    }

    /// Begins a segment: makes room where states or outcomes have become too many. The outcomes given out
    /// before mean nothing afterwards.
    mutating func trim() {
        if isFull || outcomes.count > Self.outcomesMax { reset() }
    }

    private mutating func reset() {
        if !states.isEmpty {
            memset(transitions, 0, states.count << (Self.rowBits + 1))
            memset(entries, 0, Self.entryCount * 2)
            memset(looseEntries, 0, Self.looseEntryCount * 2)
        }
        states.removeAll(keepingCapacity: true)
        stateNumbers.removeAll(keepingCapacity: true)
        // A transition of 0 is one that is not known: no state has that number.
        states.append(State(items: [], accepted: [], isIncomplete: false))
        outcomes.removeAll(keepingCapacity: true)
        targets.removeAll(keepingCapacity: true)
        outcomeNumbers.removeAll(keepingCapacity: true)
        _ = outcome([])
        stepsSinceReset = 0
        isFull = false
    }

    /// Which targets may match at `start`: an index into `outcomes`, or `incomplete`.
    /// - Complexity: at most `walkBytes` steps.
    mutating func walk(from start: Int, in text: TextSlice) -> Int32 {
        let last = symbol(before: start, in: text)
        let beforeLast = start > 1 ? symbols[Int(text[start &- 2])] : edge
        let first = symbols[Int(text[start])]
        let entry = (Int(beforeLast) &<< Self.rowBits | Int(last)) &<< Self.rowBits | Int(first)
        var state = entries[entry]
        if state == 0 {
            state = makeEntry(beforeLast, last, first)
            entries[entry] = state
        }
        var position = start &+ 1
        let limit = min(text.count, start &+ walkBytes)
        while state & Self.final == 0 {
            guard position < limit else { return end(of: state, at: position, in: text) }
            let symbol = symbols[Int(text[position])]
            var next = transitions[Int(state) &<< Self.rowBits | Int(symbol)]
            if next == 0 {
                next = makeTransition(from: state, by: symbol)
                if next == 0 { return cut(state) }
            }
            state = next
            position &+= 1
        }
        stepsSinceReset &+= position &- start
        if state == Self.final, position &- start <= Self.gramSymbols { learn(from: start, in: text) }
        return Int32(state & ~Self.final)
    }

    /// The outcome of a walk that has come to the text's end or is too long.
    @inline(never)
    private mutating func end(of state: UInt16, at position: Int, in text: TextSlice) -> Int32 {
        guard position == text.count else { return cut(state) }
        guard text.endsDocument else {
            return states[Int(state)].isIncomplete ? Self.incomplete : cut(state)
        }
        let known = transitions[Int(state) << Self.rowBits | Int(edge)]
        let next = known != 0 ? known : makeTransition(from: state, by: edge)
        return next == 0 ? cut(state) : Int32(next & ~Self.final)
    }

    /// Notes that nothing matches behind the four symbols around `start`, if that is so whatever stands
    /// before them and behind them.
    @inline(never)
    private mutating func learn(from start: Int, in text: TextSlice) {
        guard start > 0, start + 2 < text.count else { return }
        let last = symbols[Int(text[start - 1])]
        let first = symbols[Int(text[start])]
        let second = symbols[Int(text[start + 1])]
        let third = symbols[Int(text[start + 2])]
        let gram = Int(redact_gram(UInt32(last), UInt32(first), UInt32(second), UInt32(third)))
        let bit: UInt32 = 1 << UInt32(gram & 31)
        let asked = askedGrams + (gram >> 5)
        guard asked.pointee & bit == 0 else { return }
        asked.pointee |= bit
        var state = looseEntry(last, first)
        for symbol in [second, third] where state & Self.final == 0 {
            let known = transitions[Int(state) << Self.rowBits | Int(symbol)]
            state = known != 0 ? known : makeTransition(from: state, by: symbol)
            if state == 0 { return }
        }
        guard state == Self.final else { return }
        let dead = deadGrams + (gram >> 5)
        dead.pointee |= bit
    }

    /// The symbol of what stands before `position`.
    @inline(__always)
    func symbol(before position: Int, in text: TextSlice) -> UInt8 {
        position > 0 ? symbols[Int(text[position &- 1])] : edge
    }

    // MARK: States

    @inline(never)
    private mutating func makeEntry(_ beforeLast: UInt8, _ last: UInt8, _ first: UInt8) -> UInt16 {
        let loose = looseEntry(last, first)
        guard asksBeforeLast[Int(last) << Self.rowBits | Int(first)] else { return loose }
        return number(of: first) { beginning, rules in
            beginning.never.contains(last)
                || beginning.depends.contains(last)
                    && rules.isExcluded(rules.rules[Int(beginning.rule)], beforeLast, last)
        }
    }

    /// The entry for what is possible whatever stands before the symbol before.
    private mutating func looseEntry(_ last: UInt8, _ first: UInt8) -> UInt16 {
        let entry = Int(last) << Self.rowBits | Int(first)
        if looseEntries[entry] != 0 { return looseEntries[entry] }
        var asks = false
        let state = number(of: first) { beginning, _ in
            guard !beginning.never.contains(last) else { return true }
            if beginning.depends.contains(last) { asks = true }
            return false
        }
        asksBeforeLast[entry] = asks
        looseEntries[entry] = state
        return state
    }

    /// The number of the state behind `first`, without the rules that `isExcluded` holds for.
    private mutating func number(
        of first: UInt8, without isExcluded: (ShapeRules.Beginning, ShapeRules) -> Bool
    ) -> UInt16 {
        if beginnings[Int(first)].isEmpty {
            beginnings[Int(first)] = rules.beginnings(with: first) { isOff[Int($0.target)] }
        }
        var items: [Item] = []
        var accepted: [Int32] = []
        for beginning in beginnings[Int(first)] where !isExcluded(beginning, rules) {
            add(beginning.item, &items, &accepted)
        }
        return number(items, accepted)
    }

    /// The transition, 0 when none is made at the moment.
    @inline(never)
    private mutating func makeTransition(from state: UInt16, by symbol: UInt8) -> UInt16 {
        if walksWithoutStates > 0 {
            walksWithoutStates -= 1
            return 0
        }
        guard states.count < statesMax else {
            // All states at once were of little use: a text without regularity.
            if !isFull, stepsSinceReset < 16 * statesMax { walksWithoutStates = Self.cutWalks }
            isFull = true
            return 0
        }
        let from = states[Int(state)]
        var items: [Item] = []
        items.reserveCapacity(from.items.count)
        var accepted = from.accepted
        for item in from.items { rules.step(item, by: symbol) { add($0, &items, &accepted) } }
        if symbol == edge { items.removeAll() }
        let next = number(items, accepted)
        transitions[Int(state) << Self.rowBits | Int(symbol)] = next
        return next
    }

    /// Adds to `items`, or its target to `accepted` where all of it is past.
    @inline(__always)
    private func add(_ item: Item, _ items: inout [Item], _ accepted: inout [Int32]) {
        if item.element == Item.done, item.node == Item.accepted {
            accepted.append(rules.rules[Int(item.rule)].target)
        } else {
            items.append(item)
        }
    }

    /// The number of the state with these items: a final one when nothing is left that could be accepted.
    private mutating func number(_ found: [Item], _ targets: [Int32]) -> UInt16 {
        let accepted = targets.count > 1 ? Set(targets).sorted() : targets
        let items = settled(found, accepted)
        guard !items.isEmpty else { return UInt16(outcome(accepted)) | Self.final }
        var key: UInt64 = 0xCBF2_9CE4_8422_2325
        for item in items { item.hash(into: &key) }
        for target in accepted { key = (key ^ UInt64(target) ^ 1 << 40) &* 0x100_0000_01B3 }
        if let known = stateNumbers[key], states[Int(known)].items == items,
            states[Int(known)].accepted == accepted
        {
            return known
        }
        states.append(
            State(
                items: items, accepted: accepted, isIncomplete: items.contains { $0.element != Item.done }))
        let number = UInt16(states.count - 1)
        stateNumbers[key] = number
        return number
    }

    /// The items in order, each once, without those from which nothing is to be learnt: their target is tried
    /// anyway.
    private func settled(_ found: [Item], _ accepted: [Int32]) -> [Item] {
        var items = found
        if !accepted.isEmpty { items.removeAll { accepted.contains(rules.rules[Int($0.rule)].target) } }
        let isSorted = zip(items, items.dropFirst()).allSatisfy { $0 < $1 }
        guard !isSorted else { return items }
        items.sort()
        var count = 0
        for item in items where count == 0 || items[count - 1] != item {
            items[count] = item
            count += 1
        }
        items.removeSubrange(count...)
        return items
    }

    // MARK: Outcomes

    /// What is tried where a walk ends in `state` without having come to an end.
    @inline(never)
    private mutating func cut(_ state: UInt16) -> Int32 {
        let known = states[Int(state)]
        guard known.cut < 0 else { return known.cut }
        let open = known.items.map { rules.rules[Int($0.rule)].target }
        let outcome = outcome(Set(known.accepted + open).sorted())
        states[Int(state)].cut = outcome
        return outcome
    }

    private mutating func outcome(_ accepted: [Int32]) -> Int32 {
        if let known = outcomeNumbers[accepted] { return known }
        let first = Int32(targets.count)
        targets += accepted.filter { !needsContext[Int($0)] }.map { rules.targets[Int($0)] }
        let plainEnd = Int32(targets.count)
        targets += accepted.filter { needsContext[Int($0)] }.map { rules.targets[Int($0)] }
        outcomes.append(Outcome(first: first, plainEnd: plainEnd, end: Int32(targets.count)))
        outcomeNumbers[accepted] = Int32(outcomes.count - 1)
        return Int32(outcomes.count - 1)
    }
}

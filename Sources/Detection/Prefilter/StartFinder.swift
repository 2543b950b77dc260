internal import CBlockScan
import PatternCatalog

/// Where a shape may begin, told by the bitmaps of a block.
struct StartFinder: Sendable {
    /// Shapes that begin alike. Plain numbers: using one touches no reference count.
    struct Group: Sendable, BitwiseCopyable {
        /// Index into `classes` of the first element.
        let first: Int32
        /// The class that must not stand before, -1 for none.
        let notPrecededBy: Int32
        /// Whether all its shapes have a digit among their first `nearBytes`.
        let hasNearDigit: Bool
        /// The elements behind the first that all its shapes share: `probes[firstProbe ..< lastProbe]`,
        /// indices into `classes`.
        var firstProbe: Int32 = 0
        var lastProbe: Int32 = 0
        /// Its needs: `needs[firstNeed ..< lastNeed]`.
        var firstNeed: Int32 = 0
        var lastNeed: Int32 = 0
    }

    static let nearBytes = 8

    /// Classes with a bit in `needs`.
    static let trackedClassesMax = 64

    /// The distinct classes whose bitmaps are read.
    private(set) var classes: [ByteClass] = []
    private(set) var groups: [Group] = []
    private(set) var probes: [Int32] = []
    /// Sets of classes, one bit each: a shape of the group can stand only where all classes of one of its
    /// sets are near. Most blocks of a text have no digit.
    private(set) var needs: [UInt64] = []

    private struct Key: Hashable {
        let first: ByteClass
        let notPrecededBy: ByteClass?
        let hasNearDigit: Bool
        /// The next elements, for shapes without a digit near: there are few, and words are everywhere.
        let next: [ByteClass]

        init(_ shape: Shape) {
            first = shape.elements[0]
            notPrecededBy = shape.notPrecededBy
            let start = shape.elements.prefix(StartFinder.nearBytes)
            hasNearDigit = start.contains(ByteClass(.digit))
            // The thousands of shapes with a digit near are told apart by the automaton.
            next = hasNearDigit ? [] : Array(start.dropFirst())
        }
    }

    init() {}

    mutating func append(_ shapes: [Shape]) {
        var members: [Key: [Shape]] = [:]
        var order: [Key] = []
        for shape in shapes {
            let key = Key(shape)
            if members[key] == nil { order.append(key) }
            members[key, default: []].append(shape)
        }
        for key in order { add(key, members[key] ?? []) }
    }

    private mutating func add(_ key: Key, _ shapes: [Shape]) {
        var group = Group(
            first: index(key.first), notPrecededBy: key.notPrecededBy.map { index($0) } ?? -1,
            hasNearDigit: key.hasNearDigit)
        group.firstProbe = Int32(probes.count)
        for element in key.next { probes.append(index(element)) }
        group.lastProbe = Int32(probes.count)
        group.firstNeed = Int32(needs.count)
        var sets: Set<UInt64> = []
        for shape in shapes { sets.insert(need(of: shape)) }
        needs += sets.filter { set in !sets.contains { $0 != set && $0 & set == $0 } }.sorted()
        group.lastNeed = Int32(needs.count)
        groups.append(group)
    }

    private mutating func need(of shape: Shape) -> UInt64 {
        var need: UInt64 = 0
        for element in shape.elements {
            let index = index(element)
            if index < Self.trackedClassesMax { need |= 1 << UInt64(index) }
        }
        return need
    }

    private mutating func index(_ wanted: ByteClass) -> Int32 {
        if let index = classes.firstIndex(of: wanted) { return Int32(index) }
        classes.append(wanted)
        return Int32(classes.count - 1)
    }

    // MARK: In the binary

    func write(to writer: inout PackedWriter) {
        writer.write(classes)
        var numbers: [Int32] = []
        for group in groups {
            numbers += [group.first, group.notPrecededBy, group.hasNearDigit ? 1 : 0]
            numbers += [group.firstProbe, group.lastProbe, group.firstNeed, group.lastNeed]
        }
        writer.write(numbers)
        writer.write(probes)
        writer.write(needs)
    }

    init(_ reader: inout PackedReader) {
        classes = reader.table()
        let numbers: [Int32] = reader.table()
        for first in stride(from: 0, to: numbers.count, by: 7) {
            let probes = (first: numbers[first + 3], last: numbers[first + 4])
            let needs = (first: numbers[first + 5], last: numbers[first + 6])
            groups.append(
                Group(
                    first: numbers[first], notPrecededBy: numbers[first + 1],
                    hasNearDigit: numbers[first + 2] != 0, firstProbe: probes.first, lastProbe: probes.last,
                    firstNeed: needs.first, lastNeed: needs.last))
        }
        probes = reader.table()
        needs = reader.table()
    }
}

/// The groups of a start finder that can stand where certain classes are near, kept for the sets of classes
/// that a text shows again and again. One per thread.
struct PossibleGroups: ~Copyable {
    private struct Entry: BitwiseCopyable {
        var near: UInt64
        var first: Int32
        var last: Int32
    }

    private static let entryBits: UInt64 = 8
    private static let groupsMax = 8_192
    private let starts: StartFinder
    private let entries: UnsafeMutablePointer<Entry>
    /// The groups of all entries, one entry's behind the other's.
    let groups: UnsafeMutablePointer<redact_group>
    private var count: Int32 = 0
    private let room: Int
    /// The first of the classes, which needs speak of.
    let trackedClasses: Int
    let probes: UnsafeMutablePointer<Int32>

    init(_ starts: StartFinder) {
        self.starts = starts
        room = max(Self.groupsMax, starts.groups.count)
        trackedClasses = min(starts.classes.count, StartFinder.trackedClassesMax)
        entries = .allocate(capacity: 1 << Self.entryBits)
        groups = .allocate(capacity: room)
        probes = .allocate(capacity: max(1, starts.probes.count))
        probes.initialize(from: starts.probes, count: starts.probes.count)
        clear()
    }

    deinit {
        entries.deallocate()
        groups.deallocate()
        probes.deallocate()
    }

    private mutating func clear() {
        count = 0
        entries.initialize(repeating: Entry(near: 0, first: -1, last: -1), count: 1 << Self.entryBits)
    }

    /// Indices into `groups`, until the next call.
    @inline(__always)
    mutating func groups(near: UInt64) -> Range<Int> {
        let slot = Int((near &* 0x9E37_79B9_7F4A_7C15) >> (64 - Self.entryBits))
        if entries[slot].near != near || entries[slot].first < 0 { fill(slot, near) }
        return Int(entries[slot].first)..<Int(entries[slot].last)
    }

    private mutating func fill(_ slot: Int, _ near: UInt64) {
        if Int(count) + starts.groups.count > room { clear() }
        let first = count
        for group in starts.groups {
            let needs = Int(group.firstNeed)..<Int(group.lastNeed)
            guard needs.contains(where: { starts.needs[$0] & ~near == 0 }) else { continue }
            groups[Int(count)] = redact_group(
                first: group.first, not_preceded_by: group.notPrecededBy,
                has_near_digit: group.hasNearDigit ? 1 : 0, first_probe: group.firstProbe,
                last_probe: group.lastProbe)
            count += 1
        }
        entries[slot] = Entry(near: near, first: first, last: count)
    }
}

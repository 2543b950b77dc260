/// What a document has said for certain so far: the parts of names found beyond doubt, as hashes, so that a
/// later "Jackson" alone is a finding after "Samuel L. Jackson". Filled from left to right, it depends on the
/// text alone. Bounded: a newer part takes the place of an older one.
package struct NameMemory: Sendable {
    /// Most parts kept.
    package static let partsMax = 512
    /// Slots looked at for one part.
    private static let ways = 4

    // Invariant: zero is an empty slot; a part's hash stands in one of the `ways` slots from its lower bits
    // on. Empty until the first part is remembered: most documents never need it.
    private var slots: [UInt32] = []

    package init() {}

    /// Parts held at the moment, at most `partsMax`.
    var partsHeld: Int { slots.count { $0 != 0 } }

    func contains(_ hash: UInt64) -> Bool {
        if slots.isEmpty { return false }
        let tag = NameMemory.tag(hash)
        for way in 0..<NameMemory.ways where slots[NameMemory.slot(hash, way)] == tag { return true }
        return false
    }

    mutating func remember(_ hash: UInt64) {
        if slots.isEmpty { slots = [UInt32](repeating: 0, count: NameMemory.partsMax) }
        let tag = NameMemory.tag(hash)
        var empty = -1
        for way in (0..<NameMemory.ways).reversed() {
            let slot = NameMemory.slot(hash, way)
            if slots[slot] == tag { return }
            if slots[slot] == 0 { empty = slot }
        }
        slots[empty >= 0 ? empty : NameMemory.slot(hash, Int(tag & 3))] = tag
    }

    private static func tag(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 32) | 1 }

    private static func slot(_ hash: UInt64, _ way: Int) -> Int {
        (Int(truncatingIfNeeded: hash & 0xFFFF) &+ way) & (partsMax - 1)
    }
}

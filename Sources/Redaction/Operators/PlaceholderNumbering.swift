/// Gives each distinct value of a label its number. A session store can stand behind it.
package protocol PlaceholderNumbering {
    /// The number of `value` under `label`, from 1.
    mutating func number(label: Int, value: UnsafeBufferPointer<UInt8>) -> Int
    /// Forgets all values; numbers begin again.
    mutating func removeAll()
}

/// Numbers in memory, for one document or session. Keeps keyed hashes of values, never values.
///
/// Bounded: when `valuesMax` distinct values are known, the older half is forgotten; a value that comes again
/// after that gets a new number, never one that was given before.
package struct ValueNumbers: PlaceholderNumbering {
    package static let valuesMax = 131_072

    private var young = NumberTable()
    private var old = NumberTable()
    /// By label.
    private var last: [Int32] = []

    package init() {}

    package mutating func number(label: Int, value: UnsafeBufferPointer<UInt8>) -> Int {
        let key = Self.key(label: label, value)
        if let number = young[key] { return Int(number) }
        let number = old[key] ?? next(of: label)
        if young.count >= Self.valuesMax / 2 {
            swap(&young, &old)
            young.removeAll()
        }
        young.insert(key, number)
        return Int(number)
    }

    private mutating func next(of label: Int) -> Int32 {
        if label >= last.count { last += repeatElement(0, count: label + 1 - last.count) }
        last[label] += 1
        return last[label]
    }

    package mutating func removeAll() {
        young.removeAll()
        old.removeAll()
        last.removeAll(keepingCapacity: true)
    }

    /// SipHash under a key of this process. Case and the usual separators of numbers do not count, so that a
    /// card is the same card however it is grouped.
    private static func key(label: Int, _ value: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hasher = Hasher()
        hasher.combine(label)
        var isAddress = false
        for byte in value where byte == UInt8(ascii: "@") { isAddress = true }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: value.count) { folded in
            var count = 0
            for byte in value where isAddress || !isSeparator(byte) {
                folded[count] = byte &- 0x41 < 26 ? byte | 0x20 : byte
                count += 1
            }
            hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(folded)[..<count]))
        }
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x09...0x0D, UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "("),
            UInt8(ascii: ")"):
            true
        default: false
        }
    }
}

/// Numbers by hash: open addressing with linear probing (Knuth, "The Art of Computer Programming" 3, section
/// 6.4). The keys are hashes already.
private struct NumberTable {
    private static let slotsMin = 64
    private var keys: [UInt64]
    /// 0 where the slot is free.
    private var numbers: [Int32]
    private(set) var count = 0

    init() {
        keys = Array(repeating: 0, count: Self.slotsMin)
        numbers = Array(repeating: 0, count: Self.slotsMin)
    }

    subscript(_ key: UInt64) -> Int32? {
        let number = numbers[slot(of: key)]
        return number == 0 ? nil : number
    }

    /// - Parameters:
    ///   - key: not in the table.
    ///   - number: from 1.
    mutating func insert(_ key: UInt64, _ number: Int32) {
        if 2 * count >= keys.count { grow() }
        let slot = slot(of: key)
        keys[slot] = key
        numbers[slot] = number
        count += 1
    }

    mutating func removeAll() {
        guard count > 0 else { return }
        self = NumberTable()
    }

    /// Where the key is, or the free slot where it belongs.
    private func slot(of key: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: key) & (keys.count - 1)
        while numbers[slot] != 0, keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
        return slot
    }

    private mutating func grow() {
        let (oldKeys, oldNumbers) = (keys, numbers)
        keys = Array(repeating: 0, count: 2 * oldKeys.count)
        numbers = Array(repeating: 0, count: 2 * oldKeys.count)
        for (key, number) in zip(oldKeys, oldNumbers) where number != 0 {
            let slot = slot(of: key)
            keys[slot] = key
            numbers[slot] = number
        }
    }
}

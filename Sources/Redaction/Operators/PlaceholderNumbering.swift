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

    private var young: [UInt64: Int32] = [:]
    private var old: [UInt64: Int32] = [:]
    private var last: [Int: Int32] = [:]

    package init() {}

    package mutating func number(label: Int, value: UnsafeBufferPointer<UInt8>) -> Int {
        let key = Self.key(label: label, value)
        if let number = young[key] { return Int(number) }
        let number: Int32
        if let known = old[key] {
            number = known
        } else {
            number = (last[label] ?? 0) + 1
            last[label] = number
        }
        if young.count >= Self.valuesMax / 2 {
            swap(&young, &old)
            young.removeAll(keepingCapacity: true)
        }
        young[key] = number
        return Int(number)
    }

    package mutating func removeAll() {
        young.removeAll(keepingCapacity: true)
        old = [:]
        last.removeAll(keepingCapacity: true)
    }

    /// SipHash under a key of this process. Case and the usual separators of numbers do not count, so that a
    /// card is the same card however it is grouped.
    private static func key(label: Int, _ value: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hasher = Hasher()
        hasher.combine(label)
        var isAddress = false
        for byte in value where byte == UInt8(ascii: "@") { isAddress = true }
        var folded: [UInt8] = []
        folded.reserveCapacity(value.count)
        for byte in value where isAddress || !isSeparator(byte) {
            folded.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
        }
        folded.withUnsafeBytes { hasher.combine(bytes: $0) }
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

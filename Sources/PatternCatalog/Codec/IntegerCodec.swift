/// Writes integers as ASCII, for tables inside the binary: six bits a byte, the lowest first, and a seventh
/// bit where more follow.
package struct IntegerWriter {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    /// - Parameter value: not negative.
    package mutating func write(_ value: some BinaryInteger) {
        var rest = UInt64(value)
        while rest > 0x3F {
            bytes.append(UInt8(rest & 0x3F) | 0x40)
            rest >>= 6
        }
        bytes.append(UInt8(rest))
    }

    /// The number of the values, then each.
    package mutating func write<Values: Collection>(all values: Values) where Values.Element: BinaryInteger {
        write(values.count)
        for value in values { write(value) }
    }
}

/// Reads what an `IntegerWriter` wrote, in the same order.
package struct IntegerReader {
    private let base: UnsafePointer<UInt8>
    private var position = 0

    /// - Parameter bytes: must outlive the reader and must be what a writer wrote: this is not checked.
    package init(_ bytes: UnsafePointer<UInt8>) { base = bytes }

    // Not generic: other modules would call those through witness tables, at ten times the cost.

    package mutating func int() -> Int { Int(truncatingIfNeeded: bits()) }
    package mutating func int32() -> Int32 { Int32(truncatingIfNeeded: bits()) }
    package mutating func flag() -> Bool { bits() != 0 }

    package mutating func bits() -> UInt64 {
        var byte = base[position]
        position += 1
        var value = UInt64(byte & 0x3F)
        var shift: UInt64 = 6
        while byte & 0x40 != 0 {
            byte = base[position]
            position += 1
            value |= UInt64(byte & 0x3F) &<< shift
            shift += 6
        }
        return value
    }

    package mutating func allInt32() -> [Int32] {
        let count = int()
        return Array(unsafeUninitializedCapacity: count) { buffer, initialized in
            for index in 0..<count { buffer.initializeElement(at: index, to: int32()) }
            initialized = count
        }
    }

    package mutating func allBits() -> [UInt64] {
        let count = int()
        return Array(unsafeUninitializedCapacity: count) { buffer, initialized in
            for index in 0..<count { buffer.initializeElement(at: index, to: bits()) }
            initialized = count
        }
    }

    package mutating func allBytes() -> [UInt8] {
        let count = int()
        return Array(unsafeUninitializedCapacity: count) { buffer, initialized in
            for index in 0..<count {
                buffer.initializeElement(at: index, to: UInt8(truncatingIfNeeded: bits()))
            }
            initialized = count
        }
    }
}

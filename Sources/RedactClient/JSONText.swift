import Glibc

/// The few things the client reads out of `redactd`'s JSON, which it writes in one fixed way: members of
/// strings without escapes, and of numbers.
enum JSONText {
    /// The string value of the first member `name`.
    static func string(_ name: String, in bytes: [UInt8]) -> String? {
        guard let start = value(name, in: bytes), bytes[start] == UInt8(ascii: "\"") else { return nil }
        guard let end = bytes[(start + 1)...].firstIndex(of: UInt8(ascii: "\"")) else { return nil }
        return String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
    }

    static func number(_ name: String, in bytes: [UInt8]) -> Double? {
        guard let start = value(name, in: bytes) else { return nil }
        let digits = bytes[start...].prefix { "0123456789+-.eE".utf8.contains($0) }
        return Double(String(decoding: digits, as: UTF8.self))
    }

    /// A number that counts something; nil also for one that no `Int` holds.
    private static func count(_ name: String, in bytes: [UInt8]) -> Int? {
        number(name, in: bytes).flatMap { Int(exactly: $0) }
    }

    /// One finding of a scan.
    static func finding(_ line: [UInt8]) -> RedactFinding? {
        guard let entity = string("entity", in: line), let pattern = string("pattern", in: line),
            let start = count("start", in: line), let end = count("end", in: line),
            let score = number("score", in: line)
        else { return nil }
        return RedactFinding(
            entity: entity, start: start, end: end, score: score, pattern: pattern, place: place(line))
    }

    private static func place(_ line: [UInt8]) -> RedactPlace? {
        let names = ["start_byte", "end_byte", "line", "column", "end_line", "end_column"]
        let numbers = names.compactMap { count($0, in: line) }
        guard numbers.count == names.count else { return nil }
        return RedactPlace(
            startByte: numbers[0], endByte: numbers[1], line: numbers[2], column: numbers[3],
            endLine: numbers[4], endColumn: numbers[5])
    }

    private static func value(_ name: String, in bytes: [UInt8]) -> Int? {
        let key = Array("\"\(name)\":".utf8)
        guard bytes.count > key.count else { return nil }
        for start in 0..<bytes.count - key.count where bytes[start...].starts(with: key) {
            return bytes[(start + key.count)...].firstIndex { $0 != 0x20 }
        }
        return nil
    }
}

/// Reads what a descriptor has, waiting for it; empty at its end.
func readDescriptor(_ descriptor: CInt, bytes: Int) throws(RedactClientError) -> [UInt8] {
    var failure = CInt(0)
    let piece = [UInt8](unsafeUninitializedCapacity: bytes) { buffer, count in
        var got = -1
        repeat { got = read(descriptor, buffer.baseAddress, buffer.count) } while got < 0 && errno == EINTR
        if got < 0 { failure = errno }
        count = max(got, 0)
    }
    if failure != 0 { throw .failed(reason: String(cString: strerror(failure))) }
    return piece
}

/// Facts about UTF-8 in byte arrays.
enum UTF8Bytes {
    static func isValid(_ bytes: [UInt8]) -> Bool {
        var bytes = bytes
        return bytes.withUnsafeMutableBufferPointer { buffer in
            // Nearly every text is ASCII, and that is told fastest.
            if buffer.allSatisfy({ $0 < 0x80 }) { return true }
            return String(validating: buffer, as: UTF8.self) != nil
        }
    }
}

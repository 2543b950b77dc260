/// Writes JSON into bytes.
package struct JSONWriter {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    /// Structure and numbers, as they are.
    package mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    package mutating func string(_ text: String) { string(Array(text.utf8)[...]) }

    /// A string of UTF-8. What an operator cut out of the middle of a character becomes U+FFFD.
    package mutating func string(_ text: ArraySlice<UInt8>) {
        bytes.append(0x22)
        let valid =
            UTF8Bytes.isValid(Array(text)) ? text : Array(String(decoding: text, as: UTF8.self).utf8)[...]
        var start = valid.startIndex
        for index in valid.indices {
            let byte = valid[index]
            guard byte < 0x20 || byte == 0x22 || byte == 0x5C else { continue }
            bytes.append(contentsOf: valid[start..<index])
            bytes.append(contentsOf: Self.escape(byte).utf8)
            start = index + 1
        }
        bytes.append(contentsOf: valid[start...])
        bytes.append(0x22)
    }

    private static func escape(_ byte: UInt8) -> String {
        switch byte {
        case 0x22: "\\\""
        case 0x5C: "\\\\"
        case 0x0A: "\\n"
        case 0x0D: "\\r"
        case 0x09: "\\t"
        default: "\\u00" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16)
        }
    }

    /// Strings in an array.
    package mutating func strings(_ texts: [String]) {
        raw("[")
        for (index, text) in texts.enumerated() {
            if index > 0 { raw(", ") }
            string(text)
        }
        raw("]")
    }
}

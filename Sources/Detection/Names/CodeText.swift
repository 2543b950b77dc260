/// Signs that a word stands in program text rather than in a sentence.
enum CodeText {
    /// A byte before a word that makes it part of an identifier, a path, a handle or a number.
    @inline(__always)
    static func joinsWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "@"), UInt8(ascii: "#"),
            UInt8(ascii: "$"), UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "."), UInt8(ascii: "-"),
            UInt8(ascii: "'"), UInt8(ascii: "%"), UInt8(ascii: "~"), UInt8(ascii: "&"), UInt8(ascii: "+"):
            return true
        default:
            return false
        }
    }

    /// Whether what stands before `start` joins the word there to something. A quote or a dash does so only
    /// behind a letter or a digit.
    @inline(__always)
    static func joinsWord(before start: Int, in text: TextSlice) -> Bool {
        guard start > 0 else { return false }
        let byte = text[start - 1]
        guard joinsWord(byte) else { return false }
        guard byte == UInt8(ascii: "'") || byte == UInt8(ascii: "-"), start > 1 else { return true }
        let low = text[start - 2] | 0x20
        let isDigit = text[start - 2] >= 0x30 && text[start - 2] <= 0x39
        return isDigit || (low >= 0x61 && low <= 0x7A) || text[start - 2] >= 0x80 || text[start - 2] == 0x5F
    }

    @inline(__always)
    static func isQuote(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "`")
    }

    /// Bytes right after a word that make it an identifier, a call, a path or a handle.
    @inline(__always)
    static func continues(_ byte: UInt8, _ next: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\\"): return next != UInt8(ascii: "'") && next != UInt8(ascii: "\"")
        case UInt8(ascii: "_"), UInt8(ascii: "@"), UInt8(ascii: "/"), UInt8(ascii: "("),
            UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "="), UInt8(ascii: "$"), UInt8(ascii: "#"),
            UInt8(ascii: "+"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return true
        case UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "-"):
            let low = next | 0x20
            return (low >= 0x61 && low <= 0x7A) || next == UInt8(ascii: ":") || next == UInt8(ascii: ">")
                || next == UInt8(ascii: "_")
        default:
            return false
        }
    }

    /// How many bytes of program text stand on the same line within 48 bytes to either side.
    static func density(around start: Int, end: Int, in text: TextSlice, limit: Int) -> Int {
        var count = 0
        var at = start
        while at > max(0, start - 48) && text[at - 1] != UInt8(ascii: "\n") {
            at -= 1
            if isCode(text[at]) { count += 1 }
        }
        at = end
        while at < min(limit, end + 48) && text[at] != UInt8(ascii: "\n") {
            if isCode(text[at]) { count += 1 }
            at += 1
        }
        return count
    }

    @inline(__always)
    private static func isCode(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: "<"),
            UInt8(ascii: ">"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "_"), UInt8(ascii: "$"),
            UInt8(ascii: "`"), UInt8(ascii: "("):
            return true
        default:
            return false
        }
    }
}

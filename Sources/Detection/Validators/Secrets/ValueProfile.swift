/// What a value is made of, gathered in one pass: the evidence every secret validator weighs.
struct ValueProfile {
    private(set) var count = 0
    private(set) var lowers = 0
    private(set) var uppers = 0
    private(set) var digits = 0
    private(set) var spaces = 0
    /// ASCII punctuation.
    private(set) var symbols = 0
    /// Bytes at or above 0x80.
    private(set) var highs = 0
    /// Letters beyond F, so that a value without them may be hexadecimal.
    private(set) var beyondHex = 0
    /// Places where a letter directly follows a digit; rare in names, frequent in random text.
    private(set) var digitsToLetters = 0
    private(set) var lettersToDigits = 0
    /// Places where a capital directly follows a small letter.
    private(set) var caseRises = 0
    /// Length of the longest run of one byte.
    private(set) var longestRun = 0
    /// Sum of `LetterPairs.bits` minus `expectedBits` over all letter pairs: above 0 means unpronounceable.
    private(set) var surprise = 0.0
    private var seen = InlineArray<4, UInt64>(repeating: 0)

    /// Between the mean of words (2.7) and that of uniformly drawn letters (5).
    private static let expectedBits = 3.7

    init(_ value: Span<UInt8>) {
        count = value.count
        var previous: UInt8 = 0
        var run = 0
        for index in value.indices {
            let byte = value[index]
            seen[Int(byte >> 6)] |= 1 << UInt64(byte & 63)
            run = byte == previous ? run + 1 : 1
            longestRun = max(longestRun, run)
            classify(byte)
            notePair(previous, byte)
            previous = byte
        }
    }

    var letters: Int { lowers + uppers }

    /// How many different bytes occur.
    var distinct: Int {
        var sum = 0
        for index in seen.indices { sum += seen[index].nonzeroBitCount }
        return sum
    }

    /// How many different punctuation bytes occur.
    var symbolKinds: Int {
        var sum = 0
        for byte in 0x21..<UInt8(0x7F) where !Bytes.isAlphanumeric(byte) {
            if seen[Int(byte >> 6)] & (1 << UInt64(byte & 63)) != 0 { sum += 1 }
        }
        return sum
    }

    /// Only hexadecimal digits, with letters of one case, as hashes and many keys are written.
    var isHex: Bool {
        digits + letters == count && beyondHex == 0 && (lowers == 0 || uppers == 0)
            && (digits > 0 || count >= 24)
    }

    private mutating func classify(_ byte: UInt8) {
        switch byte {
        case 0x30...0x39: digits += 1
        case 0x41...0x5A:
            uppers += 1
            if byte > 0x46 { beyondHex += 1 }
        case 0x61...0x7A:
            lowers += 1
            if byte > 0x66 { beyondHex += 1 }
        case 0x20, 0x09, 0x0A, 0x0D: spaces += 1
        case 0x80...0xFF: highs += 1
        default: symbols += 1
        }
    }

    private mutating func notePair(_ first: UInt8, _ second: UInt8) {
        let firstLetter = (first | 0x20) &- 0x61
        let secondLetter = (second | 0x20) &- 0x61
        if firstLetter < 26, secondLetter < 26 {
            // A word begins at the capital of camelCase: the pair across it says nothing.
            if first >= 0x61, second < 0x61 {
                caseRises += 1
            } else {
                surprise += Double(LetterPairs.bits(firstLetter, secondLetter)) - Self.expectedBits
            }
        } else if firstLetter < 26, second &- 0x30 < 10 {
            lettersToDigits += 1
        } else if secondLetter < 26, first &- 0x30 < 10 {
            digitsToLetters += 1
        }
    }
}

internal import CNameTable

extension NameWord {
    /// Whether the word is one of the short cue words of a class: "is", "and", "who". The words stand in
    /// Scripts/names/cues.txt.
    @inline(__always)
    func isOne(of cue: ShortCue) -> Bool { cues & cue.rawValue != 0 }

    /// Looks the word up among the short cue words. Done once for the words that are asked, not for all.
    mutating func readCues() {
        if end - start <= NameWord.cueBytesMax { cues = name_cues(hash) }
    }
}

/// Classes of words that are cues one by one; a word may be in several.
enum ShortCue: UInt32 {
    // In the order of the classes x-… in Scripts/names/cues.txt, which numbers the bits.
    case being = 1, name = 2, speaker = 4, call = 8, auxiliary = 16, and = 32, who = 64, by = 128
    case said = 256, address = 512, placePrefix = 1024, possessive = 2048, negation = 4096, nobiliary = 8192,
        importing = 16384, copyright = 32768, finding = 65536
}

/// Whether a value looks drawn by a generator rather than made up of words.
enum Randomness {
    /// Shortest value that can be told from a word at all.
    static let lengthMin = 10
    /// Shortest run of hexadecimal or decimal digits that counts as a key when a name says so.
    static let hexLengthMin = 16
    static let strictHexLengthMin = 20
    /// Shortest value without a digit: letters alone need more of them to be told from a name.
    static let letterLengthMin = 12
    static let decimalLengthMin = 15

    /// Evidence above which a value counts as random. The strict limit is for names and separators that
    /// often stand before harmless text.
    static let evidenceMin = 4.0
    static let strictEvidenceMin = 7.0

    static func looksRandom(_ profile: ValueProfile, strict: Bool) -> Bool {
        guard profile.count >= lengthMin, profile.spaces == 0 else { return false }
        guard profile.distinct >= 5, profile.longestRun * 2 <= profile.count else { return false }
        if profile.isHex {
            return profile.count >= (strict ? strictHexLengthMin : hexLengthMin) && profile.distinct >= 6
        }
        if profile.digits + profile.symbols == profile.count {
            return !strict && profile.symbols == 0 && profile.count >= decimalLengthMin
        }
        if profile.digits == 0 {
            return profile.count >= letterLengthMin && evidence(profile) >= strictEvidenceMin
        }
        return evidence(profile) >= (strict ? strictEvidenceMin : evidenceMin)
    }

    /// Log-likelihood in the manner of bits: unpronounceable pairs, digits amid letters, capitals amid words.
    static func evidence(_ profile: ValueProfile) -> Double {
        let mixing = 2 * Double(profile.digitsToLetters) + 0.5 * Double(profile.lettersToDigits)
        let capitals = 1.5 * max(0, Double(profile.caseRises) - Double(profile.letters) / 8)
        let spelled = min(0, profile.surprise) + 1.2 * max(0, profile.surprise)
        return spelled + mixing + capitals
    }
}

/// Whether a value is put together from words, names and numbers, as fillers, states and identifiers are.
enum Wordiness {
    /// Whether every part between punctuation is a word, a known term or a short number.
    static func isWordy(_ value: Span<UInt8>) -> Bool {
        var segments = ValuePartScanner()
        while let range = segments.next(in: value) {
            guard isPlainSegment(value, range) else { return false }
        }
        return true
    }

    /// Whether a word that marks fillers stands in the value, as in `your_api_key_here`.
    static func hasFiller(_ value: Span<UInt8>) -> Bool {
        var words = NamePartScanner()
        while let range = words.next(in: value) {
            if SecretVocabulary.fillers.contains(value, range) { return true }
        }
        return SecretVocabulary.fillers.contains(value, 0..<value.count) || holdsFiller(value)
    }

    /// Whether a filler is run together with other letters, as in `somefakekey`.
    private static func holdsFiller(_ value: Span<UInt8>) -> Bool {
        guard value.count >= 6 else { return false }
        for index in 0...(value.count - 4) {
            for length in [4, 5, 7, 8, 11] where index + length <= value.count {
                if SecretVocabulary.infixes.contains(value, index..<index + length) { return true }
            }
        }
        return false
    }

    /// Whether a part of a credential's name stands in the value, as in `user_password` or `newToken`.
    static func namesCredential(_ value: Span<UInt8>) -> Bool {
        var words = NamePartScanner()
        while let range = words.next(in: value) {
            if SecretVocabulary.credentials.contains(value, range) { return true }
        }
        return false
    }

    /// Whether the value is a name in snake case with a part of a credential's name: `imdsv2_session_token`.
    static func isVariable(_ value: Span<UInt8>) -> Bool {
        var underscores = 0
        for index in value.indices {
            if value[index] == 0x5F { underscores += 1 }
            guard Bytes.isName(value[index]) else { return false }
        }
        return underscores > 0 && namesCredential(value) && ValueProfile(value).digitsToLetters == 0
    }

    /// Whether a folder's name of letters stands before the first slash, as in `grants/default/7c89`.
    static func startsWithFolder(_ value: Span<UInt8>) -> Bool {
        var end = 0
        while end < value.count, Bytes.isLetter(value[end]) || value[end] == 0x2D { end += 1 }
        guard end >= 3, end < value.count, value[end] == 0x2F else { return false }
        return ValueProfile(value.extracting(0..<end)).surprise < 0
    }

    /// Whether the whole value is a word that is never a secret.
    static func isPlainWord(_ value: Span<UInt8>) -> Bool {
        let all = 0..<value.count
        return SecretVocabulary.plainWords.contains(value, all)
            || SecretVocabulary.credentials.contains(value, all)
            || SecretVocabulary.technical.contains(value, all)
            || SecretVocabulary.fillers.contains(value, all)
    }

    /// Whether words of a sentence stand in the value, as in "Enter your password".
    static func isSentence(_ value: Span<UInt8>) -> Bool {
        var segments = ValuePartScanner()
        while let range = segments.next(in: value) {
            if SecretVocabulary.sentence.contains(value, range) { return true }
        }
        return false
    }

    /// Letters that can be pronounced, up to four digits, a known term, or a known word with a digit or two.
    private static func isPlainSegment(_ value: Span<UInt8>, _ range: Range<Int>) -> Bool {
        if SecretVocabulary.technical.contains(value, range) { return true }
        let profile = ValueProfile(value.extracting(range))
        if profile.letters == 0 { return profile.digits <= 4 }
        if profile.digits == 0 { return profile.count <= 3 || profile.surprise < 3 }
        guard profile.lettersToDigits == 1, profile.digitsToLetters == 0 else { return false }
        let word = range.lowerBound..<(range.upperBound - profile.digits)
        return profile.digits <= 2 && isKnown(value, word)
    }

    /// Whether a part between punctuation is a term, a state or a piece of a credential's name.
    static func hasKnownTerm(_ value: Span<UInt8>) -> Bool {
        var segments = ValuePartScanner()
        var letters = 0
        while let range = segments.next(in: value) {
            if isKnown(value, range) { return true }
            letters += ValueProfile(value.extracting(range)).letters
        }
        return letters < 4
    }

    private static func isKnown(_ value: Span<UInt8>, _ range: Range<Int>) -> Bool {
        SecretVocabulary.credentials.contains(value, range)
            || SecretVocabulary.plainWords.contains(value, range)
            || SecretVocabulary.technical.contains(value, range)
    }
}

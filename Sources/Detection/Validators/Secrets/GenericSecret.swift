/// Decides whether the value of a field that is named like a secret is one.
///
/// The stronger the name and the syntax, the less the value must show. Each entry point is one strength;
/// the pattern files choose. Formats with a prefix or checksum of their own have patterns of their own.
package enum GenericSecret {
    /// In quotes after `password` and the like: nearly anything but fillers, messages and names.
    package static func validateQuoted(_ value: Span<UInt8>) -> ValidationVerdict {
        let profile = ValueProfile(value)
        guard profile.count >= 3, !isStandIn(value, profile) else { return .invalid }
        if Randomness.looksRandom(profile, strict: true) { return .valid }
        if profile.spaces > 0 { return isPassPhrase(value, profile) ? .notApplicable : .invalid }
        if Wordiness.isPlainWord(value) || Wordiness.hasFiller(value) { return .invalid }
        if ValueShape.isPath(value) || ValueShape.isCode(value) || ValueShape.isMailAddress(value) {
            return .invalid
        }
        if profile.letters == 0 {
            return profile.digits >= 4 && !ValueShape.isDecimal(value) ? .notApplicable : .invalid
        }
        if profile.digits == 0 { return validateQuotedWords(value, profile) }
        return Wordiness.isWordy(value) && Wordiness.hasKnownTerm(value) ? .invalid : .notApplicable
    }

    /// Without quotes after `password` and the like: letters must be mixed with digits or punctuation.
    package static func validateUnquoted(_ value: Span<UInt8>) -> ValidationVerdict {
        let profile = ValueProfile(value)
        guard profile.count >= 4, !isStandIn(value, profile), !ValueShape.isCode(value) else {
            return .invalid
        }
        if Randomness.looksRandom(profile, strict: true) { return .valid }
        guard profile.spaces == 0, profile.highs == 0, !ValueShape.isNumberLiteral(value) else {
            return .invalid
        }
        if ValueShape.isMemberPath(value) { return .invalid }
        if ValueShape.isPath(value) || ValueShape.isMailAddress(value) { return .invalid }
        if Wordiness.hasFiller(value) { return .invalid }
        if profile.letters == 0 {
            return profile.digits >= 6 && profile.symbols == 0 ? .notApplicable : .invalid
        }
        if Wordiness.isWordy(value) { return hasPasswordPunctuation(value) ? .notApplicable : .invalid }
        if profile.digits == 0 { return hasPasswordPunctuation(value) ? .notApplicable : .invalid }
        return .notApplicable
    }

    /// A further argument in quotes, `set("password", "…")`. Lists of names look the same, so it must be
    /// mixed well.
    package static func validateArgument(_ value: Span<UInt8>) -> ValidationVerdict {
        let profile = ValueProfile(value)
        let verdict = validateUnquoted(value)
        if verdict == .valid { return .valid }
        let isMixed = profile.uppers > 0 && profile.lowers > 0 && profile.digits > 0
        if isMixed || profile.digits >= 3 || profile.digitsToLetters > 0 { return verdict }
        return hasPasswordPunctuation(value) ? verdict : .invalid
    }

    /// In a line of an environment file, `DB_PASSWORD=sesame`: as in quotes.
    package static func validateEnvironment(_ value: Span<UInt8>) -> ValidationVerdict {
        if ValueShape.isCode(value) { return .invalid }
        return validateQuoted(value)
    }

    /// After `token`, `api_key`, `secret` and an assignment: random, a UUID, or a long number.
    package static func validateToken(_ value: Span<UInt8>) -> ValidationVerdict {
        let profile = ValueProfile(value)
        guard !isStandIn(value, profile) else { return .invalid }
        if ValueShape.isUUID(value) { return profile.distinct >= 6 ? .notApplicable : .invalid }
        return TokenShape.judge(value, profile, strict: false)
    }

    /// After a name that also stands before harmless values (`key`), or without an assignment between.
    package static func validateLooseToken(_ value: Span<UInt8>) -> ValidationVerdict {
        let profile = ValueProfile(value)
        guard profile.count >= 14, !isStandIn(value, profile), !ValueShape.isUUID(value) else {
            return .invalid
        }
        return TokenShape.judge(value, profile, strict: true)
    }

    /// In running text, "the password is …": letters with digits or punctuation, or a number.
    package static func validateProse(_ value: Span<UInt8>) -> ValidationVerdict {
        let profile = ValueProfile(value)
        guard profile.count >= 4, profile.highs == 0 else { return .invalid }
        if profile.digits == profile.count { return .notApplicable }
        guard profile.letters > 0, profile.digits > 0 || profile.symbolKinds >= 2 else { return .invalid }
        return validateUnquoted(value)
    }

    /// In a header or cookie made for secrets: anything generated, or letters with digits.
    package static func validateHeader(_ value: Span<UInt8>) -> ValidationVerdict {
        let profile = ValueProfile(value)
        guard profile.count >= 8, profile.digits > 0, profile.spaces == 0, !isStandIn(value, profile) else {
            return .invalid
        }
        if Randomness.looksRandom(profile, strict: true) { return .valid }
        if ValueShape.isUUID(value) { return .notApplicable }
        if ValueShape.isCode(value) || ValueShape.isPath(value) || Wordiness.isWordy(value) {
            return .invalid
        }
        if ValueShape.isMemberPath(value) || Wordiness.isVariable(value) { return .invalid }
        return Wordiness.hasFiller(value) ? .invalid : .notApplicable
    }

    /// Beside the name of a service and a word for keys: anything drawn, but no name in camel case and no key
    /// that everybody knows.
    package static func validateLabelled(_ value: Span<UInt8>) -> ValidationVerdict {
        if PublishedKeys.contains(value) { return .invalid }
        let profile = ValueProfile(value)
        let isName = profile.letters == profile.count && profile.caseRises > 0 && profile.surprise < 0
        return isName ? .invalid : .notApplicable
    }

    /// Between the user and the host of a URL: anything but the words of a template.
    package static func validateURLPassword(_ value: Span<UInt8>) -> ValidationVerdict {
        let profile = ValueProfile(value)
        guard profile.count >= 3, !isStandIn(value, profile) else { return .invalid }
        if Wordiness.isPlainWord(value) || Wordiness.hasFiller(value) { return .invalid }
        if profile.letters == 0 { return profile.digits >= 4 ? .notApplicable : .invalid }
        return Wordiness.namesCredential(value) && Wordiness.isWordy(value) ? .invalid : .notApplicable
    }

    /// Between the user and a host with a domain: whatever is written out there, be it a word or a letter.
    package static func validateURLWord(_ value: Span<UInt8>) -> ValidationVerdict {
        // A reference or a mask takes two characters at least.
        if value.count > 1, isStandIn(value, ValueProfile(value)) { return .invalid }
        return Wordiness.hasFiller(value) ? .invalid : .notApplicable
    }

    /// Several words after "passphrase:": no sentence.
    package static func validatePhrase(_ value: Span<UInt8>) -> ValidationVerdict {
        Wordiness.isSentence(value) || Wordiness.hasFiller(value) ? .invalid : .notApplicable
    }

    /// The answer to a security question: a name or a few words, but no expression and no state.
    package static func validateAnswer(_ value: Span<UInt8>) -> ValidationVerdict {
        let profile = ValueProfile(value)
        if isStandIn(value, profile) || ValueShape.isCode(value) || Wordiness.isPlainWord(value) {
            return .invalid
        }
        if Wordiness.isSentence(value) || Bytes.contains(value, ".a") || Bytes.contains(value, "(") {
            return .invalid
        }
        return .notApplicable
    }

    /// Base64 where the format itself says that it holds a secret.
    package static func validateBase64(_ value: Span<UInt8>) -> ValidationVerdict {
        let profile = ValueProfile(value)
        guard profile.distinct >= 4, !isStandIn(value, profile) else { return .invalid }
        let isCoded = profile.digits > 0 || profile.caseRises > 0 || profile.symbols > 0
        return isCoded && !isCertificate(value) ? .notApplicable : .invalid
    }

    /// A base32 seed, perhaps in groups of four.
    package static func validateSeed(_ value: Span<UInt8>) -> ValidationVerdict {
        let profile = ValueProfile(value)
        guard profile.distinct >= 6, profile.letters + profile.digits >= 16 else { return .invalid }
        return profile.digits > 0 || profile.surprise > 3 ? .notApplicable : .invalid
    }

    /// "-----BEGIN CERTIFICATE" and "-----BEGIN PUBLIC KEY" in base64.
    private static func isCertificate(_ value: Span<UInt8>) -> Bool {
        Bytes.matches(value, at: 0, "LS0tLS1CRUdJTiBDRVJUSUZJQ0FUR")
            || Bytes.matches(value, at: 0, "LS0tLS1CRUdJTiBQVUJMSUMg")
    }

    /// `user:password` or `user%password` as programs take it in one argument; either side may be empty.
    package static func validateUserPassword(_ value: Span<UInt8>) -> ValidationVerdict {
        for index in value.indices where value[index] == 0x3A || value[index] == 0x25 {
            let password = value.extracting(index + 1..<value.count)
            if password.count >= 3 { return validateURLPassword(password) }
            return validateUnquoted(value.extracting(0..<index))
        }
        return .invalid
    }

    /// References, masks, our own placeholders, keys known to everybody: nothing secret is written out.
    private static func isStandIn(_ value: Span<UInt8>, _ profile: ValueProfile) -> Bool {
        ValueShape.isReference(value) || ValueShape.isMasked(value, profile) || PublishedKeys.contains(value)
    }

    /// Letters and punctuation without digits, in quotes.
    private static func validateQuotedWords(
        _ value: Span<UInt8>, _ profile: ValueProfile
    ) -> ValidationVerdict {
        if profile.highs > 0 || Wordiness.namesCredential(value) { return .invalid }
        if hasPasswordPunctuation(value) { return .notApplicable }
        if profile.symbols == 0 {
            // "Password": "Passwort" is a caption; a capital inside or none at all is not one.
            let isCaption =
                profile.uppers == profile.letters || (profile.caseRises == 0 && profile.uppers > 0)
            return isCaption || profile.count < 5 ? .invalid : .notApplicable
        }
        var joined = 0
        for index in value.indices where value[index] == 0x2D || value[index] == 0x5F { joined += 1 }
        return joined == profile.symbols && profile.uppers == 0 ? .notApplicable : .invalid
    }

    /// Three words or more without the words of a sentence.
    private static func isPassPhrase(_ value: Span<UInt8>, _ profile: ValueProfile) -> Bool {
        guard profile.highs == 0, !Wordiness.isSentence(value) else { return false }
        for index in value.indices {
            switch value[index] {
            case 0x28, 0x29, 0x3C, 0x3D, 0x3E, 0x3B, 0x7B, 0x7D: return false
            default: break
            }
        }
        if profile.digits > 0, profile.symbols > 0 { return true }
        return profile.spaces >= 2 && profile.symbols == 0 && profile.uppers == 0
    }

    /// Punctuation that people put into passwords and programs rarely into names.
    private static func hasPasswordPunctuation(_ value: Span<UInt8>) -> Bool {
        guard value.count > 0, Bytes.isAlphanumeric(value[0]) else { return false }
        var found = 0
        for index in value.indices {
            switch value[index] {
            case 0x21, 0x24, 0x40, 0x5E: found += 1
            default: break
            }
        }
        return found > 0
    }
}

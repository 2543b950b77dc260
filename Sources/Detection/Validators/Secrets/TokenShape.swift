/// Decides whether the value of a token, key or secret was drawn by a generator.
enum TokenShape {
    /// - Parameter strict: for names that often stand before harmless text, and where nothing assigns.
    static func judge(_ value: Span<UInt8>, _ profile: ValueProfile, strict: Bool) -> ValidationVerdict {
        if isPunctuated(profile) {
            let isText = ValueShape.isCode(value) || Bytes.contains(value, "://")
            return isText ? .invalid : .notApplicable
        }
        let isMade = isNumbered(profile, strict: strict) || (!strict && isInterspersed(profile))
        guard Randomness.looksRandom(profile, strict: strict) || isMade else { return .invalid }
        if isPublicKey(value) || isChecksum(value) || ValueShape.isMailAddress(value) { return .invalid }
        if ValueShape.isCode(value) || ValueShape.isMemberPath(value) { return .invalid }
        if strict, isNameOrPath(value, profile) { return .invalid }
        if Bytes.contains(value, "://") || Wordiness.isWordy(value) { return .invalid }
        return .notApplicable
    }

    /// File names, paths, and names of types that say what they hold (`MLKEM768X25519PublicKey`).
    private static func isNameOrPath(_ value: Span<UInt8>, _ profile: ValueProfile) -> Bool {
        if ValueShape.isFileName(value) || Wordiness.startsWithFolder(value) { return true }
        return profile.digitsToLetters < 4 && profile.caseRises > 0 && Wordiness.namesCredential(value)
    }

    /// Subresource integrity and lock files write the algorithm first: `sha256=`, `sha512-`.
    private static func isChecksum(_ value: Span<UInt8>) -> Bool {
        guard Bytes.matches(value, at: 0, "sha"), value.count > 8 else { return false }
        for index in 3...7 where value[index] == 0x2D || value[index] == 0x3D || value[index] == 0x3A {
            return true
        }
        return false
    }

    /// One run of letters and many digits, as in `multilineToken123456789`: invented, but meant as a token.
    private static func isNumbered(_ profile: ValueProfile, strict: Bool) -> Bool {
        guard profile.letters + profile.digits == profile.count, profile.letters >= 3 else { return false }
        guard profile.distinct >= 6, profile.longestRun * 2 <= profile.count else { return false }
        if strict { return profile.count >= 16 && profile.digits >= 6 && profile.digitsToLetters >= 1 }
        return profile.count >= 14 && profile.digits >= 4
    }

    /// Digits within words again and again, as in `n4rrow-G4te-w3llow-71b`.
    private static func isInterspersed(_ profile: ValueProfile) -> Bool {
        profile.count >= 14 && profile.spaces == 0 && profile.digitsToLetters >= 4
    }

    /// Letters amid much punctuation: no name or expression looks so.
    private static func isPunctuated(_ profile: ValueProfile) -> Bool {
        profile.spaces == 0 && profile.letters >= 8 && profile.symbols >= 6 && profile.symbolKinds >= 6
    }

    /// Public keys and certificates in base64 begin with their type's length and name (RFC 4253, RFC 5280).
    private static func isPublicKey(_ value: Span<UInt8>) -> Bool {
        for index in publicKeyPrefixes.indices where Bytes.matches(value, at: 0, publicKeyPrefixes[index]) {
            return true
        }
        return false
    }

    private static let publicKeyPrefixes: InlineArray<9, StaticString> = [
        "AAAAB3NzaC1", "AAAAC3NzaC1", "AAAAE2VjZHNh", "ssh-", "age1", "MFkwEwYH", "MIIBIjAN", "MIGfMA0G",
        "MCowBQYDK2V",
    ]
}

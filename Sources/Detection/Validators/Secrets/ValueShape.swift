/// Shapes of values that stand in for a secret or compute one, told by punctuation alone.
enum ValueShape {
    /// 8-4-4-4-12 hexadecimal digits (RFC 9562).
    static func isUUID(_ value: Span<UInt8>) -> Bool {
        guard value.count == 36 else { return false }
        for index in value.indices {
            let isHyphen = index == 8 || index == 13 || index == 18 || index == 23
            guard isHyphen ? value[index] == 0x2D : Bytes.isHex(value[index]) else { return false }
        }
        return true
    }

    /// A reference to be filled in: `<key>`, `${VAR}`, `{{ var }}`, `%VAR%`, `$VAR`, `__KEY__`, or a
    /// placeholder of our own: `[PASSWORD_1]`.
    static func isReference(_ value: Span<UInt8>) -> Bool {
        guard value.count > 1 else { return true }
        let first = value[0]
        let last = value[value.count - 1]
        switch (first, last) {
        case (0x3C, 0x3E), (0x7B, 0x7D), (0x5B, 0x5D), (0x25, 0x25), (0x28, 0x29), (0x40, 0x40): return true
        default: break
        }
        if first == 0x5B, value.count > 3, Bytes.isUpper(value[1]), Bytes.isUpper(value[2]) { return true }
        if first == 0x24 { return isVariable(value) }
        if Bytes.matches(value, at: 0, "{{") || Bytes.matches(value, at: 0, "#{") { return true }
        if Bytes.matches(value, at: 0, "%(") || Bytes.matches(value, at: 0, "<%") { return true }
        if Bytes.matches(value, at: 0, "__"), Bytes.matches(value, at: value.count - 2, "__") { return true }
        return hasInterpolation(value) || isFormat(value)
    }

    /// `$NAME`, `$name->field`, `${NAME}`, `$(command)`; but not the hashes of crypt(3), as in `$2y$`.
    private static func isVariable(_ value: Span<UInt8>) -> Bool {
        let second = value[1]
        if second == 0x7B || second == 0x28 { return true }
        guard Bytes.isLetter(second) || second == 0x5F else { return false }
        var digits = 0
        for index in 1..<value.count {
            let byte = value[index]
            if Bytes.isDigit(byte) { digits += 1 }
            if Bytes.isName(byte) || byte == 0x2E || byte == 0x2D || byte == 0x3E || byte == 0x3A { continue }
            return byte == 0x5B || byte == 0x28
        }
        return digits <= 1
    }

    /// A name of two or more letters in braces anywhere, as in `Bearer {token}` and `#{user}:#{pass}`.
    private static func hasInterpolation(_ value: Span<UInt8>) -> Bool {
        var open: Int?
        for index in value.indices {
            switch value[index] {
            case 0x7B: open = index
            case 0x7D:
                if let start = open, index - start > 2 { return true }
                open = nil
            case let byte where Bytes.isName(byte) || byte == 0x2E || byte == 0x20: continue
            default: open = nil
            }
        }
        return false
    }

    /// printf and similar directives: `%s`, `%(name)s`, `{}`, `{0}`.
    private static func isFormat(_ value: Span<UInt8>) -> Bool {
        if Bytes.contains(value, "{}") || Bytes.contains(value, "{0}") { return true }
        guard value.count <= 24 else { return false }
        return Bytes.contains(value, "%s") || Bytes.contains(value, "%d") || Bytes.contains(value, "%@")
    }

    /// Asterisks, bullets, x and the like in place of characters: `****`, `xxxx-xxxx`, `sk-...`.
    static func isMasked(_ value: Span<UInt8>, _ profile: ValueProfile) -> Bool {
        if profile.letters + profile.digits == 0 { return profile.distinct <= 3 }
        if profile.distinct == 1 { return true }
        var fillers = 0
        for index in value.indices {
            switch value[index] {
            case 0x58, 0x78, 0x2A, 0x23, 0x5F, 0x3F: fillers += 1
            default: break
            }
        }
        if fillers * 2 >= profile.count, profile.count >= 3 { return true }
        if Bytes.contains(value, "...") || Bytes.contains(value, "\u{2026}") { return true }
        return Bytes.contains(value, "****") || Bytes.contains(value, "xxxx") || Bytes.contains(value, "XXXX")
    }

    /// Program text: calls, members, indexing, operators.
    static func isCode(_ value: Span<UInt8>) -> Bool {
        if Bytes.contains(value, "->") || Bytes.contains(value, "::") || Bytes.contains(value, "=>") {
            return true
        }
        if Bytes.contains(value, "&&") || Bytes.contains(value, "||") { return true }
        if value.count > 0, value[0] == 0x28 || value[0] == 0x5B || value[0] == 0x5C { return true }
        var end = 0
        while end < value.count, Bytes.isName(value[end]) || value[end] == 0x2E { end += 1 }
        guard end > 0, end < value.count, Bytes.isLetter(value[0]) || value[0] == 0x5F else { return false }
        if value[end] == 0x28 || value[end] == 0x5B { return isName(value, 0..<end) }
        return false
    }

    /// Names joined by dots, at least two: `self.password`, `google.protobuf.duration_pb2.Duration`.
    static func isMemberPath(_ value: Span<UInt8>) -> Bool {
        var dots = 0
        var beginsName = true
        for index in value.indices {
            let byte = value[index]
            if byte == 0x2E {
                if beginsName { return false }
                dots += 1
                beginsName = true
            } else {
                guard Bytes.isName(byte), !(beginsName && Bytes.isDigit(byte)) else { return false }
                beginsName = false
            }
        }
        guard dots > 0, !beginsName else { return false }
        return !Randomness.looksRandom(ValueProfile(value), strict: true)
    }

    /// A name with an extension of two to four small letters, as in `export-i-fh8.ova`.
    static func isFileName(_ value: Span<UInt8>) -> Bool {
        var end = value.count
        while end > 0, Bytes.isLower(value[end - 1]) { end -= 1 }
        let extensionLength = value.count - end
        return end > 1 && value[end - 1] == 0x2E && extensionLength >= 2 && extensionLength <= 4
    }

    /// Digits with dots between, as in `1.302103` and `^5.36.0`: a number, a version or a range of them.
    static func isDecimal(_ value: Span<UInt8>) -> Bool {
        var start = 0
        while start < value.count, isRangeSign(value[start]) { start += 1 }
        var dots = 0
        for index in start..<value.count {
            if value[index] == 0x2E { dots += 1 } else if !Bytes.isDigit(value[index]) { return false }
        }
        return dots > 0 && value[start] != 0x2E && value[value.count - 1] != 0x2E
    }

    /// `^`, `~`, `<`, `=` and `>` before a version.
    private static func isRangeSign(_ byte: UInt8) -> Bool {
        byte == 0x5E || byte == 0x7E || (byte >= 0x3C && byte <= 0x3E)
    }

    /// `0x1F`, `0b10` and their suffixes, up to 64 bits.
    static func isNumberLiteral(_ value: Span<UInt8>) -> Bool {
        guard value.count > 2, value.count <= 22, value[0] == 0x30 else { return false }
        let radix = value[1] | 0x20
        return radix == 0x78 || radix == 0x62
    }

    /// A file path or URL: a leading slash, dot or drive, or several slashes between words.
    static func isPath(_ value: Span<UInt8>) -> Bool {
        if Bytes.contains(value, "://") || Bytes.contains(value, ":\\") { return true }
        if Bytes.matches(value, at: 0, "~/") || Bytes.matches(value, at: 0, "./") { return true }
        if Bytes.matches(value, at: 0, "../") { return true }
        guard value.count > 1, value[0] == 0x2F else { return false }
        return Bytes.isLetter(value[1]) || value[1] == 0x2E
    }

    /// `name@host.tld`: an address, whatever stands before it.
    static func isMailAddress(_ value: Span<UInt8>) -> Bool {
        var at: Int?
        var dot: Int?
        for index in value.indices {
            let byte = value[index]
            if byte == 0x40 {
                guard at == nil, index > 0 else { return false }
                at = index
            } else if byte == 0x2E {
                dot = index
            } else if !Bytes.isName(byte), byte != 0x2D, byte != 0x2B {
                return false
            }
        }
        guard let at, let dot, dot > at + 1, value.count - dot > 2 else { return false }
        for index in dot + 1..<value.count where !Bytes.isLower(value[index]) { return false }
        return true
    }

    /// Whether the bytes in `range` are letters, digits, underscores and dots without looking random.
    private static func isName(_ value: Span<UInt8>, _ range: Range<Int>) -> Bool {
        let profile = ValueProfile(value.extracting(range))
        return profile.digits == 0 || !Randomness.looksRandom(profile, strict: false)
    }
}

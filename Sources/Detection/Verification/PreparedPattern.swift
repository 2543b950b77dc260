package import PCRE2
import PatternCatalog

/// A pattern as PCRE2 is given it.
package struct PreparedPattern: Sendable {
    let definition: PatternDefinition

    /// Bytes before a candidate that its regex may look at.
    static let lookbehindBytes = PatternDefinition.lookbehindBytesMax
    /// Added to the score when a context word stands near.
    package static let contextRaise = 0.35

    init(_ definition: PatternDefinition) { self.definition = definition }

    package func compile(jit: Bool = true) throws(CompileError) -> CompiledPattern {
        try CompiledPattern(Self.bytewise(definition.regex), options: options, jit: jit)
    }

    package func compileContinuation(jit: Bool = true) throws(CompileError) -> CompiledPattern? {
        definition.continues.isEmpty
            ? nil : try CompiledPattern(Self.bytewise(definition.continues), options: options, jit: jit)
    }

    /// The regex with every byte of a non-ASCII letter written by its number. In extended mode PCRE2 passes
    /// over white space, and over bytes it takes for Latin-1 white space (0x85, 0xA0), which are parts of
    /// letters in UTF-8.
    static func bytewise(_ regex: String) -> String {
        guard regex.utf8.contains(where: { $0 >= 0x80 }) else { return regex }
        let digits: StaticString = "0123456789abcdef"
        var result: [UInt8] = []
        result.reserveCapacity(2 * regex.utf8.count)
        for byte in regex.utf8 {
            guard byte >= 0x80 else {
                result.append(byte)
                continue
            }
            result.append(UInt8(ascii: "\\"))
            result.append(UInt8(ascii: "x"))
            result.append(digits.utf8Start[Int(byte >> 4)])
            result.append(digits.utf8Start[Int(byte & 0xF)])
        }
        return String(decoding: result, as: UTF8.self)
    }

    private var options: CompileOptions {
        var options: CompileOptions = []
        if definition.flags.contains(.caseInsensitive) { options.insert(.caseInsensitive) }
        if definition.flags.contains(.extended) { options.insert(.extended) }
        if definition.flags.contains(.dotMatchesNewline) { options.insert(.dotMatchesNewline) }
        if definition.flags.contains(.multiline) { options.insert(.multiline) }
        return options
    }
}

internal import CPCRE2

/// What a regex may be compiled with.
package struct CompileOptions: OptionSet, Sendable {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }

    /// ASCII letters match in either case.
    package static let caseInsensitive = CompileOptions(rawValue: 1 << 0)
    /// White space and `#` comments in the regex are skipped.
    package static let extended = CompileOptions(rawValue: 1 << 1)
    /// A dot matches a newline too.
    package static let dotMatchesNewline = CompileOptions(rawValue: 1 << 2)
    /// `^` and `$` match at line breaks too.
    package static let multiline = CompileOptions(rawValue: 1 << 3)
}

/// Why a regex was refused.
package struct CompileError: Error, Equatable {
    /// PCRE2's own words.
    package let message: String
    /// Bytes into the regex.
    package let offset: Int
}

/// What matching reads of a compiled regex. Valid as long as its `CompiledPattern` lives; touches no
/// reference count.
package struct PatternCode: @unchecked Sendable, BitwiseCopyable {
    let code: OpaquePointer
    package let isJITCompiled: Bool
}

/// A regex compiled for anchored matching over bytes (no UTF, no UCP), with the JIT where it is available.
///
/// Compilation costs tens of microseconds; matching is done with a `MatchScratch`.
/// Sendable: PCRE2 documents compiled code as read-only during matching, so that threads may share it
/// (pcre2api, "Multithreading"); the pointer is freed once, when the last reference goes.
package final class CompiledPattern: @unchecked Sendable {
    let code: OpaquePointer
    /// Whether machine code was made for it. Without, matching is 2 to 6 times slower and means the same.
    package let isJITCompiled: Bool
    /// The highest numbered capture group.
    package let captureCount: Int
    /// Bytes before the start that lookbehinds read. 0 for a multiline `^`, which reads one.
    package let maxLookbehind: Int
    /// Whether it may match without consuming a byte, as far as can be told.
    package let matchesEmpty: Bool

    /// Compiles `regex`.
    /// - Parameter jit: false leaves the JIT out, as for a pattern that is only checked.
    /// - Throws: `CompileError` with the offset at which PCRE2 gave up.
    package init(_ regex: String, options: CompileOptions = [], jit: Bool = true) throws(CompileError) {
        var errorCode: Int32 = 0
        var errorOffset = 0
        var regex = regex
        let compiled = regex.withUTF8 { bytes in
            pcre2_compile_8(
                bytes.baseAddress ?? UnsafePointer(bitPattern: 1), bytes.count,
                Self.flags(options), &errorCode, &errorOffset, nil)
        }
        guard let compiled else {
            throw CompileError(message: describeError(errorCode), offset: errorOffset)
        }
        code = compiled
        isJITCompiled = jit && pcre2_jit_compile_8(compiled, PCRE2_JIT_COMPLETE) == 0
        captureCount = Self.info(compiled, PCRE2_INFO_CAPTURECOUNT)
        maxLookbehind = Self.info(compiled, PCRE2_INFO_MAXLOOKBEHIND)
        matchesEmpty = Self.info(compiled, PCRE2_INFO_MATCHEMPTY) != 0
    }

    deinit { pcre2_code_free_8(code) }

    package var matcher: PatternCode { PatternCode(code: code, isJITCompiled: isJITCompiled) }

    /// Anchoring belongs to compilation: `pcre2_jit_match` ignores it at match time. Start optimisations
    /// look for a first byte far ahead, which an anchored match at a known start does not need.
    private static func flags(_ options: CompileOptions) -> UInt32 {
        var flags = PCRE2_ANCHORED | PCRE2_NO_START_OPTIMIZE | PCRE2_NEVER_UTF | PCRE2_NEVER_UCP
        if options.contains(.caseInsensitive) { flags |= PCRE2_CASELESS }
        if options.contains(.extended) { flags |= PCRE2_EXTENDED }
        if options.contains(.dotMatchesNewline) { flags |= PCRE2_DOTALL }
        if options.contains(.multiline) { flags |= PCRE2_MULTILINE }
        return flags
    }

    private static func info(_ code: OpaquePointer, _ what: Int32) -> Int {
        info(code, UInt32(what))
    }

    private static func info(_ code: OpaquePointer, _ what: UInt32) -> Int {
        var value: UInt32 = 0
        _ = pcre2_pattern_info_8(code, what, &value)
        return Int(value)
    }
}

/// PCRE2's message for `code`.
func describeError(_ code: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let length = pcre2_get_error_message_8(code, &buffer, buffer.count)
    return length < 0 ? "PCRE2 error \(code)" : String(decoding: buffer.prefix(Int(length)), as: UTF8.self)
}

/// Whether this machine lets the JIT make executable memory, found out by trying.
/// `MemoryDenyWriteExecute=yes` in a systemd unit, for one, turns it off without a word.
package func isJITAvailable() -> Bool {
    guard let probe = try? CompiledPattern("[a-z]{1,8}x") else { return false }
    return probe.isJITCompiled
}

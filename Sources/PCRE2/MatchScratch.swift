internal import CPCRE2

/// Bounds on the work of one match, so that no pattern and no text can hold up a stream.
package struct MatchLimits: Sendable, Equatable {
    /// Calls of PCRE2's internal `match()`; with the JIT, backtracking points of another kind.
    package var steps: UInt32 = 1_000_000
    /// Nested backtracking, in frames. Not used by the JIT, whose stack is bounded by `jitStackBytesMax`.
    package var depth: UInt32 = 20_000
    /// Heap for backtracking, in KiB.
    package var heapKibibytes: UInt32 = 4_096

    /// Machine stack of the JIT, in bytes.
    package static let jitStackBytesMax = 512 * 1_024

    package init() {}
}

/// Why a match came to no verdict. The text may hold anything then: the caller fails closed.
package enum MatchError: Error, Equatable {
    /// `MatchLimits` or the JIT's stack ran out.
    case limitReached
    /// Any other error of PCRE2, by its number.
    case failed(code: Int32)
}

/// What one anchored attempt found.
package enum MatchOutcome: Equatable {
    case noMatch
    /// The verdict depends on bytes after the end of the subject.
    case needsMore
    /// Offsets into the subject of the whole match and of the group that was asked for.
    case match(whole: Range<Int>, group: Range<Int>)
}

/// Memory that matching needs, owned by one thread: match data, limits, JIT stack.
package struct MatchScratch: ~Copyable {
    private let data: OpaquePointer
    private let context: OpaquePointer
    private let jitStack: OpaquePointer?
    private let offsets: UnsafeMutablePointer<Int>

    /// Capture groups that can be asked for, whole match included.
    package static let groupsMax = 32

    package init(limits: MatchLimits = MatchLimits()) {
        guard let data = pcre2_match_data_create_8(UInt32(Self.groupsMax), nil),
            let context = pcre2_match_context_create_8(nil),
            let offsets = pcre2_get_ovector_pointer_8(data)
        else { fatalError("out of memory") }
        self.data = data
        self.context = context
        self.offsets = UnsafeMutableRawPointer(offsets).assumingMemoryBound(to: Int.self)
        pcre2_set_match_limit_8(context, limits.steps)
        pcre2_set_depth_limit_8(context, limits.depth)
        pcre2_set_heap_limit_8(context, limits.heapKibibytes)
        jitStack = pcre2_jit_stack_create_8(32 * 1_024, MatchLimits.jitStackBytesMax, nil)
        if let jitStack {
            pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(jitStack))
        }
    }

    deinit {
        if let jitStack { pcre2_jit_stack_free_8(jitStack) }
        pcre2_match_context_free_8(context)
        pcre2_match_data_free_8(data)
    }

    /// Tries `pattern` at exactly `start`.
    ///
    /// - Parameters:
    ///   - subject: what the regex may see; bytes before `start` are there for lookbehinds.
    ///   - group: whose range is wanted; a group that took no part gives the whole match.
    ///   - atDocumentStart: whether the subject's first byte is the document's, so that `^` may match there.
    ///   - atDocumentEnd: whether the subject's last byte is the document's, so that `$` may match there.
    ///   - mayGrow: whether bytes may follow the subject later. If a verdict would depend on them the
    ///     outcome is `.needsMore`; such a match runs interpreted.
    /// - Throws: `MatchError`; no verdict was reached.
    package mutating func match(
        _ pattern: PatternCode, in subject: UnsafeBufferPointer<UInt8>, at start: Int, group: Int,
        atDocumentStart: Bool, atDocumentEnd: Bool, mayGrow: Bool = false
    ) throws(MatchError) -> MatchOutcome {
        var options: UInt32 = 0
        if !atDocumentStart { options |= PCRE2_NOTBOL }
        if !atDocumentEnd { options |= PCRE2_NOTEOL }
        let result: Int32
        if mayGrow {
            result = pcre2_match_8(
                pattern.code, subject.baseAddress, subject.count, start,
                options | PCRE2_PARTIAL_HARD | PCRE2_NO_JIT, data, context)
        } else if pattern.isJITCompiled {
            result = pcre2_jit_match_8(
                pattern.code, subject.baseAddress, subject.count, start, options, data, context)
        } else {
            result = pcre2_match_8(
                pattern.code, subject.baseAddress, subject.count, start, options, data, context)
        }
        if result == PCRE2_ERROR_NOMATCH { return .noMatch }
        if result == PCRE2_ERROR_PARTIAL { return .needsMore }
        guard result > 0 else { throw Self.error(result) }
        let whole = offsets[0]..<offsets[1]
        return .match(whole: whole, group: range(of: group, matched: Int(result)) ?? whole)
    }

    private func range(of group: Int, matched: Int) -> Range<Int>? {
        guard group > 0, group < matched else { return nil }
        let lower = offsets[2 * group]
        let upper = offsets[2 * group + 1]
        return lower >= 0 && upper >= lower ? lower..<upper : nil
    }

    private static func error(_ code: Int32) -> MatchError {
        switch code {
        case PCRE2_ERROR_MATCHLIMIT, PCRE2_ERROR_DEPTHLIMIT, PCRE2_ERROR_HEAPLIMIT,
            PCRE2_ERROR_JIT_STACKLIMIT:
            .limitReached
        default: .failed(code: code)
        }
    }
}

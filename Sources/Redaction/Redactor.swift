import Detection
import KeyedHash
import PatternCatalog

/// What a redactor keeps of its findings until they are taken.
package enum FindingDetail: Sendable {
    case none
    /// Their entities, for counting.
    case entities
    /// All that reports show: lines and code points are counted for it.
    case places
}

/// Redacts one document, or a session of several, as the bytes come in. Pure and synchronous: no I/O.
///
/// The output is a function of the text alone, whatever the pieces it came in. Memory is bounded by the
/// window.
package struct Redactor: ~Copyable {
    let engine: RedactionEngine
    var run: DetectionRun
    var window: StreamWindow
    var resolver: Resolver
    var numbering: any PlaceholderNumbering
    /// What is kept of findings. To be set between two documents.
    package var detail: FindingDetail

    /// Document offset up to which bytes went out or were dropped.
    var emitted = 0
    /// Bytes written for this document.
    var written = 0
    /// Bytes of earlier documents whose positions continue into this one, read and written.
    var base = (document: 0, output: 0)
    var position = TextPosition()
    var current: NamedSpan?
    /// What counted for its name, where places are reported.
    var currentEvidence: [WeighedEvidence] = []
    /// Of the open span, for a value that was in the window whole.
    var replacement: [UInt8] = []
    /// Of the block that is being dropped.
    var blockDigest = SHA256Digest()
    /// Of the open span, where texts are shown.
    var shownText: [UInt8] = []
    var findings: [ReportedFinding] = []
    /// Of findings whose place is not asked for.
    var foundPatterns: [Int32] = []
    private var hasFailed = false

    init(
        engine: RedactionEngine, run: consuming DetectionRun, collectsFindings: Bool, windowBytes: Int,
        numbering: any PlaceholderNumbering
    ) {
        self.engine = engine
        self.run = run
        window = StreamWindow(capacity: windowBytes)
        resolver = Resolver(kept: engine.kept, priorities: engine.priorities)
        self.numbering = numbering
        detail = collectsFindings ? .places : .none
    }

    /// Takes more of the document and appends to `output` what is decided.
    /// - Throws: `RedactionError`; what was appended in this call must not be used, and no later call
    /// succeeds.
    package mutating func append(_ bytes: Span<UInt8>, to output: inout [UInt8]) throws(RedactionError) {
        var failure: RedactionError?
        bytes.withUnsafeBufferPointer { buffer in
            do throws(RedactionError) { try append(buffer, to: &output) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    /// The same for bytes behind a pointer, as `read(2)` delivers them.
    package mutating func append(
        _ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]
    ) throws(RedactionError) {
        guard !hasFailed else { throw .stopped }
        var rest = bytes[...]
        while !rest.isEmpty {
            if window.room == 0 { slide() }
            let piece = rest.prefix(window.room)
            guard !piece.isEmpty else { throw fail(.windowExhausted, &output) }
            window.append(UnsafeBufferPointer(rebasing: piece))
            rest = rest.dropFirst(piece.count)
            try step(&output)
        }
    }

    /// Ends the document: everything that was held leaves. The next `append` begins another document; numbers
    /// go on.
    /// - Parameter continuesPositions: count the places of findings on, as when lines of one file are
    /// documents.
    package mutating func finish(
        to output: inout [UInt8], continuesPositions: Bool = false
    ) throws(RedactionError) {
        guard !hasFailed else { throw .stopped }
        window.end()
        try step(&output)
        window.reset()
        run.reset()
        resolver.reset()
        if continuesPositions {
            base.document += emitted
            base.output += written
        } else {
            base = (0, 0)
            position = TextPosition()
        }
        emitted = 0
        written = 0
    }

    /// Ends the document with `bytes`. The output is that of `append` and `finish`; a text that has room in
    /// the window is decided in one step, where those take two and leave its last words undecided in the
    /// first.
    package mutating func finish(with bytes: Span<UInt8>, to output: inout [UInt8]) throws(RedactionError) {
        guard !hasFailed else { throw .stopped }
        if bytes.count <= window.room {
            bytes.withUnsafeBufferPointer { window.append($0) }
        } else {
            try append(bytes, to: &output)
        }
        try finish(to: &output)
    }

    /// Whether it stands between two documents, so that `renew` may be called.
    package var isBetweenDocuments: Bool { !hasFailed && emitted == 0 && window.count == 0 }

    /// Begins another session, as a redactor just made would, in the memory of the last one: making one costs
    /// more than redacting a short text. `finish` has overwritten the text; numbers begin again.
    package mutating func renew() {
        precondition(isBetweenDocuments, "a document is not finished")
        numbering.removeAll()
        findings.removeAll(keepingCapacity: true)
        foundPatterns.removeAll(keepingCapacity: true)
        base = (0, 0)
        position = TextPosition()
    }

    /// Findings decided since the last call, in order. Empty unless they are collected.
    package mutating func takeFindings() -> [ReportedFinding] {
        guard !findings.isEmpty else { return [] }
        defer { findings.removeAll(keepingCapacity: true) }
        return findings
    }

    /// The entities of findings decided since the last call, in order. Empty unless `detail` asks for them.
    package mutating func takeEntities() -> [String] {
        defer { foundPatterns.removeAll(keepingCapacity: true) }
        return foundPatterns.map { engine.detector.entity(Int($0)) }
    }

    private mutating func step(_ output: inout [UInt8]) throws(RedactionError) {
        let text = window.slice
        if emitted == 0 {
            if let encoding = foreignEncoding(text) { throw fail(.encoding(encoding), &output) }
            // One byte more may make it a byte order mark.
            if !text.endsDocument, text.count == 1, text[0] >= 0xFE { return }
        }
        do {
            try run.advance(over: text, origin: window.origin)
        } catch {
            throw fail(.detection(error), &output)
        }
        resolver.add(run.takeFindings())
        let settled = run.settled(in: text, origin: window.origin)
        let limit = text.endsDocument ? Int.max : settled
        emit(settledBy: limit, until: min(settled, window.origin + text.count), to: &output)
        if window.room < window.origin { slide() }
    }

    private mutating func slide() {
        let needed = min(emitted, run.decided - Detector.leftContextBytes)
        window.discard(before: max(window.origin, needed))
    }

    private mutating func fail(_ error: RedactionError, _ output: inout [UInt8]) -> RedactionError {
        hasFailed = true
        output.removeAll()
        return error
    }

    /// The encoding that the document's byte order mark tells, if it is one that bytes cannot be searched in.
    private func foreignEncoding(_ text: TextSlice) -> String? {
        guard window.origin == 0, text.count >= 2 else { return nil }
        switch (text[0], text[1]) {
        case (0xFF, 0xFE): return text.count >= 4 && text[2] == 0 && text[3] == 0 ? "UTF-32LE" : "UTF-16LE"
        case (0xFE, 0xFF): return "UTF-16BE"
        default: return nil
        }
    }
}

import PatternCatalog
import Redaction
import Testing

@Suite("Terms")
struct TermPatternsTests {
    private func redacted(_ text: String, terms: [String], usesPrefilter: Bool = true) throws -> String {
        var policy = Policy()
        policy.terms = terms
        let engine = try RedactionEngine(
            catalog: PatternCatalog(uniqueEntries: []), policy: policy, eager: false,
            usesPrefilter: usesPrefilter)
        var redactor = engine.makeRedactor(collectsFindings: false)
        var output: [UInt8] = []
        let bytes = Array(text.utf8)
        try redactor.append(bytes.span, to: &output)
        try redactor.finish(to: &output)
        return String(decoding: output, as: UTF8.self)
    }

    @Test(
        "accents are folded in both directions, composed or not",
        arguments: [
            ("Müller", "MULLER"), ("Müller", "müller"), ("Müller", "MÜLLER"), ("Müller", "Mu\u{308}ller"),
            ("Mu\u{308}ller", "Müller"), ("Muller", "Müller"), ("José García", "jose garcia"),
            ("Jose Garcia", "JOSÉ GARCÍA"), ("Łukasz", "lukasz"), ("Ångström", "angstrom"),
            ("Äiö", "aio"), ("Weiß", "WEISS"), ("Åse", "ase"), ("Șerban", "Serban"), ("Øst", "ost"),
        ])
    func accents(term: String, text: String) throws {
        for prefilter in [true, false] {
            #expect(try redacted("x \(text), y", terms: [term], usesPrefilter: prefilter) == "x [TERM_1], y")
        }
    }

    @Test(
        "other scripts are found in either case", arguments: [("Иванова", "ИВАНОВА"), ("Παππάς", "παππάς")])
    func otherScripts(term: String, text: String) throws {
        #expect(try redacted("\(text)!", terms: [term]) == "[TERM_1]!")
    }

    @Test(
        "any white space may stand between the words of a term, also of short ones",
        arguments: ["J  Ng", "j\tng", "J\r\nNg", "J \n ng"])
    func whiteSpace(text: String) throws {
        #expect(try redacted("by \(text).", terms: ["J Ng"]) == "by [TERM_1].")
    }

    @Test("short terms and terms of punctuation are found", arguments: ["Jo", "é", "@k", "C#", "x1"])
    func shortTerms(term: String) throws {
        #expect(try redacted("a \(term) b", terms: [term]) == "a [TERM_1] b")
    }

    @Test(
        "a term inside a longer word is left alone, also beside letters of other scripts",
        arguments: ["Mullers", "xMuller", "Mullerß", "Muller_2"])
    func wholeWords(text: String) throws {
        #expect(try redacted(text, terms: ["Muller"]) == text)
    }

    @Test("a term of more than the longest length is refused with its line")
    func tooLong() {
        let term = String(repeating: "a", count: TermPatterns.termBytesMax + 1)
        #expect(throws: ConfigurationError.self) {
            _ = try TermPatterns.catalog(["fine", term], file: "terms")
        }
    }
}

import Detection
import PatternCatalog
import Redaction
import Testing

@testable import ConfigurationFiles

@Suite("Pattern files")
struct PatternFileTests {
    private static let valid = """
        [[pattern]]
        id = "test.number"
        entity = "TEST"
        label = "TEST"
        title = "a number"
        regex = '''\\d{6}'''
        triggers = { shapes = ["<d{6}"] }
        max_length = 6
        score = 0.5
        references = ["https://example.com"]
        examples = [ { text = "123456", redacts = ["123456"] }, { text = "a 123456", redacts = ["123456"] },
            { text = "b 123456", redacts = ["123456"] } ]
        counterexamples = [ { text = "12345", why = "short" }, { text = "x", why = "no digit" } ]

        """

    /// The file with one line changed, added or left out.
    private func error(_ line: String, _ replacement: String) -> String {
        let text = Self.valid.replacing(line, with: replacement)
        do {
            try PatternCheck.check(
                try PatternCatalog(try PatternFileReader.entries(in: text, file: "a.toml")))
            return "accepted"
        } catch {
            return "\(error)"
        }
    }

    @Test("a valid file is read whole")
    func valid() throws {
        let entry = try #require(try PatternFileReader.entries(in: Self.valid, file: "a.toml").first)
        #expect(entry.definition.id == "test.number")
        #expect(entry.definition.regex == "\\d{6}")
        #expect(entry.documentation.examples.count == 3)
        #expect(entry.documentation.counterexamples[0].why == "short")
        #expect(entry.place == SourcePlace(file: "a.toml", line: 1))
    }

    @Test(
        "each mistake is an error with file, line and remedy",
        arguments: [
            ("max_length = 6", "max_lenght = 6", "a.toml:8:1", "did you mean 'max_length'?"),
            (
                "max_length = 6\nscore = 0.5", "max_lenght = 6\nscroe = 0.5", "a.toml:8:1",
                "unknown keys 'max_lenght', 'scroe' (line 9); did you mean 'max_length', 'score'?"
            ),
            ("max_length = 6", "", "a.toml:6", "'max_length' is missing"),
            ("redacts = [\"123456\"] }, {", "redact = [\"123456\"] }, {", "a.toml:11", "'redacts'"),
            ("why = \"short\"", "reason = \"short\"", "a.toml:13", "unknown key 'reason'"),
            ("shapes = [\"<d{6}\"]", "shape = [\"<d{6}\"]", "a.toml:7", "did you mean 'shapes'?"),
            ("score = 0.5", "score = 0.5\nscroe = 1", "a.toml:10:1", "did you mean 'score'?"),
            ("score = 0.5", "score = 2", "a.toml:9:1", "0 to 1"),
            ("score = 0.5", "score = \"high\"", "a.toml:9:1", "write a number"),
            ("id = \"test.number\"", "id = \"Test\"", "a.toml:2:1", "malformed"),
            ("label = \"TEST\"", "label = \"Te st\"", "a.toml:4:1", "malformed"),
            ("title = \"a number\"", "", "a.toml:1", "'title' is missing"),
            ("shapes = [\"<d{6}\"]", "shapes = [\"!\"]", "a.toml:7", "no byte class"),
            ("shapes = [\"<d{6}\"]", "literals = [\"ab\"]", "a.toml:7", "2 bytes"),
            ("shapes = [\"<d{6}\"]", "shapes = [\"<d{6}\"], back = 4", "a.toml:7", "'back' without 'run'"),
            ("references = [\"https://example.com\"]", "references = []", "a.toml:10:1", "no reference"),
            (", { text = \"x\", why = \"no digit\" }", "", "a.toml:11", "too few examples"),
            ("redacts = [\"123456\"] }, {", "redacts = [] }, {", "a.toml", "redacts nothing"),
            ("'''\\d{6}'''", "'''\\d{6'''\nscore = 1", "a.toml:10", ""),
            ("'''\\d{6}'''", "'''(\\d{6}'''", "a.toml:1", "does not compile at its byte 6"),
            ("'''\\d{6}'''", "'''\\d{0,6}'''", "a.toml:1", "empty string"),
            ("score = 0.5", "score = 0.5\ngroup = 2", "a.toml:1", "the regex has 0"),
            ("score = 0.5", "score = 0.5\nflags = \"q\"", "a.toml:10:1", "unknown flag"),
            ("score = 0.5", "score = 0.5\ncontext_required = true", "a.toml:10:1", "'context' is missing"),
            ("score = 0.5", "score = 0.5\ncontinues = 'x'", "a.toml:10:1", "go together"),
            ("[[pattern]]", "[[patern]]", "a.toml", "did you mean 'pattern'?"),
        ])
    func mistakes(_ line: String, _ replacement: String, _ place: String, _ words: String) {
        let message = error(line, replacement)
        #expect(message.hasPrefix(place), "\(message)")
        #expect(message.contains(words), "\(message)")
        #expect(message.contains("; "), "no remedy: \(message)")
    }

    @Test("a file without patterns is a mistake too")
    func empty() {
        let error = #expect(throws: ConfigurationError.self) {
            try PatternFileReader.entries(in: "# nothing\n", file: "a.toml")
        }
        #expect(error?.problem == "no [[pattern]] in the file")
    }

    @Test("a file with mistakes in several patterns says in how many")
    func several() {
        let text = (Self.valid + Self.valid + Self.valid).replacing("score = 0.5", with: "scroe = 1")
        let error = #expect(throws: ConfigurationError.self) {
            try PatternFileReader.entries(in: text, file: "a.toml")
        }
        #expect(error?.place.line == 9)
        #expect(error?.remedy == "did you mean 'score'? (2 more of the file's patterns have mistakes)")
    }

    @Test("a counterexample without a verdict is not taken for one that is left alone")
    func counterexampleAtALimit() throws {
        let text = Self.valid.replacing("\\d{6}", with: "(?:(?:a{1,20}){1,20}){1,20}b|\\d{6}")
            .replacing("triggers = { shapes = [\"<d{6}\"] }", with: "")
            .replacing("max_length = 6", with: "max_length = 4000")
            .replacing("text = \"12345\"", with: "text = \"\(String(repeating: "a", count: 4_000))\"")
        let catalog = try PatternCatalog(try PatternFileReader.entries(in: text, file: "a.toml"))
        let failures = try ExampleCheck(catalog).failures()
        #expect(failures.map(\.problem) == ["counterexample 1 runs into a match limit"])
    }

    @Test("an id given twice names both places")
    func duplicates() {
        #expect(throws: ConfigurationError.self) {
            try PatternCatalog(try PatternFileReader.entries(in: Self.valid + Self.valid, file: "a.toml"))
        }
    }

    @Test("an unknown validator suggests the nearest")
    func unknownValidator() throws {
        let text = Self.valid + ""
        var entries = try PatternFileReader.entries(in: text, file: "a.toml")
        entries[0].definition.validator = "lunh"
        let catalog = try PatternCatalog(entries)
        do {
            _ = try Detector(catalog)
            Issue.record("an unknown validator was taken")
        } catch {
            #expect(error.remedy == "did you mean 'luhn'?")
        }
    }

    @Test("an id given again in a folder on top replaces the entry below")
    func overlay() throws {
        let below = try PatternCatalog(try PatternFileReader.entries(in: Self.valid, file: "a.toml"))
        let above = try PatternCatalog(
            try PatternFileReader.entries(
                in: Self.valid.replacing("score = 0.5", with: "score = 0.9"), file: "b.toml"))
        let both = below.overlaid(with: above)
        #expect(both.entries.map(\.definition.score) == [0.9])
    }
}

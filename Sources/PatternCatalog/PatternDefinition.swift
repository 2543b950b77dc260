/// How a pattern file wants its regex compiled, by the letters of `flags`.
package struct RegexFlags: OptionSet, Sendable {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }

    /// `i`: ASCII letters match in either case.
    package static let caseInsensitive = RegexFlags(rawValue: 1)
    /// `x`: white space and comments in the regex are skipped.
    package static let extended = RegexFlags(rawValue: 2)
    /// `s`: a dot matches a newline too.
    package static let dotMatchesNewline = RegexFlags(rawValue: 4)
    /// `m`: `^` and `$` match at line breaks too.
    package static let multiline = RegexFlags(rawValue: 8)

    package static let letters: [Character: RegexFlags] = [
        "i": .caseInsensitive, "x": .extended, "s": .dotMatchesNewline, "m": .multiline,
    ]
}

/// One entry of the catalogue: everything that decides what is found.
package struct PatternDefinition: Sendable {
    /// Unique in the catalogue, `<family>.<name>`.
    package var id: String
    /// The kind of sensitive thing, in Presidio's spelling where it has one.
    package var entity: String
    /// The word in the placeholder: capital letters and `_`.
    package var label: String
    /// ISO 3166 alpha-2, empty where the pattern belongs to no country.
    package var country = ""
    /// Empty where a recognizer finds the candidates.
    package var regex: String {
        get { storedRegex.value { String(decoding: $0, as: UTF8.self) } }
        set { storedRegex = .own(newValue) }
    }
    /// A built-in recognizer in place of regex and triggers: "names" or empty.
    package var recognizer = ""
    package var flags: RegexFlags = []
    /// The capture group that holds the value; 0 is the whole match.
    package var group = 0
    /// Empty only in a user's own pattern, which is then tried at every byte. Reading it may cost a decoding.
    package var triggers: [Trigger] {
        get { storedTriggers.value(CatalogCodec.triggers) }
        set { storedTriggers = .own(newValue) }
    }
    package var hasTriggers: Bool { !storedTriggers.isEmpty }
    /// Longest match, in bytes, 1 to `lengthBytesMax`.
    package var maxLength: Int
    /// Bytes after a match that its lookaheads may read.
    package var lookahead = 32
    /// Name in the validator registry, empty for none.
    package var validator = ""
    /// Score that stays when the validator refuses a value beside a context word.
    package var invalidScore: Double?
    /// Least Shannon entropy of the value, in bits a byte; 0 asks nothing.
    package var entropy = 0.0
    /// 0 to 1.
    package var score: Double
    /// Words and phrases, lower case, `*` at the end for a prefix. Reading it may cost a decoding.
    package var context: [String] {
        get { storedContext.value(CatalogCodec.items) }
        set { storedContext = .own(newValue) }
    }
    /// Whether there is no finding at all without a context word near.
    package var contextRequired = false
    /// Tie-break between findings of one length, higher wins.
    package var priority = 0
    /// Matched again and again where the match ended, so that the finding grows. Empty for none.
    package var continues = ""
    /// Longest single piece that `continues` matches, in bytes.
    package var continuesMaxLength = 0

    /// The recognizer that finds names of people.
    package static let nameRecognizer = "names"
    /// The entity of a user's own terms.
    package static let termEntity = "TERM"
    package static let lengthBytesMax = 8_192
    package static let lookaheadBytesMax = 512
    package static let lookbehindBytesMax = 64

    /// What most runs never read of most patterns, as the table inside the binary has it.
    var storedRegex: Stored<String>
    var storedTriggers = Stored<[Trigger]>.own([])
    var storedContext = Stored<[String]>.own([])

    package init(id: String, entity: String, label: String, regex: String, maxLength: Int, score: Double) {
        self.id = id
        self.entity = entity
        self.label = label
        storedRegex = .own(regex)
        self.maxLength = maxLength
        self.score = score
    }
}

extension PatternDefinition: Equatable {
    package static func == (left: PatternDefinition, right: PatternDefinition) -> Bool {
        CatalogCodec.encode(left) == CatalogCodec.encode(right) && left.triggers == right.triggers
    }
}

/// What a pattern file says for its readers and for `redact patterns check`.
package struct PatternDocumentation: Sendable, Equatable {
    /// A text and the parts of it that must be redacted.
    package struct Example: Sendable, Equatable {
        package var text: String
        package var redacts: [String]

        package init(text: String, redacts: [String]) {
            self.text = text
            self.redacts = redacts
        }
    }

    /// A text in which the pattern finds nothing, and the reason.
    package struct Counterexample: Sendable, Equatable {
        package var text: String
        package var why: String

        package init(text: String, why: String) {
            self.text = text
            self.why = why
        }
    }

    package var title = ""
    package var references: [String] = []
    package var examples: [Example] = []
    package var counterexamples: [Counterexample] = []

    package static let examplesMin = 3
    package static let counterexamplesMin = 2

    package init() {}
}

/// A pattern as a file states it, with the place where it stands.
package struct PatternEntry: Sendable, Equatable {
    package var definition: PatternDefinition
    package var documentation: PatternDocumentation
    package var place: SourcePlace

    package init(definition: PatternDefinition, documentation: PatternDocumentation, place: SourcePlace) {
        self.definition = definition
        self.documentation = documentation
        self.place = place
    }
}

/// A place in a file, for errors: `file:line:column`.
package struct SourcePlace: Sendable, Equatable, CustomStringConvertible {
    package var file: String
    /// Counted from 1; 0 when the whole file is meant.
    package var line: Int
    /// Counted from 1; 0 when the whole line is meant.
    package var column: Int

    package init(file: String, line: Int = 0, column: Int = 0) {
        self.file = file
        self.line = line
        self.column = column
    }

    package var description: String {
        if line == 0 { return file }
        return column == 0 ? "\(file):\(line)" : "\(file):\(line):\(column)"
    }
}

/// A configuration or pattern file that cannot be used: what, where, and what to do. Exit status 78.
package struct ConfigurationError: Error, Equatable, CustomStringConvertible {
    package let place: SourcePlace
    package let problem: String
    package let remedy: String

    package init(_ place: SourcePlace, _ problem: String, remedy: String) {
        self.place = place
        self.problem = problem
        self.remedy = remedy
    }

    package var description: String { "\(place): \(problem); \(remedy)" }
}

import ArgumentParser
import BuiltinPatterns
import ConfigurationFiles
import PatternCatalog
import Redaction

/// The options that say what is found, common to all commands that read text.
struct DetectionOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("Find only these entities.", valueName: "A,B"))
    var entities: [String] = []

    @Option(name: .long, help: ArgumentHelp("Find all entities but these.", valueName: "A,B"))
    var except: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp("Report findings of at least this score, 0 to 1 (default 0.5).", valueName: "X"))
    var minScore: Double?

    @Option(
        name: .long, help: ArgumentHelp("Always redact these terms, one a line.", valueName: "FILE"),
        completion: .file())
    var terms: [String] = []

    @Option(
        name: .long, help: ArgumentHelp("Never redact these terms, one a line.", valueName: "FILE"),
        completion: .file())
    var allow: [String] = []

    @Flag(name: .long, help: "Leave addresses and numbers reserved for documentation, as in example.com.")
    var allowDocumentation = false

    @Option(
        name: .long, help: ArgumentHelp("Read a policy in TOML.", valueName: "FILE"), completion: .file())
    var policy: [String] = []

    @OptionGroup var sources: CatalogOptions

    func validate() throws {
        if let minScore, !(0...1).contains(minScore) {
            throw ValidationError("--min-score is \(minScore); use a number from 0 to 1")
        }
    }

    /// The files of terms that are read without being asked for, as far as they exist.
    static var termFiles: [String] {
        CatalogOptions.configurationFolders.map { $0 + "/terms" }.filter(ConfigurationFolders.exists)
    }

    /// The catalogue these options ask for.
    func catalog() throws -> PatternCatalog { try sources.catalog(BuiltinPatterns.catalog()) }

    /// The policy of the system's, the user's and the given files, and of these options.
    func makePolicy(_ catalog: PatternCatalog) throws -> Policy {
        var result = Policy()
        for folder in CatalogOptions.configurationFolders {
            let file = folder + "/policy.toml"
            guard ConfigurationFolders.exists(file) else { continue }
            try PolicyFileReader.apply(try ConfigurationFolders.text(of: file), file: file, to: &result)
        }
        for file in policy {
            try PolicyFileReader.apply(try ConfigurationFolders.text(of: file), file: file, to: &result)
        }
        for file in Self.termFiles { result.terms += try PolicyFileReader.terms(in: file) }
        let known = catalog.entities + [TermPatterns.entity]
        if !entities.isEmpty { result.entities = Set(try names(entities, "--entities", known)) }
        if !except.isEmpty { result.except = Set(try names(except, "--except", known)) }
        for name in (result.entities ?? []).union(result.except).union(result.operators.byEntity.keys)
            .sorted()
        {
            _ = try Self.checked(name, "the policy", known, status: .configuration)
        }
        if let minScore { result.minScore = minScore }
        for file in terms { result.terms += try PolicyFileReader.terms(in: file) }
        for file in allow { result.allowed += try PolicyFileReader.terms(in: file) }
        if allowDocumentation { result.allowsDocumentation = true }
        if result.entities != nil, !result.terms.isEmpty { result.entities?.insert(TermPatterns.entity) }
        return result
    }

    private func names(_ lists: [String], _ option: String, _ known: [String]) throws -> [String] {
        try lists.flatMap { $0.split(separator: ",") }.map { name in
            try Self.checked(name.trimmed.uppercased(), option, known, status: .usage)
        }
    }

    /// `name` if it is an entity; an error that suggests the nearest otherwise.
    static func checked(
        _ name: String, _ place: String, _ known: [String], status: Failure.Status
    ) throws -> String {
        guard !known.contains(name) else { return name }
        let hint = nearest(to: name, in: known).map { "did you mean \($0)?" }
        throw Failure(
            status,
            "\(place): unknown entity '\(name)'; \(hint ?? "redact patterns list --entities names them")")
    }
}

extension Substring {
    /// Without white space at the ends.
    var trimmed: String {
        var text = self
        while text.first?.isWhitespace ?? false { text.removeFirst() }
        while text.last?.isWhitespace ?? false { text.removeLast() }
        return String(text)
    }
}

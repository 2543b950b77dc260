import BuiltinPatterns
import ConfigurationFiles
import PatternCatalog
import Redaction

/// What is found. Its values here are what holds where no option is given.
struct DetectionChoices {
    var entities: [String] = []
    var except: [String] = []
    /// 0 to 1, nil for the policy's.
    var minScore: Double?
    /// Files of terms.
    var terms: [String] = []
    var allow: [String] = []
    var allowDocumentation = false
    /// Files of policies.
    var policy: [String] = []
    var sources = CatalogSources()

    /// The files of terms that are read without being asked for, as far as they exist.
    static var termFiles: [String] {
        ConfigurationFolders.termFiles(in: ConfigurationFolders.usual)
    }

    /// The catalogue these options ask for.
    func catalog() throws -> PatternCatalog { try sources.catalog(BuiltinPatterns.catalog()) }

    /// The policy of the system's, the user's and the given files, and of these options.
    func makePolicy(_ catalog: PatternCatalog) throws -> Policy {
        var result = Policy()
        lazy var known = catalog.entities + [TermPatterns.entity]
        let usual = ConfigurationFolders.usual.map { $0 + "/policy.toml" }
        for file in usual.filter(ConfigurationFolders.exists) + policy {
            try PolicyFileReader.apply(file, to: &result, knowing: known)
        }
        for file in Self.termFiles { result.terms += try PolicyFileReader.terms(in: file) }
        if !entities.isEmpty {
            result.entities = Set(try names(entities, "--entities", known))
            // A variable that is empty by mistake must not turn everything off.
            if result.entities?.isEmpty ?? false {
                throw Failure(
                    .usage, "--entities names no entity; redact patterns list --entities names them")
            }
        }
        if !except.isEmpty { result.except = Set(try names(except, "--except", known)) }
        if let minScore { result.minScore = minScore }
        for file in terms { result.terms += try PolicyFileReader.terms(in: file) }
        for file in allow { result.allowed += try PolicyFileReader.terms(in: file) }
        if allowDocumentation { result.allowsDocumentation = true }
        if result.entities != nil, !result.terms.isEmpty { result.entities?.insert(TermPatterns.entity) }
        return result
    }

    private func names(_ lists: [String], _ option: String, _ known: [String]) throws -> [String] {
        try lists.flatMap { $0.split(separator: ",") }.map { name in
            try Self.checked(name.trimmed.uppercased(), option, known)
        }
    }

    /// `name` if it is an entity; an error that suggests the nearest otherwise.
    static func checked(_ name: String, _ option: String, _ known: [String]) throws -> String {
        guard !known.contains(name) else { return name }
        let hint = nearest(to: name, in: known).map { "did you mean \($0)?" }
        throw Failure(
            .usage,
            "\(option): unknown entity '\(name)'; \(hint ?? "redact patterns list --entities names them")")
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

import ArgumentParser

/// The options that say what is found, common to all commands that read text.
struct DetectionOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("Find only these entities.", valueName: "A,B"))
    var entities = DetectionChoices().entities

    @Option(name: .long, help: ArgumentHelp("Find all entities but these.", valueName: "A,B"))
    var except = DetectionChoices().except

    @Option(
        name: .long,
        help: ArgumentHelp("Report findings of at least this score, 0 to 1 (default 0.5).", valueName: "X"))
    var minScore: Double?

    @Option(
        name: .long, help: ArgumentHelp("Always redact these terms, one a line.", valueName: "FILE"),
        completion: .file())
    var terms = DetectionChoices().terms

    @Option(
        name: .long, help: ArgumentHelp("Never redact these terms, one a line.", valueName: "FILE"),
        completion: .file())
    var allow = DetectionChoices().allow

    @Flag(name: .long, help: "Leave addresses and numbers reserved for documentation, as in example.com.")
    var allowDocumentation = DetectionChoices().allowDocumentation

    @Option(
        name: .long, help: ArgumentHelp("Read a policy in TOML.", valueName: "FILE"), completion: .file())
    var policy = DetectionChoices().policy

    @OptionGroup var sources: CatalogOptions

    func validate() throws {
        if let minScore, !(0...1).contains(minScore) {
            throw ValidationError("--min-score is \(minScore); use a number from 0 to 1")
        }
    }

    var choices: DetectionChoices {
        DetectionChoices(
            entities: entities, except: except, minScore: minScore, terms: terms, allow: allow,
            allowDocumentation: allowDocumentation, policy: policy, sources: sources.sources)
    }
}

import ArgumentParser

/// The options of the filter that say what becomes of findings.
struct RewritingOptions: ParsableArguments {
    @Flag(name: [.customShort("i"), .long], help: "Rewrite the files in place, atomically.")
    var inPlace = RewritingChoices().inPlace

    @Option(
        name: .long,
        help: ArgumentHelp(
            "What replaces a finding: number (default), label, mask, hash, remove or keep; for one entity ENTITY=OP.",
            valueName: "OP"))
    var `operator` = RewritingChoices().operators

    @Option(
        name: .long, help: ArgumentHelp("Key of the hash operator, at least 16 bytes.", valueName: "FILE"),
        completion: .file())
    var hashKey: String?

    @Flag(name: .long, help: "Treat every line as a document of its own and write it at its newline.")
    var lineBuffered = RewritingChoices().lineBuffered

    @Flag(name: .long, help: "Write counts per entity to standard error at the end.")
    var summary = RewritingChoices().summary

    @Option(
        name: .long,
        help: ArgumentHelp("Write the findings as NDJSON, without any matched text.", valueName: "FILE"),
        completion: .file())
    var report: String?

    @OptionGroup var service: ServiceOptions

    var choices: RewritingChoices {
        RewritingChoices(
            inPlace: inPlace, operators: `operator`, hashKey: hashKey, lineBuffered: lineBuffered,
            summary: summary, report: report)
    }
}

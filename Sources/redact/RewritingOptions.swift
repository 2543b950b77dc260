import ArgumentParser
import PatternCatalog
import Redaction

/// The options of the filter that say what becomes of findings.
struct RewritingOptions: ParsableArguments {
    @Flag(name: [.customShort("i"), .long], help: "Rewrite the files in place, atomically.")
    var inPlace = false

    @Option(
        name: .long,
        help: ArgumentHelp(
            "What replaces a finding: number (default), label, mask, hash, remove or keep; for one entity ENTITY=OP.",
            valueName: "OP"))
    var `operator`: [String] = []

    @Option(
        name: .long, help: ArgumentHelp("Key of the hash operator, at least 16 bytes.", valueName: "FILE"),
        completion: .file())
    var hashKey: String?

    @Flag(name: .long, help: "Treat every line as a document of its own and write it at its newline.")
    var lineBuffered = false

    @Flag(name: .long, help: "Write counts per entity to standard error at the end.")
    var summary = false

    @Option(
        name: .long,
        help: ArgumentHelp("Write the findings as NDJSON, without any matched text.", valueName: "FILE"),
        completion: .file())
    var report: String?

    @OptionGroup var service: ServiceOptions

    /// Lays `--operator` over the policy.
    func apply(to operators: inout OperatorTable, knowing entities: [String]) throws {
        for choice in `operator` {
            let parts = choice.split(separator: "=", maxSplits: 1)
            guard let name = parts.last, let chosen = Operator(rawValue: name.lowercased()) else {
                let all = Operator.allCases.map(\.rawValue)
                let hint = parts.last.flatMap { nearest(to: String($0), in: all) }.map {
                    "did you mean \($0)?"
                }
                throw Failure(
                    .usage,
                    "--operator: unknown operator '\(choice)'; \(hint ?? "use one of \(all.joined(separator: ", "))")"
                )
            }
            if parts.count == 2 {
                let entity = try DetectionOptions.checked(
                    parts[0].trimmed.uppercased(), "--operator", entities, status: .usage)
                operators.byEntity[entity] = chosen
            } else {
                operators.general = chosen
            }
        }
    }
}

import PatternCatalog
import Redaction

/// What becomes of findings. Its values here are what holds where no option is given.
struct RewritingChoices {
    /// Rewrite the files in place.
    var inPlace = false
    /// As `--operator` writes them.
    var operators: [String] = []
    /// File of the hash operator's key.
    var hashKey: String?
    /// Every line is a document.
    var lineBuffered = false
    /// Counts to standard error at the end.
    var summary = false
    /// File of the findings.
    var report: String?

    /// Lays `--operator` over the policy.
    func apply(to table: inout OperatorTable, knowing entities: @autoclosure () -> [String]) throws {
        for choice in operators {
            let parts = choice.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
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
                let entity = try DetectionChoices.checked(
                    parts[0].trimmed.uppercased(), "--operator", entities())
                table.byEntity[entity] = chosen
            } else {
                table.general = chosen
            }
        }
    }
}

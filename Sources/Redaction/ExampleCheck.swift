import Detection
package import PatternCatalog

/// Runs the examples of pattern files through the whole pipeline.
package struct ExampleCheck {
    /// An example that does not do what its file says.
    package struct Failure: Equatable, CustomStringConvertible {
        package let place: SourcePlace
        package let patternID: String
        package let problem: String

        package var description: String { "\(place): \(patternID): \(problem)" }
    }

    private let catalog: PatternCatalog

    package init(_ catalog: PatternCatalog) { self.catalog = catalog }

    /// Examples run with every pattern of the catalogue, counterexamples with their pattern alone; both with
    /// the prefilter and without it.
    package func failures() throws(ConfigurationError) -> [Failure] {
        var policy = Policy()
        policy.operators = OperatorTable(general: .label)
        // A pattern may score below the default threshold on purpose; its examples hold all the same.
        policy.minScore = 0
        let whole = try RedactionEngine(catalog: catalog, policy: policy, eager: false)
        var failures: [Failure] = []
        for entry in catalog.entries {
            let alone = PatternCatalog(uniqueEntries: [entry])
            let gated = try RedactionEngine(catalog: alone, policy: policy, eager: false)
            let ungated = try RedactionEngine(
                catalog: alone, policy: policy, eager: false, usesPrefilter: false)
            let usual = try RedactionEngine(catalog: alone, policy: Policy(), eager: false)
            for (index, example) in entry.documentation.examples.enumerated() {
                let text = ExampleText.expand(example.text)
                for value in example.redacts.map(ExampleText.expand) {
                    if let problem = problem(with: text, value, whole) {
                        failures.append(failure(entry, "example \(index + 1) \(problem)"))
                    }
                }
                let found = spans(of: text, gated)
                if found?.isEmpty ?? true {
                    failures.append(failure(entry, "example \(index + 1) is not found by this pattern"))
                }
                if found != spans(of: text, ungated) {
                    failures.append(failure(entry, "example \(index + 1): the triggers hide a match"))
                }
            }
            for (index, counterexample) in entry.documentation.counterexamples.enumerated() {
                let text = ExampleText.expand(counterexample.text)
                switch spans(of: text, usual) {
                case []: break
                case nil:
                    failures.append(failure(entry, "counterexample \(index + 1) runs into a match limit"))
                default: failures.append(failure(entry, "counterexample \(index + 1) is found"))
                }
            }
        }
        return failures
    }

    private func failure(_ entry: PatternEntry, _ problem: String) -> Failure {
        Failure(place: entry.place, patternID: entry.definition.id, problem: problem)
    }

    private func problem(with text: String, _ value: String, _ engine: RedactionEngine) -> String? {
        let bytes = Array(text.utf8)
        let wanted = Array(value.utf8)
        guard let covered = spans(of: text, engine) else { return "runs into a match limit" }
        var found = false
        for start in bytes.indices.dropLast(max(0, wanted.count - 1))
        where bytes[start...].starts(with: wanted) {
            found = true
            let range = start..<start + wanted.count
            if !covered.contains(where: {
                $0.lowerBound <= range.lowerBound && $0.upperBound >= range.upperBound
            }) {
                return "is not redacted"
            }
        }
        return found ? nil : "does not hold what it says is redacted"
    }

    /// What is found; nil where there is no verdict.
    private func spans(of text: String, _ engine: RedactionEngine) -> [Range<Int>]? {
        var redactor = engine.makeRedactor(collectsFindings: true)
        var output: [UInt8] = []
        do {
            try redactor.append(Array(text.utf8).span, to: &output)
            try redactor.finish(to: &output)
        } catch {
            return nil
        }
        return redactor.takeFindings().map { $0.start..<$0.end }
    }
}

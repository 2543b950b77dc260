package import Detection
import KeyedHash
package import PatternCatalog

/// A catalogue under a policy, made ready. Immutable and shared by threads; `makeRedactor` gives one
/// document's state.
package struct RedactionEngine: Sendable {
    package let detector: Detector
    /// By pattern.
    let operators: [Operator]
    /// By pattern, what the resolver reads of it.
    let kept: [Bool]
    let priorities: [Int]
    let hashKey: HMACKey
    let explanation: Explanation
    private let compiled: CompiledPatterns

    /// - Parameters:
    ///   - eager: compile every regex now, as a service does; otherwise each is compiled when it is first
    ///   needed.
    ///   - usesPrefilter: off only in tests and checks.
    ///   - explanation: what findings tell beside their place.
    /// - Throws: `ConfigurationError` for a pattern that cannot be used.
    package init(
        catalog: PatternCatalog, policy: Policy, eager: Bool, usesPrefilter: Bool = true,
        explanation: Explanation = .none
    ) throws(ConfigurationError) {
        let terms = try TermPatterns.catalog(policy.terms, file: "terms")
        var wanted = catalog
        if terms.count > 0 { wanted = wanted.overlaid(with: terms) }
        var options = DetectorOptions()
        options.usesPrefilter = usesPrefilter
        options.minScore = policy.minScore
        options.allowed = AllowedValues(policy.allowed)
        options.allowsDocumentation = policy.allowsDocumentation
        options.explains = explanation != .none
        options.labels = catalog.own.map(\.definition.label) + [TermPatterns.label]
        let whole = try Detector(wanted, options: options)
        // Patterns that are not wanted are passed over rather than left out: the tables of all are there
        // already.
        detector =
            policy.isSelective ? Self.narrowed(whole, to: policy) : whole
        operators = Self.operators(detector, policy)
        kept = operators.map { $0 == .keep }
        priorities = detector.priorities
        self.explanation = explanation
        hashKey = policy.hashKey ?? .random()
        compiled = eager ? try CompiledPatterns(allOf: detector) : CompiledPatterns(count: operators.count)
    }

    /// This engine under another policy: it redacts as an engine made for `policy` would, and shares all that
    /// is compiled. Costs tens of microseconds where a new engine costs tens of milliseconds.
    /// - Parameter policy: differs from this engine's in entities, least score and operators at most; what it
    ///   wants, this engine wants too.
    package func narrowed(to policy: Policy) -> RedactionEngine {
        RedactionEngine(self, policy)
    }

    /// Whether both match with the same compiled regexes.
    package func sharesRegexes(with other: RedactionEngine) -> Bool {
        compiled.isShared(with: other.compiled)
    }

    private init(_ whole: RedactionEngine, _ policy: Policy) {
        detector = Self.narrowed(whole.detector, to: policy)
        operators = Self.operators(detector, policy)
        kept = operators.map { $0 == .keep }
        priorities = whole.priorities
        explanation = whole.explanation
        hashKey = whole.hashKey
        compiled = whole.compiled
    }

    /// Terms that must always go still go.
    private static func operators(_ detector: Detector, _ policy: Policy) -> [Operator] {
        let byEntity = detector.entities.map { policy.operators[$0] }
        return detector.entityNumbers.map { byEntity[$0] }
    }

    private static func narrowed(_ detector: Detector, to policy: Policy) -> Detector {
        detector.narrowed(minScore: policy.minScore, wants: policy.wants) {
            $0.hasPrefix(TermPatterns.idPrefix)
        }
    }

    /// The state of one document or session.
    /// - Parameters:
    ///   - collectsFindings: keep findings with their places until `takeFindings`.
    ///   - windowBytes: capacity of the window, at least `windowBytesMin`.
    package func makeRedactor(
        collectsFindings: Bool = false, windowBytes: Int = RedactionEngine.windowBytesDefault,
        numbering: any PlaceholderNumbering = ValueNumbers()
    ) -> Redactor {
        Redactor(
            engine: self, run: DetectionRun(detector, compiled: compiled), collectsFindings: collectsFindings,
            windowBytes: windowBytes, numbering: numbering)
    }

    package static let windowBytesMin = StreamWindow.capacityMin
    package static let windowBytesDefault = StreamWindow.capacityDefault
}

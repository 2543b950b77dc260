package import PatternCatalog
package import Redaction
import Synchronization

/// The patterns and the policy that were loaded together, compiled, and the engines made for requests that
/// brought other wishes. A request keeps the snapshot it began with, whatever is loaded meanwhile.
package final class EngineSnapshot: Sendable {
    private struct Variants {
        var engines: [RequestOverrides: RedactionEngine] = [:]
        /// Least recently used first. As long as `engines`.
        var order: [RequestOverrides] = []
    }

    package let catalog: PatternCatalog
    package let policy: Policy
    package let engine: RedactionEngine
    private let entities: Set<String>
    private let variants = Mutex(Variants())
    private let variantsMax: Int

    /// - Throws: `ConfigurationError` when a pattern cannot be compiled or the policy names something
    /// unknown.
    package init(
        catalog: PatternCatalog, policy: Policy, variantsMax: Int = ServiceLimits.engineVariantsMax
    ) throws(ConfigurationError) {
        self.catalog = catalog
        self.policy = policy
        self.variantsMax = variantsMax
        engine = try RedactionEngine(catalog: catalog, policy: policy, eager: true)
        entities = Set(catalog.entities + [TermPatterns.entity])
    }

    package var variantsCount: Int { variants.withLock { $0.engines.count } }

    /// The engine for a request's wishes. Compiles when they are new, so it is for worker threads.
    ///
    /// - Throws: `ServiceFailure.badRequest` for an unknown entity or operator.
    package func engine(for overrides: RequestOverrides) throws(ServiceFailure) -> RedactionEngine {
        if overrides.isEmpty { return engine }
        if let known = variants.withLock({ Self.take(overrides, from: &$0) }) { return known }
        let changed = try policy.changed(by: overrides, entities: entities)
        let made: RedactionEngine
        do {
            made = try RedactionEngine(catalog: catalog, policy: changed, eager: false)
        } catch {
            throw .badRequest("these entities, scores and operators cannot be used together")
        }
        variants.withLock { Self.keep(made, for: overrides, in: &$0, max: variantsMax) }
        return made
    }

    private static func take(_ overrides: RequestOverrides, from variants: inout Variants) -> RedactionEngine?
    {
        guard let engine = variants.engines[overrides] else { return nil }
        variants.order.removeAll { $0 == overrides }
        variants.order.append(overrides)
        return engine
    }

    private static func keep(
        _ engine: RedactionEngine, for overrides: RequestOverrides, in variants: inout Variants, max: Int
    ) {
        if variants.engines.updateValue(engine, forKey: overrides) == nil { variants.order.append(overrides) }
        if variants.order.count > max { variants.engines[variants.order.removeFirst()] = nil }
    }
}

/// The snapshot in force. A reload puts another in its place.
package final class EngineHolder: Sendable {
    private let snapshot: Mutex<EngineSnapshot>

    package init(_ first: EngineSnapshot) { snapshot = Mutex(first) }

    package var current: EngineSnapshot {
        get { snapshot.withLock { $0 } }
        set { snapshot.withLock { $0 = newValue } }
    }
}

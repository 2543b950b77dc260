package import PatternCatalog
package import Redaction
import NIOConcurrencyHelpers

/// The patterns and the policy that were loaded together, compiled, and the engines for requests that brought
/// other wishes. A request keeps the snapshot it began with, whatever is loaded meanwhile.
///
/// The patterns are compiled once, all of them, whatever the policy leaves out: a request may ask for them.
/// The policy's engine and the requests' are views of that one.
package final class EngineSnapshot: Sendable {
    private struct Variants {
        var pools: [RequestOverrides: RedactorPool] = [:]
        /// Least recently used first. As long as `pools`.
        var order: [RequestOverrides] = []
    }

    package let catalog: PatternCatalog
    package let policy: Policy
    private let whole: RedactionEngine
    private let pool: RedactorPool
    private let entities: Set<String>
    private let variants = NIOLockedValueBox(Variants())
    private let variantsMax: Int

    /// - Throws: `ConfigurationError` when a pattern cannot be compiled or the policy names something
    /// unknown.
    package init(
        catalog: PatternCatalog, policy: Policy, variantsMax: Int = ServiceLimits.engineVariantsMax
    ) throws(ConfigurationError) {
        self.catalog = catalog
        self.policy = policy
        self.variantsMax = variantsMax
        var everything = policy
        everything.entities = nil
        everything.except = []
        whole = try RedactionEngine(catalog: catalog, policy: everything, eager: true)
        pool = RedactorPool(policy.isSelective ? whole.narrowed(to: policy) : whole)
        entities = Set(catalog.entities + [TermPatterns.entity])
    }

    package var variantsCount: Int { variants.withLock { $0.pools.count } }

    /// The engine for a request's wishes, with its redactors. Nothing is compiled for it.
    ///
    /// - Throws: `ServiceFailure.badRequest` for an unknown entity or operator.
    package func pool(for overrides: RequestOverrides) throws(ServiceFailure) -> RedactorPool {
        if overrides.isEmpty { return pool }
        if let known = variants.withLock({ Self.take(overrides, from: &$0) }) { return known }
        let made = RedactorPool(whole.narrowed(to: try policy.changed(by: overrides, entities: entities)))
        variants.withLock { Self.keep(made, for: overrides, in: &$0, max: variantsMax) }
        return made
    }

    private static func take(_ overrides: RequestOverrides, from variants: inout Variants) -> RedactorPool? {
        guard let pool = variants.pools[overrides] else { return nil }
        variants.order.removeAll { $0 == overrides }
        variants.order.append(overrides)
        return pool
    }

    private static func keep(
        _ pool: RedactorPool, for overrides: RequestOverrides, in variants: inout Variants, max: Int
    ) {
        if variants.pools.updateValue(pool, forKey: overrides) == nil { variants.order.append(overrides) }
        if variants.order.count > max { variants.pools[variants.order.removeFirst()] = nil }
    }
}

/// The snapshot in force. A reload puts another in its place.
package final class EngineHolder: Sendable {
    private let snapshot: NIOLockedValueBox<EngineSnapshot>

    package init(_ first: EngineSnapshot) { snapshot = NIOLockedValueBox(first) }

    package var current: EngineSnapshot {
        get { snapshot.withLock { $0 } }
        set { snapshot.withLock { $0 = newValue } }
    }
}

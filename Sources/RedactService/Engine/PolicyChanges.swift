package import Redaction

extension Policy {
    /// This policy with a request's wishes on top.
    ///
    /// - Parameter entities: the names that exist.
    /// - Throws: `ServiceFailure.badRequest`, which never repeats the name given: it may be anything.
    package func changed(
        by overrides: RequestOverrides, entities known: Set<String>
    ) throws(ServiceFailure) -> Policy {
        var policy = self
        let named =
            (overrides.entities ?? []) + overrides.except + overrides.operators.keys.filter { !$0.isEmpty }
        guard named.allSatisfy(known.contains) else {
            throw .badRequest("an entity is not known; GET /v1/entities names them")
        }
        if let wanted = overrides.entities {
            // A request narrows or widens what is found in it, but terms that must always go still go.
            policy.entities = Set(wanted).union(policy.terms.isEmpty ? [] : [TermPatterns.entity])
        }
        policy.except.formUnion(overrides.except)
        if let score = overrides.minScore { policy.minScore = score }
        for (entity, name) in overrides.operators {
            guard let chosen = Operator(rawValue: name) else {
                let all = Operator.allCases.map(\.rawValue).joined(separator: ", ")
                throw .badRequest("an operator is not known; use one of \(all)")
            }
            if entity.isEmpty {
                policy.operators.general = chosen
            } else {
                policy.operators.byEntity[entity] = chosen
            }
        }
        return policy
    }
}

import PatternCatalog

/// Replies that tell about the service itself.
enum CatalogReplies {
    static func health(_ service: ServiceContext) -> Reply {
        var writer = JSONWriter()
        writer.raw("{\"status\": ")
        writer.string(service.isDraining ? "stopping" : "ok")
        writer.raw(", \"version\": ")
        writer.string(service.version)
        let patterns = service.engines.current.catalog.count
        writer.raw(", \"patterns\": \(patterns), \"uptime_seconds\": \(service.uptimeSeconds)}\n")
        return Reply(json: writer)
    }

    static func entities(_ catalog: PatternCatalog) -> Reply {
        var writer = JSONWriter()
        writer.raw("{\"entities\": ")
        writer.strings(catalog.entities)
        writer.raw("}\n")
        return Reply(json: writer)
    }

    static func patterns(_ catalog: PatternCatalog) -> Reply {
        var writer = JSONWriter()
        writer.raw("{\"patterns\": [")
        for (index, entry) in catalog.entries.enumerated() {
            if index > 0 { writer.raw(",") }
            writer.raw("\n")
            pattern(entry, into: &writer)
        }
        writer.raw("\n]}\n")
        return Reply(json: writer)
    }

    private static func pattern(_ entry: PatternEntry, into writer: inout JSONWriter) {
        let definition = entry.definition
        let members = [
            ("id", definition.id), ("entity", definition.entity), ("label", definition.label),
            ("country", definition.country), ("title", entry.documentation.title),
            ("regex", definition.regex), ("validator", definition.validator),
        ]
        writer.raw("{")
        for (name, value) in members where !value.isEmpty {
            writer.string(name)
            writer.raw(": ")
            writer.string(value)
            writer.raw(", ")
        }
        writer.raw("\"score\": \(definition.score), \"max_length\": \(definition.maxLength), \"context\": ")
        writer.strings(definition.context)
        writer.raw(", \"references\": ")
        writer.strings(entry.documentation.references)
        writer.raw("}")
    }
}

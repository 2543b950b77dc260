/// Placeholder until the wrapper is in.
package enum PatternCatalogEmpty {}

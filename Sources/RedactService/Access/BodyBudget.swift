import Synchronization

/// Memory that the JSON bodies of all connections take together.
package final class BodyBudget: Sendable {
    private let taken = Atomic(0)

    package init() {}

    package var bytes: Int { taken.load(ordering: .relaxed) }

    /// Whether `bytes` more are within `max`; then they are taken.
    package func take(_ bytes: Int, max: Int) -> Bool {
        if taken.add(bytes, ordering: .relaxed).newValue <= max { return true }
        giveBack(bytes)
        return false
    }

    package func giveBack(_ bytes: Int) {
        taken.subtract(bytes, ordering: .relaxed)
    }
}

import Synchronization

/// Automatons that have learnt and wait for the next run over the same rules. Shared by threads.
final class AutomatonPool: Sendable {
    private let first = Atomic<UInt>(0)
    private let second = Atomic<UInt>(0)

    deinit {
        free(first.load(ordering: .acquiring))
        free(second.load(ordering: .acquiring))
    }

    /// One that has learnt, nil when all are in use.
    func take() -> UnsafeMutablePointer<LazyAutomaton>? {
        let bits = first.exchange(0, ordering: .acquiring)
        return UnsafeMutablePointer(bitPattern: bits != 0 ? bits : second.exchange(0, ordering: .acquiring))
    }

    /// Takes an automaton back that nobody else knows.
    func give(_ automaton: UnsafeMutablePointer<LazyAutomaton>) {
        let spilt = first.exchange(UInt(bitPattern: automaton), ordering: .acquiringAndReleasing)
        if spilt != 0 { free(second.exchange(spilt, ordering: .acquiringAndReleasing)) }
    }

    private func free(_ bits: UInt) {
        guard let automaton = UnsafeMutablePointer<LazyAutomaton>(bitPattern: bits) else { return }
        automaton.deinitialize(count: 1)
        automaton.deallocate()
    }
}

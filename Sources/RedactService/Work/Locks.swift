import NIOConcurrencyHelpers

/// The lock for what threads share. The thread sanitizer sees it, for it is a pthread lock; it does not see
/// into the slow path of `Synchronization.Mutex`, which is for what nobody ever waits for.
extension NIOLockedValueBox {
    func withLock<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
        try withLockedValue(body)
    }
}

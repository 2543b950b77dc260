import NIOConcurrencyHelpers

/// A token bucket for every uid: as many requests in a second as the limit says, the same number in a burst.
package final class RequestRates: Sendable {
    private struct Bucket {
        var tokens: Double
        var filledAt: UInt64
    }

    private let buckets = NIOLockedValueBox<[UInt32: Bucket]>([:])
    private let uidsMax: Int

    /// - Parameter uidsMax: uids remembered; when there are more, full buckets are forgotten first.
    package init(uidsMax: Int = ServiceLimits.rateUidsMax) {
        self.uidsMax = uidsMax
    }

    /// Whether `uid` may make a request at `microseconds` of the monotonic clock. 0 for `perSecondMax`:
    /// always.
    package func allows(uid: UInt32, perSecondMax: Int, at microseconds: UInt64) -> Bool {
        guard perSecondMax > 0 else { return true }
        let capacity = Double(perSecondMax)
        return buckets.withLock { buckets in
            if buckets.count >= uidsMax, buckets[uid] == nil {
                buckets = buckets.filter { microseconds - min(microseconds, $0.value.filledAt) < 1_000_000 }
                if buckets.count >= uidsMax { return false }
            }
            var bucket = buckets[uid] ?? Bucket(tokens: capacity, filledAt: microseconds)
            let elapsed = Double(microseconds - min(microseconds, bucket.filledAt)) / 1_000_000
            bucket.tokens = min(capacity, bucket.tokens + elapsed * capacity)
            bucket.filledAt = microseconds
            let allowed = bucket.tokens >= 1
            if allowed { bucket.tokens -= 1 }
            buckets[uid] = bucket
            return allowed
        }
    }
}

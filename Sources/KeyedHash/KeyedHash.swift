internal import CNettle

/// SHA-256 (FIPS 180-4) over bytes that arrive in pieces, by libnettle.
package struct SHA256Digest: ~Copyable {
    private var context = sha256_ctx()

    package init() { nettle_sha256_init(&context) }

    package mutating func update(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let base = bytes.baseAddress else { return }
        nettle_sha256_update(&context, bytes.count, base)
    }

    /// The 32 bytes of the digest. The state begins anew.
    package mutating func finish() -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
        nettle_sha256_digest(&context, digest.count, &digest)
        return digest
    }

    /// The digest of a whole message, without allocating.
    package static func hash(_ message: Span<UInt8>) -> InlineArray<32, UInt8> {
        var context = sha256_ctx()
        nettle_sha256_init(&context)
        message.withUnsafeBufferPointer { bytes in
            if let base = bytes.baseAddress { nettle_sha256_update(&context, bytes.count, base) }
        }
        var digest = InlineArray<32, UInt8>(repeating: 0)
        var span = digest.mutableSpan
        span.withUnsafeMutableBufferPointer { nettle_sha256_digest(&context, $0.count, $0.baseAddress) }
        return digest
    }
}

/// A secret key for HMAC-SHA-256 (RFC 2104, FIPS 198-1), by libnettle.
package struct HMACKey: Sendable {
    private let key: [UInt8]

    /// Shortest key that is taken, in bytes.
    package static let bytesMin = 16

    /// nil where the key is shorter than `bytesMin`.
    package init?(_ key: [UInt8]) {
        guard key.count >= Self.bytesMin else { return nil }
        self.key = key
    }

    /// A key of this process alone: the same value hashes alike until it ends.
    package static func random() -> HMACKey {
        var generator = SystemRandomNumberGenerator()
        return HMACKey(unchecked: (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) })
    }

    private init(unchecked key: [UInt8]) { self.key = key }

    /// The first `count` bytes (at most 32) of the code for `parts`, each separated by its length.
    package func code(_ parts: [UnsafeBufferPointer<UInt8>], bytes count: Int) -> [UInt8] {
        var context = hmac_sha256_ctx()
        nettle_hmac_sha256_set_key(&context, key.count, key)
        for part in parts {
            withUnsafeBytes(of: UInt64(part.count).littleEndian) { length in
                nettle_hmac_sha256_update(
                    &context, length.count, length.bindMemory(to: UInt8.self).baseAddress)
            }
            if let base = part.baseAddress { nettle_hmac_sha256_update(&context, part.count, base) }
        }
        var digest = [UInt8](repeating: 0, count: count)
        nettle_hmac_sha256_digest(&context, count, &digest)
        return digest
    }
}

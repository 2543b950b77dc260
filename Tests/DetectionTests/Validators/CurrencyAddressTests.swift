import KeyedHash
import Testing

@testable import Detection

@Suite("Addresses of digital currencies")
struct CurrencyAddressTests {
    private func hex(_ digest: InlineArray<32, UInt8>) -> String {
        var text = ""
        for index in 0..<32 {
            let byte = String(digest[index], radix: 16)
            text += byte.count == 1 ? "0" + byte : byte
        }
        return text
    }

    @Test(
        "SHA-256 gives the digests of FIPS 180-4, also at block borders",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ])
    func hashesWithSHA256(text: String, digest: String) {
        #expect(hex(SHA256Digest.hash(Array(text.utf8).span)) == digest)
    }

    @Test(
        "Keccak-256 gives the digests of its submission",
        arguments: [
            ("", "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"),
            ("abc", "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45"),
        ])
    func hashesWithKeccak(text: String, digest: String) {
        #expect(hex(Keccak256.hash(Array(text.utf8).span)) == digest)
    }

    @Test("the longest message fills the block without overrunning it")
    func hashesLongestMessage() {
        let one = Keccak256.hash([UInt8](repeating: 0x61, count: 135).span)
        let other = Keccak256.hash([UInt8](repeating: 0x61, count: 134).span)
        #expect(hex(one) != hex(other))
    }

    static let base58 = [
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
        "TJCnKsPa7y5okkXvQAidZBzqx3QyQ6sxMW", "DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L",
    ]

    @Test("published base 58 addresses pass and every single changed character fails", arguments: base58)
    func checksBase58(address: String) {
        #expect(CurrencyAddress.validateBase58(Array(address.utf8).span) == .valid)
        expectChangesFail(address, from: 1, CurrencyAddress.validateBase58)
    }

    static let bech32 = [
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
    ]

    @Test(
        "the specimens of BIP 173 and BIP 350 pass and every single changed character fails",
        arguments: bech32)
    func checksBech32(address: String) {
        #expect(Bech32.validate(Array(address.utf8).span) == .valid)
        expectChangesFail(address, from: 4, Bech32.validate)
    }

    @Test(
        "cash addresses pass with and without their prefix and every single changed character fails",
        arguments: [
            "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a",
            "qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a",
        ])
    func checksCashAddresses(address: String) {
        #expect(Bech32.validateCashAddress(Array(address.utf8).span) == .valid)
        expectChangesFail(address, from: address.count - 42, Bech32.validateCashAddress)
    }

    @Test(
        "the specimens of EIP-55 pass, one case alone says nothing, other mixtures fail",
        arguments: [
            ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", ValidationVerdict.valid),
            ("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359", .valid),
            ("0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB", .valid),
            ("0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb", .valid),
            ("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", .notApplicable),
            ("0x5AAEB6053F3E94C9B9A09F33669435E7EF1BEAED", .notApplicable),
            ("0x5aaeb6053F3E94C9b9A09f33669435E7Ef1BeAed", .invalid),
            ("0x0000000000000000000000000000000000000000", .invalid),
        ])
    func checksEthereum(address: String, verdict: ValidationVerdict) {
        #expect(CurrencyAddress.validateEthereum(Array(address.utf8).span) == verdict)
    }

    @Test("addresses of the XRP Ledger, Monero and Stellar pass and a changed character fails")
    func checksOthers() {
        let ripple = "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh"
        #expect(CurrencyAddress.validateRipple(Array(ripple.utf8).span) == .valid)
        expectChangesFail(ripple, from: 1, CurrencyAddress.validateRipple)
        let monero =
            "4AdUndXHHZ6cfufTMvppY6JwXNouMBzSkbLYfpAV5Usx3skxNgYeYTRj5UzqtReoS44qo9mtmXCqY45DJ852K5Jv2684Rge"
        #expect(CurrencyAddress.validateMonero(Array(monero.utf8).span) == .valid)
        expectChangesFail(monero, from: 1, CurrencyAddress.validateMonero)
        let stellar = "GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ"
        #expect(CurrencyAddress.validateStellar(Array(stellar.utf8).span) == .valid)
        expectChangesFail(stellar, from: 1, CurrencyAddress.validateStellar)
    }

    /// Replaces every character by its neighbours in the address itself, so that the alphabet stays right.
    private func expectChangesFail(_ address: String, from start: Int, _ validate: Validator) {
        let bytes = Array(address.utf8)
        for index in start..<bytes.count {
            for replacement in Set(bytes[start...]) where replacement != bytes[index] {
                var changed = bytes
                changed[index] = replacement
                #expect(validate(changed.span) == .invalid, "\(String(decoding: changed, as: UTF8.self))")
            }
        }
    }
}

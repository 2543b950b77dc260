import Testing

@testable import Detection

@Suite("Checksum of GitHub and npm tokens")
struct TokenChecksumTests {
    private func verdict(_ token: String) -> ValidationVerdict {
        TokenChecksum.validate(Array(token.utf8).span)
    }

    /// Random parts with the CRC-32 that zlib gives for them, in base 62. Put together at run time.
    static let parts = [
        ("000000000000000000000000000000", "2C8GjS"), ("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "0uCPlr"),
        ("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzz", "4IlJEz"), ("abcdefghijklmnopqrstuvwxyz0123", "2LolCm"),
        ("ABCDEFGHIJKLMNOPQRSTUVWXYZ9876", "2hU5I5"), ("000000000000000000000000000001", "010Ohw"),
    ]

    @Test("CRC-32 gives the published check value")
    func computesCheckValue() {
        #expect(TokenChecksum.crc32(Array("123456789".utf8).span, 0..<9) == 0xCBF4_3926)
        #expect(TokenChecksum.crc32(Array("x123456789x".utf8).span, 1..<10) == 0xCBF4_3926)
    }

    @Test("a right checksum is valid behind any prefix", arguments: parts)
    func acceptsChecksum(random: String, checksum: String) {
        for prefix in ["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "npm_"] {
            #expect(verdict(prefix + random + checksum) == .valid)
        }
    }

    @Test("every single changed character leaves the score as it is", arguments: parts)
    func refusesEveryChange(random: String, checksum: String) {
        let token = Array(("ghp_" + random + checksum).utf8)
        for position in 4..<token.count {
            for other in Array("0Az9kQ".utf8) where other != token[position] {
                var changed = token
                changed[position] = other
                #expect(TokenChecksum.validate(changed.span) == .notApplicable)
            }
        }
    }

    @Test("a value too short to hold a checksum is not judged")
    func leavesShortValues() {
        #expect(verdict("") == .notApplicable)
        #expect(verdict("ghp_2C8GjS") == .notApplicable)
        #expect(verdict("0000000000000000000000000000002C8GjS") == .notApplicable)
    }
}

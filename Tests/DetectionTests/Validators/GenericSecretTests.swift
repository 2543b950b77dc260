import Testing

@testable import Detection

/// Verdicts over text, for readable tables of cases.
private func verdict(_ validate: (Span<UInt8>) -> ValidationVerdict, _ text: String) -> ValidationVerdict {
    let bytes = Array(text.utf8)
    return validate(bytes.span)
}

/// A drawn value of `length` characters, the same for the same seed; kept out of the source as literal text.
private func drawn(_ length: Int, from alphabet: String, seed: UInt64) -> String {
    let characters = Array(alphabet)
    var state = seed &* 2 + 1
    var text = ""
    for _ in 0..<length {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.append(characters[Int(state >> 33) % characters.count])
    }
    return text
}

private let alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

@Suite("Generic secrets")
struct GenericSecretTests {
    @Test("hardly any drawn token is taken for a word, at every usual length and alphabet")
    func acceptsDrawnTokens() {
        for (length, alphabet) in [
            (20, alphanumeric), (32, "0123456789abcdef"), (40, alphanumeric),
            (24, "abcdefghijklmnopqrstuvwxyz0123456789"),
        ] {
            var refused = 0
            for seed in 0..<500 {
                let token = drawn(length, from: alphabet, seed: UInt64(seed) + 17)
                if verdict(GenericSecret.validateLooseToken, token) == .invalid { refused += 1 }
            }
            #expect(refused <= 15, "\(refused) of 500 with \(length) of \(alphabet)")
        }
    }

    @Test(
        "beside a service's name a name in camel case is no key, and in a header no variable is a token",
        arguments: [
            ("HandleBackupPolicyCreateTableArguments", "session_cookie_name"),
            ("enableConfidentialCompute", "imdsv2_session_token"),
        ])
    func refusesIdentifiers(_ name: String, _ variable: String) {
        #expect(verdict(GenericSecret.validateLabelled, name) == .invalid)
        #expect(verdict(GenericSecret.validateHeader, variable) == .invalid)
        #expect(verdict(GenericSecret.validateHeader, "self.\(variable)") == .invalid)
        let key = drawn(32, from: alphanumeric, seed: 11)
        #expect(verdict(GenericSecret.validateLabelled, key) == .notApplicable)
        #expect(verdict(GenericSecret.validateHeader, key) != .invalid)
    }

    @Test("words with digits among their letters are a token, with a number at the end they are none")
    func acceptsInterspersed() {
        #expect(verdict(GenericSecret.validateToken, "n4rrow-G4te-w3ll0w-71b") == .notApplicable)
        #expect(verdict(GenericSecret.validateToken, "narrow-gate-willow-71") == .invalid)
    }

    @Test("a number with a point or a version is no password", arguments: ["1.302103", "5.36.0", "2024.11"])
    func refusesDecimals(_ text: String) {
        #expect(verdict(GenericSecret.validateQuoted, text) == .invalid)
        let digits = text.filter { $0 != "." }
        let expected: ValidationVerdict = digits.count < 4 ? .invalid : .notApplicable
        #expect(verdict(GenericSecret.validateQuoted, digits) == expected)
        for sign in ["^", "~", ">="] {
            #expect(verdict(GenericSecret.validateQuoted, sign + text) == .invalid)
        }
    }

    @Test(
        "before a host with a domain a word or a letter is a password, a blank to fill in is none",
        arguments: [
            ("q", ValidationVerdict.notApplicable), ("secret", .notApplicable), ("password", .notApplicable),
            ("${DB_PASS}", .invalid), ("****", .invalid), ("yourpassword", .invalid), ("%s", .invalid),
        ])
    func judgesPasswordsOfAddresses(_ text: String, _ expected: ValidationVerdict) {
        #expect(verdict(GenericSecret.validateURLWord, text) == expected)
    }

    @Test(
        "names, words and terms are no tokens",
        arguments: [
            "authentication_required", "getRequestHandlerFactory", "application/json", "pbkdf2_sha256",
            "spring-boot-starter-web", "com.example.service.TokenProvider", "HTTP_AUTHORIZATION_HEADER",
            "AES-256-GCM-with-HMAC", "2024-01-31", "v1.22.3", "access_token_secret", "kubernetes.io/tls",
        ])
    func refusesNames(_ text: String) {
        #expect(verdict(GenericSecret.validateToken, text) == .invalid)
        #expect(verdict(GenericSecret.validateLooseToken, text) == .invalid)
        #expect(verdict(GenericSecret.validateUnquoted, text) == .invalid)
    }

    @Test(
        "references, masks and placeholders are never secrets, whatever stands before them",
        arguments: [
            "<your-key>", "${DB_PASSWORD}", "{{ vault_password }}", "$PASSWORD", "%PASSWORD%", "xxxxxxxx",
            "********", "[PASSWORD_1]", "[TOKEN]", "__SECRET__", "%(password)s", "#{password}", "••••••••",
            "$(pass show x)", "$row->password", "Bearer {token}", "...", "xxxx-xxxx-xxxx",
        ])
    func refusesStandIns(_ text: String) {
        #expect(verdict(GenericSecret.validateQuoted, text) == .invalid)
        #expect(verdict(GenericSecret.validateUnquoted, text) == .invalid)
        #expect(verdict(GenericSecret.validateToken, text) == .invalid)
        #expect(verdict(GenericSecret.validateProse, text) == .invalid)
        #expect(verdict(GenericSecret.validateURLPassword, text) == .invalid)
    }

    @Test(
        "words that stand where a password would are refused even in quotes",
        arguments: [
            "password", "changeme", "null", "None", "true", "string", "example", "your_api_key_here",
            "Passwort",
            "required", "Enter your password", "REQUIRED", "new_password", "/etc/app/secret",
            "anna@example.com",
            "getpass()", "min:8", "sha256",
        ])
    func refusesPlainWordsInQuotes(_ text: String) {
        #expect(verdict(GenericSecret.validateQuoted, text) == .invalid)
    }

    @Test(
        "what people choose as passwords is accepted in quotes",
        arguments: [
            "hunter2", "tr0ub4dor&3", "correct horse battery staple", "sesamoid", "123456", "P@ssw0rd!",
            "gala-reef-2024", "qay@WXS??", "peace-and-calm",
        ])
    func acceptsPasswordsInQuotes(_ text: String) {
        #expect(verdict(GenericSecret.validateQuoted, text) != .invalid)
    }

    @Test(
        "without quotes a password must be more than a word or an expression",
        arguments: [
            ("hunter2", true), ("Summer2023!", true), ("iPp24@GRq", true), ("a1b2c3", true), ("123456", true),
            ("sesamoid", false), ("self.password", false), ("getPassword()", false),
            ("os.environ[\"X\"]", false),
            ("password1", false), ("utf8", false), ("request.form.password", false), ("str", false),
            ("config->pass2", false), ("Std::string", false), ("4096", false),
        ])
    func weighsUnquotedValues(_ text: String, _ isSecret: Bool) {
        #expect((verdict(GenericSecret.validateUnquoted, text) != .invalid) == isSecret)
    }

    @Test("a UUID is a token where a name says so, and an identifier where none does")
    func treatsUUIDsByTheirName() {
        let uuid = "7675dc0e-e582-494d-bd7d-c6608c5f40e7"
        #expect(verdict(GenericSecret.validateToken, uuid) == .notApplicable)
        #expect(verdict(GenericSecret.validateLooseToken, uuid) == .invalid)
        #expect(verdict(GenericSecret.validateToken, "00000000-0000-0000-0000-000000000000") == .invalid)
    }

    @Test("a public key in base64 is no token")
    func refusesPublicKeys() {
        let key = "AAAAB3NzaC1yc2EAAAADAQABAAABgQ" + drawn(60, from: alphanumeric, seed: 3)
        #expect(verdict(GenericSecret.validateToken, key) == .invalid)
    }

    @Test("templates of URLs are left, passwords in them are not")
    func weighsURLPasswords() {
        for word in ["password", "pass", "secret", "your-password", "user_password"] {
            #expect(verdict(GenericSecret.validateURLPassword, word) == .invalid)
        }
        for word in ["sesamoid", "s2Tf2k@rLMy", "tr0mbone"] {
            #expect(verdict(GenericSecret.validateURLPassword, word) != .invalid)
        }
    }

    @Test("a pair of user and password is judged by its password, or by the user where that is empty")
    func weighsPairs() {
        for pair in [
            "anna:sesamoid", "anna%tr0mbone", ":s2Tf2krLMy", drawn(32, from: alphanumeric, seed: 5) + ":",
        ] {
            #expect(verdict(GenericSecret.validateUserPassword, pair) != .invalid)
        }
        for pair in ["user:password", "anna:$PASS", "anna:", "plain", "app:<token>"] {
            #expect(verdict(GenericSecret.validateUserPassword, pair) == .invalid)
        }
    }

    @Test("invented tokens count by their digits or their punctuation")
    func acceptsInventedTokens() {
        for token in ["multilineToken123456789", "m{{h}o)p${e]no(ody[fi>-_$#tx}}"] {
            #expect(verdict(GenericSecret.validateToken, token) == .notApplicable)
        }
    }

    @Test(
        "names of files, folders, members, types and checksums are no tokens however odd they look",
        arguments: [
            "RHEL5export-i-fh8sjjsq.ova", "grants/default/grant/7c89cbd1e0f4e40e3861", "self.ftp.pwdx",
            "google.protobuf.duration_pb2.Duration", "sha256=s7zzVTFtLAJeRkf3VHDRVFf5coQrWZjX",
            "MLKEM768X25519PublicKey", "0123456789112345", "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE1Olb3zM",
        ])
    func refusesOddNames(_ text: String) {
        #expect(verdict(GenericSecret.validateLooseToken, text) == .invalid)
    }

    @Test(
        "a key that its issuer prints in every guide is no secret, one that differs by a letter is",
        arguments: [
            "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEX" + "AMPLEKEY", "sk_test_4eC39HqLyjWD" + "arjtT1zdp7dc",
            "AIzaSyDMAScliyLx7F0NPDE" + "Ji1QmyCgHIAODrlU",
            "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/"
                + "K1SZFPTOtr/KBHBeksoGMGw==",
        ])
    func leavesPublishedKeys(_ key: String) {
        for validate in [
            PublishedKeys.validate, GenericSecret.validateToken, GenericSecret.validateLabelled,
            GenericSecret.validateQuoted,
        ] {
            #expect(verdict(validate, key) == .invalid)
        }
        #expect(verdict(PublishedKeys.validate, "q" + key.dropFirst()) == .notApplicable)
        #expect(verdict(GenericSecret.validateLabelled, "q" + key.dropFirst()) == .notApplicable)
    }

    @Test("zeros that fill up a value make no token of the letters behind them")
    func refusesFilledValues() {
        #expect(verdict(GenericSecret.validateLooseToken, "00000000000000000000RSTUVW") == .invalid)
        #expect(verdict(GenericSecret.validateToken, "RSTUVW000000000000000000") == .invalid)
    }

    @Test("number literals and code in brackets are no passwords")
    func refusesLiterals() {
        for text in ["0xffffULL", "0b10110", "[wr1,wr2]", "(a1*b2)", "self.ftp.pwd("] {
            #expect(verdict(GenericSecret.validateUnquoted, text) == .invalid)
        }
    }

    @Test("phrases of words are accepted, sentences are not")
    func tellsPhrasesFromSentences() {
        #expect(verdict(GenericSecret.validatePhrase, "reef gala winter tromp") == .notApplicable)
        #expect(verdict(GenericSecret.validatePhrase, "please enter the words") == .invalid)
    }

    @Test("every validator survives every single byte and the empty value")
    func survivesShortValues() {
        let validators = [
            GenericSecret.validateQuoted, GenericSecret.validateUnquoted, GenericSecret.validateToken,
            GenericSecret.validateLooseToken, GenericSecret.validateProse, GenericSecret.validateHeader,
            GenericSecret.validateURLPassword, GenericSecret.validateEnvironment,
            GenericSecret.validateArgument,
            GenericSecret.validateAnswer, GenericSecret.validateBase64, GenericSecret.validateSeed,
            JSONWebToken.validate, GenericSecret.validateUserPassword,
        ]
        for validate in validators {
            #expect(validate([UInt8]().span) == .invalid)
            for byte in UInt8.min...UInt8.max { #expect(validate([byte].span) == .invalid) }
        }
    }
}

@Suite("JSON Web Tokens")
struct JSONWebTokenTests {
    @Test("a header that names an algorithm or type is one")
    func acceptsHeaders() {
        // {"alg":"HS256","typ":"JWT"}, {"typ":"JWT"}, {"kid":"1","enc":"A128GCM"}
        for header in [
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9", "eyJ0eXAiOiJKV1QifQ",
            "eyJraWQiOiIxIiwiZW5jIjoiQTEyOEdDTSJ9",
        ] {
            #expect(verdict(JSONWebToken.validate, header + ".e30." + "AAAA") == .valid)
        }
    }

    @Test("other base64 and other objects are none")
    func refusesOthers() {
        // {"name":"anna"}, an array, plain text
        for text in ["eyJuYW1lIjoiYW5uYSJ9.e30", "WzEsMl0.e30", "aGVsbG8gd29ybGQ.e30", "eyJ"] {
            #expect(verdict(JSONWebToken.validate, text) == .invalid)
        }
    }

    @Test("the names are found beyond the first part's beginning, whatever their alignment")
    func findsNamesAtEveryAlignment() {
        for padding in 0..<6 {
            let json = "{\"k\":\"" + String(repeating: "a", count: padding) + "\",\"alg\":\"none\"}"
            #expect(verdict(JSONWebToken.validate, base64(json) + ".e30") == .valid)
        }
    }

    private func base64(_ text: String) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        var bits: UInt32 = 0
        var count = 0
        var result = ""
        for byte in text.utf8 {
            bits = bits << 8 | UInt32(byte)
            count += 8
            while count >= 6 {
                count -= 6
                result.append(alphabet[Int(bits >> UInt32(count)) & 63])
            }
        }
        if count > 0 { result.append(alphabet[Int(bits << UInt32(6 - count)) & 63]) }
        return result
    }
}

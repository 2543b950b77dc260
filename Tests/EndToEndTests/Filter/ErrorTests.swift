import Testing

@Suite("redact's errors are one line, and nothing unredacted follows them")
struct ErrorTests {
    let folder = Folder()

    @Test(
        "each kind has its exit status, its place and its remedy",
        arguments: [
            ("echo x | redact --entities EMIAL_ADDRESS", 64, "did you mean EMAIL_ADDRESS?"),
            ("echo x | redact --entities EMAIL", 64, "did you mean EMAIL_ADDRESS?"),
            ("echo x | redact --operator hide", 64, "number, label, mask"),
            ("echo x | redact --operator NOSUCH=mask", 64, "unknown entity 'NOSUCH'"),
            ("echo x | redact --min-score 2", 64, "0 to 1"),
            ("echo x | redact --no-such-flag", 64, "--no-such-flag"),
            ("redact -i", 64, "-i needs the names"),
            ("printf '\\377\\376a\\0' | redact", 65, "UTF-16LE"),
            ("redact nosuchfile", 66, "nosuchfile: cannot be opened"),
            ("redact .", 66, "Is a directory"),
            ("echo x | redact --terms nosuchfile", 78, "nosuchfile"),
            (
                "echo x | redact --policy bad.toml", 78,
                "bad.toml:2:1: unknown key 'entitys'; did you mean 'entities'?"
            ),
            ("echo x | redact --patterns bad", 78, "bad/p.toml:5"),
            ("echo x | redact --patterns nosuchfolder", 78, "no such folder"),
            ("echo x >one.toml; echo x | redact --patterns one.toml", 78, "not a folder"),
            ("echo bob@example.com | redact > /dev/full", 74, "standard output: cannot be written"),
            ("echo 1 | redact scan --records", 65, "standard input:1: not a JSON object"),
            ("echo '{\"t\":1}' | redact scan --records", 65, "no member 'text'"),
            ("redact patterns show us.snn", 64, "did you mean us.ssn"),
            (
                "head -c 9000 /dev/zero | tr '\\0' a | redact --patterns hostile", 70,
                "a match limit was reached"
            ),
        ])
    func kinds(_ command: String, _ status: Int, _ words: String) {
        folder.write("bad.toml", "min_score = 0.5\nentitys = []\n")
        folder.write("bad/p.toml", FilterTests.badge.replacing("title =", with: "titel ="))
        folder.write("hostile/p.toml", Self.hostile)
        let result = folder.shell(command)
        #expect(Int(result.status) == status, "\(result.errors)")
        #expect(result.errors.contains(words), "\(result.errors)")
        #expect(result.output == "")
        #expect(result.errorLines == 1, "\(result.errors)")
    }

    @Test("a match limit in the middle of a stream: what was decided before is out, nothing after")
    func limitInTheMiddle() {
        folder.write("hostile/p.toml", Self.hostile)
        let result = folder.shell(
            "(yes 'plain line' | head -n 20000; head -c 9000 /dev/zero | tr '\\0' a; echo; echo tail) "
                + "| redact --patterns hostile")
        #expect(result.status == 70)
        #expect(!result.output.contains("aa") && !result.output.contains("tail"))
        #expect(!result.errors.contains("aaa"))
    }

    static let hostile = """
        [[pattern]]
        id = "test.hostile"
        entity = "TEST"
        label = "TEST"
        title = "backtracks without end"
        regex = '''(?:(?:a{1,20}){1,20}){1,20}b'''
        triggers = { literals = ["aaa"] }
        max_length = 4000
        score = 1
        references = ["https://example.com"]
        examples = [ { text = "aaab", redacts = ["aaab"] }, { text = "aaaab", redacts = ["aaaab"] },
            { text = "aaaaab", redacts = ["aaaaab"] } ]
        counterexamples = [ { text = "a", why = "short" }, { text = "b", why = "no a" } ]
        """
}

import Foundation
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
            ("echo bob@example.com | redact --entities ''", 64, "--entities names no entity"),
            ("echo x | redact --operator =mask", 64, "unknown entity ''"),
            ("echo x | redact scan --format none", 64, "'sarif'; see redact --help"),
            ("echo x | redact scan --field t", 64, "--field needs --records"),
            ("echo '{}' | redact scan --records --format sarif", 64, "exclude each other"),
            ("echo bob@example.com > a; redact a >> a", 64, "a: standard output is the same file"),
            ("echo bob@example.com > a; redact scan - < a >> a", 64, "standard output is the same file"),
            ("echo bob@example.com > a; redact --report ./a a", 64, "./a: --report would overwrite"),
            ("echo bob@example.com > a; redact --report a < a", 64, "a: --report would overwrite"),
            ("echo bob@example.com | redact --report nofolder/r", 74, "nofolder/r: cannot be opened"),
            ("echo x | redact --socket ''", 74, "the path is empty"),
            ("printf '\\377\\376a\\0' | redact", 65, "UTF-16LE"),
            ("redact nosuchfile", 66, "nosuchfile: cannot be opened"),
            ("mkfifo pipe; redact -i pipe", 66, "pipe: not a regular file"),
            ("redact .", 66, "Is a directory; check that it is a file"),
            ("echo x | redact --terms nosuchfile", 78, "nosuchfile"),
            ("echo x | redact --terms long", 78, "long:3: the term is longer than 512 bytes"),
            (
                "echo x | redact --policy bad.toml", 78,
                "bad.toml:2:1: unknown key 'entitys'; did you mean 'entities'?"
            ),
            ("echo x | redact --policy unknown.toml", 78, "unknown.toml:1:1: unknown entity 'EMAIL'"),
            ("echo x | redact --patterns bad", 78, "bad/p.toml:5"),
            ("echo x | redact --patterns nosuchfolder", 78, "no such folder"),
            ("echo x >one.toml; echo x | redact --patterns one.toml", 78, "not a folder"),
            ("echo bob@example.com | redact > /dev/full", 74, "standard output: cannot be written"),
            ("echo 1 | redact scan --records", 65, "standard input:1: not a JSON object"),
            ("echo '{\"t\":1}' | redact scan --records", 65, "no member 'text'"),
            (
                "head -c 17M /dev/zero | tr '\\0' a >huge; echo x | redact --terms huge", 78,
                "huge: larger than 16777216 bytes; split it"
            ),
            (
                "head -c 65M /dev/zero | tr '\\0' a | redact scan --records", 65,
                "standard input: a record is longer than 67108864 bytes; split it"
            ),
            ("redact patterns show us.snn", 64, "did you mean us.ssn"),
            (
                "head -c 9000 /dev/zero | tr '\\0' a | redact --patterns hostile", 70,
                "a match limit was reached"
            ),
        ])
    func kinds(_ command: String, _ status: Int, _ words: String) {
        folder.write("bad.toml", "min_score = 0.5\nentitys = []\n")
        folder.write("long", "# own\n\n\(String(repeating: "x", count: 513))\n")
        folder.write("unknown.toml", "entities = [\"EMAIL\"]\n")
        folder.write("bad/p.toml", FilterTests.badge.replacing("title =", with: "titel ="))
        folder.write("hostile/p.toml", Self.hostile)
        let result = folder.shell(command)
        #expect(Int(result.status) == status, "\(result.errors)")
        #expect(result.errors.contains(words), "\(result.errors)")
        #expect(result.output == "")
        #expect(result.errorLines == 1, "\(result.errors)")
    }

    @Test("a file that is named as its own report stays as it is")
    func ownReport() {
        folder.write("a", "bob@example.com\n")
        #expect(folder.shell("redact --report a a > out").status == 64)
        #expect(folder.shell("redact -i --report a a").status == 64)
        #expect(folder.text("a") == "bob@example.com\n")
    }

    @Test("a report that nobody reads is an error, not a quiet end")
    func closedReport() {
        folder.write("in", String(repeating: "bob@example.com ann@example.com\n", count: 5_000))
        let result = folder.shell("mkfifo pipe; head -c 10 pipe > /dev/null & redact --report pipe in > out")
        #expect(result.status == 74)
        #expect(result.errors.contains("pipe: cannot be written: Broken pipe"))
    }

    @Test("the progress bar is cleared before an error, and when the reader has gone")
    func progressBar() {
        // A file of zeros with no blocks of its own, and room for no more than a MiB of output.
        let result = folder.shell(
            """
            truncate -s 100M big
            script -qec "trap '' XFSZ; ulimit -f 2048; redact big > out" /dev/null
            script -qec "redact big | head -c 3000000 | tail -c 1 | wc -c" /dev/null
            """)
        let parts = result.output.components(
            separatedBy: "\r\u{1B}[Kredact: standard output: cannot be written")
        #expect(parts.count == 2 && parts[0].hasSuffix(" %"), "\(result.output.suffix(300))")
        #expect(parts.last?.contains("\r\u{1B}[K") ?? false)
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

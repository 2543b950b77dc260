import Foundation
import Glibc
import Testing

@Suite("redact, the filter")
struct FilterTests {
    let folder = Folder()

    @Test("replaces what it finds")
    func replaces() {
        let result = folder.shell(
            "printf 'Mail bob@example.com, SSN 123-45-6789, card 4111 1111 1111 1111\\n' | redact")
        #expect(result.output == "Mail [EMAIL_1], SSN [SSN_1], card [CARD_1]\n")
        #expect(result.errors == "")
        #expect(result.status == 0)
    }

    @Test("without arguments it is under the policy, the terms and the patterns of the user, as with them")
    func noArguments() {
        folder.write("config/redact/policy.toml", "except = [\"US_SSN\"]\n")
        folder.write("config/redact/terms", "Tegelstein\n")
        folder.write("config/redact/patterns.d/badge.toml", Self.badge)
        folder.write("in", "bob@example.com 123-45-6789 Tegelstein, badge BX-204113\n")
        #expect(folder.shell("redact < in").output == "[EMAIL_1] 123-45-6789 [TERM_1], badge [BADGE_1]\n")
        #expect(folder.shell("redact < in").output == folder.shell("redact - < in").output)
    }

    @Test("the real program gives the same bytes, however the pipe delivers them")
    func pieces() throws {
        let text = Texts.examples(300).flatMap { $0 }
        folder.write("in", text)
        let whole = folder.shell("redact < in").output
        #expect(!whole.isEmpty)
        folder.write(
            "feed.py",
            """
            import os, random, sys
            data = open('in', 'rb').read()
            random.seed(int(sys.argv[1]))
            while data:
                n = random.choice([1, 1, 2, 7, 100, 3000])
                os.write(1, data[:n])
                data = data[n:]
            """)
        for seed in 1...4 {
            #expect(folder.shell("python3 feed.py \(seed) | redact").output == whole)
        }
    }

    @Test("a line without findings comes out at once, while the writer sleeps")
    func promptness() {
        let result = folder.shell(
            """
            mkfifo pipe; redact < pipe > out & exec 3> pipe; echo 'hello there' >&3
            i=0; while [ ! -s out ] && [ $i -lt 300 ]; do sleep 0.1; i=$((i+1)); done; cat out; exec 3>&-; wait
            """)
        #expect(result.output == "hello there\n")
    }

    @Test("several files go to one output and share their numbers")
    func files() {
        folder.write("a", "bob@example.com\n")
        folder.write("b", "ann@example.com bob@example.com\n")
        #expect(folder.shell("redact a b").output == "[EMAIL_1]\n[EMAIL_2] [EMAIL_1]\n")
        #expect(folder.shell("redact a - < b").output == "[EMAIL_1]\n[EMAIL_2] [EMAIL_1]\n")
    }

    @Test("--line-buffered writes each line at its newline and finds nothing across lines")
    func lineBuffered() {
        let result = folder.shell("printf 'bob@example.com\\nx\\nbob@example.com' | redact --line-buffered")
        #expect(result.output == "[EMAIL_1]\nx\n[EMAIL_1]")
    }

    @Test("--summary counts on standard error, --report writes findings without text")
    func reports() {
        let result = folder.shell(
            "printf 'a\\nbob@example.com, ann@example.com' | redact --summary --report r.json")
        #expect(result.errors == "EMAIL_ADDRESS  2\n")
        let report = folder.text("r.json")
        #expect(report.split(separator: "\n").count == 2)
        #expect(report.contains("\"line\":2") && report.contains("\"entity\":\"EMAIL_ADDRESS\""))
        #expect(!report.contains("bob") && !report.contains("ann@"))
    }

    @Test("policy, terms and allow files, and what the command line says over them")
    func policy() {
        folder.write("config/redact/policy.toml", "operator = \"label\"\nallow = [\"ann@example.com\"]\n")
        folder.write("terms", "# names of projects\nblue moon\n")
        folder.write("in", "bob@example.com ann@example.com Blue  Moon 123-45-6789\n")
        #expect(folder.shell("redact < in").output == "[EMAIL] ann@example.com Blue  Moon [SSN]\n")
        #expect(
            folder.shell("redact --operator number --operator US_SSN=mask --terms terms < in").output
                == "[EMAIL_1] ann@example.com [TERM_1] ***********\n")
        #expect(
            folder.shell("redact --entities us_ssn < in").output
                == "bob@example.com ann@example.com Blue  Moon [SSN]\n")
        #expect(
            folder.shell("redact --except US_SSN < in").output
                == "[EMAIL] ann@example.com Blue  Moon 123-45-6789\n")
    }

    @Test("a user's own pattern is used, and replaces a built-in one of the same id")
    func ownPatterns() {
        folder.write("own/badge.toml", Self.badge)
        #expect(folder.shell("echo badge BX-204113 | redact --patterns own").output == "badge [BADGE_1]\n")
        #expect(
            folder.shell("redact patterns show corp.badge --patterns own").output.contains("Badge number"))
        #expect(folder.shell("redact patterns check --patterns own").status == 0)
    }

    @Test("-i rewrites files atomically and keeps mode and links")
    func inPlace() {
        folder.write("a", "bob@example.com\n")
        let result = folder.shell(
            "chmod 640 a; ln -s a link; redact -i link; stat -c %a a; readlink link; cat a; ls | grep -c redact-"
        )
        #expect(result.output == "640\na\n[EMAIL_1]\n0\n")
    }

    @Test("-i on a full disk leaves the original and no temporary file")
    func fullDisk() {
        let result = folder.shell(
            """
            mkdir disk && mount -t tmpfs -o size=256k tmpfs disk || exit 99
            yes 'bob@example.com' | head -c 200000 > disk/a; md5sum < disk/a > before
            redact -i disk/a; echo $?; md5sum < disk/a | cmp - before && ls disk; umount disk
            """)
        #expect(result.output == "74\na\n")
        #expect(result.errorLines == 1)
    }

    @Test(
        "-i that a signal ends leaves the original and no temporary file",
        arguments: [SIGINT, SIGHUP, SIGTERM])
    func interrupted(signal: Int32) {
        folder.write("work/a", "")
        // Large enough to be at work still when the temporary file is there.
        #expect(truncate(folder.path("work/a"), 4 << 30) == 0)
        let entries = {
            (try? FileManager.default.contentsOfDirectory(atPath: folder.path("work")))?.sorted() ?? []
        }
        let child = ChildProcess([Programs.redact, "-i", folder.path("work/a")])
        while entries().count < 2 { sched_yield() }
        child.signal(signal)
        #expect(child.wait() == 128 + signal)
        #expect(entries() == ["a"])
        #expect(
            (try? FileManager.default.attributesOfItem(atPath: folder.path("work/a"))[.size] as? Int) == 4
                << 30)
    }

    @Test("a closed output pipe ends it quietly")
    func closedPipe() {
        let result = folder.shell("yes 'hello bob@example.com' | redact | head -n 1")
        #expect(result.output == "hello [EMAIL_1]\n")
        #expect(result.errors == "")
    }

    static let badge = """
        [[pattern]]
        id = "corp.badge"
        entity = "EMPLOYEE_ID"
        label = "BADGE"
        title = "Badge number"
        regex = '''(?<![\\w-])BX-\\d{6}(?![\\w-])'''
        triggers = { literals = ["BX-"] }
        max_length = 9
        score = 0.6
        references = ["https://example.com"]
        examples = [ { text = "BX-204113", redacts = ["BX-204113"] }, { text = "BX-000001,", redacts = ["BX-000001"] },
            { text = "(BX-999999)", redacts = ["BX-999999"] } ]
        counterexamples = [ { text = "BX-20411", why = "short" }, { text = "ABX-204113", why = "a longer word" } ]
        """
}

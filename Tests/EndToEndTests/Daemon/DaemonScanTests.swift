import Foundation
import Testing

/// `redact scan --socket`: the daemon finds, the reports are those of `redact scan`.
@Suite struct DaemonScanTests {
    private func scan(
        _ daemon: TestDaemon, _ arguments: [String], socket: String? = nil, input: [UInt8]? = nil
    ) -> (status: Int32, output: String, errors: String) {
        let result = ChildProcess.run(
            [Programs.redact, "scan"] + (socket.map { ["--socket", $0] } ?? []) + arguments,
            environment: daemon.filterEnvironment, input: input, in: daemon.folder)
        return (result.status, String(decoding: result.output, as: UTF8.self), result.errors)
    }

    private static let wishes = [
        ["--format", "text"], ["--format", "ndjson"], ["--format", "ndjson", "--offsets", "bytes"],
        ["--format", "sarif"], ["--min-score", "0.9"], ["--entities", "email_address,US_SSN"],
        ["--except", "PERSON"],
    ]

    @Test func reportsAreThoseOfTheFilter() {
        let daemon = TestDaemon()
        let accents = "zwölf an jane.roe@acme-corp.com\r\n\r\nund ünd 123-45-6789"
        let texts = Texts.examples(80) + [Array(accents.utf8)]
        let files = [
            daemon.folder.write("texts", Array(texts.joined())), daemon.folder.write("piece", Texts.piece),
        ]
        for arguments in Self.wishes {
            let own = scan(daemon, arguments + files)
            #expect(own.status == 1 && !own.output.isEmpty && own.errors.isEmpty)
            for socket in [daemon.httpPath, daemon.streamPath] {
                #expect(scan(daemon, arguments + files, socket: socket) == own, "\(arguments)")
            }
        }
    }

    @Test func nothingFoundIsStatusZero() {
        let daemon = TestDaemon()
        let result = scan(daemon, [], socket: daemon.httpPath, input: Array("nothing here\n".utf8))
        #expect(result == (0, "", ""))
    }

    @Test func policyOfTheDaemonHolds() {
        let daemon = TestDaemon(policy: "entities = [\"US_SSN\"]\n")
        let text = Array("SSN 123-45-6789 of jane.roe@acme-corp.com\n".utf8)
        let result = scan(daemon, [], socket: daemon.httpPath, input: text)
        #expect(result.status == 1 && result.output.hasPrefix("<stdin>:1:5: US_SSN "))
        #expect(result.output.split(separator: "\n").count == 1)
    }

    @Test(arguments: [
        ["--records"], ["--explain"], ["--explain", "--show-text"], ["--terms", "x"], ["--allow", "x"],
        ["--allow-documentation"], ["--policy", "x"], ["--patterns", "x"],
    ])
    func whatTheDaemonCannotDoIsWrongUsage(arguments: [String]) {
        let result = ChildProcess.run([Programs.redact, "scan", "--socket", "x"] + arguments, in: Folder())
        #expect(result.status == 64 && result.output.isEmpty)
        #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
    }

    @Test func filesThatCannotBeScannedAreToldAndTheOthersScanned() {
        let daemon = TestDaemon()
        let wide = daemon.folder.write("wide", [0xFF, 0xFE, 0x41, 0x00])
        let good = daemon.folder.write("good", "to jane.roe@acme-corp.com\n")
        let result = scan(daemon, [wide, daemon.folder.path("none"), good], socket: daemon.httpPath)
        #expect(result.status == 66 && result.output.hasPrefix("\(good):1:4: EMAIL_ADDRESS "))
        #expect(result.errors.contains("UTF-16") && result.errors.contains("cannot be opened"))
    }

    @Test func daemonThatIsNotThereIsAnErrorAndUnknownEntitiesAre() {
        let daemon = TestDaemon()
        let away = scan(daemon, [], socket: daemon.folder.path("none.sock"), input: [])
        #expect(away.status == 74 && away.errors.contains("none.sock"))
        let unknown = scan(daemon, ["--entities", "NOBODY"], socket: daemon.httpPath, input: [])
        #expect(unknown.status == 64 && unknown.errors.contains("GET /v1/entities"))
    }
}

import Glibc
import Logging
import PatternCatalog
import Redaction
import Testing

@testable import RedactService

@Suite struct RequestRatesTests {
    @Test func burstIsAsLargeAsTheRateAndFillsAgain() {
        let rates = RequestRates()
        let allowed = (0..<5).map { _ in rates.allows(uid: 1, perSecondMax: 3, at: 1_000_000) }
        #expect(allowed == [true, true, true, false, false])
        #expect(rates.allows(uid: 1, perSecondMax: 3, at: 1_400_000))
        #expect(!rates.allows(uid: 1, perSecondMax: 3, at: 1_400_000))
        #expect(rates.allows(uid: 2, perSecondMax: 3, at: 1_400_000))
    }

    @Test func clockThatStandsOrGoesBackGivesNothing() {
        let rates = RequestRates()
        #expect(rates.allows(uid: 1, perSecondMax: 1, at: 5_000_000))
        #expect(!rates.allows(uid: 1, perSecondMax: 1, at: 1_000_000))
    }

    @Test func memoryOfUidsIsBounded() {
        let rates = RequestRates(uidsMax: 2)
        #expect(rates.allows(uid: 1, perSecondMax: 1, at: 0) && rates.allows(uid: 2, perSecondMax: 1, at: 0))
        #expect(!rates.allows(uid: 3, perSecondMax: 1, at: 0))
        #expect(rates.allows(uid: 3, perSecondMax: 1, at: 1_000_000))
    }
}

@Suite struct AccessListTests {
    @Test func emptyListLetsEverybodyIn() {
        #expect(AccessList().allows(PeerCredentials(pid: 1, uid: 5, gid: 6)))
    }

    @Test func uidOrGidMustBeListed() {
        let list = AccessList(uids: [5], gids: [7])
        #expect(list.allows(PeerCredentials(pid: 1, uid: 5, gid: 6)))
        #expect(list.allows(PeerCredentials(pid: 1, uid: 4, gid: 7)))
        #expect(!list.allows(PeerCredentials(pid: 1, uid: 4, gid: 6)))
    }

    @Test func namesAreLookedUp() throws {
        var access = ServiceConfiguration.Access()
        access.users = ["root", "77"]
        access.groups = ["root"]
        let list = try AccessList(access, file: "x")
        #expect(list.uids.isSuperset(of: [0, 77]) && list.gids == [0])
        access.groups = ["no-such-group-here"]
        #expect(throws: ConfigurationError.self) { try AccessList(access, file: "x") }
    }
}

@Suite struct BudgetTests {
    @Test func bytesBeyondTheBudgetAreNotTaken() {
        let budget = BodyBudget()
        #expect(budget.take(60, max: 100) && !budget.take(50, max: 100) && budget.take(40, max: 100))
        budget.giveBack(60)
        #expect(budget.bytes == 40)
    }

    @Test func acceptingStopsAtTheLimitAndGoesOnAfterAnEnd() {
        let control = AcceptControl()
        let resumed = SharedCount()
        #expect(control.mayAccept(max: 1) {})
        // Two listeners that were both told so: one connection opens, the other waits for its end.
        #expect(control.mayOpen(max: 1) {})
        #expect(!control.mayOpen(max: 1) { _ = resumed.exchange(1) })
        #expect(!control.mayAccept(max: 1) {})
        #expect(control.open == 1)
        control.closed()
        #expect(resumed.exchange(0) == 1)
        #expect(control.mayAccept(max: 1) {} && control.mayOpen(max: 1) {} && control.accepted == 2)
    }
}

@Suite struct EngineSnapshotTests {
    private func snapshot(_ max: Int) throws -> EngineSnapshot {
        var pattern = PatternDefinition(
            id: "t.x", entity: "T", label: "T", regex: "XYZ\\d{3}", maxLength: 6, score: 0.9)
        pattern.triggers = []
        let entry = PatternEntry(definition: pattern, documentation: .init(), place: SourcePlace(file: "t"))
        return try EngineSnapshot(catalog: PatternCatalog([entry]), policy: Policy(), variantsMax: max)
    }

    private func overrides(_ score: Double) -> RequestOverrides {
        var overrides = RequestOverrides()
        overrides.minScore = score
        return overrides
    }

    @Test func enginesOfRequestsAreBoundedAndTheOldestUseGoes() throws {
        let snapshot = try snapshot(2)
        for score in [0.1, 0.2, 0.1, 0.3] { _ = try snapshot.pool(for: overrides(score)) }
        #expect(snapshot.variantsCount == 2)
        _ = try snapshot.pool(for: RequestOverrides())
        #expect(snapshot.variantsCount == 2)
    }

    @Test func unknownNamesAreBadRequestsThatDoNotRepeatThem() throws {
        let snapshot = try snapshot(2)
        var overrides = RequestOverrides()
        overrides.entities = ["Zwiebel"]
        for _ in 0..<2 {
            let failure = try #require(throws: ServiceFailure.self) { try snapshot.pool(for: overrides) }
            #expect(failure.status == 400 && !failure.message.contains("Zwiebel"))
            overrides.entities = nil
            overrides.operators = ["T": "Zwiebel"]
        }
        #expect(snapshot.variantsCount == 0)
    }
}

@Suite struct FailureTests {
    private static let all: [ServiceFailure] = [
        .badRequest("x"), .malformedHTTP, .forbidden, .notFound, .methodNotAllowed(allowed: "GET"), .timedOut,
        .tooLarge("x"), .unsupportedMediaType, .tooManyRequests, .tooManyConnections, .queueFull,
        .shuttingDown,
        .processing,
    ]

    @Test func eachKindHasItsOwnCodeAndAMessage() {
        #expect(Set(Self.all.map(\.code)).count == Self.all.count)
        #expect(Self.all.allSatisfy { !$0.message.isEmpty && (400...503).contains($0.status) })
    }
}

@Suite struct LogTests {
    @Test func linesHaveTheirPriorityAndNoNewline() {
        let line = JournalLogHandler.line(level: .error, message: "a\nb", metadata: ["z": "1", "a": "x\ny"])
        #expect(line == "<3>a b a=x y z=1")
        #expect(JournalLogHandler.line(level: .debug, message: "m", metadata: [:]) == "<7>m")
    }

    @Test func linesBeyondTheQueueAreDroppedAndCounted() {
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        let writer = LogWriter(descriptor: ends[1], linesMax: 4)
        // The pipe is full after 64 KiB, and nobody reads it.
        let line = String(repeating: "x", count: 8_000)
        while writer.dropped == 0 { writer.write(line) }
        #expect(writer.dropped > 0)
    }

    @Test func linesAreWrittenInOrder() {
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        let writer = LogWriter(descriptor: ends[1])
        for index in 0..<100 { writer.write("line \(index)") }
        writer.drain(milliseconds: 60_000)
        var buffer = [UInt8](repeating: 0, count: 10_000)
        let count = read(ends[0], &buffer, buffer.count)
        #expect(
            String(decoding: buffer[..<count], as: UTF8.self) == (0..<100).map { "line \($0)\n" }.joined())
    }
}

@Suite struct MetricsTests {
    @Test func numbersAreWrittenInPrometheusFormat() throws {
        let metrics = Metrics()
        metrics.finished(.http, .redact, status: 200, seconds: 0.003)
        metrics.finished(.http, .redact, status: 200, seconds: 100)
        metrics.found(["EMAIL_ADDRESS", "EMAIL_ADDRESS"])
        metrics.failed(.notFound)
        metrics.reloaded(succeeded: false)
        let text = MetricsText.write(metrics, MetricsText.Gauges())
        for line in [
            #"redactd_requests_total{interface="http",call="redact",code="200"} 2"#,
            #"redactd_request_duration_seconds_bucket{interface="http",le="0.0025"} 0"#,
            #"redactd_request_duration_seconds_bucket{interface="http",le="0.005"} 1"#,
            #"redactd_request_duration_seconds_bucket{interface="http",le="+Inf"} 2"#,
            #"redactd_request_duration_seconds_sum{interface="http"} 100.003"#,
            #"redactd_findings_total{entity="EMAIL_ADDRESS"} 2"#,
            #"redactd_errors_total{code="not_found"} 1"#,
            #"redactd_reloads_total{result="failure"} 1"#, "redactd_reload_failed 1",
        ] {
            #expect(text.contains(line + "\n"), "\(line)")
        }
        let samples = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
        let names = Set(samples.map { $0.prefix { $0 != "{" && $0 != " " } })
        #expect(Set(samples).count == samples.count)
        // Every name is introduced, and every value is a number.
        for name in names {
            let family = ["_bucket", "_sum", "_count"].reduce(String(name)) {
                $0.hasSuffix($1) ? String($0.dropLast($1.count)) : $0
            }
            #expect(text.contains("# TYPE \(family) "), "\(name)")
        }
        #expect(samples.allSatisfy { Double($0.split(separator: " ").last ?? "") != nil })
    }

    @Test func processNumbersAreThere() {
        let numbers = ProcessNumbers.read()
        #expect(
            numbers.residentBytes > 1_000_000 && numbers.openDescriptors > 2 && numbers.descriptorsMax > 2)
    }
}

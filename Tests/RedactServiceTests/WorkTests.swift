import BuiltinPatterns
import NIOCore
import PatternCatalog
import Redaction
import Testing

@testable import RedactService

@Suite struct RedactorPoolTests {
    private static let snapshot = try? EngineSnapshot(
        catalog: BuiltinPatterns.documentedCatalog(), policy: Policy())

    private func overrides(_ operators: String) -> RequestOverrides {
        var overrides = RequestOverrides()
        overrides.operators = ["": operators]
        return overrides
    }

    private func text(_ step: RedactionSession.Step) -> String {
        String(decoding: step.output, as: UTF8.self)
    }

    /// A pool of its own: that of wishes nobody else has.
    private func pool(_ overrides: RequestOverrides) throws -> (EngineSnapshot, RedactorPool) {
        let snapshot = try #require(Self.snapshot)
        return (snapshot, try snapshot.pool(for: overrides))
    }

    @Test func redactorServesOneSessionAfterAnotherAndNumbersBeginAgain() throws {
        let (snapshot, pool) = try pool(overrides("number"))
        for name in ["ann.lee", "bob.ray", "jane.roe"] {
            let session = RedactionSession(snapshot, overrides("number"))
            let first = try session.advance(ByteBuffer(string: "to \(name)@acme-corp.com"), isLast: true)
            let second = try session.advance(ByteBuffer(string: "and x@acme-corp.com"), isLast: true)
            #expect(text(first) == "to [EMAIL_1]" && text(second) == "and [EMAIL_2]")
            #expect(first.entities == ["EMAIL_ADDRESS"] && first.findings.isEmpty)
            #expect(pool.idleCount == 0)
        }
        #expect(pool.idleCount == 1)
    }

    @Test func redactorIsBackWhenTheSessionEndsAndNotOnlyWhenItIsLetGo() throws {
        var wish = overrides("number")
        wish.minScore = 0.77
        let (snapshot, pool) = try pool(wish)
        let session = RedactionSession(snapshot, wish)
        _ = try session.advance(ByteBuffer(string: "to ann.lee@acme-corp.com"), isLast: true)
        #expect(pool.idleCount == 0)
        session.end()
        #expect(pool.idleCount == 1)
        session.end()
        #expect(pool.idleCount == 1)
    }

    @Test func sessionThatWantsPlacesGetsThemFromARedactorThatToldNone() throws {
        let (snapshot, _) = try pool(overrides("label"))
        for findsPlaces in [false, true, false] {
            let session = RedactionSession(snapshot, overrides("label"), findsPlaces: findsPlaces)
            let step = try session.advance(ByteBuffer(string: "to ann.lee@acme-corp.com"), isLast: true)
            #expect(step.entities == ["EMAIL_ADDRESS"])
            #expect(step.findings.map(\.start) == (findsPlaces ? [3] : []))
        }
    }

    @Test func redactorInsideADocumentOrAfterAnErrorIsNotUsedAgain() throws {
        let (snapshot, pool) = try pool(overrides("mask"))
        let half = RedactionSession(snapshot, overrides("mask"))
        _ = try half.advance(ByteBuffer(string: "secret jane.roe@"), isLast: false)
        _ = consume half
        #expect(pool.idleCount == 0)
        let failing = RedactionSession(snapshot, overrides("mask"))
        #expect(throws: ServiceFailure.self) {
            try failing.advance(ByteBuffer(bytes: [0xFF, 0xFE, 0x41, 0x00]), isLast: true)
        }
        #expect(throws: ServiceFailure.processing) {
            try failing.advance(ByteBuffer(string: "a"), isLast: true)
        }
        _ = consume failing
        #expect(pool.idleCount == 0)
    }

    @Test func redactorThatHasSeenMuchIsNotKept() throws {
        let (snapshot, pool) = try pool(overrides("remove"))
        let piece = ByteBuffer(repeating: UInt8(ascii: "x"), count: ServiceLimits.pieceBytesMax)
        let atLimit = RedactionSession(snapshot, overrides("remove"))
        _ = try atLimit.advance(piece, isLast: true)
        _ = consume atLimit
        #expect(pool.idleCount == 1)
        let beyond = RedactionSession(snapshot, overrides("remove"))
        _ = try beyond.advance(piece, isLast: false)
        _ = try beyond.advance(ByteBuffer(string: "x"), isLast: true)
        _ = consume beyond
        #expect(pool.idleCount == 0)
    }

    @Test func redactorsThatWaitAreBounded() throws {
        let (snapshot, pool) = try pool(overrides("keep"))
        var sessions: [RedactionSession] = []
        for _ in 0..<ServiceLimits.idleRedactorsMax + 3 {
            let session = RedactionSession(snapshot, overrides("keep"))
            _ = try session.advance(ByteBuffer(string: "a"), isLast: true)
            sessions.append(session)
        }
        #expect(pool.idleCount == 0)
        sessions.removeAll()
        #expect(pool.idleCount == ServiceLimits.idleRedactorsMax)
    }

    /// A request's own wishes cost no compilation, however many come: all engines match with the same
    /// regexes.
    @Test func wishesOfRequestsCompileNothing() throws {
        // Of its own: it drives out what others of a snapshot's engines wait in.
        let snapshot = try EngineSnapshot(catalog: BuiltinPatterns.documentedCatalog(), policy: Policy())
        let usual = try snapshot.pool(for: RequestOverrides()).engine
        for count in 1..<40 {
            var wish = RequestOverrides()
            wish.entities = Array(snapshot.catalog.entities.prefix(count))
            wish.minScore = Double(count) / 100
            let engine = try snapshot.pool(for: wish).engine
            #expect(engine.sharesRegexes(with: usual))
        }
        #expect(snapshot.variantsCount == ServiceLimits.engineVariantsMax)
    }

    @Test func requestMayAskForWhatThePolicyLeavesOut() throws {
        var policy = Policy()
        policy.entities = ["US_SSN"]
        let snapshot = try EngineSnapshot(catalog: BuiltinPatterns.documentedCatalog(), policy: policy)
        let text = "SSN 123-45-6789 of ann.lee@acme-corp.com"
        var wish = RequestOverrides()
        let usual = try RedactionSession(snapshot, wish).advance(ByteBuffer(string: text), isLast: true)
        #expect(self.text(usual) == "SSN [SSN_1] of ann.lee@acme-corp.com")
        wish.entities = ["EMAIL_ADDRESS"]
        let wished = try RedactionSession(snapshot, wish).advance(ByteBuffer(string: text), isLast: true)
        #expect(self.text(wished) == "SSN 123-45-6789 of [EMAIL_1]")
    }
}

@Suite struct LoopAllowanceTests {
    private func at(_ microseconds: UInt64) -> NIODeadline { .uptimeNanoseconds(microseconds * 1_000) }

    /// Longer than all credit lasts.
    private static let burst = UInt64(LoopAllowance.burstMicrosecondsMax)

    @Test func shortTextsAreTheLoopsAndLongerOnesTheWorkers() {
        var allowance = LoopAllowance()
        let isShortAllowed = allowance.allows(bytes: LoopAllowance.textBytesMax, at: at(1))
        let isLongAllowed = allowance.allows(bytes: LoopAllowance.textBytesMax + 1, at: at(1))
        #expect(isShortAllowed && !isLongAllowed)
    }

    @Test func turnsThatTakeTooLongUseUpACreditThatFillsSlowly() {
        var allowance = LoopAllowance()
        let begin: UInt64 = 1_000_000
        // As long as may be costs nothing, however often.
        for _ in 0..<1_000 {
            allowance.worked(from: at(begin - UInt64(LoopAllowance.turnMicrosecondsMax)), to: at(begin))
        }
        allowance.worked(from: at(begin - Self.burst + 1), to: at(begin))
        let isAllowedOnTheLast = allowance.allows(bytes: 1, at: at(begin))
        allowance.worked(from: at(begin - 1_001), to: at(begin))
        // A thousand microseconds are owed.
        let rest = 1_000 * UInt64(LoopAllowance.restFactor)
        let isAllowed = [0, rest, rest + UInt64(LoopAllowance.restFactor)].map { later in
            allowance.allows(bytes: 1, at: at(begin + later))
        }
        #expect(isAllowedOnTheLast && isAllowed == [false, false, true])
    }

    /// Whatever the texts cost, the loop's own work stays within its share of time.
    @Test func hostileTextsTakeNoMoreThanTheirShare() {
        var allowance = LoopAllowance()
        var now: UInt64 = 1
        var worked: UInt64 = 0
        for turn in 0..<200_000 {
            let cost = UInt64(300 + turn % 5_000)
            if allowance.allows(bytes: 4_096, at: at(now)) {
                allowance.worked(from: at(now), to: at(now + cost))
                worked += cost
                now += cost
            }
            now += 20
        }
        // The burst, one turn begun on the last of the credit, and the share.
        #expect(worked > Self.burst && worked < Self.burst + 5_300 + now / UInt64(LoopAllowance.restFactor))
    }
}

import Testing

@testable import Detection

@Suite("Resolver")
struct ResolverTests {
    private func spans(_ findings: [Finding], kept: [Bool] = [false, false, false]) -> [String] {
        var resolver = Resolver(kept: kept, priorities: [0, 0, 1])
        resolver.add(findings)
        var result: [String] = []
        var open = ""
        while let event = resolver.next(settled: .max) {
            switch event {
            case .named(let start, let winner): open = "\(winner.pattern)@\(start)"
            case .closed(let end): result.append("\(open)-\(end)")
            }
        }
        return result
    }

    private func finding(_ pattern: Int, _ start: Int, _ end: Int, _ score: Double = 0.5) -> Finding {
        Finding(pattern: pattern, start: start, end: end, score: score)
    }

    @Test("findings apart stay apart, and so do findings that touch")
    func apart() {
        #expect(
            spans([finding(0, 0, 5), finding(1, 5, 9), finding(0, 12, 14)]) == ["0@0-5", "1@5-9", "0@12-14"])
    }

    @Test("the longest names the span, and all that any covers is covered")
    func longestWins() {
        #expect(spans([finding(0, 0, 10), finding(1, 5, 30)]) == ["1@0-30"])
        #expect(spans([finding(0, 0, 10), finding(1, 9, 12), finding(2, 11, 13)]) == ["0@0-13"])
    }

    @Test("equal lengths go by score, then by priority, then by order")
    func ties() {
        #expect(spans([finding(0, 0, 4, 0.5), finding(1, 0, 4, 0.9)]) == ["1@0-4"])
        #expect(spans([finding(0, 0, 4), finding(2, 0, 4)]) == ["2@0-4"])
        #expect(spans([finding(1, 0, 4), finding(0, 0, 4)]) == ["0@0-4"])
    }

    @Test("what is kept never covers what is not")
    func kept() {
        #expect(spans([finding(0, 0, 10), finding(1, 5, 8)], kept: [true, false, false]) == ["1@0-10"])
        #expect(
            spans([finding(0, 0, 10), finding(0, 8, 20)], kept: [true, false, false]) == [
                "0@0-10", "0@10-20",
            ])
    }

    @Test("a block that begins in what is kept is still found behind it")
    func keptBeforeBlock() {
        let block = Finding(pattern: 1, start: 8, end: 20, score: 0.5, block: 0)
        let early = finding(0, 0, 14)
        #expect(spans([early, block], kept: [true, false, false]) == ["1@0-20"])
        let kept = spans([early, finding(0, 2, 4), block], kept: [true, true, false])
        #expect(kept == ["0@0-14", "1@14-20"])
    }

    @Test("a name is given only when everything that could win is known")
    func waits() {
        var resolver = Resolver(kept: [false], priorities: [0])
        resolver.add([finding(0, 0, 10)])
        #expect(resolver.next(settled: 9) == nil)
        #expect(resolver.heldFrom == 0)
        #expect(resolver.next(settled: 10) == .named(start: 0, winner: finding(0, 0, 10)))
        #expect(resolver.next(settled: 10) == .closed(end: 10))
    }
}

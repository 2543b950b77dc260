import PCRE2
import PatternCatalog
import TestSupport
import Testing

/// Outlines are judged beside the regexes they are made of.
@Suite("Outlines")
struct OutlineTests {
    static let regexes = [
        #"\d{3}-\d{2}-\d{4}(?!\d)"#, #"(?<![\w-])[A-Z]{2}\d{2,4}(?:[ -]?\d{3})+"#, #"(?i)a(b|cd)*e?"#,
        #"(?x) ( [ab] | 1 ) - (?: \1 | \d ) # the same again"#, #"(?|(a)1|(b)22)-"#, #"[^a-c\s]{2,}(?=[ -])"#,
        #"(?(DEFINE)(?<pair>[a-c]\d))(?&pair)-(?&pair)"#, #"a{2}b?+c*?1|\d+(?:-\d+){0,2}$"#, #"\Aab|^1"#,
        #"(?<=-)\d\d"#, #"(?<![^ ])a(?=\d)(?!1)"#, #"(?s).{3}(?-s:.)\x31"#, #"[[:digit:]a-]{2}[]a]"#,
        #"(?:(?<![A-Za-z0-9])|(?<=-[ab]))\d{2}"#,
    ]

    private static let pieces = [
        "a", "b", "c", "d", "e", "1", "2", "-", " ", "\n", "]", "a1", "b22-", "12", "123-12-1212", "a1-b2",
        "AB12 345", "a2",
    ]

    @Test("an outline accepts all that its regex matches", arguments: regexes)
    func soundness(_ regex: String) throws {
        let compiled = try CompiledPattern(regex)
        let outline = Outline(regex: regex, flags: [])
        #expect(outline != .open, "the outline says nothing")
        var scratch = MatchScratch()
        var random = RandomSource(seed: 42)
        var matches = 0
        for _ in 0..<3_000 {
            let text = (0..<Int.random(in: 1...8, using: &random)).flatMap { _ in
                Array((Self.pieces.randomElement(using: &random) ?? "").utf8)
            }
            for start in text.indices {
                let outcome = try text.withUnsafeBufferPointer { buffer throws(MatchError) in
                    try scratch.match(
                        compiled.matcher, in: buffer, at: start, group: 0, atDocumentStart: true,
                        atDocumentEnd: true)
                }
                guard case .match = outcome else { continue }
                matches += 1
                #expect(OutlineFollower(outline).accepts(text, at: start), "\(text) at \(start)")
            }
        }
        withExtendedLifetime(compiled) {}
        #expect(matches > 20, "the texts do not exercise the regex")
    }

    @Test(
        "an outline rules out what cannot match",
        arguments: [
            (#"\d{3}-\d{2}(?!\d)"#, "123-456"), (#"\d{3}-\d{2}(?!\d)"#, "12a-45"),
            (#"(?<!\d[.,])\d{2}"#, "7.12"),
            (#"(?<!\w)\d{2}"#, "a12"), (#"[A-Z]{2}(?:\d{2}|x)"#, "AB1x"), (#"a(?=[0-9])"#, "ab"),
            (#"\d{2}\z"#, "12a"), (#"(?<=-)\d"#, "1 2"),
            (#"(?:(?<![A-Za-z0-9])|(?<=\\n))12"#, "A12"), (#"(?:(?<![A-Za-z0-9])|(?<=\\n))12"#, "xn12"),
        ])
    func ruledOut(_ regex: String, _ text: String) {
        let bytes = Array(text.utf8)
        let outline = Outline(regex: regex, flags: [])
        for start in bytes.indices { #expect(!OutlineFollower(outline).accepts(bytes, at: start)) }
    }

    @Test("what no choice of lookbehinds allows must not stand before a match")
    func notPrecededBy() {
        let outline = Outline(regex: #"(?:(?<![A-Za-z0-9])|(?<=\\[nrt]))12"#, flags: [])
        func isExcluded(_ byte: Character) -> Bool {
            outline.notPrecededBy.contains(ByteSymbol.ofByte[Int(byte.asciiValue ?? 0)])
        }
        // Behind a backslash an n is an escape's last byte.
        #expect("aAfZ09".allSatisfy(isExcluded) && !"n \"=".contains(where: isExcluded))
        #expect(!outline.notPrecededBy.contains(ByteSymbol.edge))
    }

    @Test(
        "a regex with something unknown has the outline that rules nothing out",
        arguments: [#"(?R)?a"#, #"a\p{L}"#, #"(*ACCEPT)a"#, #"\Qa\E"#, "(a", "[[:punct:]]"])
    func unknown(_ regex: String) {
        #expect(Outline(regex: regex, flags: []) == .open)
    }
}

/// Follows an outline as its definition says, without an automaton.
struct OutlineFollower {
    private let outline: Outline

    init(_ outline: Outline) { self.outline = outline }

    func accepts(_ text: [UInt8], at start: Int) -> Bool {
        func symbol(_ index: Int) -> UInt8 {
            text.indices.contains(index) ? ByteSymbol.ofByte[Int(text[index])] : ByteSymbol.edge
        }
        for exclusion in outline.exclusions
        where exclusion.last.contains(symbol(start - 1)) && exclusion.beforeLast.contains(symbol(start - 2)) {
            return false
        }
        var nodes: Set<Int32> = [0]
        for position in start...text.count {
            if nodes.contains(where: { outline.nodes[Int($0)].accepts }) { return true }
            nodes = Set(
                nodes.flatMap { index in
                    let node = outline.nodes[Int(index)]
                    return outline.successors[Int(node.firstSuccessor)..<Int(node.lastSuccessor)].filter {
                        outline.nodes[Int($0)].symbols.contains(symbol(position))
                    }
                })
        }
        return nodes.contains { outline.nodes[Int($0)].accepts }
    }
}

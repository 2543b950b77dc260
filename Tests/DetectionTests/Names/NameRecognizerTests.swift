import Testing

@testable import Detection

@Suite("Names of people")
struct NameRecognizerTests {
    @Test(
        "finds names in running text",
        arguments: [
            ("I met Sarah Johnson at the office.", ["Sarah Johnson"]),
            ("my name is john smith and I live here", ["john smith"]),
            ("Please forward this to Dr. Harris today.", ["Dr. Harris"]),
            ("Samuel L. Jackson called. Later Jackson left.", ["Samuel L. Jackson", "Jackson"]),
            ("The letter was signed by Ludwig van Beethoven.", ["Ludwig van Beethoven"]),
            ("We invited Jean-Luc Godard and Anna.", ["Jean-Luc Godard", "Anna"]),
            ("That is Peter's car.", ["Peter"]),
            ("Ich heiße Jürgen Müller und wohne hier.", ["Jürgen Müller"]),
            ("Je m'appelle François Dubois.", ["François Dubois"]),
            ("Robert Downey, Jr. came.", ["Robert Downey, Jr."]),
            ("From: Maria Gonzalez <mg@example.org>", ["Maria Gonzalez"]),
            ("VALUES ('Hannah Lee', 5)", ["Hannah Lee"]),
            (
                "Egregio Signor Conti, presenti Luca Cattaneo e Paolo Rossi.",
                ["Signor Conti", "Luca Cattaneo", "Paolo Rossi"]
            ),
            ("Gentile Sig.ra Bernasconi, confermo.", ["Sig.ra Bernasconi"]),
            ("Have you been to a Ravil G Yefimov concert?", ["Ravil G Yefimov"]),
            ("\"We will appeal,\" said Drnovsek.", ["Drnovsek"]),
            ("[10:22] Zbyszek: dobry", ["Zbyszek"]),
            ("Patient: DOE, JANE", ["DOE", "JANE"]),
            ("姓名：王小明，电话", ["王小明"]),
            ("昨日、田中さんと佐藤花子様が来ました。", ["田中", "佐藤花子"]),
            ("担当は渡辺 健太郎です。", ["渡辺 健太郎"]),
            ("高橋　結衣\n長谷川 誠", ["高橋　結衣", "長谷川 誠"]),
            ("담당자: 김민수 / 박지영 씨", ["김민수", "박지영"]),
            ("Его зовут Сергей Иванов.", ["Сергей Иванов"]),
            ("الدكتور محمد حسن حضر", ["الدكتور محمد حسن"]),
            ("Director Al-Masri met Fatima al-Zahra.", ["Al-Masri", "Fatima al-Zahra"]),
            ("{\"first_name\": \"Wendeline\", \"last_name\": \"Quarshie\"}", ["Wendeline", "Quarshie"]),
        ])
    func finds(text: String, expected: [String]) {
        #expect(names(in: text) == expected)
    }

    @Test(
        "leaves other capitalised words alone",
        arguments: [
            "The Washington Post reported from New York on Monday.",
            "Will you be there in May?",
            "Sehr geehrte Damen und Herren,",
            "Dijkstra's algorithm and Ohm's law",
            "[10:22] Warning: the disk is full",
            "Visual Studio Code and Apache Spark are tools.",
            "Error: Connection refused by Server",
            "See Victoria Street 14, San Francisco.",
            "let sarah_count = Sarah.count",
            "Table of Contents\nGetting Started\nAdvanced Topics",
            "// Copyright (c) 2019 by Andreas Keller. All rights reserved.",
            "import Darwin",
            "She teaches at Lincoln Elementary School.",
            "They live in Charlotte, North Carolina.",
            "The Harley Davidson dealer on Lincoln Avenue",
            "Der Rechnungsbetrag wird am Montag fällig.",
            "山口 県庁、福田 内閣、石川 時代、東中野 太郎",
        ])
    func ignores(text: String) {
        #expect(names(in: text) == [])
    }

    @Test("a verdict does not depend on bytes out of reach")
    func reach() {
        let recognizer = NameRecognizer()
        let core = String(repeating: "and then ", count: 29) + "we met Sarah Johnson, 45, who "
        let tail = String(repeating: "left ", count: 60)
        let whole = Array(("Dear Peter Miller, " + core + tail).utf8)
        let start = whole.firstRange(of: Array("Sarah".utf8))!.lowerBound
        let cut = Array(whole[(start - NameRecognizer.reachBefore)..<(start + NameRecognizer.reachAfter)])
        let full = verdict(recognizer, whole, at: start, starts: true, ends: true)
        let part = verdict(recognizer, cut, at: NameRecognizer.reachBefore, starts: false, ends: false)
        #expect(full != nil)
        #expect(full?.score == part?.score)
        #expect(full.map { $0.end - $0.start } == part.map { $0.end - $0.start })
    }

    @Test("every verdict is the same with only the bytes in reach")
    func reachEverywhere() {
        let recognizer = NameRecognizer()
        let filler = "Then Maria Lopez, 45, wrote to Prof. Ng (ng@x.org) about San Jose; "
        let text = Array((Self.mixed + String(repeating: filler + Self.mixed, count: 6)).utf8)
        let (before, after) = (NameRecognizer.reachBefore, NameRecognizer.reachAfter)
        var found = 0
        for start in before..<(text.count - after) where text[start] & 0xC0 != 0x80 {
            let cut = Array(text[(start - before)..<(start + after)])
            let full = verdict(recognizer, text, at: start, starts: true, ends: true)
            let part = verdict(recognizer, cut, at: before, starts: false, ends: false)
            #expect(full?.score == part?.score && full.map { $0.end - start } == part.map { $0.end - before })
            found += full == nil ? 0 : 1
        }
        #expect(found > 20)
    }

    @Test("a verdict asks for more bytes when the word runs into the end of what is there")
    func asksForMore() {
        let bytes = Array("Sar".utf8)
        bytes.withUnsafeBufferPointer { buffer in
            let open = TextSlice(
                base: buffer.baseAddress!, count: 3, startsDocument: true, endsDocument: false)
            let closed = TextSlice(
                base: buffer.baseAddress!, count: 3, startsDocument: true, endsDocument: true)
            #expect(NameRecognizer().mayBegin(at: 0, in: open) == nil)
            #expect(NameRecognizer().mayBegin(at: 0, in: closed) != nil)
        }
    }

    @Test("with any part of the text a first look says the same as with the whole, or asks for more")
    func prefixes() {
        let text = Array(Self.mixed.utf8)
        let recognizer = NameRecognizer()
        text.withUnsafeBufferPointer { buffer in
            let base = buffer.baseAddress!
            let whole = TextSlice(base: base, count: buffer.count, startsDocument: true, endsDocument: true)
            for start in 0..<buffer.count where text[start] & 0xC0 != 0x80 {
                let verdict = recognizer.mayBegin(at: start, in: whole)
                for count in (start + 1)...buffer.count {
                    let part = TextSlice(base: base, count: count, startsDocument: true, endsDocument: false)
                    let early = recognizer.mayBegin(at: start, in: part)
                    #expect(early == nil || early == verdict, "at \(start) of \(count) bytes")
                }
            }
        }
    }

    @Test("bytes behind the end of the line do not count")
    func lineEnd() {
        let line = "Please ask Anna van der Berg, J. R. Smith and 王小明先生 or van Gogh"
        for other in ["", "\n", "\n(", "\nUniversity of Paris", "\n, who was 45", "\n\n@x.org"] {
            #expect(names(in: line + other) == ["Anna van der Berg", "J. R. Smith", "王小明", "van Gogh"])
        }
    }

    static let mixed = """
        Dear Dr. O'Brien-Smith, J. R. R. Tolkien met van Gogh and Ludwig van Beethoven; i'm john. Müller’s Łukasz
        姓名：王小明，长谷川さん и Сергей. "first_name": "Ana" d'Artagnan x A. B I
        """

    @Test("evidence is listed only on demand and adds up to the score")
    func explains() {
        let bytes = Array("Dear Sarah Johnson,".utf8)
        let plain = verdict(NameRecognizer(), bytes, at: 5, starts: true, ends: true)
        let explained = verdict(NameRecognizer(), bytes, at: 5, starts: true, ends: true, explain: true)
        #expect(plain?.evidence.isEmpty == true)
        #expect(plain?.score == explained?.score)
        let points = explained?.evidence.reduce(0) { $0 + $1.points } ?? 0
        #expect(explained?.score == NameWeights.score(points))
        #expect(explained?.evidence.contains { $0.kind == .greeting } == true)
    }

    @Test("the memory holds a bounded number of parts and forgets none of a few")
    func memory() {
        var memory = NameMemory()
        for index in 0..<64 { memory.remember(UInt64(index) &* 0x9e37_79b9_7f4a_7c15) }
        for index in 0..<64 { #expect(memory.contains(UInt64(index) &* 0x9e37_79b9_7f4a_7c15)) }
        for index in 64..<5000 { memory.remember(UInt64(index) &* 0x9e37_79b9_7f4a_7c15) }
        #expect(memory.partsHeld == NameMemory.partsMax)
    }

    private func verdict(
        _ recognizer: NameRecognizer, _ bytes: [UInt8], at start: Int, starts: Bool, ends: Bool,
        explain: Bool = false
    ) -> NameFinding? {
        bytes.withUnsafeBufferPointer { buffer in
            let text = TextSlice(
                base: buffer.baseAddress!, count: buffer.count, startsDocument: starts, endsDocument: ends)
            var memory = NameMemory()
            return recognizer.name(at: start, in: text, memory: &memory, explain: explain)
        }
    }
}

/// All names of a text, found as the engine does: left to right, skipping what a name covers.
func names(in text: String) -> [String] {
    let bytes = Array(text.utf8)
    let recognizer = NameRecognizer()
    return bytes.withUnsafeBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return [] }
        let slice = TextSlice(base: base, count: buffer.count, startsDocument: true, endsDocument: true)
        var memory = NameMemory()
        var found: [String] = []
        var at = 0
        while at < buffer.count {
            if recognizer.mayBegin(at: at, in: slice) == true,
                let name = recognizer.name(at: at, in: slice, memory: &memory)
            {
                found.append(String(decoding: buffer[name.start..<name.end], as: UTF8.self))
                at = name.end
            } else {
                at += 1
            }
        }
        return found
    }
}

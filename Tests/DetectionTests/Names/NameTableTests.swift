import CNameTable
import Testing

@testable import Detection

@Suite("The table of names and words")
struct NameTableTests {
    @Test("knows common given names and surnames of many cultures")
    func cultures() {
        for given in [
            "Sarah", "Jürgen", "François", "Giuseppe", "Joaquín", "Mohammed", "Hiroshi", "Wei", "Rajesh",
        ] {
            #expect(NameTable.facts(of: given).given >= 3, "\(given)")
        }
        for surname in [
            "Smith", "Müller", "García", "Nguyễn", "Kowalski", "Иванов", "Okonkwo", "Tanaka", "Patel",
        ] {
            #expect(NameTable.facts(of: surname).surname >= 3, "\(surname)")
        }
    }

    @Test("all spellings of a name have one key")
    func folding() {
        #expect(NameTable.facts(of: "MÜLLER") == NameTable.facts(of: "muller"))
        #expect(NameTable.facts(of: "Łukasz") == NameTable.facts(of: "lukasz"))
        #expect(NameTable.facts(of: "O’Brien") == NameTable.facts(of: "O'Brien"))
        #expect(NameTable.facts(of: "ИВАНОВА") == NameTable.facts(of: "иванова"))
    }

    @Test("the gate for lower-case words lets through every word that may begin a name")
    func gate() {
        for word in [
            "john", "maria", "van", "dr", "mr", "yusuf", "li", "alexander", "o", "björn", "anna-lena",
        ] {
            #expect(passesGate(word), "\(word)")
        }
        let ordinary = [
            "because", "through", "question", "something", "window", "yesterday", "different", "language",
        ]
        #expect(ordinary.filter(passesGate).count <= 2)
    }

    private func passesGate(_ word: String) -> Bool {
        // With enough behind the word that all of its first letters are looked at.
        let bytes = Array((word + " and so on").utf8)
        return bytes.withUnsafeBufferPointer { buffer in
            let text = TextSlice(
                base: buffer.baseAddress!, count: buffer.count, startsDocument: true, endsDocument: true)
            let read = NameWord(at: 0, in: text, limit: text.count)
            let mayStart = read.map(NameCandidate.mayStart) ?? false
            let passes = name_lower_case_starts(text.base, 1) == 1
            return passes || !mayStart && word.count < 3
        }
    }

    @Test("tells ordinary words, places and cues")
    func senses() {
        #expect(NameTable.facts(of: "will").word >= 6)
        #expect(NameTable.facts(of: "sarah").word == 0)
        #expect(NameTable.facts(of: "Paris").place == 2)
        #expect(NameTable.facts(of: "Rechnung").wordOther >= 3)
        #expect(NameTable.facts(of: "Mr").has(.title))
        #expect(NameTable.facts(of: "University").has(.organisation))
        #expect(NameTable.facts(of: "xqzvbn").isUnknown)
    }
}

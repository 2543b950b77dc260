import Testing

@testable import RedactService

@Suite struct RequestBodyTests {
    private func read(_ text: String) throws -> RequestBody { try RequestBody.read(Array(text.utf8)) }

    @Test func everyMemberIsRead() throws {
        let body = try read(
            """
            {"texts": ["a", "b"], "entities": ["Y", "X", "X"], "except": ["Z"], "min_score": 0.25,
             "operators": {"DEFAULT": "label", "X": "mask"}, "offsets": "bytes"}
            """)
        #expect(body.texts == [[0x61], [0x62]] && body.isPlural)
        #expect(body.overrides.entities == ["X", "Y"] && body.overrides.except == ["Z"])
        #expect(body.overrides.minScore == 0.25 && body.overrides.operators == ["": "label", "X": "mask"])
        #expect(body.offsets == .bytes)
    }

    @Test func wishesMayBeNull() throws {
        let body = try read(#"{"text": "a", "entities": null, "min_score": null, "operators": null}"#)
        #expect(body.overrides.isEmpty)
    }

    @Test(arguments: [
        (#""a\"\\\/\b\f\n\r\tz""#, "a\"\\/\u{8}\u{c}\n\r\tz"), (#""\u00e4\u20AC""#, "ä€"),
        (#""\ud83d\ude00""#, "😀"), (#""ä😀""#, "ä😀"), (#""""#, ""), (#""\u0000""#, "\u{0}"),
    ])
    func stringsAreDecoded(json: String, text: String) throws {
        #expect(try read(#"{ "text" : \#(json) }"#).texts == [Array(text.utf8)])
    }

    @Test(arguments: [
        "", "{", "{}", "[]", "null", #"{"text"}"#, #"{"text":}"#, #"{"text": "a",}"#, #"{"text": "a""#,
        #"{"text": "a"}x"#,
        #"{"text": "a", "text": "b"}"#, #"{"text": "a", "texts": []}"#, #"{"text": 1}"#, #"{"texts": "a"}"#,
        #"{"texts": ["a" "b"]}"#, #"{"texts": [["a"]]}"#, #"{"text": "\x"}"#, #"{"text": "\u12"}"#,
        #"{"text": "\u12g4"}"#,
        #"{"text": "\ud800"}"#, #"{"text": "\ud800\u0041"}"#, #"{"text": "\udc00"}"#, "{\"text\": \"a\nb\"}",
        #"{"text": "a", "min_score": 2}"#, #"{"text": "a", "min_score": "x"}"#,
        #"{"text": "a", "min_score": 1e999}"#,
        #"{"text": "a", "offsets": "lines"}"#, #"{"text": "a", "unknown": 1}"#,
        #"{"text": "a", "operators": 1}"#,
    ])
    func anythingElseIsABadRequest(json: String) throws {
        let failure = try #require(throws: ServiceFailure.self) { try read(json) }
        #expect(failure.status == 400)
    }

    @Test func bytesThatAreNotUTF8AreABadRequest() throws {
        for bytes: [UInt8] in [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0x80]] {
            let json = Array(#"{"text": ""#.utf8) + bytes + Array(#""}"#.utf8)
            let failure = try #require(throws: ServiceFailure.self) { try RequestBody.read(json) }
            #expect(failure.status == 400)
        }
    }

    @Test func tooManyTextsAreTooLarge() throws {
        let texts = [String](repeating: "\"\"", count: ServiceLimits.textsMax + 1).joined(separator: ",")
        let failure = try #require(throws: ServiceFailure.self) { try read("{\"texts\": [\(texts)]}") }
        #expect(failure.status == 413)
    }

    @Test func writerEscapesWhatItMustAndMendsWhatIsNoUTF8() {
        var writer = JSONWriter()
        writer.string(Array("a\"\\\n\r\t\u{1}\u{1f}ä".utf8)[...])
        writer.string([0x61, 0xC3][...])
        #expect(
            String(decoding: writer.bytes, as: UTF8.self) == #""a\"\\\n\r\t\u0001\u001fä""# + "\"a\u{FFFD}\"")
    }
}

@Suite struct QueryTests {
    /// An empty list, as of a variable that is not set, must not turn redaction off.
    @Test func noEntitiesAreThoseOfThePolicy() throws {
        #expect(try Query("entities=&operator=").wishes().overrides.isEmpty)
        #expect(try Query("entities=&entities=A").wishes().overrides.entities == ["A"])
        let body = try RequestBody.read(Array(#"{"text": "a", "entities": []}"#.utf8))
        #expect(body.overrides.isEmpty)
    }

    @Test func wishesAreRead() throws {
        let (overrides, offsets) = try Query(
            "entities=B,A&except=C&min_score=0.7&operator=mask,A%3Dlabel&operator=B=hash&offsets=bytes"
        ).wishes()
        #expect(overrides.entities == ["A", "B"] && overrides.except == ["C"] && overrides.minScore == 0.7)
        #expect(overrides.operators == ["": "mask", "A": "label", "B": "hash"] && offsets == .bytes)
    }

    @Test(arguments: [
        "x=1", "min_score=2", "min_score=", "min_score=nan", "entities=%4", "entities=%zz", "entities=%ff",
        "offsets=x", "operator==mask",
    ])
    func anythingElseIsABadRequest(query: String) throws {
        let failure = try #require(throws: ServiceFailure.self) { try Query(query[...]).wishes() }
        #expect(failure.status == 400)
    }
}

import Testing

@testable import BuiltinPatterns
@testable import PatternCatalog

@Suite("Notations of pattern files")
struct NotationTests {
    @Test("a shape is read with its run ends and repetitions")
    func shape() throws {
        let shape = try Shape(notation: "<d{3}-dd>")
        #expect(shape.elements.count == 6)
        #expect(shape.notPrecededBy == ByteClass(.digit))
        #expect(shape.endsRun)
        #expect(shape.elements[3].contains(UInt8(ascii: "-")))
        #expect(!shape.elements[0].contains(UInt8(ascii: "a")))
    }

    @Test("a malformed shape is refused", arguments: ["", "<", "d{", "d{0}", "{3}", "d{40}", "é", "!"])
    func malformedShape(_ notation: String) {
        #expect(throws: Shape.SyntaxError.self) { try Shape(notation: notation) }
    }

    @Test("an escaped symbol is the byte itself")
    func escape() throws {
        let shape = try Shape(notation: "\\<a")
        #expect(shape.notPrecededBy == nil)
        #expect(shape.elements[0].contains(UInt8(ascii: "<")))
    }

    @Test("an example's expansion has the length and the alphabet it asks for, always the same")
    func expansion() {
        let text = ExampleText.expand("key {[A-F0-9]:16} end")
        #expect(text.wholeMatch(of: /key [A-F0-9]{16} end/) != nil)
        #expect(ExampleText.expand("key {[A-F0-9]:16} end") == text)
        #expect(
            ExampleText.expand("{[A-F0-9]:16}{[A-F0-9]:16}").prefix(16) == ExampleText.expand("{[A-F0-9]:16}")
        )
    }

    @Test("what is no expansion stays", arguments: ["{[a", "{[]:3}", "{[a-z]:x}", "{[a-z]:0}", "a[1]"])
    func noExpansion(_ text: String) {
        #expect(ExampleText.expand(text) == text)
    }

    @Test("the nearest name is suggested, and none when nothing is near")
    func suggestions() {
        #expect(nearest(to: "EMIAL", in: ["EMAIL", "PHONE"]) == "EMAIL")
        #expect(nearest(to: "US_SNS", in: ["PT_SNS", "US_SSN"]) == "US_SSN")
        #expect(nearest(to: "ZZZZZZ", in: ["EMAIL", "PHONE"]) == nil)
        #expect(nearest(to: "email", in: ["MAIL", "EMAIL_ADDRESS", "OLD_EMAIL_ADDRESS"]) == "EMAIL_ADDRESS")
    }

    @Test("the table inside the binary gives back what was written")
    func codec() {
        let entries = BuiltinPatterns.documentedCatalog().entries
        let encoded = CatalogCodec.encode(entries)
        var documentation = encoded.documentation
        let decoded = BuiltinPatterns.catalog().patterns
        let documented = documentation.withUTF8 { CatalogCodec.decodeDocumentation($0) }
        #expect(encoded.definitions == "\(definitionsTable)")
        #expect(decoded == entries.map(\.definition))
        #expect(documented.map(\.0) == entries.map(\.documentation))
        #expect(documented.map(\.1) == entries.map(\.place))
        #expect(decoded.count > 1_000)
    }

    @Test("packed tables give back what was written, whatever their length")
    func packed() throws {
        for count in [0, 1, 6, 7, 8, 13, 14, 15, 5_000] {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 151 &+ 77) }
            var writer = PackedWriter()
            writer.write(count: count)
            bytes.withUnsafeBytes { writer.write($0) }
            writer.write(count: 1 << 35 - 1)
            #expect(writer.bytes.allSatisfy { $0 < 0x80 })
            // What a literal would be; it outlives the test.
            let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: writer.bytes.count)
            defer { memory.deallocate() }
            memory.initialize(from: writer.bytes, count: writer.bytes.count)
            var reader = PackedReader(memory)
            #expect(reader.count() == count)
            var read = [UInt8](repeating: 0, count: count + PackedReader.slackBytes)
            read.withUnsafeMutableBytes { buffer in
                if let base = buffer.baseAddress { reader.read(into: base, count: count) }
            }
            #expect(Array(read.prefix(count)) == bytes)
            #expect(reader.count() == 1 << 35 - 1)
        }
    }

    @Test("triggers and context words come back as they were set")
    func storedLists() throws {
        var definition = PatternDefinition(
            id: "a.b", entity: "E", label: "E", regex: "é\\d", maxLength: 3, score: 1)
        #expect(definition.triggers == [] && definition.context == [] && !definition.hasTriggers)
        let triggers = [
            Trigger(gate: .literal(Array("née".utf8)), back: 3, run: ByteClass(.digit, .dash)),
            Trigger(gate: .shape(try Shape(notation: "<d{3}-?n>"))),
            Trigger(gate: .shape(try Shape(notation: "@l"))),
            // A part of a letter.
            Trigger(gate: .literal([0x6D, 0xC3, 0xBC, 0xD0])),
        ]
        definition.triggers = triggers
        definition.context = ["konto*", "account number", "口座"]
        #expect(definition.triggers == triggers)
        #expect(definition.context == ["konto*", "account number", "口座"])
        #expect(definition.regex == "é\\d")
    }
}

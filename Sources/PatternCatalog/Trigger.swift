/// What must be present before a pattern's regex is asked at all.
///
/// A trigger stands at the start of the match, or up to `back` bytes after it.
package struct Trigger: Hashable, Sendable {
    package enum Gate: Hashable, Sendable {
        /// These bytes, ASCII letters in either case. At least `literalBytesMin`.
        case literal([UInt8])
        case shape(Shape)
    }

    package let gate: Gate
    /// Bytes that a match may begin before the gate, 0 to `backBytesMax`.
    package let back: Int
    /// What the bytes between the match's start and the gate consist of.
    package let run: ByteClass

    package static let literalBytesMin = 3
    package static let literalBytesMax = 64
    package static let backBytesMax = 64

    package init(gate: Gate, back: Int = 0, run: ByteClass = .any) {
        self.gate = gate
        self.back = back
        self.run = run
    }

    /// Bytes from the gate's start that decide whether it is there.
    package var span: Int {
        switch gate {
        case .literal(let bytes): bytes.count
        case .shape(let shape): shape.elements.count + (shape.endsRun ? 1 : 0)
        }
    }
}

/// A sequence of byte classes, as in `ddd-dd-dddd`.
package struct Shape: Hashable, Sendable {
    package let elements: [ByteClass]
    /// The byte before must not be of this class.
    package let notPrecededBy: ByteClass?
    /// The byte after must not be of the last element's class.
    package let endsRun: Bool

    package static let elementsMax = 32

    /// - Parameter elements: 1 to `elementsMax`.
    package init(elements: [ByteClass], notPrecededBy: ByteClass?, endsRun: Bool) {
        self.elements = elements
        self.notPrecededBy = notPrecededBy
        self.endsRun = endsRun
    }

    /// Why a shape in a pattern file is refused.
    package struct SyntaxError: Error, Equatable {
        package let problem: String
    }

    /// Reads the notation of pattern files: class letters, `{n}` to repeat, `<` and `>` at the ends.
    package init(notation: String) throws(SyntaxError) {
        var bytes = Array(notation.utf8)[...]
        let startsRun = bytes.first == UInt8(ascii: "<")
        if startsRun { bytes.removeFirst() }
        let endsRun = bytes.last == UInt8(ascii: ">")
        if endsRun { bytes.removeLast() }
        let elements = try Self.elements(bytes)
        guard !elements.isEmpty else { throw SyntaxError(problem: "the shape is empty") }
        guard elements.count <= Self.elementsMax else {
            throw SyntaxError(problem: "the shape has more than \(Self.elementsMax) elements")
        }
        self.init(elements: elements, notPrecededBy: startsRun ? elements[0] : nil, endsRun: endsRun)
    }

    private static func elements(_ notation: ArraySlice<UInt8>) throws(SyntaxError) -> [ByteClass] {
        var elements: [ByteClass] = []
        var rest = notation
        while let symbol = rest.popFirst() {
            if symbol == UInt8(ascii: "{") {
                let count = repetition(&rest)
                guard let last = elements.last, let count, count >= 1, count <= elementsMax else {
                    throw SyntaxError(problem: "{n} repeats the element before it, 1 to \(elementsMax) times")
                }
                elements.append(contentsOf: repeatElement(last, count: count - 1))
                continue
            }
            let literal = symbol == UInt8(ascii: "\\") ? rest.popFirst() : symbol
            guard let literal, let element = ByteClass(symbol: literal) else {
                throw SyntaxError(
                    problem: "no byte class is written '\(String(decoding: [symbol], as: UTF8.self))'")
            }
            elements.append(element)
        }
        return elements
    }

    private static func repetition(_ rest: inout ArraySlice<UInt8>) -> Int? {
        guard let end = rest.firstIndex(of: UInt8(ascii: "}")) else { return nil }
        let count = Int(String(decoding: rest[..<end], as: UTF8.self))
        rest = rest[rest.index(after: end)...]
        return count
    }
}

/// What every match of a regex looks like from its first byte on, told by symbols: a nondeterministic
/// automaton that accepts the beginning of each match, and of other texts too. It rules texts out at the
/// price of a table look-up a byte, where the regex itself would have to be called.
package struct Outline: Equatable, Sendable {
    package struct Node: Equatable, Sendable, BitwiseCopyable {
        /// What the byte here may be.
        package let symbols: SymbolSet
        /// The nodes that may follow: `successors[firstSuccessor ..< lastSuccessor]`.
        package let firstSuccessor: Int32
        let successorCount: Int16
        /// 1 or 0; no bytes between the members, whose memory the table inside the binary holds.
        let isAccepting: Int16

        package var lastSuccessor: Int32 { firstSuccessor + Int32(successorCount) }

        /// Whether a match may end here, or nothing is known of what follows.
        package var accepts: Bool { isAccepting != 0 }

        package init(symbols: SymbolSet, firstSuccessor: Int32, lastSuccessor: Int32, accepts: Bool) {
            self.symbols = symbols
            self.firstSuccessor = firstSuccessor
            successorCount = Int16(lastSuccessor - firstSuccessor)
            isAccepting = accepts ? 1 : 0
        }
    }

    /// What must not stand before a match: a byte of `last`, with one of `beforeLast` before it.
    package struct Exclusion: Equatable, Sendable, BitwiseCopyable {
        package let beforeLast: SymbolSet
        package let last: SymbolSet

        package init(beforeLast: SymbolSet, last: SymbolSet) {
            self.beforeLast = beforeLast
            self.last = last
        }
    }

    /// The first stands before the match's first byte.
    package let nodes: [Node]
    package let successors: [Int32]
    package let exclusions: [Exclusion]

    package init(nodes: [Node], successors: [Int32], exclusions: [Exclusion]) {
        self.nodes = nodes
        self.successors = successors
        self.exclusions = exclusions
    }

    /// What must not stand before a match, whatever stands before that.
    package var notPrecededBy: SymbolSet {
        exclusions.reduce(SymbolSet()) { $1.beforeLast == .all ? $0.union($1.last) : $0 }
    }

    /// Rules nothing out.
    package static let open = Outline(
        nodes: [Node(symbols: SymbolSet(), firstSuccessor: 0, lastSuccessor: 0, accepts: true)],
        successors: [], exclusions: [])

    /// Bytes of a match that an outline describes; it knows nothing of those that follow.
    package static let lengthMax = 48
    static let nodesMax = 400
    /// Exclusions that two choices may have in common; beyond, they exclude nothing.
    static let exclusionsMax = 16

    /// The outline of `regex`; `open` where the regex has something that outlines know nothing of.
    package init(regex: String, flags: RegexFlags) {
        var parser = RegexParser(regex, flags: flags)
        guard let syntax = try? parser.parse() else {
            self = .open
            return
        }
        var length = Self.lengthMax
        while length > 1 {
            var builder = OutlineBuilder(groups: parser.groups, lengthMax: length)
            if let outline = builder.outline(of: syntax) {
                self = outline
                return
            }
            length /= 2
        }
        self = .open
    }
}

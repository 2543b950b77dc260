import PatternCatalog

/// What verification reads of a pattern at every candidate: plain numbers, so that a candidate that comes to
/// nothing touches no reference count. No bytes lie between them: the table inside the binary holds their
/// memory.
struct PatternRules: Sendable, BitwiseCopyable {
    let score: Double
    /// Negative when a refused value is dropped.
    let invalidScore: Double
    let entropy: Double
    /// The bytes that must not stand before a match, as the regex's lookbehinds say it. None where the
    /// pattern is tried at every byte: those patterns show what the prefilter must find.
    let notPrecededBy: SymbolSet
    private var flags: UInt32
    private let reachBytes: Int32
    private let groupNumber: Int32
    private let contextStart: Int32
    private let contextEnd: Int32
    let priority: Int32
    private let continuationBytes: Int32
    /// Numbers in `PatternNames`.
    let entity: Int32
    let label: Int32
    let validator: Int32

    private enum Flag {
        static let contextRequired: UInt32 = 1
        static let hasValidator: UInt32 = 2
        static let continues: UInt32 = 4
        static let isTerm: UInt32 = 8
        static let isOff: UInt32 = 16
        static let hasRegex: UInt32 = 32
        static let hasTriggers: UInt32 = 64
        static let findsNames: UInt32 = 128
    }

    /// Bytes from a candidate's start that its verdict may read.
    var reach: Int { Int(reachBytes) }
    var group: Int { Int(groupNumber) }
    /// Bytes from a block's end that the verdict on its next piece may read.
    var continuationReach: Int { Int(continuationBytes) }
    var contextRequired: Bool { flags & Flag.contextRequired != 0 }
    var hasValidator: Bool { flags & Flag.hasValidator != 0 }
    var continues: Bool { flags & Flag.continues != 0 }
    /// A user's own term: the allow list does not hold against it.
    var isTerm: Bool { flags & Flag.isTerm != 0 }
    /// False where a recognizer finds the candidates.
    var hasRegex: Bool { flags & Flag.hasRegex != 0 }
    /// False where it is tried at every byte.
    var hasTriggers: Bool { flags & Flag.hasTriggers != 0 }
    /// Whether it stands for names of people.
    var findsNames: Bool { flags & Flag.findsNames != 0 }
    /// Not wanted by whoever asks: its candidates are passed over.
    var isOff: Bool {
        get { flags & Flag.isOff != 0 }
        set { flags = newValue ? flags | Flag.isOff : flags & ~Flag.isOff }
    }
    /// Its context words: `contextIDs[firstContext ..< lastContext]` of the detector.
    var firstContext: Int { Int(contextStart) }
    var lastContext: Int { Int(contextEnd) }

    var hasContext: Bool { contextStart < contextEnd }

    init(
        _ definition: PatternDefinition, contextIDs: Range<Int>, hasTriggers: Bool = true, entity: Int32 = 0,
        label: Int32 = 0, validator: Int32 = 0
    ) {
        reachBytes = Int32(definition.maxLength + definition.lookahead)
        groupNumber = Int32(definition.group)
        score = definition.score
        invalidScore = definition.invalidScore ?? -1
        entropy = definition.entropy
        notPrecededBy =
            hasTriggers
            ? Outline(regex: definition.regex, flags: definition.flags).notPrecededBy : SymbolSet()
        priority = Int32(clamping: definition.priority)
        continuationBytes = Int32(definition.continuesMaxLength + definition.lookahead)
        contextStart = Int32(contextIDs.lowerBound)
        contextEnd = Int32(contextIDs.upperBound)
        self.entity = entity
        self.label = label
        self.validator = validator
        let facts: [(Bool, UInt32)] = [
            (definition.contextRequired, Flag.contextRequired),
            (!definition.validator.isEmpty, Flag.hasValidator),
            (!definition.continues.isEmpty, Flag.continues),
            (definition.entity == PatternDefinition.termEntity, Flag.isTerm),
            (definition.recognizer.isEmpty, Flag.hasRegex),
            (hasTriggers, Flag.hasTriggers),
            (definition.recognizer == PatternDefinition.nameRecognizer, Flag.findsNames),
        ]
        flags = facts.reduce(0) { $1.0 ? $0 | $1.1 : $0 }
    }
}

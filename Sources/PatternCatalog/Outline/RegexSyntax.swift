/// What an outline keeps of a regex: which bytes may follow which. Where it says less than the regex, it says
/// more texts.
indirect enum RegexSyntax: Equatable, Sendable {
    case set(ByteSet)
    case sequence([RegexSyntax])
    case choice([RegexSyntax])
    /// Without `max` there is no limit.
    case repeated(RegexSyntax, min: Int, max: Int?)
    case followedBy(RegexSyntax)
    case notFollowedBy(RegexSyntax)
    case precededBy(RegexSyntax)
    case notPrecededBy(RegexSyntax)
    /// `$` and its kin: nothing follows, or a line's end.
    case lineEnd
    /// The text of a group once more: a subroutine or a back reference.
    case group(Group)
    /// Nothing is known from here on.
    case open

    enum Group: Hashable, Sendable {
        case number(Int)
        case name(String)
    }

    static let empty = RegexSyntax.sequence([])

    /// A bound from below for the bytes it takes; what groups take is not counted.
    var leastLength: Int {
        switch self {
        case .set: 1
        case .sequence(let parts): parts.reduce(0) { $0 + $1.leastLength }
        case .choice(let parts): parts.map(\.leastLength).min() ?? 0
        case .repeated(let part, let min, _): min * part.leastLength
        case .followedBy, .notFollowedBy, .precededBy, .notPrecededBy, .lineEnd, .group, .open: 0
        }
    }

    /// The sets of its bytes one by one, for something that is a few sets in a row; nil for anything else.
    var sets: [ByteSet]? {
        switch self {
        case .set(let set): return [set]
        case .sequence(let parts):
            var sets: [ByteSet] = []
            for part in parts {
                guard let more = part.sets else { return nil }
                sets += more
            }
            return sets
        case .choice(let parts): return parts.count == 1 ? parts[0].sets : nil
        case .repeated(let part, let min, let max):
            guard min == max, min <= 4, let sets = part.sets else { return nil }
            return (0..<min).flatMap { _ in sets }
        default: return nil
        }
    }

    /// Its alternatives, one for something without.
    var alternatives: [RegexSyntax] {
        guard case .choice(let parts) = self else { return [self] }
        return parts.flatMap(\.alternatives)
    }
}

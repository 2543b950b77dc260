/// Names in Chinese, Japanese and Korean text, where no space and no capital marks a word.
enum IdeographicNames {
    static func mayBegin(at start: Int, in text: TextSlice) -> Bool? { false }
    static func name(at start: Int, in text: TextSlice, limit: Int, explain: Bool) -> NameFinding? { nil }
}

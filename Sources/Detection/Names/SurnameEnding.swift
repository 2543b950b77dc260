/// Endings by which surnames are told from other words, for surnames no list has: patronymics and the like.
enum SurnameEnding {
    /// Shortest word in bytes that an ending says anything of.
    static let wordBytesMin = 6

    private static let endings: [StaticString] = [
        "ov", "ova", "ev", "eva", "enko", "chuk", "czyk", "ski", "ska", "sky", "skiy", "vich", "vić", "ić",
        "ović",
        "sson", "sdottir", "sdóttir", "ssen", "stein", "berg", "mann", "inen", "shvili", "adze", "opoulos",
        "idis",
        "akis", "escu", "yan", "zadeh", "oğlu", "oglu", "wala", "singh", "pour", "bauer", "meyer", "maier",
        "hofer",
        "ström", "strom", "quist", "gaard", "ález", "ínez", "ández", "uez", "ucci", "etti", "elli", "ini",
        "accio", "ов", "ова", "ев", "ева", "ский", "ская", "ович", "евич",
        "овна", "евна", "енко", "чук", "швили", "дзе", "πουλος", "ίδης", "άκης",
    ]

    /// Whether a capitalised word ends as surnames of some culture do.
    static func ends(_ word: NameWord, in text: TextSlice) -> Bool {
        let length = word.end - word.start
        guard word.facts.isUnknown, word.shape == .capitalised, length >= wordBytesMin else { return false }
        for ending in endings {
            let count = ending.utf8CodeUnitCount
            guard count < length - 1 else { continue }
            var same = true
            for offset in 0..<count where text[word.end - count + offset] != ending.utf8Start[offset] {
                same = false
                break
            }
            if same { return true }
        }
        return false
    }
}

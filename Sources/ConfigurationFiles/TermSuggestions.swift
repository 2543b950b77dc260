/// What the system and git know of the person at the keyboard, and the terms that follow from it.
package struct TermSuggestions: Sendable {
    /// A term, and where it comes from.
    package struct Suggestion: Sendable, Equatable {
        package let term: String
        package let source: String
    }

    package private(set) var suggestions: [Suggestion] = []

    /// Shortest term that is proposed, in characters: a shorter one would be found in too many texts.
    package static let charactersMin = 3

    /// Names that many systems share; they say nothing about a person.
    private static let shared: Set<String> = [
        "admin", "administrator", "alpine", "arch", "build", "centos", "debian", "docker", "ec2-user",
        "fedora", "guest", "home", "host", "laptop", "localhost", "localdomain", "mac", "node", "nobody",
        "pc", "root",
        "runner", "server", "test", "ubuntu", "unknown", "user", "username", "vagrant", "vscode",
        "www-data", "your name", "you@example.com",
    ]

    package init() {}

    /// The login name and the full name of the system's account, whose comment field may hold more after a
    /// comma.
    package mutating func addAccount(login: String, comment: String) {
        add(login, "login name")
        let name = comment.prefix { $0 != "," }
        // An ampersand stands for the login name with a capital letter; see passwd(5).
        let capital = login.prefix(1).uppercased() + login.dropFirst()
        addName(
            name.split(separator: "&", omittingEmptySubsequences: false).joined(separator: capital),
            "full name of the account")
    }

    /// The host's name, without its domain and with it.
    package mutating func addHost(_ name: String) {
        guard let first = name.split(separator: ".").first else { return }
        add(String(first), "host name")
        if !Self.shared.contains(first.lowercased()) { add(name, "host name with its domain") }
    }

    /// `user.name`, `user.email` and `github.user` of a file in git's format; see git-config(1).
    package mutating func addGitConfiguration(_ text: String, file: String) {
        var section = ""
        for line in text.split(whereSeparator: \.isNewline) {
            let line = line.trimmingBlanks
            if line.first == "[" {
                section = line.dropFirst().prefix { $0 != "]" && $0 != " " }.lowercased()
                continue
            }
            guard let equals = line.firstIndex(of: "=") else { continue }
            let key = section + "." + line[..<equals].trimmingBlanks.lowercased()
            let value = Self.unquoted(line[line.index(after: equals)...].trimmingBlanks)
            switch key {
            case "user.name": addName(value, "user.name of \(file)")
            case "user.email", "github.user", "gitlab.user": add(value, "\(key) of \(file)")
            default: break
            }
        }
    }

    /// A full name, and its last word: a surname alone identifies too.
    private mutating func addName(_ name: String, _ source: String) {
        add(name, source)
        let words = name.split(separator: " ")
        if words.count > 1, let last = words.last { add(String(last), source + ", last word") }
    }

    private mutating func add(_ term: String, _ source: String) {
        let term = String(term[...].trimmingBlanks)
        guard term.count >= Self.charactersMin, !Self.shared.contains(term.lowercased()),
            !suggestions.contains(where: { $0.term.lowercased() == term.lowercased() })
        else { return }
        suggestions.append(Suggestion(term: term, source: source))
    }

    /// A value without its quotes, or up to a comment.
    private static func unquoted(_ value: Substring) -> String {
        if value.first == "\"" { return String(value.dropFirst().prefix { $0 != "\"" }) }
        return String(value.prefix { $0 != "#" && $0 != ";" }.trimmingBlanks)
    }
}

extension Substring {
    /// Without blanks and tabs at the ends.
    fileprivate var trimmingBlanks: Substring {
        var text = self
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }
}

import ArgumentParser
import ConfigurationFiles
import Glibc

/// `redact terms`: the user's own terms.
struct Terms: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List your own terms, or propose some.",
        discussion: """
            Terms are literal words that are always redacted: whole words, in either case, with or without \
            accents, with any white space between them. They are read from the file terms beside \
            policy.toml, from --terms, and from a policy. Without --suggest those of the files are listed.

            redact terms --suggest >>~/.config/redact/terms
            """)

    @Flag(
        name: .long,
        help: "Propose your name, login, host name and mail address as the system and git know them.")
    var suggest = false

    func run() throws {
        try exiting {
            if suggest {
                let lines = Self.suggestions().suggestions.map { "# \($0.source)\n\($0.term)\n" }
                try OutputStream.standard.write(lines.joined())
            } else {
                for file in DetectionChoices.termFiles {
                    let terms = try PolicyFileReader.terms(in: file)
                    try OutputStream.standard.write(terms.map { $0 + "\n" }.joined())
                }
            }
        }
    }

    private static func suggestions() -> TermSuggestions {
        var result = TermSuggestions()
        if let account = getpwuid(geteuid()) {
            let login = String(cString: account.pointee.pw_name)
            let comment = account.pointee.pw_gecos.map { String(cString: $0) } ?? ""
            // The comment of a system account describes it; only people have names.
            result.addAccount(login: login, comment: geteuid() == 0 ? "" : comment)
        }
        var name = [CChar](repeating: 0, count: 256)
        if gethostname(&name, name.count - 1) == 0 {
            let bytes = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
            result.addHost(String(decoding: bytes, as: UTF8.self))
        }
        for file in gitFiles where ConfigurationFolders.exists(file) {
            guard let text = try? ConfigurationFolders.text(of: file) else { continue }
            result.addGitConfiguration(text, file: file)
        }
        return result
    }

    /// Where git keeps the user's configuration, and the one of the repository in the working directory.
    private static var gitFiles: [String] {
        var files: [String] = []
        if let home = ConfigurationFolders.environment("HOME") {
            files.append(home + "/.gitconfig")
            let folder = ConfigurationFolders.environment("XDG_CONFIG_HOME") ?? home + "/.config"
            files.append(folder + "/git/config")
        }
        return files + [".git/config"]
    }
}

import ConfigurationFiles
import Testing

@Suite("Suggested terms")
struct TermSuggestionsTests {
    private func terms(_ fill: (inout TermSuggestions) -> Void) -> [String] {
        var suggestions = TermSuggestions()
        fill(&suggestions)
        return suggestions.suggestions.map(\.term)
    }

    @Test("an account gives its login, its full name up to the comma, and the surname")
    func account() {
        #expect(
            terms { $0.addAccount(login: "hlarsen", comment: "Hanne Larsen,Room 3,,") }
                == ["hlarsen", "Hanne Larsen", "Larsen"])
    }

    @Test("an ampersand in the full name stands for the login name with a capital letter")
    func ampersand() {
        #expect(
            terms { $0.addAccount(login: "marek", comment: "& Nowicki") }
                == ["marek", "Marek Nowicki", "Nowicki"])
    }

    @Test("names that every system has are not proposed", arguments: ["root", "ubuntu", "Vagrant"])
    func sharedNames(login: String) {
        #expect(terms { $0.addAccount(login: login, comment: "") }.isEmpty)
    }

    @Test("a host is proposed with and without its domain, localhost never")
    func hosts() {
        #expect(terms { $0.addHost("tinkerbox.example.net") } == ["tinkerbox", "tinkerbox.example.net"])
        #expect(terms { $0.addHost("localhost.localdomain") }.isEmpty)
    }

    @Test(
        "git's user section gives name and address, quoted or followed by a comment, other sections nothing")
    func git() {
        let text = """
            [core]
            \tname = Somebody Else
            [user]
            \tname = "Ines Prado" ; me
            \temail = ines@prado.example # work
            [github]
            user = iprado
            """
        #expect(
            terms { $0.addGitConfiguration(text, file: "config") }
                == ["Ines Prado", "Prado", "ines@prado.example", "iprado"])
    }

    @Test("the same term is proposed once, in either case")
    func onlyOnce() {
        #expect(
            terms {
                $0.addAccount(login: "prado", comment: "")
                $0.addGitConfiguration("[github]\nuser = Prado\n", file: "config")
            } == ["prado"])
    }
}

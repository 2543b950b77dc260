import ArgumentParser
import Glibc

/// The program: argument parsing and standard streams, nothing else.
@main
struct Redact: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redact",
        abstract: "Take personal data and secrets out of text.",
        version: version,
        subcommands: [FilterCommand.self, Scan.self, Patterns.self, Terms.self],
        defaultSubcommand: FilterCommand.self)

    static let version = "0.1.0"

    static func main() {
        // A reader that has gone shows as an error of write(2), which ends the program quietly.
        signal(SIGPIPE, SIG_IGN)
        if let first = CommandLine.arguments.dropFirst().first, first == "--help" || first == "-h" {
            print(helpMessage(for: FilterCommand.self))
        } else {
            start()
        }
    }

    /// Like ArgumentParser's own start, with usage errors in one line.
    private static func start() {
        do {
            // Without arguments there is nothing to parse; declaring all options and commands costs
            // ArgumentParser more than the rest of a start.
            guard CommandLine.argc > 1 else { return try exiting { try Filter().run([]) } }
            var command = try parseAsRoot()
            try command.run()
        } catch let code as ExitCode {
            // What is wrong is told already.
            Glibc.exit(code.rawValue)
        } catch {
            guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
            var message = message(for: error).split(separator: "\n").first ?? "wrong usage"
            while message.last == "." { message.removeLast() }
            writeToStandardError("redact: \(message); see redact --help\n")
            Glibc.exit(Failure.Status.usage.rawValue)
        }
    }
}

/// `redact [FILE ...]`: what happens when no other command is named.
struct FilterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "filter",
        abstract: "Take personal data and secrets out of text.",
        usage: """
            redact [OPTIONS] [FILE ...]             standard input or files to standard output
            redact -i [OPTIONS] FILE ...            rewrite files in place
            redact scan [OPTIONS] [FILE ...]        report findings, change nothing
            redact patterns list|show|check         the catalogue
            redact terms [--suggest]                your own terms
            """,
        discussion: """
            Every finding is replaced by a placeholder such as [EMAIL_1]; the same value gets the same number. \
            After an error nothing more is written.
            """)

    @OptionGroup var detection: DetectionOptions
    @OptionGroup var rewriting: RewritingOptions

    @Argument(help: "Files to redact; - is standard input.", completion: .file())
    var files: [String] = []

    func validate() throws {
        if rewriting.inPlace, files.isEmpty || files.contains("-") {
            throw ValidationError("-i needs the names of the files to rewrite")
        }
        if rewriting.inPlace, rewriting.lineBuffered {
            throw ValidationError("-i and --line-buffered exclude each other")
        }
        if rewriting.service.socket != nil { try SocketFilter.validate(detection, rewriting) }
    }

    func run() throws {
        try exiting {
            if let socket = rewriting.service.socket {
                try SocketFilter(socket: socket, detection: detection, rewriting: rewriting).run(files)
            } else {
                try Filter(detection: detection.choices, rewriting: rewriting.choices).run(files)
            }
        }
    }
}

import ArgumentParser
import RedactClient

/// The option that gives the work to a running `redactd`.
struct ServiceOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "Let the redactd behind this socket do the work, under its policy.", valueName: "PATH"),
        completion: .file())
    var socket: String?

    /// Talks to a daemon about the input `name`; what goes wrong becomes a failure that says where.
    static func talk(
        _ options: RedactOptions, about name: String, _ body: () throws -> Void
    ) throws(Failure) {
        do {
            try body()
        } catch let failure as Failure {
            throw failure
        } catch let error as RedactClientError {
            throw Failure(error, options, in: name)
        } catch {
            throw Failure(.internal, "\(name): \(error)")
        }
    }
}

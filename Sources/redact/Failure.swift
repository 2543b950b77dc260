import ArgumentParser
import Glibc
import PatternCatalog
import Redaction

/// Why the program ends with another status than 0 or 1. One line on stderr: what, where, what to do.
struct Failure: Error {
    /// The statuses of sysexits(3) that redact(1) lists.
    enum Status: Int32 {
        case done = 0
        case usage = 64
        case data = 65
        case noInput = 66
        case `internal` = 70
        case io = 74
        case configuration = 78
    }

    let status: Status
    let message: String

    init(_ status: Status, _ message: String) {
        self.status = status
        self.message = message
    }

    init(_ error: RedactionError, in file: String) {
        switch error {
        case .encoding: self.init(.data, "\(file): \(error)")
        case .detection, .windowExhausted, .stopped: self.init(.internal, "\(file): \(error)")
        }
    }

    /// The reader of standard output has gone: it has seen enough, and nothing is told.
    static let closedPipe = Failure(.done, "")

    /// What the last system call said about an input.
    static func input(_ file: String, _ doing: String, remedy: String) -> Failure {
        let isAbsent = [ENOENT, EACCES, EISDIR, ENOTDIR, ELOOP, ENAMETOOLONG].contains(errno)
        return system(isAbsent ? .noInput : .io, file, doing, remedy)
    }

    /// What the last system call said about an output.
    static func output(_ file: String, _ doing: String, remedy: String) -> Failure {
        system(.io, file, doing, remedy)
    }

    private static func system(
        _ status: Status, _ file: String, _ doing: String, _ remedy: String
    ) -> Failure {
        Failure(status, "\(file): \(doing): \(String(cString: strerror(errno))); \(remedy)")
    }
}

/// Runs a command's body; a failure is told in one line and becomes the exit status.
func exiting(_ body: () throws -> Void) throws {
    do {
        try body()
    } catch let failure as Failure {
        if failure.status != .done { writeToStandardError("redact: \(failure.message)\n") }
        throw ExitCode(failure.status.rawValue)
    } catch let error as ConfigurationError {
        writeToStandardError("redact: \(error)\n")
        throw ExitCode(Failure.Status.configuration.rawValue)
    }
}

func writeToStandardError(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
}

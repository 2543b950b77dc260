import Glibc

/// Rewrites a file atomically: a temporary file beside it takes its place when it is complete, with the same
/// mode and owner. Until then, and after any error, the original is untouched.
enum InPlaceRewrite {
    static func run(
        _ path: String, _ redact: (borrowing InputStream, OutputStream) throws(Failure) -> Void
    ) throws(Failure) {
        let target = try resolved(path)
        // Before it is opened: a pipe would be waited for.
        guard RegularFile(path: target) != nil else {
            throw Failure(.noInput, "\(path): not a regular file; -i rewrites regular files only")
        }
        let input = try InputStream(target, shown: path)
        var temporary = try TemporaryFile(beside: target, shown: path)
        try redact(input, OutputStream(name: path, descriptor: temporary.descriptor))
        try temporary.replace(target, shown: path, likeFileOf: input.descriptor)
    }

    /// A link stays a link: what it points to is rewritten.
    private static func resolved(_ path: String) throws(Failure) -> String {
        guard let resolved = realpath(path, nil) else {
            throw .input(path, "cannot be opened", remedy: "check the path")
        }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}

/// A file that goes when it is not put in another's place.
private struct TemporaryFile: ~Copyable {
    let descriptor: Int32
    private let path: String
    private var isKept = false

    /// - Parameter shown: the name of `target` in errors.
    init(beside target: String, shown: String) throws(Failure) {
        var template = Array((target + ".redact-XXXXXX").utf8CString)
        // Not between the file's making and the note that it is to go.
        let former = Interruption.hold()
        descriptor = mkstemp(&template)
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        if descriptor >= 0 { Interruption.removes(path) }
        Interruption.release(former)
        guard descriptor >= 0 else {
            isKept = true
            throw .output(shown, "no temporary file beside it", remedy: "check the folder's permissions")
        }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
        if !isKept { unlink(path) }
        Interruption.removes(nil)
    }

    mutating func replace(
        _ target: String, shown: String, likeFileOf original: Int32
    ) throws(Failure) {
        var status = stat()
        guard fstat(original, &status) == 0, keepOwner(status),
            fchmod(descriptor, status.st_mode & 0o7777) == 0,
            fsync(descriptor) == 0, rename(path, target) == 0
        else {
            throw .output(shown, "cannot be rewritten", remedy: "run it as the owner; the file is as it was")
        }
        isKept = true
    }

    private func keepOwner(_ status: stat) -> Bool {
        var own = stat()
        guard fstat(descriptor, &own) == 0 else { return false }
        if own.st_uid == status.st_uid, own.st_gid == status.st_gid { return true }
        return fchown(descriptor, status.st_uid, status.st_gid) == 0
    }
}

/// Removes the temporary file when a signal ends the program.
private enum Interruption {
    /// What a handler may use: memory that nothing else looks after. Set by the only thread there is.
    nonisolated(unsafe) private static var path: UnsafeMutablePointer<CChar>?

    private static let numbers = [SIGHUP, SIGINT, SIGTERM]

    /// Lets signals wait until `release`. Gives the mask that held before.
    static func hold() -> sigset_t {
        var held = sigset_t()
        var former = sigset_t()
        sigemptyset(&held)
        for number in numbers { sigaddset(&held, number) }
        sigprocmask(SIG_BLOCK, &held, &former)
        return former
    }

    static func release(_ former: sigset_t) {
        var former = former
        sigprocmask(SIG_SETMASK, &former, nil)
    }

    /// - Parameter path: nil when there is nothing to remove any more.
    static func removes(_ path: String?) {
        let earlier = self.path
        self.path = path.flatMap { strdup($0) }
        free(earlier)
        guard path != nil else { return }
        for number in numbers {
            let former = signal(number) { number in
                if let path = Interruption.path { unlink(path) }
                signal(number, SIG_DFL)
                raise(number)
            }
            // As under nohup(1).
            if unsafeBitCast(former, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
                signal(number, SIG_IGN)
            }
        }
    }
}

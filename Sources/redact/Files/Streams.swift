import Glibc

/// A regular file that is open: the same one has the same identity, whatever its name.
struct RegularFile: Equatable {
    private let device: dev_t
    private let inode: ino_t
    /// In bytes.
    let size: Int

    /// Nil for everything that is no regular file.
    init?(_ descriptor: Int32) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        self.init(status)
    }

    init?(path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        self.init(status)
    }

    private init?(_ status: stat) {
        guard status.st_mode & S_IFMT == S_IFREG else { return nil }
        device = status.st_dev
        inode = status.st_ino
        size = Int(status.st_size)
    }

    static func == (left: RegularFile, right: RegularFile) -> Bool {
        left.device == right.device && left.inode == right.inode
    }
}

/// Something to read: standard input or a file.
struct InputStream: ~Copyable {
    /// Largest single read, in bytes.
    static let readBytesMax = 65_536

    /// For errors.
    let name: String
    /// For findings.
    let reportName: String
    let descriptor: Int32
    /// Size of a regular file, nil of everything else.
    let size: Int?

    /// Opens `path`; `-` is standard input.
    /// - Parameter shown: the name that the user knows it by, where that is another.
    init(_ path: String, shown: String? = nil) throws(Failure) {
        var opened = STDIN_FILENO
        if path != "-" {
            opened = open(path, O_RDONLY | O_CLOEXEC)
            guard opened >= 0 else { throw .input(path, "cannot be opened", remedy: "check the path") }
        }
        let name = path == "-" ? "standard input" : shown ?? path
        let file = RegularFile(opened)
        // What is written would be read again, without end.
        if let file, file == RegularFile(STDOUT_FILENO) {
            if opened != STDIN_FILENO { close(opened) }
            throw Failure(.usage, "\(name): standard output is the same file; use -i to rewrite it")
        }
        self.name = name
        reportName = path == "-" ? "<stdin>" : shown ?? path
        descriptor = opened
        size = file?.size
    }

    deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

    /// Reads what is there, at most `buffer.count` bytes; 0 at the end.
    func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(Failure) -> Int {
        while true {
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            guard errno == EINTR else {
                throw .input(
                    name, "cannot be read", remedy: "check that it is a file; nothing more is written")
            }
        }
    }
}

/// Something to write: standard output or a file.
struct OutputStream {
    let name: String
    let descriptor: Int32

    static let standard = OutputStream(name: "standard output", descriptor: STDOUT_FILENO)

    /// Writes all of `bytes`.
    /// - Throws: `Failure.closedPipe` where that is standard output and its reader has gone.
    func write(_ bytes: [UInt8]) throws(Failure) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
            }
            if count >= 0 {
                written += count
            } else if errno == EPIPE, descriptor == STDOUT_FILENO {
                throw .closedPipe
            } else if errno != EINTR {
                throw .output(name, "cannot be written", remedy: "make room or check where it goes")
            }
        }
    }

    func write(_ text: String) throws(Failure) { try write(Array(text.utf8)) }
}

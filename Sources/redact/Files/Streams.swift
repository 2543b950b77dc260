import Glibc

/// Something to read: standard input or a file.
struct InputStream: ~Copyable {
    /// Largest single read, in bytes.
    static let readBytesMax = 65_536

    let name: String
    let descriptor: Int32
    /// Size of a regular file, nil of everything else.
    let size: Int?

    /// Opens `path`; `-` is standard input.
    init(_ path: String) throws(Failure) {
        var opened = STDIN_FILENO
        if path != "-" {
            opened = open(path, O_RDONLY | O_CLOEXEC)
            guard opened >= 0 else { throw .system(path, "cannot be opened", remedy: "check the path") }
        }
        name = path == "-" ? "standard input" : path
        descriptor = opened
        var status = stat()
        let isRegular = fstat(opened, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        size = isRegular ? Int(status.st_size) : nil
    }

    deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

    /// Reads what is there, at most `buffer.count` bytes; 0 at the end.
    func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(Failure) -> Int {
        while true {
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            guard errno == EINTR else {
                throw .system(name, "cannot be read", remedy: "nothing after that was written")
            }
        }
    }
}

/// Something to write: standard output or a file.
struct OutputStream {
    let name: String
    let descriptor: Int32

    static let standard = OutputStream(name: "standard output", descriptor: STDOUT_FILENO)

    /// Writes all of `bytes`. A closed pipe ends the program quietly: its reader has seen enough.
    func write(_ bytes: [UInt8]) throws(Failure) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
            }
            if count >= 0 {
                written += count
            } else if errno == EPIPE {
                exit(0)
            } else if errno != EINTR {
                throw .system(name, "cannot be written", remedy: "make room or check where it goes")
            }
        }
    }

    func write(_ text: String) throws(Failure) { try write(Array(text.utf8)) }
}

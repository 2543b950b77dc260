import Glibc

/// A progress bar on standard error, for a large regular file and a person who watches. When it goes, also
/// after an error, its line is empty again: what follows on the terminal begins there.
struct ProgressBar: ~Copyable {
    /// Smaller files are through before anybody looks, in bytes.
    static let sizeBytesMin = 64 * 1_024 * 1_024
    private static let width = 30

    private let name: String
    private let size: Int
    private let isShown: Bool
    private var done = 0
    private var shownPercent = -1

    init(name: String, size: Int?) {
        self.name = name
        self.size = size ?? 0
        isShown = self.size >= Self.sizeBytesMin && isatty(STDERR_FILENO) == 1
    }

    mutating func advance(by bytes: Int) {
        guard isShown else { return }
        done += bytes
        let percent = min(100, done * 100 / size)
        guard percent != shownPercent else { return }
        shownPercent = percent
        let filled = percent * Self.width / 100
        let bar = String(repeating: "=", count: filled) + String(repeating: " ", count: Self.width - filled)
        writeToStandardError("\r\(name) [\(bar)] \(percent) %")
    }

    deinit {
        if shownPercent >= 0 { writeToStandardError("\r\u{1B}[K") }
    }
}

import Testing

@Suite("redact's memory is bounded")
struct MemoryTests {
    let folder = Folder()

    /// 32 MiB for the program as it is delivered; a debug build's libraries alone are larger.
    #if DEBUG
        static let residentKibibytesMax = 48 * 1_024
    #else
        static let residentKibibytesMax = 32 * 1_024
    #endif

    /// The largest resident size while `megabytes` of what `source` writes go through.
    private func resident(_ source: String, megabytes: Int) -> Int {
        let result = folder.shell(
            """
            \(source) | head -c \(megabytes)000000 | python3 -c '
            import resource, subprocess, sys
            done = subprocess.run(["redact"], stdin=0, stdout=subprocess.DEVNULL)
            print(done.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)'
            """)
        let numbers = result.output.split(separator: " ").compactMap { Int($0.filter(\.isNumber)) }
        #expect(numbers.first == 0, "\(result.errors)")
        return numbers.last ?? .max
    }

    @Test(
        "whatever streams through",
        arguments: [
            "yes 'nothing to see here, move along please'", "tr '\\0' '@' < /dev/zero",
            "tr '\\0' 7 < /dev/zero",
            "cat /dev/urandom", "yes 'bob@example.com' | tr '\\n' ' '",
            "seq -f 'user%.0f@example.com' 1 100000000",
            "yes -----BEGIN", "yes '[' | tr -d '\\n'", "yes A | tr -d '\\n'",
        ])
    func streams(_ source: String) {
        #expect(resident(source, megabytes: 12) < Self.residentKibibytesMax)
    }
}

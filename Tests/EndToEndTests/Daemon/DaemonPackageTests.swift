import Foundation
import Testing

/// The Debian package, built from the programs under test and installed into a root of its own.
@Suite struct DaemonPackageTests {
    private static let files = [
        "usr/bin/redact", "usr/bin/redactd", "usr/lib/systemd/system/redactd.service",
        "usr/lib/systemd/system/redactd.socket", "usr/lib/systemd/system/redactd-http.socket",
        "usr/lib/systemd/user/redactd.service", "usr/lib/systemd/user/redactd.socket",
        "usr/lib/systemd/user/redactd-http.socket", "usr/lib/sysusers.d/redactd.conf",
        "etc/redact/redactd.toml",
        "etc/redact/policy.toml", "etc/redact/patterns.d", "usr/share/redact/patterns/internet/email.toml",
        "usr/share/man/man8/redactd.8.gz",
        "usr/share/man/man5/redactd.toml.5.gz", "usr/share/bash-completion/completions/redactd",
        "usr/share/zsh/vendor-completions/_redactd", "usr/share/fish/vendor_completions.d/redactd.fish",
        "usr/share/bash-completion/completions/redact", "usr/share/doc/redact/copyright",
        "usr/share/doc/redact/changelog.gz",
    ]

    private func dpkg(_ folder: Folder, _ arguments: [String]) -> Int32 {
        let result = ChildProcess.run(
            [
                "dpkg", "--root=\(folder.path("root"))", "--force-not-root", "--force-depends",
                "--force-script-chrootless", "--log=/dev/null",
            ] + arguments, in: folder)
        #expect(result.status == 0, "\(result.errors)")
        return result.status
    }

    private func exists(_ folder: Folder, _ name: String) -> Bool {
        FileManager.default.fileExists(atPath: folder.path("root/" + name))
    }

    @Test func packageInstallsEverythingAndTakesItAllAway() throws {
        let folder = Folder()
        let built = ChildProcess.run(
            [Programs.project + "/packaging/build-deb", folder.root],
            environment: ["REDACT_BIN_DIR": Programs.folder, "REDACT_DYNAMIC": "1"], in: folder)
        try #require(built.status == 0, "\(built.errors)")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.root)
        let package = try #require(names.first { $0.hasSuffix(".deb") })
        for name in ["info", "updates", "triggers"] { folder.write("root/var/lib/dpkg/\(name)/.keep", "") }
        folder.write("root/var/lib/dpkg/status", "")
        folder.write("root/etc/group", "root:x:0:\n")
        folder.write("root/etc/passwd", "root:x:0:0:root:/root:/bin/sh\n")

        try #require(dpkg(folder, ["--install", folder.path(package)]) == 0)
        for file in Self.files { #expect(exists(folder, file), "\(file)") }
        #expect(folder.text("root/etc/group").contains("redact:"))
        let checked = ChildProcess.run(
            [
                folder.path("root/usr/bin/redactd"), "--check", "--config",
                folder.path("root/etc/redact/redactd.toml"),
            ], in: folder)
        #expect(checked.status == 0, "\(checked.errors)")

        try #require(dpkg(folder, ["--remove", "redact"]) == 0)
        for file in Self.files where !file.hasPrefix("etc/") { #expect(!exists(folder, file), "\(file)") }
        // An administrator's configuration outlives a removal, not a purge.
        #expect(exists(folder, "etc/redact/redactd.toml"))
        try #require(dpkg(folder, ["--purge", "redact"]) == 0)
        #expect(!exists(folder, "etc/redact"))
    }
}

import Foundation

/// What a command line left behind.
struct ShellResult {
    let status: Int32
    let output: String
    let errors: String

    /// Lines of standard error.
    var errorLines: Int { errors.split(separator: "\n").count }
}

extension Folder {
    /// Runs `script` with `sh` in this folder, the programs under test first in the path and no configuration
    /// but the folder's own.
    func shell(_ script: String) -> ShellResult {
        let name = unique("run")
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        let child = ChildProcess(
            ["/bin/sh", "-c", "cd \(root) && \(script)"],
            environment: ["PATH": Programs.folder + ":" + path, "XDG_CONFIG_HOME": self.path("config")],
            output: self.path(name + ".out"), errors: self.path(name + ".err"))
        let status = child.wait()
        return ShellResult(status: status, output: text(name + ".out"), errors: text(name + ".err"))
    }
}

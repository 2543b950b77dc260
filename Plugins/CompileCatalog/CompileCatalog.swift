import Foundation
import PackagePlugin

/// Runs `catalog-compiler` over every file of `patterns/`, so that patterns stay data and the binary works
/// alone.
@main
struct CompileCatalog: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let folder = context.package.directoryURL.appending(path: "patterns")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        let inputs = (files?.compactMap { $0 as? URL } ?? [])
            .filter { $0.pathExtension == "toml" }
            .sorted { $0.path < $1.path }
        let output = context.pluginWorkDirectoryURL.appending(path: "BuiltinTables.swift")
        return [
            .buildCommand(
                displayName: "Compiling \(inputs.count) pattern files",
                executable: try context.tool(named: "catalog-compiler").url,
                arguments: [output.path] + inputs.map(\.path),
                inputFiles: inputs, outputFiles: [output])
        ]
    }
}

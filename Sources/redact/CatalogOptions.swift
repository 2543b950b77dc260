import ArgumentParser

/// Where patterns come from, beside the binary.
struct CatalogOptions: ParsableArguments {
    @Option(
        name: .long, help: ArgumentHelp("Add a folder of pattern files.", valueName: "DIR"),
        completion: .directory)
    var patterns = CatalogSources().folders

    var sources: CatalogSources { CatalogSources(folders: patterns) }
}

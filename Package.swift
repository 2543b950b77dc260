// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "redact",
    products: [
        .executable(name: "redact", targets: ["redact"]),
        .executable(name: "redactd", targets: ["redactd"]),
        .library(name: "RedactClient", targets: ["RedactClient"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    ],
    targets: [
        .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
        .target(name: "PCRE2", dependencies: ["CPCRE2"], swiftSettings: strict),
        .target(name: "PatternCatalog", swiftSettings: strict),
        .target(
            name: "ConfigurationFiles",
            dependencies: [
                "PatternCatalog", "Redaction", "KeyedHash", .product(name: "TOMLKit", package: "TOMLKit"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "catalog-compiler",
            dependencies: ["PatternCatalog", "ConfigurationFiles", "Detection"],
            swiftSettings: strict),
        .plugin(name: "CompileCatalog", capability: .buildTool(), dependencies: ["catalog-compiler"]),
        .target(
            name: "BuiltinPatterns", dependencies: ["PatternCatalog"], swiftSettings: strict,
            plugins: ["CompileCatalog"]),
        .target(name: "CBlockScan"),
        .target(name: "CNameTable"),
        .target(
            name: "Detection",
            dependencies: ["CBlockScan", "CNameTable", "KeyedHash", "PCRE2", "PatternCatalog"],
            swiftSettings: strict),
        .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
        .target(name: "KeyedHash", dependencies: ["CNettle"], swiftSettings: strict),
        .target(
            name: "Redaction", dependencies: ["Detection", "KeyedHash", "PatternCatalog"],
            swiftSettings: strict),
        .target(name: "Reporting", dependencies: ["Redaction"], swiftSettings: strict),
        .executableTarget(
            name: "redact",
            dependencies: [
                "BuiltinPatterns", "ConfigurationFiles", "Detection", "KeyedHash", "PatternCatalog",
                "RedactClient", "Redaction", "Reporting",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .target(name: "RedactClient", swiftSettings: strict),
        .target(
            name: "RedactService",
            dependencies: [
                "BuiltinPatterns", "ConfigurationFiles", "Detection", "PCRE2", "PatternCatalog", "Redaction",
                .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "redactd",
            dependencies: [
                "PatternCatalog", "RedactService",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .target(
            name: "TestSupport", dependencies: ["PatternCatalog", "Redaction", "BuiltinPatterns"],
            path: "Tests/TestSupport", swiftSettings: strict),
        .testTarget(
            name: "DetectionTests",
            dependencies: [
                "Detection", "CBlockScan", "CNameTable", "KeyedHash", "PCRE2", "PatternCatalog",
                "TestSupport",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "RedactionTests",
            dependencies: [
                "Redaction", "BuiltinPatterns", "Detection", "KeyedHash", "PatternCatalog", "TestSupport",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "PatternCatalogTests", dependencies: ["PatternCatalog", "BuiltinPatterns"],
            swiftSettings: strict),
        .testTarget(
            name: "ConfigurationFilesTests",
            dependencies: ["ConfigurationFiles", "Detection", "PatternCatalog", "Redaction"],
            swiftSettings: strict),
        .testTarget(name: "TidyTests", swiftSettings: strict),
        .testTarget(
            name: "RedactServiceTests",
            dependencies: [
                "RedactService", "RedactClient", "BuiltinPatterns", "PatternCatalog", "Redaction",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "TermTests", dependencies: ["ConfigurationFiles", "PatternCatalog", "Redaction"],
            swiftSettings: strict),
        .testTarget(
            name: "EndToEndTests",
            dependencies: ["redact", "redactd", "RedactClient", "BuiltinPatterns", "PatternCatalog"],
            swiftSettings: strict),
    ]
)

// swift-tools-version: 6.2
import PackageDescription

// Every target is a room of the house (ARCHITECTURE.md); the lists of dependencies are its walls. `make check` builds with
// `--explicit-target-dependency-import-check error` and runs Scripts/boundaries over them.

let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

func room(
    _ name: String, _ path: String, _ dependencies: [Target.Dependency] = [], resources: [Resource]? = nil
) -> Target {
    .target(name: name, dependencies: dependencies, path: path, resources: resources, swiftSettings: strict)
}

/// A small room of C around a library: its public header has functions and types of ours only.
func library(_ name: String, headers: [String] = []) -> Target {
    let flags = headers.isEmpty ? [] : [CSetting.unsafeFlags(headers.map { "-I\($0)" })]
    return .target(name: name, path: "Sources/\(name)", cSettings: [.treatAllWarnings(as: .error)] + flags)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(
        name: name, dependencies: dependencies, path: "Tests/\(name)", exclude: exclude, swiftSettings: strict)
}

let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
/// SQLite itself, for the one thing that GRDB does not offer: looking up from a long statement.
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let toml: Target.Dependency = .product(name: "TOMLKit", package: "TOMLKit")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "Broadsheet",
    products: [.executable(name: "broadsheet", targets: ["broadsheet"])],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
    ],
    targets: [
        // The C libraries
        .systemLibrary(name: "CNcurses", path: "Sources/CNcurses", providers: [.apt(["libncurses-dev"])]),
        // libxml2 is loaded when it is first used: the program's start must not wait for it. Only its headers are needed here.
        library("CMarkdown"),
        library("CXML", headers: ["/usr/include/libxml2", "/usr/local/include/libxml2"]),
        .systemLibrary(name: "CVterm", path: "Tests/CVterm", providers: [.apt(["libvterm-dev"])]),
        library("CCharset"),
        // ICU is loaded when a page first needs it; its headers say which version.
        library("CICU"),
        library("CMail"),
        library("CHyphen"),

        // The model
        room("Articles", "Sources/Model/Articles"),
        room("Importing", "Sources/Model/Importing", ["Articles", "CCharset", "CMail", "CMarkdown", "CXML"]),
        room("Storage", "Sources/Model/Storage", ["Articles", grdb, sqlite]),

        // The terminal's user interface
        room("Cells", "Sources/TUI/Cells"),
        room("Typesetting", "Sources/TUI/Typesetting", ["Articles", "Cells", "CICU"]),
        room("Reading", "Sources/TUI/Reading", ["Articles", "Typesetting", "Cells"]),
        room("Curses", "Sources/TUI/Curses", ["Cells", "CNcurses"]),
        room("Configuration", "Sources/TUI/Configuration", ["Articles", toml]),
        room("Resources", "Resources", resources: [.embedInCode("welcome.txt"), .embedInCode("config.toml")]),
        .executableTarget(
            name: "broadsheet",
            dependencies: [
                "Articles", "Importing", "Storage", "Typesetting", "Cells", "Reading", "Curses", "Configuration",
                "Resources", "CHyphen", argumentParser,
            ],
            path: "Sources/TUI/App", swiftSettings: strict),

        // The pictures of the README
        .executableTarget(
            name: "pictures", dependencies: ["Articles", "Importing", "Cells", "Reading"], path: "Pictures",
            exclude: ["reading.svg"], swiftSettings: strict),

        // Tests and benchmarks
        room("Support", "Tests/Support", ["Cells", "CVterm"]),
        tests("ArticlesTests", ["Articles", "Support"]),
        tests("ImportingTests", ["Importing", "Articles", "Support"], exclude: ["Fixtures", "Goldens"]),
        tests("StorageTests", ["Storage", "Articles", grdb], exclude: ["Fixtures"]),
        tests("ConfigurationTests", ["Configuration", "Articles", "Support"]),
        tests("CellsTests", ["Cells", "Support"]),
        tests(
            "TypesettingTests", ["Typesetting", "Importing", "Articles", "Cells", "CICU", "Support"],
            exclude: ["Goldens"]),
        tests(
            "ReadingTests", ["Reading", "Articles", "Typesetting", "Cells", "Support"], exclude: ["Goldens"]),
        tests("AppTests", ["broadsheet", "Articles", "Importing", "Storage", "Cells", "Reading", "Support"]),
        tests("PicturesTests", ["pictures", "Cells", "Support"]),
        tests("EndToEndTests", ["broadsheet", "Support"], exclude: ["Goldens"]),
        tests("CorpusTests", ["Corpus", "Importing", "Articles", "Support"]),
        // Optimized in every build, so that its tests do not wait for a megabyte of words.
        .target(
            name: "Corpus", path: "Benchmarks/Corpus", swiftSettings: strict + [.unsafeFlags(["-O"])]),
        .executableTarget(
            name: "bench", dependencies: ["Corpus", "Support"], path: "Benchmarks/Bench",
            exclude: ["Reading/floor.c", "Parsing/floor.c", "Typesetting/floor.c", "Library/floor.c"],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "bench-pass", dependencies: ["Articles", "Importing", "Typesetting"], path: "Benchmarks/Pass",
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)

// `make fuzz` alone sets this: the fuzzer brings a main function of its own and has no place in other builds.
if Context.environment["BROADSHEET_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(
            name: "fuzz-importer", dependencies: ["Articles", "Importing"], path: "Tests/Fuzz",
            exclude: ["Corpus", "Dictionaries"],
            swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])],
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address"])]))
}

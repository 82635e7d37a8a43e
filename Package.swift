// swift-tools-version: 6.2
import PackageDescription

/// One settings block for every target: Swift 6 language mode, warnings are errors.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// Tests are compiled once and run once: optimising them takes longer than it saves. What they test
/// is optimised.
let testSettings = settings + [.unsafeFlags(["-Onone"])]

/// The program holds the Swift libraries it needs. A process then starts with half as many shared
/// libraries, and a third sooner: the dynamic linker looks for each of OpenBLAS's symbols in all of
/// them. LLVM's linker, as the other warns of a function in Foundation that is not called.
/// `CHOKEPOINT_SHARED_SWIFT=1` is for a toolchain without static libraries.
let staticSwift: [LinkerSetting] =
    Context.environment["CHOKEPOINT_SHARED_SWIFT"] == "1"
    ? []
    : [
        .unsafeFlags(
            ["-static-stdlib", "-use-ld=lld"]
                + [
                    "Foundation", "FoundationInternationalization", "FoundationEssentials",
                    "CoreFoundation", "_FoundationICU", "_FoundationCShims",
                    "_FoundationCollections", "swiftSynchronization", "swift_StringProcessing",
                    "swift_RegexParser", "swiftDispatch", "dispatch", "BlocksRuntime", "stdc++",
                ].map { "-l\($0)" },
            .when(platforms: [.linux]))
    ]

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let argumentParser = Target.Dependency.product(
    name: "ArgumentParser", package: "swift-argument-parser")
let flyingFox: [Target.Dependency] = [
    .product(name: "FlyingFox", package: "FlyingFox"),
    .product(name: "FlyingSocks", package: "FlyingFox"),
]
let realModule = Target.Dependency.product(name: "RealModule", package: "swift-numerics")

/// A library target of the package, documented in CONTRIBUTING.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The tests of one module.
func tests(
    _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: [.byName(name: name), "TestSupport"] + dependencies,
        exclude: exclude, swiftSettings: testSettings)
}

/// The commit that `chokepoint --version` says. The scripts that build what others get set it: a
/// manifest is remembered by its text and environment, and would keep an old commit.
let commit = Context.environment["CHOKEPOINT_COMMIT"]

/// Tests of some modules alone, as a comma list:
/// `CHOKEPOINT_TESTS=LinearAlgebra,TableStore swift test`.
let chosenTests = Context.environment["CHOKEPOINT_TESTS"]?.split(separator: ",").map {
    "\($0)Tests"
}

let package = Package(
    name: "chokepoint",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "chokepoint", targets: ["ChokepointMain"]),
        .executable(name: "chokepoint-bench", targets: ["chokepoint-bench"]),
        .executable(name: "chokepoint-fuzz", targets: ["chokepoint-fuzz"]),
        .library(name: "Figures", targets: ["Figures"]),
        .library(name: "Chokepoint", targets: ["Chokepoint"]),
        .library(name: "LinearAlgebra", targets: ["LinearAlgebra"]),
        .library(name: "InputOutput", targets: ["InputOutput"]),
        .library(name: "Providers", targets: ["Providers"]),
        .library(name: "TableStore", targets: ["TableStore"]),
        .library(name: "Analyses", targets: ["Analyses"]),
        .library(name: "Products", targets: ["Products"]),
        .library(name: "Shocks", targets: ["Shocks"]),
        .library(name: "Scenarios", targets: ["Scenarios"]),
        .library(name: "Sweeps", targets: ["Sweeps"]),
        .library(name: "Reporting", targets: ["Reporting"]),
        .library(name: "Workspace", targets: ["Workspace"]),
        .library(name: "chokepoint-c", type: .dynamic, targets: ["ChokepointC"]),
    ],
    dependencies: [
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
        .package(url: "https://github.com/swhitty/FlyingFox", exact: "0.27.1"),
        // Scripts/docs alone uses it.
        .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
    ],
    targets: [
        // C libraries, as Debian's -dev packages.
        .systemLibrary(
            name: "CLAPACK", pkgConfig: "lapack",
            providers: [
                .apt(["liblapack-dev", "libblas-dev", "libopenblas-dev"]), .brew(["openblas"]),
            ]),

        .systemLibrary(
            name: "CXXHash", pkgConfig: "libxxhash",
            providers: [.apt(["libxxhash-dev"]), .brew(["xxhash"])]),

        .systemLibrary(
            name: "CCrypto", pkgConfig: "libcrypto",
            providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),

        .systemLibrary(
            name: "CZip", pkgConfig: "libzip",
            providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),

        .systemLibrary(
            name: "CZlib", pkgConfig: "zlib",
            providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),

        // What chokepoint.h declares, for the library that provides it.
        .systemLibrary(name: "CChokepoint"),
        .systemLibrary(name: "CSnappy", providers: [.apt(["libsnappy-dev"]), .brew(["snappy"])]),
        .systemLibrary(
            name: "CZstd", pkgConfig: "libzstd",
            providers: [.apt(["libzstd-dev"]), .brew(["zstd"])]),

        .systemLibrary(
            name: "CExpat", pkgConfig: "expat",
            providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),

        // ReadStat has no file for pkg-config.
        .systemLibrary(
            name: "CReadStat", providers: [.apt(["libreadstat-dev"]), .brew(["readstat"])]),

        .systemLibrary(
            name: "CXlsxWriter", pkgConfig: "xlsxwriter",
            providers: [.apt(["libxlsxwriter-dev"]), .brew(["libxlsxwriter"])]),

        // Headers only: loaded at run time, when a linear programme is solved.
        .systemLibrary(
            name: "CClp", providers: [.apt(["coinor-libclp-dev"]), .brew(["clp"])]),

        // Our own C: vector instructions that Swift does not have.
        .target(name: "CPlainNumbers"),

        // Our own C: lines and rows of trade by customs code.
        .target(name: "CTrade"),

        // Our own C: libhdf5, loaded when a file is read (see CHDF5.h), and the process that reads.
        .target(name: "CHDF5"),

        // Our own C: what signal handlers and the start of the program do.
        // Products of a matrix with a few vectors from both sides in one pass.
        .target(name: "CProducts"),
        .target(
            name: "CPlatform",
            cSettings: commit.map { [.define("CHOKEPOINT_COMMIT", to: "\"\($0)\"")] }),

        // Mathematics, then economics, then files, then people.
        module("Platform", ["CPlatform"]),
        module("Figures", ["Platform"]),
        module("LinearAlgebra", ["Platform", "CLAPACK", "CProducts"]),
        module("InputOutput", ["Platform", "LinearAlgebra"]),
        module(
            "Containers",
            [
                "Platform", "InputOutput", "CPlainNumbers", "CHDF5", "CCrypto", "CZip", "CZlib",
                "CExpat", "CReadStat", "CXlsxWriter", "CSnappy", "CZstd",
            ]),
        module("Providers", ["Platform", "InputOutput", "Containers"]),
        module(
            "Products",
            [
                "Platform", "LinearAlgebra", "InputOutput", "Containers", "Analyses", "CXXHash",
                "CTrade",
            ]),
        module("TableStore", ["Platform", "InputOutput", "Containers", "Providers", "CXXHash"]),
        module("Analyses", ["Platform", "InputOutput"]),
        module("Shocks", ["Platform", "InputOutput", "Containers", "CClp"]),
        module("Scenarios", ["Platform", "Shocks", "Analyses", yams]),
        module("Sweeps", ["Platform", "InputOutput", "Scenarios", "CXXHash", realModule]),
        module(
            "Reporting",
            [
                "Platform", "InputOutput", "Analyses", "Products", "Shocks", "Sweeps", "Providers",
                "Figures",
                "Containers",
            ]),
        module(
            "Workspace",
            [
                "Platform", "Reporting", "Analyses", "Products", "Shocks", "Scenarios", "Sweeps",
                "TableStore", "Providers", "Containers",
            ]),
        .target(
            name: "Explorer",
            dependencies: [
                "Platform", "LinearAlgebra", "Figures", "Workspace", "Reporting", "Shocks",
                "Providers", "InputOutput",
            ] + flyingFox,
            resources: [
                .embedInCode("Resources/explorer.css"), .embedInCode("Resources/explorer.js"),
                .embedInCode("Resources/explorer.svg"),
            ], swiftSettings: settings),
        module(
            "ChokepointCLI",
            [
                "Platform", "Explorer", "Workspace", "Reporting", "Analyses", "Products", "Shocks",
                "Scenarios", "Sweeps", "TableStore", "Providers", "Containers", argumentParser,
                .product(name: "FlyingSocks", package: "FlyingFox"),
            ]),
        // Named so that it and the library Chokepoint can lie beside each other where a file system
        // does not tell capitals apart.
        .executableTarget(
            name: "ChokepointMain", dependencies: ["CPlatform", "ChokepointCLI"],
            path: "Sources/chokepoint", linkerSettings: staticSwift),
        // Everything that a program needs, in one import.
        module(
            "Chokepoint",
            [
                "LinearAlgebra", "InputOutput", "Providers", "TableStore", "Analyses", "Products",
                "Shocks", "Scenarios", "Sweeps", "Figures", "Reporting", "Workspace",
            ]),

        // Additions to be copied, and the package from Swift; the tests run them.
        .target(
            name: "ExampleAdditions",
            dependencies: [
                "Platform", "InputOutput", "Providers", "Analyses", "Shocks", "Reporting",
                "Workspace",
            ],
            path: "Examples/Additions", swiftSettings: settings),
        .executableTarget(
            name: "from-swift", dependencies: ["Chokepoint"], path: "Examples/FromSwift",
            swiftSettings: settings),

        .executableTarget(
            name: "chokepoint-bench",
            dependencies: [
                "Platform", "Containers", "Reporting", "Analyses", "Products", "Shocks",
                "Scenarios", "Sweeps", "Providers", "Workspace", "Explorer", argumentParser,
            ],
            swiftSettings: settings),

        // The program for other languages: a shared library with a C header.
        .target(
            name: "ChokepointC",
            dependencies: [
                "CChokepoint", "Platform", "InputOutput", "Containers", "Reporting", "Workspace",
            ],
            exclude: ["chokepoint.h", "Example"],
            swiftSettings: settings),

        // Changed copies of files, for the tests and for chokepoint-fuzz.
        module("Fuzzing", ["Platform", "CZip", "CZlib"]),
        .executableTarget(
            name: "chokepoint-fuzz",
            dependencies: [
                "Fuzzing", "Containers", "Providers", "Products", "Scenarios", "Sweeps",
                "TableStore",
                "Workspace", "Explorer", "CXXHash", argumentParser,
            ],
            swiftSettings: settings),

        // Tests.
        .target(
            name: "TestSupport", dependencies: ["Platform", "InputOutput", "Fuzzing"],
            path: "Tests/TestSupport",
            swiftSettings: settings),
        .testTarget(
            name: "EndToEndTests", dependencies: ["ChokepointMain", "TestSupport"],
            exclude: ["Snapshots"], swiftSettings: testSettings),
        tests("Platform"),
        tests(
            "ChokepointCLI",
            [
                "ExampleAdditions", "Workspace", "Reporting", "Scenarios", "Shocks", "Sweeps",
                argumentParser,
            ]),
        tests("Figures", exclude: ["Snapshots"]),
        tests("LinearAlgebra"),
        tests("InputOutput"),
        tests("Analyses", ["Providers"]),
        tests(
            "Providers", ["Containers", "CHDF5", "CPlainNumbers", "CZip", "Fuzzing"],
            exclude: ["Regressions"]),
        tests("Sweeps", [realModule]),
        tests("Products", ["InputOutput", "Containers", "Fuzzing"], exclude: ["reference.py"]),
        tests("TableStore", ["Platform", "Providers"]),
        tests("Reporting", ["Figures", "InputOutput", "Analyses", "Sweeps", "Providers", "CHDF5"]),
        tests("Shocks", ["InputOutput", "LinearAlgebra", "Providers"]),
        tests(
            "Workspace", ["InputOutput", "Reporting", "Providers", "TableStore", "ChokepointMain"]),
        tests(
            "Explorer",
            ["Platform", "LinearAlgebra", "InputOutput", "Workspace", "Reporting"] + flyingFox),
        tests("Scenarios", ["Providers", "Reporting"], exclude: ["Regressions"]),
        .testTarget(
            name: "ExamplesTests",
            dependencies: ["ExampleAdditions", "from-swift", "Chokepoint", "TestSupport"],
            swiftSettings: testSettings),
    ]
)

// What several processes do together, where MPI and ScaLAPACK are: Scripts/setup --mpi.
if Context.environment["CHOKEPOINT_MPI"] == "1" {
    package.products.append(.executable(name: "chokepoint-mpi", targets: ["chokepoint-mpi"]))
    package.targets += [
        .systemLibrary(
            name: "CScaLAPACK", pkgConfig: "scalapack-openmpi",
            providers: [.apt(["libscalapack-openmpi-dev", "libopenmpi-dev", "openmpi-bin"])]),
        .executableTarget(
            name: "chokepoint-mpi",
            dependencies: [
                "CPlatform", "CScaLAPACK", "Platform", "LinearAlgebra", "InputOutput", "TableStore",
                "Workspace", "ChokepointCLI",
            ],
            swiftSettings: settings),
    ]
}

if let chosenTests {
    package.targets.removeAll { $0.type == .test && !chosenTests.contains($0.name) }
}

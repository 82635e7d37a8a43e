import Foundation
import TestSupport
import Testing

/// A machine without a package says what to install: when building, and when running.
@Suite struct MissingPackageTests {
    /// A C compiler on the path.
    static let compiler: URL? = (ProcessInfo.processInfo.environment["PATH"] ?? "")
        .split(separator: ":").lazy
        .flatMap { folder in ["clang", "cc"].map { URL(filePath: "\(folder)/\($0)") } }
        .first { FileManager.default.isExecutableFile(atPath: $0.path) }

    @Test(
        .enabled(if: compiler != nil, "there is no C compiler on the path"),
        arguments: [
            ("CHDF5", "hdf5.h", "libhdf5-dev"),
            ("CClp", "Clp_C_Interface.h", "coinor-libclp-dev"),
            ("CCrypto", "openssl/evp.h", "libssl-dev"),
            ("CXXHash", "xxhash.h", "libxxhash-dev"),
            ("CZip", "zip.h", "libzip-dev"),
            ("CZlib", "zlib.h", "zlib1g-dev"),
            ("CExpat", "expat.h", "libexpat1-dev"),
            ("CReadStat", "readstat.h", "libreadstat-dev"),
            ("CXlsxWriter", "xlsxwriter.h", "libxlsxwriter-dev"),
        ])
    func theBuildNamesThePackage(module: String, header: String, package: String) throws {
        let process = Process()
        let messages = Pipe()
        let compiler: URL = try #require(Self.compiler)
        process.executableURL = compiler
        process.currentDirectoryURL = Fixtures.packageRoot
        // Without the system's folders there are no headers at all; a compiler wants one to look
        // in.
        let empty = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: empty) }
        // A system library has its header beside its module map, a target of ours below include.
        let headers = ["Sources/\(module)/\(module).h", "Sources/\(module)/include/\(module).h"]
        let file = headers.first {
            FileManager.default.fileExists(
                atPath: Fixtures.packageRoot.appending(path: $0).path)
        }
        process.arguments = [
            "-nostdinc", "-I", empty.path, "-fsyntax-only", "-x", "c",
            try #require(file),
        ]
        process.standardError = messages
        try process.run()
        let data = messages.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let text = String(decoding: data, as: UTF8.self)
        #expect(process.terminationStatus != 0)
        #expect(
            text.contains(
                "\(header) is missing: install Debian's \(package) (apt-get install \(package)), "
                    + "or run Scripts/setup"), "\(text)")
        let setup = try String(
            contentsOf: Fixtures.packageRoot.appending(path: "Scripts/setup"), encoding: .utf8)
        #expect(setup.contains("    \(package) "), "Scripts/setup does not install it")
    }

    /// Table files need libhdf5, which is loaded when one is read; a table that is kept needs none.
    @Test func theProgramNamesTheLibraryWhereItIsNeeded() throws {
        let cache = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: cache) }
        let without = RunProgram(
            cache: cache, environment: ["CHOKEPOINT_HDF5": "/nowhere/libhdf5.so"])
        let refused = try without("info", "icio2023-2019-g20x20")
        #expect(refused.status == 2)
        #expect(refused.output.isEmpty)
        #expect(
            refused.errors == """
                error: Tables/icio2023-2019-g20x20.h5: the HDF5 library cannot be loaded \
                (/nowhere/libhdf5.so: cannot open shared object file: No such file or directory) \
                (install it (Debian: apt-get install libhdf5-103-1), or name its file in \
                CHOKEPOINT_HDF5)

                """)
        let doctor = try without("doctor")
        #expect(doctor.output.contains("not usable: /nowhere/libhdf5.so: cannot open"))
        let read = try RunProgram(cache: cache)("multipliers", "icio2023-2019-g20x20")
        let kept = try without("multipliers", "icio2023-2019-g20x20")
        #expect(read.status == 0)
        #expect(kept.output == read.output)
    }

    @Test func aLibraryOfAnotherVersionIsNotUsed() throws {
        let cache = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: cache) }
        // Any shared library that is no libhdf5.
        let run = try RunProgram(cache: cache, environment: ["CHOKEPOINT_HDF5": "libz.so.1"])(
            "info", "icio2023-2019-g20x20")
        #expect(run.status == 2)
        #expect(
            run.errors.contains("its version is 0.0.0, the program was built for 1.10"),
            "\(run.errors)")
    }
}

public import Foundation

/// Runs the built program as a process of its own, as a user would.
public struct RunProgram: Sendable {
    /// What a run left behind.
    public struct Outcome: Sendable {
        /// Standard output.
        public let output: String
        /// Standard error.
        public let errors: String
        /// Exit status; negative when a signal ended it.
        public let status: Int32
    }

    /// Cache folder of the runs.
    public let cache: URL
    /// Further environment variables.
    public let environment: [String: String]

    /// A program with a cache of its own. Table folders of the caller's environment are not passed
    /// on.
    public init(cache: URL, environment: [String: String] = [:]) {
        self.cache = cache
        self.environment = environment
    }

    /// The executable beside the test bundle.
    public static func executable() throws -> URL {
        var folder = URL(filePath: ProcessInfo.processInfo.arguments[0]).deletingLastPathComponent()
        // The runner is the bundle itself or a program inside it.
        while folder.path != "/" {
            let candidate = folder.appending(path: "chokepoint")
            if FileManager.default.isExecutableFile(atPath: candidate.path),
                !candidate.hasDirectoryPath
            {
                return candidate
            }
            folder.deleteLastPathComponent()
        }
        let built = Fixtures.packageRoot.appending(path: ".build/release/chokepoint")
        guard FileManager.default.isExecutableFile(atPath: built.path) else {
            throw CocoaError(.fileNoSuchFile)
        }
        return built
    }

    /// Runs the program in the package's root folder.
    public func callAsFunction(_ arguments: String...) throws -> Outcome { try run(arguments) }

    /// Runs the program with a list of arguments.
    public func run(_ arguments: [String]) throws -> Outcome {
        let process = Process()
        process.executableURL = try Self.executable()
        process.arguments = arguments
        process.currentDirectoryURL = Fixtures.packageRoot
        var variables = ProcessInfo.processInfo.environment
        for name in ["CHOKEPOINT_TABLES", "NO_COLOR", "CHOKEPOINT_CACHE_LIMIT"] {
            variables[name] = nil
        }
        variables["XDG_CACHE_HOME"] = cache.path
        // Help is wrapped to the width of the terminal.
        variables["COLUMNS"] = "80"
        variables.merge(environment) { $1 }
        process.environment = variables
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let (output, errors) = (folder.appending(path: "out"), folder.appending(path: "err"))
        for file in [output, errors] {
            _ = FileManager.default.createFile(atPath: file.path, contents: nil)
        }
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return Outcome(
            output: try String(contentsOf: output, encoding: .utf8),
            errors: try String(contentsOf: errors, encoding: .utf8),
            status: process.terminationReason == .exit
                ? process.terminationStatus : -process.terminationStatus)
    }
}

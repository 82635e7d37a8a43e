import ArgumentParser
import Explorer
import FlyingSocks
import InputOutput
import Platform
import Synchronization
import Workspace

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Options of the commands that serve.
struct ServingOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "The table that pages begin with: a path, or a name.", valueName: "table"),
        completion: .custom { _, _, _ in TableFinder().names() })
    var table: String?

    @Option(
        name: .customLong("file"),
        help: ArgumentHelp(
            "A file that questions may name, such as trade by customs code; may be repeated.",
            valueName: "file"), completion: .file())
    var files: [String] = []

    @Option(help: ArgumentHelp("The port to listen on; 0 for any that is free.", valueName: "N"))
    var port: UInt16 = 0

    @Option(
        help: ArgumentHelp(
            "The IPv4 address to listen on.",
            discussion: "Only this machine reaches the default; 0.0.0.0 is every address it has.",
            valueName: "address"))
    var address = "127.0.0.1"

    @Option(
        help: ArgumentHelp(
            "Memory for tables and factors that stay ready, in MiB.", valueName: "MiB"))
    var memory = 2048

    @Flag(help: "Write no files. There is no other mode.")
    var readOnly = false

    @Flag(help: "Neither use nor fill the cache of decoded tables, factors and inverses.")
    var noCache = false

    func validate() throws {
        guard (0...1_048_576).contains(memory) else {
            throw ValidationError("--memory takes 0 to 1048576, not \(memory)")
        }
    }
}

/// Serves until it is told to stop.
enum Serving {
    /// Listens, and calls `ready` with the first address; comes back when somebody asks the program
    /// to stop.
    static func run(
        _ options: ServingOptions, ready: @escaping @Sendable (String) -> Void
    ) throws {
        let finder = try TableFinder().closed(with: options.table)
        let workspace = Workspace(
            finder: finder,
            cache: options.noCache ? nil : .init(limit: try CacheLimit.fromEnvironment()),
            memory: options.memory << 20)
        var serverOptions = ExplorerServer.Options()
        serverOptions.address = options.address
        serverOptions.port = options.port
        serverOptions.files = options.files
        for file in options.files where !TableFinder.exists(file) {
            throw Diagnostics([
                Diagnostic(
                    .error, "missing-file", "there is no such file", at: .init(file: file),
                    remedy: "give the path of a file for --file")
            ])
        }
        serverOptions.table = options.table.map(TableFinder.shortName)
        let server = ExplorerServer(workspace, serverOptions)
        StopWish.listen()
        let ended = Mutex<(any Error)?>(nil)
        let task = Task.detached {
            do {
                try await server.run(ready: ready)
            } catch {
                ended.withLock { $0 = error }
            }
        }
        while !StopWish.isThere {
            if let error = ended.withLock({ $0 }) { throw failure(error, options) }
            usleep(20_000)
        }
        task.cancel()
        // Connections end at once; a computation that runs ends with the process.
        for _ in 0..<100 where ended.withLock({ $0 == nil }) { usleep(10_000) }
    }

    private static func failure(
        _ error: any Error, _ options: ServingOptions
    ) -> Diagnostics {
        let text: String
        if case SocketError.failed(_, _, let message) = error {
            text = message
        } else {
            text = "\(error)"
        }
        return Diagnostics([
            Diagnostic(
                .error, "cannot-listen",
                "nothing can be served at \(options.address):\(options.port): \(text)",
                at: .init(place: "--port"),
                remedy: "choose another port, or 0 for any that is free")
        ])
    }
}

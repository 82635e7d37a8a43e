import ArgumentParser
import Explorer

import Foundation

struct ExploreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explore",
        abstract: "Opens the explorer: tables, dependence, chokepoints and restrictions in pages.",
        discussion: """
            Serves pages on this machine and opens a browser. What they show is what the command \
            line prints, and each page shows the command that makes it. Control-C ends it; \
            'chokepoint serve' does the same without a browser.

            Examples:
              chokepoint explore
              chokepoint explore icio2023-2019-g20x20
            """)

    @OptionGroup var options: ServingOptions

    func run() throws {
        try Serving.run(options) { address in
            Terminal.write(address + "\n")
            if !Browser.open(address) {
                Terminal.say("No browser was found: open this address in one.")
            }
        }
    }
}

/// The user's browser.
private enum Browser {
    /// Opens an address; false when nothing is there to open it with.
    static func open(_ address: String) -> Bool {
        let named = ProcessInfo.processInfo.environment["BROWSER"] ?? ""
        for name in [named, "xdg-open", "open"] where !name.isEmpty {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = [name, address]
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            guard isThere(name), (try? process.run()) != nil else { continue }
            return true
        }
        return false
    }

    private static func isThere(_ name: String) -> Bool {
        if name.contains("/") { return FileManager.default.isExecutableFile(atPath: name) }
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
    }
}

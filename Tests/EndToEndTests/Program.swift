import Foundation
import TestSupport

/// The program with a cache that all tests share, and what its output has in common.
enum Program {
    static let run = RunProgram(
        cache: FileManager.default.temporaryDirectory.appending(
            path: "chokepoint-end-to-end-\(ProcessInfo.processInfo.processIdentifier)"))

    /// The text without what depends on the machine: the line on numerics (HTML's footer), and where the
    /// program is.
    static func stable(_ text: String) throws -> String {
        let folder = try RunProgram.executable().deletingLastPathComponent().path
        return text.replacing(folder, with: "BIN").split(
            separator: "\n", omittingEmptySubsequences: false
        )
        .filter { !$0.hasPrefix("Numerics: ") && !$0.hasPrefix("<footer>") }
        .joined(separator: "\n")
    }
}

import Foundation
import TestSupport

/// The program with a cache that all tests share, and what its output has in common.
enum Program {
    static let run = RunProgram(
        cache: FileManager.default.temporaryDirectory.appending(
            path: "chokepoint-end-to-end-\(ProcessInfo.processInfo.processIdentifier)"))

    /// The text without what depends on the machine: the line on numerics.
    static func stable(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.hasPrefix("Numerics: ") }.joined(separator: "\n")
    }
}

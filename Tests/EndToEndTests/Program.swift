import Foundation
import TestSupport

/// The program with a cache that all tests share, and what its output has in common.
enum Program {
    static let run = RunProgram(
        cache: FileManager.default.temporaryDirectory.appending(
            path: "chokepoint-end-to-end-\(ProcessInfo.processInfo.processIdentifier)"))

    /// The text without what depends on the machine: the line on numerics (HTML's footer), where
    /// the program is, and the digits of numbers that are nothing but rounding.
    static func stable(_ text: String) throws -> String {
        let folder = try RunProgram.executable().deletingLastPathComponent().path
        return text.replacing(folder, with: "BIN").replacing(roundingError, with: " ≈0").split(
            separator: "\n", omittingEmptySubsequences: false
        )
        .filter { !$0.hasPrefix("Numerics: ") && !$0.hasPrefix("<footer>") }
        .joined(separator: "\n")
    }

    /// A number below 1e-12 with the blanks before it: which one it is depends on the BLAS kernel.
    private static var roundingError: Regex<Substring> {
        #/\ *-?\d+(?:\.\d+)?e-(?:1[2-9]|[2-9]\d)/#
    }
}

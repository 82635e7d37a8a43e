import Foundation
public import Testing

/// Expects a text to equal the one stored as `Snapshots/NAME.txt` beside the test's source file.
///
/// With `CHOKEPOINT_RECORD=1` the text is stored instead; look at the change before committing it.
public func expectSnapshot(
    _ text: String, named name: String, file: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let stored = URL(filePath: file).deletingLastPathComponent()
        .appending(path: "Snapshots/\(name).txt")
    if ProcessInfo.processInfo.environment["CHOKEPOINT_RECORD"] == "1" {
        try FileManager.default.createDirectory(
            at: stored.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: stored, atomically: true, encoding: .utf8)
        return
    }
    let expected = try String(contentsOf: stored, encoding: .utf8)
    if text == expected { return }
    let observedLines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let expectedLines = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let first =
        zip(observedLines, expectedLines).enumerated().first { $0.element.0 != $0.element.1 }?
        .offset ?? min(observedLines.count, expectedLines.count)
    func line(_ lines: [Substring]) -> String {
        first < lines.count ? String(lines[first]) : "(end)"
    }
    Issue.record(
        """
        \(name) differs from its snapshot at line \(first + 1):
        expected: \(line(expectedLines))
        observed: \(line(observedLines))
        CHOKEPOINT_RECORD=1 records it anew
        """, sourceLocation: sourceLocation)
}

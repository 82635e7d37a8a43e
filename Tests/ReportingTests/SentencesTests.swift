import Foundation
import TestSupport
import Testing

/// What the program can print is plain English: turns that readers stumbled over do not come back.
@Suite struct SentencesTests {
    private static let refused = [
        #"\brungs?\b"#, "by what one supposes", "says nothing to this format",
        "cuts everything of", #"\(both\)"#, "cannot price", "for want of a", "prices both sides",
    ]

    @Test func refusedTurnsAreGone() throws {
        let sources = Fixtures.packageRoot.appending(path: "Sources")
        let files = try #require(FileManager.default.enumerator(atPath: sources.path))
        var count = 0
        var found: [String] = []
        for case let path as String in files where path.hasSuffix(".swift") {
            let text = try String(contentsOf: sources.appending(path: path), encoding: .utf8)
            for literal in Self.sentences(text) {
                count += 1
                // What is put into a sentence is code.
                let sentence = literal.replacingOccurrences(
                    of: #"\\\([^)]*\)"#, with: "", options: .regularExpression)
                for turn in Self.refused
                where sentence.range(of: turn, options: .regularExpression) != nil {
                    found.append("\(path): \(sentence)")
                }
            }
        }
        #expect(count > 1000)
        #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
    }

    /// The refusals work on what is printed, not on names in code.
    @Test func literalsAreFound() {
        #expect(Self.sentences(#"let rung = "the rung is here" // rung"#) == ["the rung is here"])
        #expect(Self.sentences(#"name: "rung""#).isEmpty)
    }

    /// The texts of string literals that have a blank in them, comments left out.
    private static func sentences(_ source: String) -> [String] {
        let lines = source.split(separator: "\n").filter { line in
            !line.drop { $0 == " " }.hasPrefix("//")
        }
        var result: [String] = []
        var isInside = false
        for line in lines {
            let trimmed = line.drop { $0 == " " }
            let quotes = line.components(separatedBy: "\"\"\"").count - 1
            if quotes % 2 == 1 {
                isInside.toggle()
                continue
            }
            if isInside {
                result.append(String(trimmed))
                continue
            }
            let parts = line.components(separatedBy: "\"")
            for (index, part) in parts.enumerated()
            where index % 2 == 1 && part.contains(" ") {
                result.append(part)
            }
        }
        return result
    }
}

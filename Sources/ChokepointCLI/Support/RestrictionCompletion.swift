import ArgumentParser
import InputOutput
import Workspace

/// Completes codes and names inside a restriction, as a shell asks for them.
enum RestrictionCompletion {
    /// What may follow the part that was typed, each with that part in front. Names have `_` for
    /// blanks, which are read as blanks.
    /// - Parameters:
    ///   - arguments: everything typed so far.
    ///   - index: which of them is completed.
    ///   - typed: it up to the cursor.
    static func words(_ arguments: [String], _ index: Int, _ typed: String) -> [String] {
        guard let layout = layout(of: arguments) else { return [] }
        let found = words(after: typed, in: layout)
        // zsh takes what follows a colon for a description.
        return CompletionShell.requesting == .zsh
            ? found.map { $0.replacing(":", with: "\\:") } : found
    }

    /// What the completion script for bash needs besides: bash takes a colon for the end of a word,
    /// so that nothing behind it would be completed.
    static let bashEnding = """

        # A colon belongs to the word, as in JPN/C:KOR.
        COMP_WORDBREAKS=${COMP_WORDBREAKS//:}
        """

    /// The same for the labels of one table.
    static func words(after typed: String, in layout: TableLayout) -> [String] {
        if typed.contains("=") { return [] }
        let sides = typed.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let side = sides.last else { return [] }
        let wantsSector = side.contains("/")
        let start = typed.lastIndex { "/:,".contains($0) }.map { typed.index(after: $0) }
        let head = typed[..<(start ?? typed.startIndex)]
        let labels: [(code: String, name: String)]
        if wantsSector {
            labels = layout.sectors.map { ($0.code, $0.name) }
        } else {
            labels = zip(layout.regions, RegionNames(layout).names).map { ($0.code, $1) }
        }
        let names = labels.filter { $0.name != $0.code }.map { label in
            String(label.name.map { $0.isLetter || $0.isNumber ? $0 : "_" })
        }
        return (labels.map(\.code) + names).map { head + $0 }
    }

    /// The labels of the first table among the arguments; nil where none can be read.
    private static func layout(of arguments: [String]) -> TableLayout? {
        let known = Set(TableFinder().names())
        let workspace = Workspace()
        for word in arguments.dropFirst() where !word.hasPrefix("-") {
            guard known.contains(word) || TableFinder.exists(word) else { continue }
            // A file that is no table completes nothing.
            do { return try workspace.layout(of: word) } catch { continue }
        }
        return nil
    }
}

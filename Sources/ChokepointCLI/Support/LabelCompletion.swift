import ArgumentParser
import InputOutput
import Shocks
import Workspace

/// Completes codes, names and groups of the table that a command names, as a shell asks for them.
enum LabelCompletion {
    /// What the labels are of.
    enum Kind {
        /// A restriction, `EXPORTER/SECTORS:IMPORTER`.
        case restriction
        /// Industries as `REGION/SECTOR`, or regions, in a list.
        case industries
        /// A list of regions.
        case regions
        /// A list of sectors.
        case sectors
    }

    /// What may follow the part that was typed, each with that part in front. Names have `_` for
    /// blanks, which are read as blanks.
    /// - Parameters:
    ///   - arguments: everything typed so far.
    ///   - typed: the word that is completed, up to the cursor.
    static func words(_ arguments: [String], _ typed: String, _ kind: Kind) -> [String] {
        guard let layout = layout(of: arguments) else { return [] }
        let found = words(after: typed, kind, in: layout, groups: groups(of: arguments))
        // zsh takes what follows a colon for a description.
        return CompletionShell.requesting == .zsh
            ? found.map { $0.replacing(":", with: "\\:") } : found
    }

    /// What the completion script for bash needs besides: bash takes a colon and an at sign for the
    /// end of a word, so that nothing behind them would be completed.
    static let bashEnding = """

        # A colon and an at sign belong to the word, as in JPN/C:@eu27.
        COMP_WORDBREAKS=${COMP_WORDBREAKS//[:@]}
        """

    /// The same for the labels of one table.
    /// - Parameter groups: the user's own groups, by name.
    static func words(
        after typed: String, _ kind: Kind, in layout: TableLayout, groups: [String] = []
    ) -> [String] {
        if typed.contains("=") { return [] }
        let piece: Substring
        switch kind {
        case .restriction: piece = typed[start(of: typed, after: ":")...]
        case .industries: piece = typed[start(of: typed, after: ":,")...]
        case .regions, .sectors: piece = ""
        }
        let wantsSector = kind == .sectors || piece.contains("/")
        let head = typed[..<start(of: typed, after: kind == .regions ? "," : "/:,")]
        var labels: [(code: String, name: String)]
        if wantsSector {
            labels = layout.sectors.map { ($0.code, $0.name) }
        } else {
            labels = zip(layout.regions, RegionNames(layout).names).map { ($0.code, $1) }
            let known = PublicGroup.all.filter { !$0.split(by: layout).present.isEmpty }
            labels += (groups + known.map(\.name)).map { ("@\($0)", "@\($0)") }
        }
        let names = labels.filter { $0.name != $0.code }.map { label in
            String(label.name.map { $0.isLetter || $0.isNumber ? $0 : "_" })
        }
        return (labels.map(\.code) + names).map { head + $0 }
    }

    /// Where the part behind the last of some characters begins.
    private static func start(of typed: String, after separators: String) -> String.Index {
        typed.lastIndex { separators.contains($0) }.map { typed.index(after: $0) }
            ?? typed.startIndex
    }

    /// The groups that the arguments define so far.
    private static func groups(of arguments: [String]) -> [String] {
        zip(arguments, arguments.dropFirst()).compactMap { option, text in
            guard option == "--group", let equals = text.firstIndex(of: "=") else { return nil }
            return String(text[..<equals])
        }
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

extension CompletionKind {
    /// Codes, names and groups inside a restriction.
    static var restrictions: CompletionKind {
        .custom { arguments, _, typed in LabelCompletion.words(arguments, typed, .restriction) }
    }

    /// Codes, names and groups of regions, and sectors behind a slash.
    static var industries: CompletionKind {
        .custom { arguments, _, typed in LabelCompletion.words(arguments, typed, .industries) }
    }

    /// Codes, names and groups of regions.
    static var regions: CompletionKind {
        .custom { arguments, _, typed in LabelCompletion.words(arguments, typed, .regions) }
    }

    /// Codes and names of sectors.
    static var sectors: CompletionKind {
        .custom { arguments, _, typed in LabelCompletion.words(arguments, typed, .sectors) }
    }

    /// Fields that a sweep can vary: those of restrictions, and the parameters of the models.
    static var sweepPaths: CompletionKind {
        let restriction = ["cut", "product_share"].map { "restrictions[0].\($0)=" }
        let models = ModelChoices.registry.models.flatMap { model in
            model.parameters.map { "models.\(model.name).\($0.id)=" }
        }
        return .list(restriction + ["replace="] + models)
    }
}

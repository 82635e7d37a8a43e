public import ArgumentParser
import Providers
import Workspace

/// Options of every command that reads a table: which format it is in, and what is wanted of it.
struct ReadingOptions: ParsableArguments {
    @Option(
        name: .customLong("format-hint"),
        help: ArgumentHelp(
            "The table's format, where it is not what the content looks like.",
            discussion: "One of: \(TableFormats.all.map { $0.name }.joined(separator: ", ")).",
            valueName: "name"),
        completion: .list(TableFormats.all.map { $0.name }))
    var formatHint: String?

    @Option(help: ArgumentHelp("Which year, where a file has several.", valueName: "year"))
    var year: Int?

    @Flag(help: "Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).")
    var keepSplit = false

    @Option(
        help: ArgumentHelp(
            "The file that explains a long or wide CSV table of your own.", valueName: "file"),
        completion: .file())
    var mapping: String?

    @Option(
        help: ArgumentHelp(
            "industry or product, where a source holds both.", valueName: "view"),
        completion: .list(["industry", "product"]))
    var view: String?

    @Flag(help: "Leave satellite accounts out, to save memory where there are thousands of rows.")
    var noSatellites = false

    @Option(
        help: ArgumentHelp(
            "Which faults of the table to repair first: small; the result lists each repair.",
            discussion: """
                An industry with inputs but no output stops every computation. Where its inputs \
                are at most 0.1 % of its region’s output, they then count as final demand there.
                """, valueName: "faults"),
        completion: .list(ReadingChoices.Repair.allCases.map(\.rawValue)))
    var repair: ReadingChoices.Repair?

    /// What the user chose.
    var choices: ReadingChoices {
        var choices = ReadingChoices()
        choices.formatHint = formatHint
        choices.year = year
        choices.keepSplit = keepSplit
        choices.mapping = mapping
        choices.view = view
        choices.noSatellites = noSatellites
        choices.repair = repair
        return choices
    }
}

extension ReadingChoices.Repair: ExpressibleByArgument {}

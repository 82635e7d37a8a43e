import ArgumentParser
import Analyses
import InputOutput
import Reporting

struct ConcentrationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "concentration",
        abstract: "How concentrated inputs (or sales) are over regions: the HHI.",
        discussion: """
            The Herfindahl–Hirschman index over regions of origin, direct, looked through and in value \
            added, with and without home, and the largest suppliers. --among asks for the origins of \
            some products only.

            Examples:
              chokepoint concentration icio2023-2019-g20x20
              chokepoint concentration wiod2013-2011 --user KOR --by industry --among c9
              chokepoint concentration wiod2013-2011 --user @eu27/c14 --user USA/c14
            """)

    @OptionGroup var input: TableArgument

    @Option(
        help: ArgumentHelp(
            "A group of users, such as KOR/c14; may be repeated; every region without it.",
            valueName: "labels"))
    var user: [String] = []

    @Option(help: "One row a group of users, or one an industry.")
    var by: ListedBy = .region

    @Option(help: "Inputs over origins, or sales over regions of use.")
    var side: ExposureSide = .input

    @OptionGroup var counted: CountedSectors
    @OptionGroup var groups: GroupOptions
    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let session = try Session("concentration", output, tableOptions)
        let opened = try session.open(input.table)
        let labels = TableLabels(opened.table, groups: try groups.parsed())
        let users = try bind(labels)
        let among = try counted.industries(labels)
        let system = try opened.system()
        let field = try ExposureField(system, side: side, among: among)
        let entries = users.map {
            ConcentrationReport.Entry($0.name, of: $0.members, in: field)
        }
        try session.write(
            [ConcentrationReport.concentration(entries, side: side, layout: labels.layout)],
            of: opened, solvedWith: system, labels: labels,
            assumptions: [try counted.assumption(labels)])
    }

    private func bind(
        _ labels: TableLabels
    ) throws(Diagnostics) -> [(name: String, members: [Int])] {
        let layout = labels.layout
        if by == .industry {
            let text = user.isEmpty ? "*" : user.joined(separator: ",")
            return try labels.industries(text, "--user").map {
                (layout.code(ofIndustry: $0), [$0])
            }
        }
        if user.isEmpty {
            return layout.regions.indices.map {
                (layout.regions[$0].code, Array(layout.industries(of: $0)))
            }
        }
        var problems = Diagnostics()
        var users: [(name: String, members: [Int])] = []
        for text in user {
            do throws(Diagnostics) {
                users.append((text, try labels.industries(text, "--user")))
            } catch {
                problems.add(error)
            }
        }
        try problems.throwIfErrors()
        return users
    }
}

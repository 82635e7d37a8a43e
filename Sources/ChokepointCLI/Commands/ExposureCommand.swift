import ArgumentParser
import Analyses
import InputOutput
import Reporting

struct ExposureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exposure",
        abstract: "How much users depend on suppliers: face value, looked through, value added.",
        discussion: """
            The share of suppliers in the inputs of users: in what they buy directly, in all output \
            needed through any number of hands (Baldwin, Freeman & Theodorakopoulos 2023), and in the \
            value added behind it. The hidden ratio is look-through over direct. With --side sales it \
            is producers who depend on markets.

            --user and --supplier take REGION, REGION/SECTOR, lists and groups; everything in one option \
            is one group, and each may be repeated. @abroad stands for all regions but the user's own. \
            Several tables give a time series.

            Examples:
              chokepoint exposure wiod2013-2011 --user KOR/c14 --supplier JPN/c9
              chokepoint exposure wiod2013-2011 --user @eu27/c15 --top 5
              chokepoint exposure wiod2013-{1995..2011} --user USA/c14 --supplier CHN --industrial
              chokepoint exposure icio2023-2019-g20x20 --group chips=KOR,JPN,USA --user @chips/C \
            --supplier CHN --side sales
            """)

    @Argument(
        help: ArgumentHelp(
            "Tables: paths, or names in Tables/ or in $CHOKEPOINT_TABLES.", valueName: "table"),
        completion: .custom { _, _, _ in TableFinder().names() })
    var tables: [String]

    @Option(
        help: ArgumentHelp(
            "A group of users, such as KOR/c14; may be repeated; every region without it.",
            valueName: "labels"))
    var user: [String] = []

    @Option(
        help: ArgumentHelp(
            "A group of suppliers (with --side sales, of buyers); may be repeated; every region "
                + "without it.", valueName: "labels"))
    var supplier: [String] = []

    @Option(help: "The measure that suppliers are ranked by.")
    var measure: ExposureMeasure = .lookThrough

    @Option(help: "Users and their inputs, or producers and their sales.")
    var side: ExposureSide = .input

    @Option(help: "Without --supplier: list regions or single industries.")
    var by: ListedBy = .region

    @OptionGroup var counted: CountedSectors
    @OptionGroup var groups: GroupOptions
    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let session = try Session("exposure", output, tableOptions)
        var found = Findings()
        for (number, name) in zip(1..., tables) {
            session.count(number, of: tables.count)
            try add(try session.open(name), to: &found, session)
        }
        if found.numerics.isEmpty, let failure = found.failure { throw failure }
        found.notes.forEach(session.report)
        let isSeries = tables.count > 1
        let people = user.count == 1 && !isSeries ? 10 : supplier.isEmpty ? 3 : 25
        try session.write(
            ResultDocument(
                command: session.command, version: Session.version,
                table: isSeries ? nil : found.identities.first,
                tablesCompared: isSeries ? found.identities : [], assumptions: found.ledger,
                numerics: Numerics.worst(of: found.numerics),
                tables: [
                    ExposureReport.exposure(
                        found.entries, side: side, rankedBy: measure, isSeries: isSeries,
                        limit: try session.limit(forPeople: people))
                ],
                preamble: ExposureReport.reading(found.entries, side: side, rankedBy: measure)))
    }

    /// What the tables had to say so far.
    private struct Findings {
        var entries: [ExposureReport.Entry] = []
        var identities: [TableIdentity] = []
        var ledger: [Assumption] = []
        var notes: [Diagnostic] = []
        var numerics: [Numerics] = []
        var failure: TableModelError?
    }

    /// Adds one table. One that has no coefficients leaves a gap in a series, and a warning.
    private func add(
        _ opened: Session.OpenedTable, to found: inout Findings, _ session: Session
    ) throws {
        let labels = TableLabels(opened.table, groups: try groups.parsed())
        let (users, suppliers, among) = try bind(labels)
        var system: LeontiefSystem?
        do throws(TableModelError) {
            system = try opened.system()
        } catch {
            found.failure = error
            found.notes.append(
                Diagnostic(
                    .warning, "left-out",
                    "left out: \(ErrorSentences(error).lines.joined(separator: " "))",
                    at: .init(file: opened.table.name)))
        }
        let exposure = try system.map {
            try InputExposure(of: users.map(\.members), side: side, in: $0)
        }
        for (g, user) in users.enumerated() {
            let dependences = exposure?.dependences(
                on: suppliers.map { $0.members ?? labels.abroad(user.members) }, among: among,
                group: g)
            for (k, supplier) in suppliers.enumerated() {
                found.entries.append(
                    .init(
                        year: opened.table.year, table: opened.table.name, user: user.name,
                        supplier: supplier.name, unit: opened.table.unit,
                        dependence: dependences?[k]))
            }
        }
        if let system { found.numerics.append(try session.numerics(of: system)) }
        found.identities.append(opened.identity)
        let assumptions = labels.assumptions + [try counted.assumption(labels)]
        for item in assumptions where !found.ledger.contains(item) { found.ledger.append(item) }
        for note in labels.notes where !found.notes.contains(note) { found.notes.append(note) }
    }

    private struct Group {
        let name: String
        /// The industries; nil for all that are abroad for the user.
        let members: [Int]?
    }

    /// The users, the suppliers and the industries that count; every unknown label at once.
    private func bind(
        _ labels: TableLabels
    ) throws(Diagnostics) -> (
        users: [(name: String, members: [Int])], suppliers: [Group], among: [Int]?
    ) {
        var problems = Diagnostics()
        var users: [(name: String, members: [Int])] = []
        for text in user {
            do throws(Diagnostics) {
                users.append((text, try labels.industries(text, "--user")))
            } catch {
                problems.add(error)
            }
        }
        var suppliers: [Group] = []
        for text in supplier {
            do throws(Diagnostics) {
                let isAbroad = text.lowercased() == "@abroad"
                suppliers.append(
                    Group(
                        name: text,
                        members: isAbroad ? nil : try labels.industries(text, "--supplier")))
            } catch {
                problems.add(error)
            }
        }
        var among: [Int]?
        do throws(Diagnostics) {
            among = try counted.industries(labels)
        } catch {
            problems.add(error)
        }
        try problems.throwIfErrors()
        let layout = labels.layout
        if user.isEmpty {
            users = layout.regions.indices.map {
                (layout.regions[$0].code, Array(layout.industries(of: $0)))
            }
        }
        if supplier.isEmpty {
            suppliers =
                by == .industry
                ? (among ?? Array(0..<layout.industryCount)).map {
                    Group(name: layout.code(ofIndustry: $0), members: [$0])
                }
                : layout.regions.indices.map {
                    Group(
                        name: layout.regions[$0].code, members: Array(layout.industries(of: $0)))
                }
        }
        return (users, suppliers, among)
    }
}

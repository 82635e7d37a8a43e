import ArgumentParser
import InputOutput
import Providers
import Workspace

struct AggregateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "aggregate",
        abstract: "Merges regions and sectors by concordance; every total is kept.",
        discussion: """
            A concordance is a CSV with the header old,new or old,new,name that maps every old code \
            once. --bloc merges the regions it lists and leaves the others alone; groups may stand in \
            it, also as they were in a year (@eu@2011) or in the year of the table (@eu@table).

            --sectors also takes a list by name: oecd50, oecd45, oecd36, wiod2016, figaro64, isic4, \
            isic4-a-t, oecd11, wiod2013, isic3, broad. The sectors of the table must be those of a \
            list that is known, or of EXIOBASE, and each must lie within one sector of the new list; \
            where they do not, --common-sectors takes the finest sectors that both lists have, and a \
            warning names them.

            Examples:
              chokepoint aggregate wiod2013-2011 --sectors broad -o broad.h5
              chokepoint aggregate wiod2013-2011 --bloc EU=@eu@table -o eu.h5
              chokepoint aggregate wiod2013-2011 --sectors to-sections.csv -o small.h5
              chokepoint aggregate icio2023-2020-77x11 --bloc EUROPE=DEU,FRA,ITA,ESP -o blocs.h5
            """)

    @OptionGroup var input: TableArgument
    @OptionGroup(title: "Reading the table") var reading: ReadingOptions

    @Option(
        help: ArgumentHelp("Concordance CSV of regions.", valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var regions: String?

    @Option(
        help: ArgumentHelp(
            "Concordance CSV of sectors, or a list that is known by name.",
            valueName: "file-or-list"),
        completion: .file(extensions: ["csv"]))
    var sectors: String?

    @Flag(help: "With a list: the finest sectors that it and the table have in common.")
    var commonSectors = false

    @Option(
        help: ArgumentHelp("Regions to merge; may be repeated.", valueName: "NAME=CODE,…"))
    var bloc: [String] = []

    @Option(
        name: [.customShort("o"), .long],
        help: ArgumentHelp("Where to write the table.", valueName: "path"), completion: .file())
    var output: String

    @OptionGroup var overwriting: OverwriteOptions

    @Option(help: ArgumentHelp("Name of the new table.", valueName: "text"))
    var name: String?

    @Flag(name: .shortAndLong, help: "No confirmation on standard error.")
    var quiet = false

    mutating func validate() throws {
        if regions == nil, sectors == nil, bloc.isEmpty {
            throw ValidationError("give --regions, --sectors or --bloc")
        }
        if commonSectors, !(sectors.map(KnownSectors.isName) ?? false) {
            throw ValidationError("--common-sectors goes with --sectors and the name of a list")
        }
        if regions != nil, !bloc.isEmpty {
            throw ValidationError("--regions and --bloc both map regions; give one of them")
        }
    }

    func run() throws {
        let path = try TableFinder().path(of: input.table)
        try overwriting.check(output, against: path)
        let found = try reading.choices.read(path)
        let table = found.table
        var regionMap: Concordance?
        var findings: [Diagnostic] = []
        if let regions {
            regionMap = try Concordance(
                try ConcordanceFile.read(path: regions), from: table.regions.map(\.code),
                place: regions)
        } else if !bloc.isEmpty {
            let labels = try TableLabels(table, groups: [])
            regionMap = try Concordance.blocs(try blocs(labels), of: table.layout)
            findings += labels.notes
        }
        var sectorMap: Concordance?
        var source: String?
        if let sectors, KnownSectors.isName(sectors) {
            let known = try KnownSectors(sectors, for: table.layout, common: commonSectors)
            sectorMap = known.concordance
            findings += known.findings
            source = known.sentence
        } else if let sectors {
            sectorMap = try Concordance(
                try ConcordanceFile.read(path: sectors), from: table.sectors.map(\.code),
                place: sectors)
        }
        var aggregated = try table.aggregated(regions: regionMap, sectors: sectorMap, name: name)
        if let source {
            aggregated = try aggregated.with(provenance: aggregated.provenance.adding(source))
        }
        try TableFile.write(aggregated, to: output, format: nil)
        if !quiet {
            for finding in findings {
                Terminal.write("\(finding.severity.rawValue): \(finding.sentence)\n", to: 2)
            }
            Terminal.write(
                """
                wrote \(aggregated.name), \(aggregated.regionCount)×\(aggregated.sectorCount), to \
                \(output)

                """, to: 2)
        }
    }

    private func blocs(_ labels: TableLabels) throws(Diagnostics) -> [(
        name: String, codes: [String]
    )] {
        var problems = Diagnostics()
        var result: [(name: String, codes: [String])] = []
        for text in bloc {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            var codes = parts.count == 2 ? parts[1].split(separator: ",").map(String.init) : []
            if codes.contains(where: { $0.hasPrefix("@") }) {
                codes = try labels.regions(parts[1], "--bloc").map {
                    labels.layout.regions[$0].code
                }
            }
            if codes.isEmpty {
                problems.add(
                    Diagnostic(
                        .error, "bloc-syntax", "'\(text)' is not a bloc",
                        at: .init(place: "--bloc"), remedy: "write NAME=CODE,CODE"))
            } else {
                result.append((parts[0], codes))
            }
        }
        try problems.throwIfErrors()
        return result
    }
}

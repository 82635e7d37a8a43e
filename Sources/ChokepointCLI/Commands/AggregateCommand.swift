import ArgumentParser
import InputOutput
import TableFormats

struct AggregateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "aggregate",
        abstract: "Merges regions and sectors by concordance; every total is kept.",
        discussion: """
            A concordance is a CSV with the header old,new or old,new,name that maps every old code \
            once. --bloc merges the regions it lists and leaves the others alone.

            Examples:
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
        help: ArgumentHelp("Concordance CSV of sectors.", valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var sectors: String?

    @Option(
        help: ArgumentHelp("Regions to merge; may be repeated.", valueName: "NAME=CODE,…"))
    var bloc: [String] = []

    @Option(
        name: [.customShort("o"), .long],
        help: ArgumentHelp("Where to write the table.", valueName: "path"), completion: .file())
    var output: String

    @Option(help: ArgumentHelp("Name of the new table.", valueName: "text"))
    var name: String?

    @Flag(name: .shortAndLong, help: "No confirmation on standard error.")
    var quiet = false

    mutating func validate() throws {
        if regions == nil, sectors == nil, bloc.isEmpty {
            throw ValidationError("give --regions, --sectors or --bloc")
        }
        if regions != nil, !bloc.isEmpty {
            throw ValidationError("--regions and --bloc both map regions; give one of them")
        }
    }

    func run() throws {
        let found = try reading.read(try TableFinder().path(of: input.table))
        let table = found.table
        var regionMap: Concordance?
        if let regions {
            regionMap = try Concordance(
                try ConcordanceFile.read(path: regions), from: table.regions.map(\.code),
                place: regions)
        } else if !bloc.isEmpty {
            regionMap = try Concordance.blocs(try blocs(), of: table.layout)
        }
        let sectorMap = try sectors.map { path in
            try Concordance(
                try ConcordanceFile.read(path: path), from: table.sectors.map(\.code), place: path)
        }
        let aggregated = try table.aggregated(regions: regionMap, sectors: sectorMap, name: name)
        try TableFile.write(aggregated, to: output, format: nil)
        if !quiet {
            Terminal.write(
                """
                wrote \(aggregated.name), \(aggregated.regionCount)×\(aggregated.sectorCount), to \
                \(output)

                """, to: 2)
        }
    }

    private func blocs() throws(Diagnostics) -> [(name: String, codes: [String])] {
        var problems = Diagnostics()
        var result: [(name: String, codes: [String])] = []
        for text in bloc {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            let codes = parts.count == 2 ? parts[1].split(separator: ",").map(String.init) : []
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

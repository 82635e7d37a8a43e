import ArgumentParser
import Analyses
import InputOutput
import Reporting

struct OriginsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "origins",
        abstract: "Value added by origin and destination, VAX, and value added in exports.",
        discussion: """
            Who earns what from whose final demand, through any number of hands (table origins); value \
            added exports beside gross exports (vax); who earned what of each region's gross exports \
            (origins_in_exports).

            Examples:
              chokepoint origins icio2023-2019-g20x20
              chokepoint origins wiod2013-2011 --origin JPN --destination KOR,CHN --by industry
              chokepoint origins wiod2013-2011 --table vax --format csv -o vax.csv
            """)

    @OptionGroup var input: TableArgument

    @Option(
        help: ArgumentHelp(
            "Origins to list, such as JPN, JPN/c9 or @eu27.", valueName: "labels"))
    var origin: String?

    @Option(
        help: ArgumentHelp("Regions of final demand to list.", valueName: "regions"))
    var destination: String?

    @Option(
        help: "Origins as whole regions or as industries; industries when --origin names sectors.")
    var by: ListedBy?

    @OptionGroup var groups: GroupOptions
    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if by == .region, origin?.contains("/") == true {
            throw ValidationError("--by region lists whole regions, --origin names sectors")
        }
    }

    func run() throws {
        let session = try Session("origins", output, tableOptions)
        let opened = try session.open(input.table)
        let table = opened.table
        let labels = TableLabels(table, groups: try groups.parsed())
        let industries = try labels.industries(origin ?? "*", "--origin")
        let destinations = try labels.regions(destination ?? "*", "--destination")
        let byIndustry = by == .industry || origin?.contains("/") == true
        var regions: [Int] = []
        for region in industries.map(table.layout.region(ofIndustry:))
        where regions.last != region {
            regions.append(region)
        }
        let system = try opened.system()
        let origins = try ValueAddedOrigins(system)
        let exports = try ValueAddedInExports(system)
        try session.write(
            [
                OriginsReport.origins(
                    origins, in: table, industries: byIndustry ? industries : nil,
                    regions: regions, destinations: destinations),
                OriginsReport.exports(origins, exports, in: table),
                OriginsReport.inExports(exports, in: table, regions: regions),
            ], of: opened, solvedWith: system, labels: labels,
            reading: OriginsReport.reading(origins))
    }
}

import ArgumentParser
import InputOutput
import LinearAlgebra
import Reporting
import Providers

struct SolveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "solve",
        abstract: "Solves for the output that a final demand needs, by industry.",
        discussion: """
            Without --demand the table's own final demand is solved, which reproduces its output. \
            FILE is a CSV with the header region,sector,value; industries that it does not name have \
            no final demand, and their number is reported.

            Examples:
              chokepoint solve miller-blair-1region --demand demand.csv
              chokepoint solve wiod2013-2011 --inverse L.h5
            """)

    @OptionGroup var input: TableArgument

    @Option(
        help: ArgumentHelp("Final demand by industry, a CSV.", valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var demand: String?

    @Option(
        help: ArgumentHelp("Write L = (I − A)⁻¹ to this .h5 or .csv file.", valueName: "file"),
        completion: .file(extensions: ["h5", "csv"]))
    var inverse: String?

    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let session = try Session("solve", output, tableOptions)
        let opened = try session.open(input.table)
        let table = opened.table
        let finalDemand: [Double]
        if let demand {
            let file = try DemandFile(path: demand, layout: table.layout)
            file.notes.forEach(session.report)
            finalDemand = file.values
        } else {
            finalDemand = table.Y.rowSums()
        }
        let system = try opened.system()
        if let inverse {
            session.progress.begin("forming L")
            try MatrixFile.write(try system.inverse(), name: "L", unit: "", to: inverse)
        }
        let x = try system.solve(finalDemand)
        try session.write(
            ResultDocument(
                command: session.command, version: Session.version, table: opened.identity,
                assumptions: [
                    Assumption(
                        name: "final demand", value: .text(demand ?? "the table's own"),
                        unit: table.unit, source: demand == nil ? "table" : "command line",
                        isDefault: demand == nil)
                ],
                numerics: try session.numerics(of: system),
                tables: SolutionReport.solution(x, demand: finalDemand, system: system)))
    }
}

import InputOutput
import Providers
public import Reporting

/// The output that a final demand needs, by industry.
public struct SolveQuestion: Question {
    /// `solve`.
    public static let command = "solve"
    /// Amounts of different products are not added up.
    public static let mixedUnitsRefusal: String? = nil
    /// Industries are taken one by one, and regions as a whole.
    public static let unequalSectorsRefusal: String? = nil
    /// It takes products with A and Aᵀ.
    public static let implicitRefusal: String? = nil
    /// The table: a path, or a name.
    public var table = ""
    /// A CSV of final demand by industry; nil for the table's own.
    public var demand: String?
    /// A file for L = (I − A)⁻¹: .h5 or .csv.
    public var inverse: String?
    /// The currency of prices and amounts, where it is not the table’s, such as `EUR=1.08`.
    public var rate: String?
    /// How the table is read.
    public var reading = ReadingChoices()

    /// The question with its defaults.
    public init() {}

    /// The files that are written.
    public var writtenPaths: [String] { [inverse].compactMap { $0 } }

    /// The answer.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        let opened = try inquiry.open(self.table, reading)
        let table = opened.table
        let finalDemand: [Double]
        if let demand {
            let file = try DemandFile(path: demand, layout: table.layout)
            file.notes.forEach(inquiry.report)
            finalDemand = file.values
        } else {
            finalDemand = table.Y.rowSums()
        }
        let system = try inquiry.system(of: opened) { system in
            inverse == nil ? .solves(1, on: system) : .inverse(on: system)
        }
        if let inverse {
            try inquiry.begin("forming L")
            try MatrixFile.write(try system.inverse(), name: "L", unit: "", to: inverse)
        }
        let x = try system.solve(finalDemand)
        var document = inquiry.document(
            table: opened.identity,
            assumptions: [
                Assumption(
                    name: "final demand", value: .text(demand ?? "the table's own"),
                    unit: table.isHybrid ? "unit of each sector" : table.unit,
                    source: demand == nil ? "table" : "command line",
                    isDefault: demand == nil)
            ],
            numerics: try inquiry.numerics(of: system),
            tables: SolutionReport.solution(x, demand: finalDemand, system: system))
        document.question =
            demand == nil
            ? "How much output does the table’s own final demand need?"
            : "How much output does the final demand of \(demand ?? "") need?"
        document.preamble = [
            SolutionReport.reading(x, demand: finalDemand, system: system)
        ]
        document.lead =
            table.isHybrid ? SolutionReport.hybridSolutionLead : SolutionReport.solutionLead
        return document
    }
}

import InputOutput
public import Reporting

/// Output, value-added and satellite multipliers of every industry.
public struct MultipliersQuestion: Question {
    /// `multipliers`.
    public static let command = "multipliers"
    /// Amounts of different products are not added up.
    public static let mixedUnitsRefusal: String? = nil
    /// Industries are taken one by one, and regions as a whole.
    public static let unequalSectorsRefusal: String? = nil
    /// It takes products with A and Aᵀ.
    public static let implicitRefusal: String? = nil
    /// The table: a path, or a name.
    public var table = ""
    /// The spending of households as part of production.
    public var closing = HouseholdChoices()
    /// The currency of prices and amounts, where it is not the table’s, such as `EUR=1.08`.
    public var rate: String?
    /// How the table is read.
    public var reading = ReadingChoices()

    /// The question with its defaults.
    public init() {}

    /// Why the choices do not go together.
    public var misuse: String? { closing.misuse }

    /// The answer.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        let opened = try inquiry.open(self.table, reading)
        let system = try inquiry.system(of: opened) { system in
            .solves(
                2 * opened.layout.regionCount
                    + opened.table.satellites.reduce(0) { $0 + $1.stressors.count }, on: system)
        }
        if closing.households != nil {
            try HybridRefusal.check(
                opened.table, "what households spend is added up over products")
        }
        let multipliers = try Multipliers(system)
        let closed = try closing.positions(in: opened.table).map { chosen in
            try HouseholdMultipliers(
                system, households: chosen.households, labour: chosen.labour,
                spentShare: closing.spentShare)
        }
        let unreliable = system.coefficients.nearZeroOutput
        let closedTables =
            closed.map { closed in
                [
                    HouseholdReport.multipliers(
                        closed, of: opened.table, withoutMeaning: unreliable),
                    HouseholdReport.households(closed, of: opened.table),
                ]
            } ?? []
        var document = inquiry.document(
            table: opened.identity, assumptions: closing.assumptions,
            numerics: try inquiry.numerics(of: system),
            tables: [
                SolutionReport.multipliers(
                    multipliers, of: opened.table,
                    withoutMeaning: unreliable),
                SolutionReport.importContent(multipliers, of: opened.table),
            ].compactMap { $0 } + closedTables)
        document.question = """
            How much output and value added does a unit of final demand need, by industry?
            """
        document.lead =
            opened.table.isHybrid
            ? SolutionReport.hybridMultipliersLead : SolutionReport.multipliersLead
        document.summary.method = SolutionReport.multipliersMethod
        return document
    }
}

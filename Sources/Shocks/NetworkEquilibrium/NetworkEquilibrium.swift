public import InputOutput

/// The network equilibrium (Baqaee & Farhi 2024, "Networks, Barriers, and Trade"; Bachmann et al.
/// 2024, Economica 91: 1157): prices clear every market, inputs are hardly replaceable, and
/// factors cannot move between industries within the year.
///
/// A restriction caps what is delivered to the restricted users together, with a wedge on the
/// price that is paid to its owner or lost; a loss of capacity takes factors from an industry; a
/// change of demand shifts what households buy within their income. Deficits stay what they are as
/// shares of world income, which is value added, rents and revenue.
public struct NetworkEquilibrium: Sendable {
    /// `network`.
    public static let name = "network"
    /// 4.3 n² doubles at its peak.
    public static let squares = 4.3
    /// 15 n³ operations, with its iterations.
    public static let cubes = 15.0
    /// What its numbers mean.
    public static let meaning =
        "shows both sides’ real expenditure when every market clears by its price, inputs hardly "
        + "replace each other and workers and machines stay in their industry"
    /// What it cannot say.
    public static let limits =
        """
        leaves out unemployment beyond idle industries, stocks and the time that adjustment \
        takes; 
        """
        + "demand "
        + "is met at whatever price clears the market"

    /// How easily buyers change origin.
    public enum Origins: Sendable, Hashable {
        /// The same σ_o for all sectors.
        case uniform(Double)
        /// 1 + θ of each sector.
        case bySector(SectorElasticities)
        /// 1 + θ of Caliendo & Parro 2015 by sector, for tables whose sectors are of a known list.
        case caliendoParro
    }

    /// σ_o = 0.76, what buyers can do within a year (Boehm, Levchenko & Pandalai-Nayar 2023).
    public static let shortRunOrigins = 0.76

    /// σ, among sectors in final demand.
    public var consumptionElasticity: Double
    /// θ, between value added and inputs.
    public var valueAddedElasticity: Double
    /// ε, among inputs.
    public var inputElasticity: Double
    /// σ_o.
    public var origins: Origins
    /// Where factors can go.
    public var factors: NetworkProblem.Factors
    /// The solver.
    public var solver: NetworkSolver

    /// The model.
    public init(
        consumptionElasticity: Double = 0.9, valueAddedElasticity: Double = 0.05,
        inputElasticity: Double = 0.05, origins: Origins = .caliendoParro,
        factors: NetworkProblem.Factors = .immobile, solver: NetworkSolver = NetworkSolver()
    ) {
        self.consumptionElasticity = consumptionElasticity
        self.valueAddedElasticity = valueAddedElasticity
        self.inputElasticity = inputElasticity
        self.origins = origins
        self.factors = factors
        self.solver = solver
    }

    /// The elasticities on a table.
    /// - Throws: `unsuitableTable` when elasticities by sector are asked for and the sectors are
    ///   unknown.
    public func elasticities(_ layout: TableLayout) throws(ShockModelError) -> NetworkElasticities {
        let values: [Double]
        if case .uniform(let value) = origins {
            values = [Double](repeating: value, count: layout.sectorCount)
        } else {
            values = try sectorElasticities(layout)?.theta.map { 1 + $0 } ?? []
        }
        return NetworkElasticities(
            consumption: consumptionElasticity, valueAdded: valueAddedElasticity,
            input: inputElasticity, origins: values)
    }

    /// θ by sector; nil where one σ_o holds for all.
    func sectorElasticities(_ layout: TableLayout) throws(ShockModelError) -> SectorElasticities? {
        switch origins {
        case .uniform: return nil
        case .bySector(let given): return given
        case .caliendoParro:
            do throws(Diagnostics) {
                return try SectorElasticities.caliendoParro(layout, at: .init())
            } catch {
                throw .unsuitableTable(
                    model: Self.name,
                    reason: """
                        its sectors match no known list, so that they have no elasticities of \
                        origins of their own; choose one for all with --sigma-origins \
                        (in a file sigma_origins), or give a file with --elasticities
                        """)
            }
        }
    }

    /// The equilibrium after a shock, with all its detail.
    /// - Throws: `infeasible`, `unsupported`, `unsuitableTable`, `notConverged`.
    public func outcome(
        of shock: Shock, on system: LeontiefSystem
    ) throws -> NetworkOutcome {
        let prepared = try TableNetworkEconomy.shared(system)
        return try outcome(
            of: shock, on: prepared, system.table,
            derivative: try derivative(prepared, on: system))
    }

    /// The derivative at the base of a table. A store keeps those with elasticities that nobody
    /// chose, so that no more than a few of n² numbers are kept for a table.
    func derivative(
        _ prepared: TableNetworkEconomy, on system: LeontiefSystem
    ) throws -> NetworkBaseDerivative? {
        try NetworkBaseDerivative.shared(
            prepared, try derivativeKey(system.table.layout), on: system,
            isKept: hasStandardElasticities)
    }

    /// What the derivative at the base depends on besides the table.
    func derivativeKey(_ layout: TableLayout) throws(ShockModelError) -> NetworkBaseDerivative.Key {
        NetworkBaseDerivative.Key(elasticities: try elasticities(layout), factors: factors)
    }

    private var hasStandardElasticities: Bool {
        let standard = NetworkEquilibrium()
        return consumptionElasticity == standard.consumptionElasticity
            && valueAddedElasticity == standard.valueAddedElasticity
            && inputElasticity == standard.inputElasticity
            && (origins == .caliendoParro || origins == .uniform(Self.shortRunOrigins))
    }

    /// The same on an economy that was made before.
    /// - Parameter approximates: whether both orders of the approximation are worked out too.
    public func outcome(
        of shock: Shock, on prepared: TableNetworkEconomy, _ table: MRIOTable,
        approximates: Bool = true
    ) throws -> NetworkOutcome {
        try outcome(
            of: shock, on: prepared, table, approximates: approximates, derivative: nil)
    }

    /// - Parameter derivative: the derivative at the base, where somebody has made it.
    func outcome(
        of shock: Shock, on prepared: TableNetworkEconomy, _ table: MRIOTable,
        approximates: Bool = true, derivative: NetworkBaseDerivative?
    ) throws -> NetworkOutcome {
        let elasticities = try elasticities(table.layout)
        let policy = try NetworkPolicy(shock, prepared.economy, elasticities, table.layout)
        var problem = NetworkProblem(
            prepared.economy, elasticities: elasticities, factors: factors, groups: policy.groups)
        problem.logFactorYield = policy.logFactorYield
        if policy.logTastes.contains(where: { $0 != 0 }) { problem.logTastes = policy.logTastes }
        let solution = try solver.solve(problem, prepared.factors, derivative)
        return NetworkOutcome(
            solution: solution,
            approximation: approximates
                ? try solver.approximation(problem, prepared.factors, derivative) : nil,
            worldSpending: prepared.worldSpending,
            elasticities: try sectorElasticities(table.layout),
            diagnostics: prepared.diagnostics + policy.diagnostics
                + (derivative?.isStable == false ? [Self.unstable] : []))
    }

    /// What is said of a base that is no stable equilibrium.
    private static let unstable = Diagnostic(
        .warning, "unstable-base",
        """
        at these elasticities the table itself is no stable equilibrium: buyers replace so little \
        that a dearer factor is paid for more of it, and gains and losses can change places
        """,
        remedy: "take a larger sigma_origins, or believe the other models")
}

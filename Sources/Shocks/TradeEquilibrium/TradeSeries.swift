import InputOutput

/// The trade model on one table for many shocks, elasticities and treatments of deficits: the table
/// becomes an economy once, and each solve can start from another's solution.
public struct TradeSeries: Sendable {
    /// What was solved, for others to start from.
    public struct Solved: Sendable {
        /// What the base equilibrium depends on.
        fileprivate let elasticity: TradeEquilibrium.Elasticity
        fileprivate let deficits: TradeEquilibrium.Deficits
        fileprivate let base: TradeSolution
        fileprivate let baseNotes: [Diagnostic]
        fileprivate let after: TradeStart
    }

    private let system: LeontiefSystem
    private let prepared: TableTradeEconomy

    /// A series on a table.
    /// - Throws: `unsuitableTable` when the table cannot be an economy.
    public init(_ system: LeontiefSystem) throws {
        self.system = system
        let ones = [Double](repeating: 1, count: system.table.sectorCount)
        prepared = try TableTradeEconomy(system.table, elasticities: ones)
    }

    /// The effects of a shock as by `TradeEquilibrium.impact`, to the solver's tolerance.
    /// - Parameter start: another solution of this series; nil to start from the data.
    /// - Throws: `unsupported`, `infeasible`, `notConverged`.
    public func impact(
        _ model: TradeEquilibrium, of shock: Shock, from start: Solved? = nil
    ) throws -> (impact: Impact, solved: Solved) {
        let economy = prepared.economy.with(
            elasticities: model.elasticities(system.table.layout))
        let base: TradeSolution
        var notes: [Diagnostic] = []
        if let start, start.elasticity == model.elasticity, start.deficits == model.deficits {
            (base, notes) = (start.base, start.baseNotes)
        } else {
            base = try model.base(
                of: economy, &notes, unit: system.table.unit,
                from: start.map { TradeStart($0.base) })
        }
        var diagnostics = prepared.diagnostics + notes
        let outcome = try model.outcome(
            of: shock, on: base, system, &diagnostics, from: start?.after)
        let solved = Solved(
            elasticity: model.elasticity, deficits: model.deficits, base: base, baseNotes: notes,
            after: TradeStart(outcome.counterfactual))
        return (model.impact(of: outcome, wedges: outcome.wedges, diagnostics), solved)
    }
}

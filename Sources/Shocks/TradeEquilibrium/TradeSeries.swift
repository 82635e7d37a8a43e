public import InputOutput

/// The trade model on one table for many shocks, elasticities and treatments of deficits: the table
/// becomes an economy once, and each solve can start from another's solution.
public struct TradeSeries: Sendable {
    /// What was solved, for others to start from.
    public struct Solved: Sendable {
        fileprivate let base: Base
        fileprivate let after: TradeStart
    }

    /// What the base equilibrium depends on besides the table.
    struct BaseKey: Sendable, Hashable {
        let elasticity: TradeEquilibrium.Elasticity
        let deficits: TradeEquilibrium.Deficits

        init(_ model: TradeEquilibrium) {
            elasticity = model.elasticity
            deficits = model.deficits
        }
    }

    /// The equilibrium before a shock, and what had to be said about it.
    struct Base: Sendable {
        let key: BaseKey
        let solution: TradeSolution
        let notes: [Diagnostic]
    }

    private let table: MRIOTable
    private let prepared: TableTradeEconomy

    /// A series on a table.
    /// - Throws: `unsuitableTable` when the table cannot be an economy.
    public init(_ system: LeontiefSystem) throws {
        table = system.table
        let ones = [Double](repeating: 1, count: table.sectorCount)
        prepared = try TableTradeEconomy(table, elasticities: ones)
    }

    /// The series of a system, and the base of a model on it, each made once for all runs of an
    /// answer.
    /// - Throws: `unsuitableTable`, `notConverged`, `infeasible`.
    static func shared(
        _ model: TradeEquilibrium, on system: LeontiefSystem
    ) throws -> (series: TradeSeries, base: Base) {
        let series = try system.derived(0) { try TradeSeries(system) }
        let base = try system.derived(BaseKey(model)) { try series.base(of: model) }
        return (series, base)
    }

    /// The equilibrium before any shock.
    /// - Parameter start: a similar equilibrium to start from, where one is known.
    /// - Throws: `notConverged`, `infeasible`.
    func base(of model: TradeEquilibrium, from start: TradeStart? = nil) throws -> Base {
        let economy = prepared.economy.with(elasticities: model.elasticities(table.layout))
        var notes: [Diagnostic] = []
        let solution = try model.base(of: economy, &notes, unit: table.unit, from: start)
        return Base(
            key: BaseKey(model), solution: solution, notes: prepared.diagnostics + notes)
    }

    /// The effects of a shock as by `TradeEquilibrium.impact`, to the solver's tolerance.
    /// - Parameter start: another solution of this series; nil to start from the data.
    /// - Throws: `unsupported`, `infeasible`, `notConverged`.
    public func impact(
        _ model: TradeEquilibrium, of shock: Shock, from start: Solved? = nil
    ) throws -> (impact: Impact, solved: Solved) {
        let base: Base
        if let start, start.base.key == BaseKey(model) {
            base = start.base
        } else {
            base = try self.base(of: model, from: start.map { TradeStart($0.base.solution) })
        }
        return try impact(model, of: shock, on: base, from: start?.after)
    }

    /// The effects of a shock on a base that was solved before.
    func impact(
        _ model: TradeEquilibrium, of shock: Shock, on base: Base, from start: TradeStart? = nil
    ) throws -> (impact: Impact, solved: Solved) {
        var diagnostics = base.notes
        let outcome = try model.outcome(
            of: shock, on: base.solution, table, &diagnostics, from: start)
        let solved = Solved(base: base, after: TradeStart(outcome.counterfactual))
        return (model.impact(of: outcome, wedges: outcome.wedges, diagnostics), solved)
    }
}

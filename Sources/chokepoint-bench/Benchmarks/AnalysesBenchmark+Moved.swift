import Analyses
import InputOutput
import LinearAlgebra

extension AnalysesBenchmark {
    /// Tables that are moved, deflated and compared.
    static func moved(
        _ system: LeontiefSystem
    ) throws -> [(name: String, run: () throws -> Void)] {
        let table = system.table
        let layout = table.layout
        let totals = (0..<layout.regionCount).map { r in
            TableProjection.Total(
                region: r, quantity: .gdp, value: (1.01 + 0.01 * Double(r % 4)) * table.gdp[r],
                deviation: 0)
        }
        // All regions together cannot sell more than they buy.
        let conflicting =
            totals
            + (0..<layout.regionCount).flatMap { r in
                let amount = { TableProjection.amount(of: $0, region: r, in: table) }
                return [
                    TableProjection.Total(
                        region: r, quantity: .exports, value: 1.05 * amount(.exports),
                        deviation: 0.02),
                    TableProjection.Total(
                        region: r, quantity: .imports, value: 0.98 * amount(.imports),
                        deviation: 0.02),
                ]
            }
        var targets = TableTargets(for: table)
        for i in layout.industries(of: 0) { targets.output[i] = 1.05 * table.x[i] }
        let plan = try targets.plan(for: table)
        let prices = (0..<table.industryCount).map { 1 + 0.01 * Double($0 % 7) }
        let deflated = try table.deflated(by: prices, unit: table.unit, step: "Deflated.").table
        let stressors = [Satellite.Stressor(code: "CO2", unit: "kt")]
        let axis = Satellite.axis(of: stressors)
        let account = Satellite(
            name: "emissions", stressors: stressors,
            F: Matrix(axis, layout.industryAxis, rowMajor: [table.x]),
            FY: Matrix(axis, layout.demandAxis), provenance: Provenance())
        let sectors = Array(0..<layout.sectorCount)
        return [
            (
                "projection to the GDP of all regions",
                { _ = try TableProjection(table, to: totals) }
            ),
            (
                "projection to totals that conflict",
                { _ = try TableProjection(table, to: conflicting) }
            ),
            ("RAS to other output", { _ = try table.rebalanced(to: plan.totals, V: plan.V) }),
            (
                "deflation",
                { _ = try table.deflated(by: prices, unit: table.unit, step: "Deflated.") }
            ),
            ("comparison of two tables", { _ = TableComparison(table, deflated) }),
            (
                "carbon border exposure",
                {
                    _ = try CarbonBorderExposure(
                        account, price: .init(100, currency: "USD"), importers: [0],
                        sectors: sectors, in: system)
                }
            ),
        ]
    }

    /// Supply and use tables audited, and moved by SUT-RAS.
    static func movedSupplyAndUse(
        _ sut: SupplyUseTable
    ) -> [(name: String, run: () throws -> Void)] {
        var totals = SupplyUseTotals(of: sut)
        for i in totals.output.indices {
            let growth = 1 + 0.02 * Double(i % 3)
            totals.output[i] *= growth
            totals.inputs[i] *= growth
        }
        let left = totals.output.reduce(0, +) - totals.inputs.reduce(0, +)
        let growth = left / totals.finalDemand.reduce(0, +)
        totals.finalDemand = totals.finalDemand.map { $0 * growth }
        return [
            ("audit of supply and use", { _ = SupplyUseAudit(sut) }),
            ("SUT-RAS", { [totals] in _ = try sut.projected(to: totals) }),
        ]
    }
}

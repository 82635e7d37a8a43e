public import InputOutput
import LinearAlgebra

/// Seeded random tables that balance and are productive.
public enum RandomTable {
    /// A table with home bias, sparse trade, taxes apart from value added, negative inventories
    /// and, when asked for, an industry without output and a CO2 account.
    ///
    /// Value added of every industry is at least a quarter of its output, so that the spectral
    /// radius of A is below 0.75.
    public static func make(
        regions: Int, sectors: Int, categories: Int = 2, seed: UInt64, emptyIndustry: Int? = nil,
        co2: Bool = false
    ) throws -> MRIOTable {
        var random = SplitMix64(seed: seed)
        let layout = try TableLayout(
            regions: (0..<regions).map { Region("R\($0 + 1)", name: "Region \($0 + 1)") },
            sectors: (0..<sectors).map { Sector("s\($0 + 1)", name: "Sector \($0 + 1)") },
            finalDemand: (0..<categories).map { FinalDemandCategory("F\($0 + 1)") })
        let n = layout.industryCount
        let sizes = (0..<n).map { _ in 0.2 + 2 * random.uniform() }
        var Z = Matrix(layout.industryAxis, layout.industryAxis)
        for j in 0..<n {
            for i in 0..<n where i != emptyIndustry && j != emptyIndustry {
                let isHome = layout.region(ofIndustry: i) == layout.region(ofIndustry: j)
                let isTraded = isHome || random.uniform() < 0.7
                let flow = sizes[i] * sizes[j] * random.uniform() * (isHome ? 10 : 1)
                Z[i, j] = isTraded ? flow : 0
            }
        }
        var Y = Matrix(layout.industryAxis, layout.demandAxis)
        let inputs = Z.columnSums()
        let sales = Z.rowSums()
        for i in 0..<n where i != emptyIndustry {
            // Enough final demand that output is at least 4/3 of intermediate inputs and taxes.
            let least = max(1.4 * inputs[i] - sales[i], 0) + 5 * sizes[i]
            let weights = (0..<layout.demandAxis.count).map { column in
                (0.1 + random.uniform())
                    * (layout.region(ofDemandColumn: column) == layout.region(ofIndustry: i)
                        ? 6 : 1)
            }
            let total = weights.reduce(0, +)
            for column in 0..<layout.demandAxis.count {
                Y[i, column] = least * weights[column] / total
            }
            if categories > 1, i % 5 == 0 {
                let column = layout.demandColumns(of: layout.region(ofIndustry: i)).upperBound - 1
                Y[i, column] = -0.02 * least
            }
        }
        let x = zip(Z.rowSums(), Y.rowSums()).map { $0 + $1 }
        let primary = [PrimaryInput("TLS", kind: .taxes), PrimaryInput("VA", kind: .valueAdded)]
        var V = Matrix<PrimaryInputAxis, IndustryAxis>(
            Axis(primary.map(\.code)), layout.industryAxis)
        for j in 0..<n {
            V[0, j] = 0.02 * x[j]
            V[1, j] = x[j] - inputs[j] - V[0, j]
        }
        var satellites: [Satellite] = []
        if co2 {
            let stressors = [Satellite.Stressor(code: "CO2", unit: "kt")]
            let axis = Satellite.axis(of: stressors)
            satellites = [
                Satellite(
                    name: "co2", stressors: stressors,
                    F: Matrix(
                        axis, layout.industryAxis, columnMajor: x.map { $0 * random.uniform() }),
                    FY: Matrix(
                        axis, layout.demandAxis,
                        columnMajor: (0..<layout.demandAxis.count).map { _ in random.uniform() }),
                    provenance: Provenance())
            ]
        }
        return try MRIOTable(
            name: "random \(regions)×\(sectors), seed \(seed)", year: 2020, unit: "million USD",
            valuation: "basic prices",
            provenance: Provenance(entries: [.init("source", "seeded generator")]), layout: layout,
            primaryInputs: primary, Z: Z, Y: Y, V: V, satellites: satellites)
    }
}

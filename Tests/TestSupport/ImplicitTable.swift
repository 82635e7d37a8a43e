public import InputOutput
import LinearAlgebra

/// A seeded economy that is known as technology × trade shares, with an account of emissions.
///
/// Use of a column is 35 to 65 % of its output, 70 to 95 % of it from home; the parts are kept so
/// that tests can multiply them out themselves.
public struct ImplicitTable {
    /// The implicit table.
    public let table: MRIOTable
    /// U, G·N·N at [s, i, j].
    public let use: [Double]
    /// T, N·G·G at [i, r, s].
    public let shares: [Double]
    /// Final use, G·N·K at [s, i, k].
    public let final: [Double]

    /// G regions with N sectors and K categories.
    /// - Parameter negative: whether a cell of use is below zero.
    public init(
        regions G: Int, sectors N: Int, categories K: Int = 2, seed: UInt64,
        negative: Bool = false
    ) throws {
        var random = SplitMix64(seed: seed)
        var shares = [Double](repeating: 0, count: N * G * G)
        for i in 0..<N {
            for s in 0..<G {
                let home = 0.7 + 0.25 * random.uniform()
                let weights = (0..<G).map { $0 == s ? 0 : random.uniform() * random.uniform() }
                let sum = weights.reduce(0, +)
                for r in 0..<G {
                    shares[(i * G + r) * G + s] =
                        r == s ? (sum > 0 ? home : 1) : weights[r] / sum * (1 - home)
                }
            }
        }
        var use = [Double](repeating: 0, count: G * N * N)
        var final = [Double](repeating: 0, count: G * N * K)
        for s in 0..<G {
            for j in 0..<N {
                let size = 20 + 100 * random.uniform()
                let weights = (0..<N).map { _ in random.uniform() > 0.3 ? random.uniform() : 0.01 }
                let scale = (0.35 + 0.3 * random.uniform()) * size / weights.reduce(0, +)
                for i in 0..<N { use[(s * N + i) * N + j] = scale * weights[i] }
                for k in 0..<K {
                    final[(s * N + j) * K + k] = size * (0.3 + random.uniform()) / Double(K)
                }
            }
        }
        if negative { use[1] = -use[1] / 4 }
        let layout = try TableLayout(
            regions: (1...G).map { Region("R\($0)") }, sectors: (1...N).map { Sector("s\($0)") },
            finalDemand: (1...K).map { FinalDemandCategory("F\($0)") })
        let n = G * N
        var Y = Matrix(layout.industryAxis, layout.demandAxis)
        var sales = [Double](repeating: 0, count: n)
        var inputs = sales
        for r in 0..<G {
            for i in 0..<N {
                for s in 0..<G {
                    let share = shares[(i * G + r) * G + s]
                    for k in 0..<K { Y[r * N + i, s * K + k] = share * final[(s * N + i) * K + k] }
                    for j in 0..<N {
                        let value = share * use[(s * N + i) * N + j]
                        sales[r * N + i] += value
                        inputs[s * N + j] += value
                    }
                }
            }
        }
        let x = zip(sales, Y.rowSums()).map { $0 + $1 }
        let co2 = Satellite.Stressor(code: "CO2", unit: "kt")
        let axis = Satellite.axis(of: [co2])
        let emissions = Matrix<StressorAxis, IndustryAxis>(
            axis, layout.industryAxis, columnMajor: x.map { $0 * random.uniform() })
        table = try MRIOTable(
            name: "implicit \(G)×\(N)", year: 2015, unit: "million EUR",
            valuation: "basic prices",
            provenance: Provenance(entries: [.init("source", "seeded generator")]),
            layout: layout, primaryInputs: [PrimaryInput("VA", kind: .valueAdded)],
            technology: TradedTechnology(
                regionCount: G, sectorCount: N, use: use, shares: shares), Y: Y,
            V: Matrix(
                Axis(["VA"]), layout.industryAxis,
                columnMajor: zip(x, inputs).map { $0 - $1 }),
            satellites: [
                Satellite(
                    name: "emissions", stressors: [co2], F: emissions,
                    FY: Matrix(axis, layout.demandAxis), provenance: Provenance())
            ], declaredOutput: x)
        self.use = use
        self.shares = shares
        self.final = final
    }
}

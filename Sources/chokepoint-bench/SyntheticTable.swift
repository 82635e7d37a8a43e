import InputOutput
import LinearAlgebra
import Platform

/// Seeded tables of any size that look like published ones to a solver: four fifths of inputs are
/// bought at home, a third of the cells abroad are empty, and intermediate inputs are up to 5/7 of
/// output.
enum SyntheticTable {
    /// A table of n industries; the same n gives the same table.
    static func make(industries n: Int) throws(Diagnostics) -> MRIOTable {
        let (regions, sectors) = shape(n)
        let layout = try TableLayout(
            regions: (1...regions).map { Region("R\($0)") },
            sectors: (1...sectors).map { Sector("s\($0)") }, finalDemand: [.init("FD")])
        var random = SplitMix64(seed: UInt64(n))
        let sizes = (0..<n).map { _ in 0.2 + 2 * random.uniform() * random.uniform() }
        let homeWeight = max(2.8 * Double(regions - 1), 1)
        let Z = Matrix(layout.industryAxis, layout.industryAxis) { target in
            for j in 0..<n {
                let home = layout.industries(of: layout.region(ofIndustry: j))
                for i in 0..<n {
                    let u = random.uniform()
                    let isHome = home.contains(i)
                    // u² for home cells and a shifted u² abroad: few large flows, many small ones.
                    let share = isHome ? u : max(u - 0.33, 0)
                    target[i + j * n] =
                        sizes[i] * sizes[j] * share * share * (isHome ? homeWeight : 1)
                }
            }
        }
        let (inputs, sales) = (Z.columnSums(), Z.rowSums())
        var Y = Matrix(layout.industryAxis, layout.demandAxis)
        for i in 0..<n {
            // Enough final demand that output is at least 1.4 times the inputs.
            let total = max(1.4 * inputs[i] - sales[i], 0) + 0.1 * sales[i]
            let home = layout.region(ofIndustry: i)
            for r in 0..<regions {
                let abroad = regions > 1 ? 0.2 / Double(regions - 1) : 0
                Y[i, r] = total * (r == home ? (regions > 1 ? 0.8 : 1) : abroad)
            }
        }
        let x = zip(sales, Y.rowSums()).map { $0 + $1 }
        let primary = [PrimaryInput("VA", kind: .valueAdded)]
        let V = Matrix<PrimaryInputAxis, IndustryAxis>(
            Axis(primary.map(\.code)), layout.industryAxis,
            columnMajor: zip(x, inputs).map { $0 - $1 })
        return try MRIOTable(
            name: "synthetic \(regions)×\(sectors)", year: nil, unit: "million USD",
            valuation: "basic prices",
            provenance: Provenance(entries: [.init("source", "seeded generator")]),
            layout: layout, primaryInputs: primary, Z: Z, Y: Y, V: V)
    }

    /// Regions × sectors: those of well-known tables, else as square as n allows.
    static func shape(_ n: Int) -> (regions: Int, sectors: Int) {
        precondition(n > 0, "a table needs industries")
        let known = [1435: 41, 2464: 44, 3465: 77, 4900: 49, 9800: 49, 9840: 82, 19_680: 164]
        if let regions = known[n] { return (regions, n / regions) }
        let root = Int(Double(n).squareRoot())
        let regions = stride(from: root, to: 1, by: -1).first { n % $0 == 0 } ?? 1
        return (regions, n / regions)
    }
}

import InputOutput
import LinearAlgebra
import Platform
import Providers

/// A seeded table of technology × trade shares of the size of EXIOBASE 3rx: 214 regions, 200
/// products, 42,800 industries whose cells would take 14.7 GB.
enum SyntheticImplicit {
    /// Regions and products of EXIOBASE 3rx.
    static let shape = (regions: 214, sectors: 200)

    /// Writes a table of G regions and N sectors: 35 to 60 % of output are inputs, and 70 to 95 %
    /// of what is used is from home.
    static func write(regions G: Int, sectors N: Int, to path: String) throws(Diagnostics) {
        var random = SplitMix64(seed: UInt64(G * N))
        var shares = [Double](repeating: 0, count: N * G * G)
        for i in 0..<N {
            for s in 0..<G {
                let home = 0.7 + 0.25 * random.uniform()
                let weights = (0..<G).map { _ in random.uniform() * random.uniform() }
                let abroad = weights.reduce(0, +) - weights[s]
                for r in 0..<G {
                    shares[(i * G + r) * G + s] =
                        r == s ? (G > 1 ? home : 1) : (1 - home) * weights[r] / abroad
                }
            }
        }
        let sizes = (0..<(G * N)).map { _ in 20 + 200 * random.uniform() * random.uniform() }
        var use = [Double](repeating: 0, count: G * N * N)
        for s in 0..<G {
            for j in 0..<N {
                let weights = (0..<N).map { _ -> Double in
                    let u = random.uniform()
                    return u > 0.3 ? u * u : 0
                }
                let inputs = (0.35 + 0.25 * random.uniform()) * sizes[s * N + j]
                let scale = inputs / max(weights.reduce(0, +), 1e-9)
                for i in 0..<N { use[(s * N + i) * N + j] = scale * weights[i] }
            }
        }
        let technology = TradedTechnology(
            regionCount: G, sectorCount: N, use: use, shares: shares)
        let layout = try TableLayout(
            regions: (1...G).map { Region("R\($0)") }, sectors: (1...N).map { Sector("s\($0)") },
            finalDemand: [.init("FD")])
        var Y = Matrix(layout.industryAxis, layout.demandAxis)
        for s in 0..<G {
            var column = [Double](repeating: 0, count: G * N)
            for r in 0..<G {
                for i in 0..<N {
                    column[r * N + i] = 0.8 * shares[(i * G + r) * G + s] * sizes[s * N + i]
                }
            }
            Y.setColumn(s, to: column)
        }
        let Z = Matrix(layout.industryAxis, layout.industryAxis, implied: technology)
        let x = zip(Z.rowSums(), Y.rowSums()).map { $0 + $1 }
        let primary = [PrimaryInput("VA", kind: .valueAdded)]
        let V = Matrix<PrimaryInputAxis, IndustryAxis>(
            Axis(primary.map(\.code)), layout.industryAxis,
            columnMajor: zip(x, Z.columnSums()).map { $0 - $1 })
        try ImplicitFormat.write(
            try MRIOTable(
                name: "synthetic implicit \(G)×\(N)", year: nil, unit: "million EUR",
                valuation: "basic prices",
                provenance: Provenance(entries: [.init("source", "seeded generator")]),
                layout: layout, primaryInputs: primary, technology: technology, Y: Y, V: V),
            to: path)
    }
}

extension Scale {
    /// Commands that take technology × trade shares as they are.
    static let implicitCommands = commands.filter {
        $0.name == "info" || $0.name == "solve" || $0.name.hasPrefix("exposure")
            || $0.name.hasPrefix("shock") || $0.name == "scan --importer R2"
    }

    /// Runs whole commands on a table of technology × trade shares.
    static func measureImplicit(
        _ settings: Settings, note: (String) -> Void
    ) throws -> [Measurement] {
        let (G, N) = SyntheticImplicit.shape
        let table = "\(settings.scratch)/implicit.npz"
        note("n=\(G * N): writing technology and trade shares")
        try SyntheticImplicit.write(regions: G, sectors: N, to: table)
        return try implicitCommands.map { command in
            note("n=\(G * N): \(command.name)")
            return try measure(
                command, n: G * N, table: table, cache: "\(settings.scratch)/scale-cache", settings)
        }
    }
}

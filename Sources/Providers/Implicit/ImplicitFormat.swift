import Containers
public import InputOutput

/// A table whose intermediate deliveries are technology × trade shares and stay so: a NumPy archive
/// that a program writes with `numpy.savez`, for G regions and N sectors.
///
/// | array | shape | holds |
/// |---|---|---|
/// | `technology` | G×N×N | product i in a unit of output of industry j of region s, at [s, i, j] |
/// | or `use` | G×N×N | the same as amounts |
/// | `trade_shares` | N×G×G | the share of exporter r in what s uses of product i, at [i, r, s] |
/// | or `trade` | N×G×G | the same as amounts |
/// | `final_trade_shares` | N×G×G | the same for final demand, where its origins differ; optional |
/// | `final_use` | G×N×K | final demand of region s for product i by category k, at [s, i, k] |
/// | `V` | m×G·N, or G·N | primary inputs as amounts |
/// | `x` | G×N | output as the source states it; optional with `use` |
/// | `origins` | () | whose products use and final use cover: `all`, or `domestic` ones |
///
/// Labels, name, year, unit, valuation, provenance and satellites stand in the arrays that
/// `NPZFormat` has for them. Where `origins` is `all`, shares of every product that is used add up
/// to 1 over exporters, home included. Where it is `domestic`, as in the published EXIOBASE 3rx
/// (Bjelle, Stadler and Wood 2019: A and Y are block diagonal, and `TC` is a cube product ×
/// exporter × importer), `trade` holds deliveries between different regions, and each is spread
/// over the importer's users as the importer's own deliveries of the product are.
public enum ImplicitFormat: TableReader {
    /// `implicit`.
    public static let name = "implicit"
    /// For lists of formats.
    public static let title = "technology × trade shares (npz)"

    private static let technologies = ["technology.npy", "use.npy"]
    private static let trades = ["trade_shares.npy", "trade.npy"]

    /// Opens archives of npy files that hold technology or use, and trade or its shares.
    public static func open(
        _ source: TableSource, options: ReadOptions
    ) throws(Diagnostics) -> (any OpenedTable)? {
        guard let (archive, names) = try NPZArchive.members(of: source),
            let technology = technologies.first(where: names.contains),
            let trade = trades.first(where: names.contains)
        else { return nil }
        return opened(archive, "the archive holds npy files, with \(technology) and \(trade)")
    }

    /// Opens any archive.
    /// - Throws: `damaged-archive` for what is none.
    public static func require(
        _ source: TableSource, options: ReadOptions
    ) throws(Diagnostics) -> any OpenedTable {
        opened(try NPZArchive.any(source), "the format was named")
    }

    private static func opened(_ archive: ZipArchive, _ reason: String) -> NPZArchive {
        NPZArchive(archive: archive, reason: reason, title: title) {
            (archive, progress) throws(Diagnostics) in
            var reader = ImplicitReader(archive)
            return try reader.reading(progress: progress)
        }
    }
}

extension ImplicitFormat {
    /// Writes an implicit table, without loss and without multiplying it out; the origins of final
    /// demand are read off its own cells.
    ///
    /// For tests, benchmarks and programs that make such tables: `convert` writes tables with all
    /// their cells.
    /// - Throws: `cannot-write`, `unwritable-name`; `not-implicit` for a table whose cells are
    ///   stored.
    public static func write(_ table: MRIOTable, to path: String) throws(Diagnostics) {
        guard let technology = table.tradedTechnology else {
            throw Diagnostics([
                Diagnostic(
                    .error, "not-implicit", "the cells of the table are stored one by one",
                    at: .init(file: path), remedy: "write it in another format")
            ])
        }
        try SatelliteCheck.requireStorable(table, in: path)
        try NPZFormat.requireStorableTexts(table, path)
        let (G, N) = (table.regionCount, table.sectorCount)
        let K = table.layout.finalDemandCount
        let output = NPZWriter()
        output.add(technology.use, shape: [G, N, N], "use")
        output.add(technology.shares, shape: [N, G, G], "trade_shares")
        let (final, shares) = finalDemand(of: table)
        try requireSameOrigins(table, final, shares, path)
        output.add(final, shape: [G, N, K], "final_use")
        output.add(shares, shape: [N, G, G], "final_trade_shares")
        output.add(table.V, "V")
        if let x = table.declaredOutput { output.add(x, shape: [G, N], "x") }
        output.add("all", "origins")
        NPZFormat.addLabels(of: table, to: output)
        try AtomicOutput.file(at: path) { temporary throws(Diagnostics) in
            try output.write(to: temporary, shownAs: path)
        }
    }

    /// - Throws: `origins-differ` where categories of final demand come from different origins.
    private static func requireSameOrigins(
        _ table: MRIOTable, _ final: [Double], _ shares: [Double], _ path: String
    ) throws(Diagnostics) {
        let (G, N) = (table.regionCount, table.sectorCount)
        let K = table.layout.finalDemandCount
        for column in 0..<(G * K) {
            let (s, k) = (column / K, column % K)
            let cells = table.Y.column(column)
            let largest = cells.reduce(0) { max($0, abs($1)) }
            for r in 0..<G {
                for i in 0..<N {
                    let made = shares[(i * G + r) * G + s] * final[(s * N + i) * K + k]
                    if abs(made - cells[r * N + i]) <= 1e-12 * largest { continue }
                    throw Diagnostics([
                        Diagnostic(
                            .error, "origins-differ",
                            "the categories of final demand of \(table.regions[s].code) have "
                                + "different origins of \(table.sectors[i].code)",
                            at: .init(file: path), remedy: "write the table in another format")
                    ])
                }
            }
        }
    }

    /// Σ_r Y_(r,i),(s,k), G×N×K, and the shares of r in it over all k, N×G×G.
    private static func finalDemand(of table: MRIOTable) -> ([Double], [Double]) {
        let (G, N) = (table.regionCount, table.sectorCount)
        let K = table.layout.finalDemandCount
        var final = [Double](repeating: 0, count: G * N * K)
        var shares = [Double](repeating: 0, count: N * G * G)
        for s in 0..<G {
            for k in 0..<K {
                let column = table.Y.column(s * K + k)
                for r in 0..<G {
                    for i in 0..<N {
                        final[(s * N + i) * K + k] += column[r * N + i]
                        shares[(i * G + r) * G + s] += column[r * N + i]
                    }
                }
            }
        }
        for i in 0..<N {
            for s in 0..<G {
                let total = (0..<K).reduce(0) { $0 + final[(s * N + i) * K + $1] }
                for r in 0..<G {
                    let at = (i * G + r) * G + s
                    shares[at] = total == 0 ? 0 : shares[at] / total
                }
            }
        }
        return (final, shares)
    }
}

import Containers
public import InputOutput
import LinearAlgebra

/// GLORIA’s supply and use tables kept as such: the files of `GLORIAFormat`, of which each region
/// has industries that make products, and products that industries use.
///
/// T is taken apart into the supply of each region’s products by its own industries (which need not
/// be diagonal here) and the use of all products by all industries; Y is final demand of products,
/// V what industries pay, TQ with YQ an account of industries and of final demand. (Layout: the
/// provider’s GLORIA_ReadMe, sheets ‘MR-SUT structure’ and ‘Valuations’.)
public enum GLORIASupplyUse: SupplyUseReader {
    /// `gloria`.
    public static let name = "gloria"
    /// `GLORIA (folder or zip of CSV files)`.
    public static let title = "GLORIA’s supply and use tables (folder or zip of CSV files)"

    /// Reads a folder or archive with a file …_T-Results_…, of one year where there are several.
    public static func read(
        _ source: TableSource, year: Int?, findings: inout [Diagnostic]
    ) throws(Diagnostics) -> SupplyUseTable? {
        let files = try source.files()
        guard files.isFolder || files.isArchive,
            GLORIAFiles.parts(in: files).contains(where: { $0.matrix == "T" })
        else { return nil }
        return try GLORIAReader(files: try GLORIAFiles(files, year: year)).supplyUse(&findings)
    }
}

extension GLORIAReader {
    /// The supply and use tables.
    /// - Throws: every problem of the labels; when there are none, every problem of the numbers.
    fileprivate func supplyUse(
        _ findings: inout [Diagnostic]
    ) throws(Diagnostics) -> SupplyUseTable {
        let labels = try GLORIALabels(try files.workbook())
        let layout = try SupplyUseLayout(
            regions: labels.layout.regions, products: labels.layout.sectors,
            industries: labels.layout.sectors, finalDemand: labels.layout.finalDemand)
        var problems = ProblemCollector()
        let flows = problems.attempt(try self.blocks(labels, layout))
        let Y = problems.attempt(try demand(labels))
        let V = problems.attempt(try inputs(labels))
        let account = problems.attempt(try self.account(labels, ReadOptions(), &findings))
        try problems.throwIfAny()
        guard let flows, let Y, let V, let account else {
            preconditionFailure("a part is missing without a problem")
        }
        let accounts = account.map {
            [
                SupplyUseTable.Account(
                    name: $0.name, stressors: $0.stressors,
                    F: $0.F.relabelled($0.F.rows, layout.activityAxis),
                    FY: $0.FY.relabelled($0.FY.rows, layout.demandAxis))
            ]
        }
        return try SupplyUseTable(
            name: "GLORIA release \(files.release), \(files.year), supply and use",
            year: files.year, unit: "thousand USD", valuation: "basic prices",
            provenance: provenance, layout: layout, primaryInputs: labels.inputs,
            supply: flows.supply, use: flows.use,
            Y: Y.relabelled(layout.productAxis, layout.demandAxis),
            V: V.relabelled(V.rows, layout.activityAxis), accounts: accounts ?? [])
    }

    /// Supply and use, from T.
    private func blocks(
        _ labels: GLORIALabels, _ layout: SupplyUseLayout
    ) throws(Diagnostics) -> (
        supply: Matrix<ProductAxis, SectorAxis>, use: Matrix<ProductAxis, ActivityAxis>
    ) {
        let rows = labels.rows
        let grid = try grid("T", rows: rows, columns: rows, labels.source)
        let blocks = GLORIABlocks(
            regions: layout.regions.count, sectors: layout.industries.count)
        var use: Matrix<ProductAxis, ActivityAxis>?
        let supply = try Matrix(layout.productAxis, layout.industryAxis) {
            made throws(Diagnostics) in
            let supplies = SharedDoubles(base: made.baseAddress)
            use = try Matrix(layout.productAxis, layout.activityAxis) {
                used throws(Diagnostics) in
                let cells = SharedDoubles(base: used.baseAddress)
                try grid.run { block, first, count in
                    guard let use = cells.base, let supply = supplies.base else { return }
                    blocks.takeFlows(
                        block, first: first, count: count, use: use, supply: supply,
                        isDiagonal: false)
                }
            }
        }
        try blocks.throwStrays(grid)
        guard let use else { preconditionFailure("use is made with supply") }
        return (supply, use)
    }
}

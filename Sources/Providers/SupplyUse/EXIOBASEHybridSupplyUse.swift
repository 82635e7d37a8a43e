import Containers
public import InputOutput
import LinearAlgebra

/// EXIOBASE’s hybrid supply and use tables: `MR_HSUP_…csv`, `MR_HUSE_…csv` and `MR_HSUTs_…_FD.csv`
/// with the workbooks of extensions and classifications, in one folder or archive.
///
/// Products are in tonnes, terajoules and money, so that supply and use are compared product by
/// product, and of the four models A alone is possible, where there are as many products as
/// activities; the release’s own table by product technology is read as a table
/// (`EXIOBASEHybridFormat`).
public enum EXIOBASEHybridSupplyUse: SupplyUseReader {
    /// `exiobase-hybrid`.
    public static let name = "exiobase-hybrid"
    /// `EXIOBASE hybrid supply and use tables`.
    public static let title = "EXIOBASE hybrid supply and use tables (MR_HSUP_…, MR_HUSE_…)"

    /// Reads files by their names; the release has one year.
    public static func read(
        _ source: TableSource, year: Int?, findings: inout [Diagnostic]
    ) throws(Diagnostics) -> SupplyUseTable? {
        let files = EXIOBASEHybridFiles(files: try source.files())
        guard files.files.isFolder || files.files.isArchive, files.name("MR_HSUP_", ".csv") != nil
        else { return nil }
        let made = try files.matrix("MR_HSUP_", ".csv", "supply")
        let used = try files.matrix("MR_HUSE_", ".csv", "use")
        let demand = try files.matrix("MR_HSUTs_", "_FD.csv", "final demand")
        let products = try used.grid(used.rows, what: "products")
        let industries = try used.grid(used.columns, what: "activities")
        let categories = try demand.grid(demand.columns, what: "categories of final demand")
        for (file, isSame) in [
            (made, made.rows == used.rows && made.columns == used.columns),
            (demand, demand.rows == used.rows && categories.regions == products.regions),
            (used, products.regions == industries.regions),
        ] where !isSame {
            throw Diagnostics([
                Diagnostic(
                    .error, "label-order",
                    "the products, activities or regions differ from those of the use table",
                    at: .init(file: file.text.path), remedy: "take all files of one release")
            ])
        }
        let units = try used.units(of: products.items)
        let extensions = try files.extensions(
            "MR_HSUTs_", columns: used.columns, demand: demand.columns, keepsAccounts: true,
            &findings)
        func sectors(_ items: [EXIOBASEHybridCSV.Label], _ units: [String]?) -> [Sector] {
            zip(EXIOBASEHybridCSV.codes(of: items), items).enumerated().map { k, pair in
                let unit = units?[k]
                let isMoney = unit?.lowercased() == "meuro"
                return Sector(pair.0, name: pair.1.name, unit: isMoney ? nil : unit)
            }
        }
        let layout = try SupplyUseLayout(
            regions: products.regions.map { Region($0) },
            products: sectors(products.items, units), industries: sectors(industries.items, nil),
            finalDemand: zip(
                EXIOBASEHybridCSV.codes(of: categories.items), categories.items
            ).map { FinalDemandCategory($0, name: $1.name) })
        let whole = try made.numbers(layout.productAxis, layout.activityAxis, &findings)
        let supply = try SupplyUseAssembly.supply(layout, path: made.text.path) { whole[$0, $1] }
        let (stated, version) = EXIOBASEHybridFormat.release(of: made.text.path)
        return try SupplyUseTable(
            name: "EXIOBASE hybrid supply and use tables" + (stated.map { ", \($0)" } ?? ""),
            year: stated, unit: extensions.money, valuation: "basic prices",
            provenance: EXIOBASEHybridFormat.provenance(version), layout: layout,
            primaryInputs: extensions.inputs, supply: supply,
            use: try used.numbers(layout.productAxis, layout.activityAxis, &findings),
            Y: try demand.numbers(layout.productAxis, layout.demandAxis, &findings),
            V: Matrix(
                Axis(extensions.inputs.map(\.code)), layout.activityAxis,
                rowMajor: extensions.values),
            accounts: extensions.accounts.map { account in
                let axis = Satellite.axis(of: account.stressors)
                return SupplyUseTable.Account(
                    name: account.name, stressors: account.stressors,
                    F: Matrix(axis, layout.activityAxis, rowMajor: account.F),
                    FY: Matrix(axis, layout.demandAxis, rowMajor: account.FY))
            })
    }
}

import Containers
public import InputOutput
import LinearAlgebra

/// EXIOBASE’s monetary supply and use tables: the files `supply.csv`, `use.csv`, `final_demand.csv`
/// and `value_added.csv`, separated by tabs, in a folder or an archive.
///
/// Columns have two lines of labels, region and code; rows have the same two cells in front, those
/// of value added one.
public enum EXIOBASESupplyUse: SupplyUseReader {
    /// `exiobase`.
    public static let name = "exiobase"
    /// `EXIOBASE monetary supply and use tables`.
    public static let title =
        "EXIOBASE monetary supply and use tables (supply.csv, use.csv, "
        + "final_demand.csv, value_added.csv)"

    private static let parts = ["supply", "use", "final_demand", "value_added"]

    /// Reads a folder or archive that has the four files.
    public static func read(
        _ source: TableSource, year: Int?, findings: inout [Diagnostic]
    ) throws(Diagnostics) -> SupplyUseTable? {
        let files = try source.files()
        var found: [String: String] = [:]
        for name in files.names {
            let last = SourceFiles.lastComponent(of: name).lowercased()
            for part in parts where last == "\(part).csv" { found[part] = name }
        }
        guard found.count == parts.count else { return nil }
        return try Reader(files: files, names: found).table()
    }

    private struct Reader {
        let files: SourceFiles
        let names: [String: String]

        private func file(_ part: String, labels: Int) throws(Diagnostics) -> PandasMatrixFile {
            try PandasMatrixFile(
                try files.text(of: names[part] ?? ""), name: part, levels: 2, labelColumns: labels)
        }

        private func grid(
            _ outer: [String], _ inner: [String], _ what: String, _ path: String
        ) throws(Diagnostics) -> LabelGrid {
            try SupplyUseAssembly.grid(
                zip(outer, inner).map { LabelGrid.Pair(outer: $0, inner: $1) }, what: what,
                path: path)
        }

        private func numbers<R: AxisKind, C: AxisKind>(
            _ file: PandasMatrixFile, _ rows: Axis<R>, _ columns: Axis<C>
        ) throws(Diagnostics) -> Matrix<R, C> {
            let content = try file.read(
                rows: PandasLabels(rows.labels, source: "use.csv"),
                columns: PandasLabels(columns.labels, source: "use.csv"), anyRowOrder: false,
                keepsBlanks: false, progress: { _ in })
            return content.numbers.relabelled(rows, columns)
        }

        func table() throws(Diagnostics) -> SupplyUseTable {
            let use = try file("use", labels: 2)
            let demandFile = try file("final_demand", labels: 2)
            let added = try file("value_added", labels: 1)
            let rows = use.rowLabels().map { label in
                LabelGrid.pair(splitting: label, at: "/")
                    ?? LabelGrid.Pair(outer: label, inner: "")
            }
            let products = try SupplyUseAssembly.grid(rows, what: "products", path: use.path)
            let industries = try grid(use.levels[0], use.levels[1], "industries", use.path)
            let categories = try grid(
                demandFile.levels[0], demandFile.levels[1], "categories of final demand",
                demandFile.path)
            guard products.outer == industries.outer, categories.outer == products.outer else {
                throw Diagnostics([
                    Diagnostic(
                        .error, "label-order", "rows and columns have other regions",
                        at: .init(file: use.path), remedy: "take all files of one release")
                ])
            }
            let layout = try SupplyUseLayout(
                regions: products.outer.map { Region($0) },
                products: products.inner.map { Sector($0) },
                industries: industries.inner.map { Sector($0) },
                finalDemand: categories.inner.map { FinalDemandCategory($0) })
            let supplyFile = try file("supply", labels: 2)
            let whole = try numbers(supplyFile, layout.productAxis, layout.activityAxis)
            let supply = try SupplyUseAssembly.supply(layout, path: supplyFile.path) {
                whole[$0, $1]
            }
            let inputs = added.rowLabels().map { label in
                PrimaryInput(
                    label, kind: label.lowercased().hasPrefix("taxes less") ? .taxes : nil)
            }
            let folder = SourceFiles.lastComponent(of: files.path)
            let year = FileChoice.year(in: folder)
            return try SupplyUseTable(
                name: "EXIOBASE supply and use tables" + (year.map { ", \($0)" } ?? ""),
                year: year, unit: "million EUR", valuation: "basic prices",
                provenance: Provenance(entries: [
                    .init("source", "EXIOBASE, monetary supply and use tables"),
                    .init("file", folder),
                ]), layout: layout, primaryInputs: inputs, supply: supply,
                use: try numbers(use, layout.productAxis, layout.activityAxis),
                Y: try numbers(demandFile, layout.productAxis, layout.demandAxis),
                V: try numbers(added, Axis(inputs.map(\.code)), layout.activityAxis))
        }
    }
}

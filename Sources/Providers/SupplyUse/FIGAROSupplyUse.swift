import Containers
public import InputOutput
import LinearAlgebra

/// FIGARO’s supply and use tables: the two matrices `…eu-ic-supply…` and `…eu-ic-use…` of one year
/// in a folder or an archive.
///
/// Products are `CC_CPA_A01`, industries `CC_A01`, final demand `CC_P3_S13` …; six rows of primary
/// inputs (`W2_D21X31` …) stand below the use table. Numbers are at basic prices.
public enum FIGAROSupplyUse: SupplyUseReader {
    /// `figaro`.
    public static let name = "figaro"
    /// `FIGARO supply and use matrices`.
    public static let title = "FIGARO matrices eu-ic-supply and eu-ic-use in one folder"

    /// Reads a folder or archive that has the two files.
    public static func read(
        _ source: TableSource, year: Int?, findings: inout [Diagnostic]
    ) throws(Diagnostics) -> SupplyUseTable? {
        let files = try source.files()
        func candidates(_ word: String) -> [String] {
            files.csvCandidates.filter {
                SourceFiles.lastComponent(of: $0).lowercased().contains(word)
            }
        }
        let (supplies, uses) = (candidates("ic-supply"), candidates("ic-use"))
        guard let supply = supplies.first, let use = uses.first else { return nil }
        guard supplies.count == 1, uses.count == 1,
            FileChoice.year(in: supply) == FileChoice.year(in: use)
        else {
            throw Diagnostics([
                Diagnostic(
                    .error, "several-files",
                    "there are \(supplies.count) supply and \(uses.count) use tables",
                    at: .init(file: source.path),
                    remedy: "leave one supply and one use table of the same year in the folder")
            ])
        }
        let reader = Reader(
            supply: try Wide(files.text(of: supply)), use: try Wide(files.text(of: use)))
        return try reader.table(named: use)
    }

    /// A wide file with its labels.
    private struct Wide {
        let path: String
        let columns: [LabelGrid.Pair]
        let rows: [LabelGrid.Pair]
        let numbers: Matrix<OrdinalAxis, OrdinalAxis>

        init(_ text: CSVText) throws(Diagnostics) {
            path = text.path
            let header = CSVHeader(text)
            try header.requireDelimiter()
            try header.problems.throwIfAny(file: text.path)
            let labels = Array(header.labels.dropFirst())
            let scan = CSVMatrixScan(
                text: text, bodyStart: header.end, columns: labels,
                name: SourceFiles.lastComponent(of: text.path))
            // Lines are counted first, so that numbers have a place.
            let lines = scan.run { _, _, _ in }
            try lines.problems.throwIfAny(file: text.path)
            let (n, m) = (lines.rowCount, labels.count)
            numbers = Matrix(Axis(count: n), Axis(count: m)) { target in
                let box = SharedDoubles(base: target.baseAddress)
                _ = scan.run { block, first, count in
                    guard first + count <= n, let base = box.base else { return }
                    RowBlock.transpose(
                        block, rows: count, columns: m, into: base + first, leading: n)
                }
            }
            columns = try Self.pairs(labels, text.path)
            rows = try Self.pairs(lines.labels.map(\.text), text.path)
        }

        private static func pairs(
            _ labels: [String], _ path: String
        ) throws(Diagnostics) -> [LabelGrid.Pair] {
            var pairs: [LabelGrid.Pair] = []
            for label in labels {
                guard let pair = LabelGrid.pair(splitting: label) else {
                    throw Diagnostics([
                        Diagnostic(
                            .error, "unknown-label",
                            "‘\(label.shortened)’ is not a region and a code",
                            at: .init(file: path), remedy: "FIGARO’s labels are such as AT_CPA_A01")
                    ])
                }
                pairs.append(pair)
            }
            return pairs
        }
    }

    private struct Reader {
        let supply: Wide
        let use: Wide

        func table(named file: String) throws(Diagnostics) -> SupplyUseTable {
            let demandCodes = Set(FIGAROFacts.categories)
            let inputCodes = Set(FIGAROFacts.inputs)
            let productRows = use.rows.indices.filter { !inputCodes.contains(use.rows[$0].inner) }
            let inputRows = use.rows.indices.filter { inputCodes.contains(use.rows[$0].inner) }
            let users = use.columns.indices.filter { !demandCodes.contains(use.columns[$0].inner) }
            let demand = use.columns.indices.filter { demandCodes.contains(use.columns[$0].inner) }
            let products = try SupplyUseAssembly.grid(
                productRows.map { use.rows[$0] }, what: "products", path: use.path)
            let industries = try SupplyUseAssembly.grid(
                users.map { use.columns[$0] }, what: "industries", path: use.path)
            let categories = try SupplyUseAssembly.grid(
                demand.map { use.columns[$0] }, what: "categories of final demand", path: use.path)
            guard supply.rows == productRows.map({ use.rows[$0] }),
                supply.columns == users.map({ use.columns[$0] }),
                products.outer == industries.outer, products.outer == categories.outer,
                inputRows.map({ use.rows[$0].inner }) == FIGAROFacts.inputs
            else {
                throw Diagnostics([
                    Diagnostic(
                        .error, "label-order",
                        "the supply table has other products or industries than the use table",
                        at: .init(file: supply.path),
                        remedy: "take both tables of the same edition; below the use table stand "
                            + FIGAROFacts.inputs.joined(separator: ", "))
                ])
            }
            let layout = try SupplyUseLayout(
                regions: products.outer.map { Region($0) },
                products: products.inner.map { Sector($0) },
                industries: industries.inner.map { Sector($0) },
                finalDemand: categories.inner.map {
                    FinalDemandCategory($0, name: FIGAROFacts.categoryNames[$0])
                })
            let made = try SupplyUseAssembly.supply(layout, path: supply.path) {
                supply.numbers[$0, $1]
            }
            func part<R: AxisKind, C: AxisKind>(
                _ rows: [Int], _ columns: [Int], _ rowAxis: Axis<R>, _ columnAxis: Axis<C>
            ) -> Matrix<R, C> {
                Matrix(rowAxis, columnAxis) { target in
                    for (j, column) in columns.enumerated() {
                        for (i, row) in rows.enumerated() {
                            target[i + j * rows.count] = use.numbers[row, column]
                        }
                    }
                }
            }
            let inputs = FIGAROFacts.primaryInputs
            let year = FileChoice.year(in: file)
            return try SupplyUseTable(
                name: "FIGARO supply and use tables" + (year.map { ", \($0)" } ?? ""), year: year,
                unit: FIGAROFacts.unit, valuation: "basic prices",
                provenance: FIGAROFacts.provenance(of: file), layout: layout,
                primaryInputs: inputs, supply: made,
                use: part(productRows, users, layout.productAxis, layout.activityAxis),
                Y: part(productRows, demand, layout.productAxis, layout.demandAxis),
                V: part(inputRows, users, Axis(inputs.map(\.code)), layout.activityAxis))
        }
    }
}

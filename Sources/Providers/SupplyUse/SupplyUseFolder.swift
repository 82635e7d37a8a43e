import Containers
public import InputOutput
import LinearAlgebra

/// Supply and use tables as a folder of wide CSV files.
///
///     table.csv           key,value: name, year, unit, valuation, provenance/KEY, history…
///     regions.csv         code,name
///     products.csv        code,name
///     industries.csv      code,name
///     final_demand.csv    code,name
///     primary_inputs.csv  code,name,kind (value-added, taxes, imports; else the code decides)
///     supply.csv          REGION/PRODUCT by INDUSTRY: what industries of the product's region make
///     use.csv             REGION/PRODUCT by REGION/INDUSTRY
///     Y.csv               REGION/PRODUCT by REGION/CATEGORY
///     V.csv               primary inputs by REGION/INDUSTRY
///     adjustments.csv     code,name,kind (imports, margins, taxes), where supply has such columns
///     supply_adjustments.csv   REGION/PRODUCT by the codes of adjustments.csv
///     satellites/NAME/    stressors.csv (code,unit), F.csv by REGION/INDUSTRY, FY.csv by
///                         REGION/CATEGORY
///
/// Labels are in the order of the label files; files are written as those of tables.
public enum SupplyUseFolder: SupplyUseReader {
    /// `csv`.
    public static let name = "csv"
    /// `folder of CSV files`.
    public static let title = "folder of CSV files with supply.csv and use.csv"

    /// The files by which a folder is known.
    static let marks = ["supply.csv", "use.csv"]

    /// Whether these are names of such a folder; EXIOBASE's files have the same names and no
    /// table.csv.
    static func isFolder(_ names: [String]) -> Bool {
        marks.allSatisfy(names.contains)
            && ["table.csv", "products.csv", "industries.csv"].contains(where: names.contains)
    }

    /// Reads a folder that has the files.
    public static func read(
        _ source: TableSource, year: Int?, findings: inout [Diagnostic]
    ) throws(Diagnostics) -> SupplyUseTable? {
        guard source.isFolder, let names = FolderContent.names(in: source.path), isFolder(names)
        else { return nil }
        return try Reader(folder: source.path, names: names).table()
    }

    private struct Reader {
        let folder: String
        let names: [String]

        func table() throws(Diagnostics) -> SupplyUseTable {
            var problems = ProblemCollector()
            let facts = problems.attempt(try TableFacts(path: path("table")))
            let regions = problems.attempt(try LabelFile(path: path("regions")))
            let products = problems.attempt(try LabelFile(path: path("products")))
            let industries = problems.attempt(try LabelFile(path: path("industries")))
            let demand = problems.attempt(try LabelFile(path: path("final_demand")))
            let inputs = problems.attempt(
                try LabelFile(
                    path: path("primary_inputs"), third: "kind",
                    allowed: PrimaryInput.Kind.allCases.map(\.rawValue)))
            let hasAdjustments = names.contains("adjustments.csv")
            let adjustments = problems.attempt(
                hasAdjustments
                    ? try LabelFile(
                        path: path("adjustments"), third: "kind",
                        allowed: SupplyUseTable.Adjustment.Kind.allCases.map(\.rawValue)
                    ).entries
                    : [])
            try problems.throwIfAny()
            guard let facts, let regions, let products, let industries, let demand, let inputs,
                let adjustments
            else { preconditionFailure("a part is missing without a problem") }
            let layout = try SupplyUseLayout(
                regions: regions.entries.map { Region($0.code, name: $0.name) },
                products: products.entries.map { Sector($0.code, name: $0.name) },
                industries: industries.entries.map { Sector($0.code, name: $0.name) },
                finalDemand: demand.entries.map { FinalDemandCategory($0.code, name: $0.name) })
            let primary = inputs.entries.map { entry in
                PrimaryInput(
                    entry.code, name: entry.name,
                    kind: entry.third.flatMap(PrimaryInput.Kind.init(rawValue:)))
            }
            let supply = problems.attempt(
                try file("supply", "products", "industries").read(
                    rows: layout.productAxis, columns: layout.industryAxis))
            let use = problems.attempt(
                try file("use", "products", "industries").read(
                    rows: layout.productAxis, columns: layout.activityAxis))
            let Y = problems.attempt(
                try file("Y", "products", "final_demand").read(
                    rows: layout.productAxis, columns: layout.demandAxis))
            let V = problems.attempt(
                try file("V", "primary_inputs", "industries").read(
                    rows: Axis<PrimaryInputAxis>(primary.map(\.code)), columns: layout.activityAxis)
            )
            let columns = problems.attempt(try self.adjustments(adjustments, layout))
            let accounts = problems.attemptEach(accountNames) { name throws(Diagnostics) in
                try account(name, layout)
            }
            try problems.throwIfAny()
            guard let supply, let use, let Y, let V, let columns else {
                preconditionFailure("a part is missing without a problem")
            }
            do throws(Diagnostics) {
                return try SupplyUseTable(
                    name: facts.name, year: facts.year, unit: facts.unit,
                    valuation: facts.valuation, provenance: facts.provenance, layout: layout,
                    primaryInputs: primary, supply: supply, use: use, Y: Y, V: V,
                    adjustments: columns, accounts: accounts)
            } catch {
                throw error.located(in: folder)
            }
        }

        private func path(_ name: String) -> String { "\(folder)/\(name).csv" }

        private func file(
            _ name: String, _ rows: String, _ columns: String
        ) -> LabelledMatrixFile {
            LabelledMatrixFile(
                path: path(name), name: name, rowSource: "\(rows).csv",
                columnSource: "\(columns).csv")
        }

        private func adjustments(
            _ entries: [LabelFile.Entry], _ layout: SupplyUseLayout
        ) throws(Diagnostics) -> [SupplyUseTable.Adjustment] {
            if entries.isEmpty { return [] }
            var kinds: [SupplyUseTable.Adjustment.Kind] = []
            for entry in entries {
                guard let kind = entry.third.flatMap(SupplyUseTable.Adjustment.Kind.init(rawValue:))
                else {
                    throw Diagnostics([
                        Diagnostic(
                            .error, "no-kind", "\(entry.code) has no kind",
                            at: .init(file: path("adjustments")),
                            remedy: "write the column kind: imports, margins or taxes")
                    ])
                }
                kinds.append(kind)
            }
            let values = try file("supply_adjustments", "products", "adjustments").read(
                rows: layout.productAxis, columns: Axis<OrdinalAxis>(entries.map(\.code)))
            return entries.indices.map { k in
                SupplyUseTable.Adjustment(
                    entries[k].code, name: entries[k].name, kind: kinds[k],
                    values: values.column(k))
            }
        }

        private var accountNames: [String] {
            FolderContent.names(in: "\(folder)/satellites") ?? []
        }

        private func account(
            _ name: String, _ layout: SupplyUseLayout
        ) throws(Diagnostics) -> SupplyUseTable.Account {
            let place = "satellites/\(name)"
            let labels = try LabelFile(path: path("\(place)/stressors"), second: "unit")
            let stressors = labels.entries.map { Satellite.Stressor(code: $0.code, unit: $0.name) }
            let axis = Satellite.axis(of: stressors)
            let F = try file("\(place)/F", "stressors", "industries").read(
                rows: axis, columns: layout.activityAxis)
            let FY = try file("\(place)/FY", "stressors", "final_demand").read(
                rows: axis, columns: layout.demandAxis)
            return SupplyUseTable.Account(name: name, stressors: stressors, F: F, FY: FY)
        }
    }
}

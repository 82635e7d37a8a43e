import Containers
public import InputOutput
import LinearAlgebra

/// EXIOBASE’s hybrid table, product by product in tonnes, terajoules and money: the files
/// MR_HIOT_2011_v3_3_18_… of the release in one folder or archive.
///
/// Rows have units of their own; value added and taxes are in million EUR, from the sheet `VA_act`
/// of the extensions. Which product a column stands for is what the file of principal production
/// says; rows and columns must agree. (Layout: MARIO’s and bw_exiobase’s readers of release 3.3.18;
/// a real file was not at hand.)
public enum EXIOBASEHybridFormat: TableReader {
    /// `exiobase-hybrid`.
    public static let name = "exiobase-hybrid"
    /// `EXIOBASE 3 hybrid (folder or zip of CSV files)`.
    public static let title = "EXIOBASE 3 hybrid (folder or zip of MR_HIOT_… files)"
    /// Satellite accounts may be left out.
    public static let choices: Set<ReadOptions.Choice> = [.noSatellites]

    private static let flows = ("MR_HIOT_", "_by_product_technology.csv")

    /// Opens a folder or archive with a file MR_HIOT_…_by_product_technology.csv.
    public static func open(
        _ source: TableSource, options: ReadOptions
    ) throws(Diagnostics) -> (any OpenedTable)? {
        let files = try source.files()
        guard files.isFolder || files.isArchive,
            let name = EXIOBASEHybridFiles(files: files).name(flows.0, flows.1)
        else { return nil }
        return Opened(
            files: EXIOBASEHybridFiles(files: files), options: options,
            recognition: Recognition(
                format: "EXIOBASE 3 hybrid",
                reason: "it has \(SourceFiles.lastComponent(of: name))"))
    }

    /// Opens any folder or archive.
    public static func require(
        _ source: TableSource, options: ReadOptions
    ) throws(Diagnostics) -> any OpenedTable {
        Opened(
            files: EXIOBASEHybridFiles(files: try source.files()), options: options,
            recognition: .named(title))
    }

    /// Year and version, as in `MR_HIOT_2011_v3_3_18_…`.
    static func release(of path: String) -> (year: Int?, version: String) {
        let words = SourceFiles.lastComponent(of: path).split(separator: "_")
        let start = words.firstIndex { $0.hasPrefix("v") && Int($0.dropFirst()) != nil }
        let version =
            start.map { first in
                ([words[first].dropFirst()] + words[(first + 1)...].prefix { Int($0) != nil })
                    .joined(separator: ".")
            } ?? ""
        return (words.lazy.compactMap { $0.count == 4 ? Int($0) : nil }.first, version)
    }

    /// Where the numbers come from.
    static func provenance(_ version: String) -> Provenance {
        Provenance(entries: [
            .init(
                "source", "EXIOBASE 3 hybrid" + (version.isEmpty ? "" : ", version \(version)")),
            .init(
                "citation",
                """
                Merciai & Schmidt (2018), Methodology for the construction of global \
                multi-regional hybrid supply and use tables for the EXIOBASE v3 database, Journal \
                of Industrial Ecology 22(3), 516–531
                """),
            .init("licence", "as the record states from which the files were downloaded"),
        ])
    }

    private struct Opened: OpenedTable {
        let files: EXIOBASEHybridFiles
        let options: ReadOptions
        let recognition: Recognition

        private func matrix() throws(Diagnostics) -> EXIOBASEHybridCSV {
            try files.matrix(flows.0, flows.1, "Z")
        }

        /// Name, year, unit and size, from the labels.
        func summary() throws(Diagnostics) -> TableSummary {
            let flows = try matrix()
            let (regions, items) = try flows.grid(flows.rows, what: "products")
            let (year, version) = release(of: flows.text.path)
            return TableSummary(
                name: "EXIOBASE 3 hybrid" + (year.map { ", \($0)" } ?? ""), year: year,
                unit: TableSummary.hybrid, source: provenance(version)["source"],
                regionCount: regions.count, sectorCount: items.count, format: title)
        }

        /// Reads the table.
        /// - Throws: `label-order` where rows and columns stand for other products, and every
        ///   problem of the files.
        func read(progress: (Double) -> Void) throws(Diagnostics) -> TableReading {
            let flows = try matrix()
            let (regions, items) = try flows.grid(flows.rows, what: "products")
            let units = try flows.units(of: items)
            let principal = try files.principalProducts()
            try requireSameProducts(flows, principal.labels, at: principal.path)
            let demand = try files.matrix("MR_HIOT_", "_FD.csv", "Y")
            guard demand.rows == flows.rows else { throw otherRows(demand.text.path) }
            let categories = try demand.grid(demand.columns, what: "categories of final demand")
            guard categories.regions == regions else { throw otherRows(demand.text.path) }
            var findings: [Diagnostic] = []
            let extensions = try files.extensions(
                "MR_HIOT_", columns: flows.columns, demand: demand.columns,
                keepsAccounts: options.keepsSatellites, &findings)
            let codes = EXIOBASEHybridCSV.codes(of: items)
            let plain = try TableLayout(
                regions: regions.map { Region($0) },
                sectors: zip(codes, items).map { Sector($0, name: $1.name) },
                finalDemand: zip(
                    EXIOBASEHybridCSV.codes(of: categories.items), categories.items
                ).map { FinalDemandCategory($0, name: $1.name) })
            let layout = plain.inUnits(
                units.map { $0.lowercased() == "meuro" ? extensions.money : $0 },
                money: extensions.money)
            let Z = try flows.numbers(layout.industryAxis, layout.industryAxis, &findings) {
                progress(0.8 * $0)
            }
            let Y = try demand.numbers(layout.industryAxis, layout.demandAxis, &findings)
            if let hybrid = SectorUnits(units) {
                findings.append(hybrid.finding(money: extensions.money, in: flows.text.path))
            }
            let (year, version) = release(of: flows.text.path)
            let table = StatedTable(
                name: "EXIOBASE 3 hybrid" + (year.map { ", \($0)" } ?? ""), year: year,
                unit: extensions.money, valuation: "basic prices", provenance: provenance(version),
                layout: layout, primaryInputs: extensions.inputs, Z: Z, Y: Y,
                V: Matrix(
                    Axis(extensions.inputs.map(\.code)), layout.industryAxis,
                    rowMajor: extensions.values),
                satellites: extensions.accounts.map { account in
                    let axis = Satellite.axis(of: account.stressors)
                    return Satellite(
                        name: account.name, stressors: account.stressors,
                        F: Matrix(axis, layout.industryAxis, rowMajor: account.F),
                        FY: Matrix(axis, layout.demandAxis, rowMajor: account.FY),
                        provenance: Provenance())
                },
                tolerance: StatedTolerance(
                    warns: 1e-3, refuses: nil, absolute: 1, source: "the release states no totals"),
                balance: nil, findings: findings)
            let result = try table.reading(from: flows.text.path)
            progress(1)
            return result
        }

        private func requireSameProducts(
            _ flows: EXIOBASEHybridCSV, _ principal: [EXIOBASEHybridCSV.Label], at path: String
        ) throws(Diagnostics) {
            var problems = ProblemList()
            if principal.count != flows.columns.count || principal.count != flows.rows.count {
                problems.add(
                    Diagnostic(
                        .error, "label-order",
                        """
                        there are \(flows.rows.count) rows, \(flows.columns.count) columns and \
                        \(principal.count) principal products
                        """, at: .init(file: path), remedy: "take all files of one release"))
            }
            for (k, (row, due)) in zip(flows.rows, principal).enumerated() where row != due {
                problems.add(
                    Diagnostic(
                        .error, "label-order",
                        """
                        column \(k + 1) stands for \(due.region)/\(due.name) in \(due.unit), and \
                        row \(k + 1) for \(row.region)/\(row.name) in \(row.unit)
                        """, at: .init(file: path),
                        remedy: "rows and columns must stand for the same products in one order"))
            }
            try problems.throwIfAny(file: path)
        }

        private func otherRows(_ path: String) -> Diagnostics {
            Diagnostics([
                Diagnostic(
                    .error, "label-order", "the rows or regions differ from those of Z",
                    at: .init(file: path), remedy: "take all files of one release")
            ])
        }
    }
}

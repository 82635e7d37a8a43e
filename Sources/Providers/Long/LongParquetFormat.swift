import Containers
public import InputOutput
import LinearAlgebra
import Platform

/// One flow a row in one Parquet file, for pandas, polars, DuckDB and R’s arrow; read by
/// `LongFormat`, whose columns it has.
public enum LongParquetFormat: TableWriter {
    /// `long-parquet`.
    public static let name = "long-parquet"
    /// `long Parquet file (region, sector, use_region, use_sector, value)`.
    public static let title =
        "long Parquet file (region, sector, use_region, use_sector, value)"

    /// Rows of one group, about: what is held in memory at once.
    private static let rowsOfGroup = 1 << 19

    /// Names that end in `.parquet`.
    public static func accepts(_ path: String) -> Bool { path.lowercased().hasSuffix(".parquet") }

    /// What a long CSV file does not keep either, but for what the table is.
    public static func losses(of table: MRIOTable, at path: String) -> [Diagnostic] {
        LongFormat.losses(of: table, at: path, "a long Parquet file", keepsFacts: true)
    }

    /// Writes a table, one cell of Z, Y or V a row, zeros included; numbers keep every bit. The
    /// columns are those of `LongFormat.write`; the unit is among the facts of `value`, and what
    /// the table is stands beside the columns.
    /// - Throws: `cannot-write`.
    /// - Complexity: (n+m)·n + n·G·K rows, in memory of half a million of them.
    public static func write(
        _ table: MRIOTable, to path: String, progress: (Double) -> Void
    ) throws(Diagnostics) {
        let cells = LongCellsOutput(table)
        try AtomicOutput.file(at: path) { temporary throws(Diagnostics) in
            let target: OpenFile
            do throws(SystemError) {
                target = try OpenFile(temporary, O_WRONLY | O_CREAT | O_EXCL)
            } catch { throw AtomicOutput.failure(path, error.text) }
            var output = try ParquetOutput(cells.columns) { bytes throws(Diagnostics) in
                do throws(SystemError) { try target.write(bytes) } catch {
                    throw AtomicOutput.failure(path, error.text)
                }
            }
            let step = max(1, rowsOfGroup / max(cells.width, 1))
            for first in stride(from: 0, to: cells.sellers.count, by: step) {
                let sellers = first..<min(first + step, cells.sellers.count)
                let (rows, values) = cells.group(sellers)
                if rows > 0 { try output.add(rows: rows, values) }
                progress(Double(sellers.upperBound) / Double(cells.sellers.count))
            }
            try output.finish(LongFacts.written(table))
            do throws(SystemError) { try target.synchronize() } catch {
                throw AtomicOutput.failure(path, error.text)
            }
        }
    }
}

/// The cells of a table seller by seller: industries, which sell to industries and final demand,
/// then primary inputs, which are bought by industries alone.
private struct LongCellsOutput {
    typealias Label = (region: String?, code: String)

    let table: MRIOTable
    let sellers: [Label]
    private let industries: [Label]
    private let demand: [Label]

    init(_ table: MRIOTable) {
        self.table = table
        let layout = table.layout
        func labels(_ codes: [String]) -> [Label] {
            layout.regions.flatMap { region in codes.map { (region.code, $0) } }
        }
        industries = labels(layout.sectors.map(\.code))
        demand = labels(layout.finalDemand.map { LongRoles.demandPrefix + $0.code })
        sellers =
            industries
            + table.primaryInputs.map { (nil, LongRoles.prefix(of: $0.kind) + $0.code) }
    }

    /// Cells of an industry’s row.
    var width: Int { industries.count + demand.count }

    var columns: [ParquetOutput.Column] {
        let year: [ParquetOutput.Column] =
            table.year == nil ? [] : [.init("year", .integers, isOptional: false)]
        let names = LongLayout.ownColumns
        return year
            + names.map { name in
                name == names.last
                    ? .init(name, .numbers, isOptional: false, facts: [("unit", table.unit)])
                    : .init(name, .texts, isOptional: name == names.first)
            }
    }

    /// The rows of some sellers, and their values column by column.
    func group(_ range: Range<Int>) -> (rows: Int, values: [ParquetOutput.Values]) {
        var (regions, codes, useRegions, useCodes): ([String?], [String?], [String?], [String?]) = (
            [], [], [], []
        )
        var numbers: [Double] = []
        for index in range {
            let seller = sellers[index]
            let isIndustry = index < industries.count
            let row =
                isIndustry
                ? table.Z.row(index) + table.Y.row(index)
                : table.V.row(index - industries.count)
            let users = isIndustry ? industries + demand : industries
            numbers += row
            regions += [String?](repeating: seller.region, count: row.count)
            codes += [String?](repeating: seller.code, count: row.count)
            useRegions += users.map(\.region)
            useCodes += users.map(\.code)
        }
        let texts = [regions, codes, useRegions, useCodes].map { ParquetOutput.Values.texts($0) }
        let years: [ParquetOutput.Values] =
            table.year.map { [.integers([Int?](repeating: $0, count: numbers.count))] } ?? []
        return (numbers.count, years + texts + [.plain(numbers)])
    }
}

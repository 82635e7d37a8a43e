import Foundation
import InputOutput

/// Writes tables in FIGARO’s two layouts, for tests: own code, apart from the program’s.
///
/// What the table has as final demand becomes that of households, its taxes those on products, its
/// value added compensation of employees; the rest of FIGARO’s columns and rows is 0.
struct FIGAROLayout {
    static let categories = ["P3_S13", "P3_S14", "P3_S15", "P51G", "P5M"]
    static let inputs = ["D21X31", "OP_RES", "OP_NRES", "D1", "D29X39", "B2A3G"]

    /// Region and code of each column and row, and the numbers.
    private let columns: [(region: String, code: String)]
    private let rows: [(region: String, code: String, cells: [Double])]

    /// The content of a file of a table with one category, and with taxes and value added.
    init(_ table: MRIOTable) {
        let industries = table.regions.flatMap { region in
            table.sectors.map { (region: region.code, code: $0.code) }
        }
        let demand = table.regions.flatMap { region in
            Self.categories.map { (region: region.code, code: $0) }
        }
        columns = industries + demand
        var rows: [(region: String, code: String, cells: [Double])] = []
        for (i, label) in industries.enumerated() {
            let final: [Double] = table.Y.row(i).flatMap { [0, $0, 0, 0, 0] }
            rows.append((label.region, label.code, table.Z.row(i) + final))
        }
        let zeros = [Double](repeating: 0, count: industries.count)
        let none = [Double](repeating: 0, count: demand.count)
        for code in Self.inputs {
            let cells: [Double] =
                code == "D21X31" ? table.V.row(0) : code == "D1" ? table.V.row(1) : zeros
            rows.append(("W2", code, cells + none))
        }
        self.rows = rows
    }

    /// The matrix file.
    var matrix: String {
        let header = "rowLabels," + columns.map { "\($0.region)_\($0.code)" }.joined(separator: ",")
        let lines = rows.map { row in
            "\(row.region)_\(row.code)," + row.cells.map(FolderLayouts.text).joined(separator: ",")
        }
        return ([header] + lines).joined(separator: "\n") + "\n"
    }

    /// The flat file.
    var flat: String {
        var lines = ["icioiRow,icioiCol,refArea,rowIi,counterpartArea,colIi,obsValue"]
        for row in rows {
            for (column, value) in zip(columns, row.cells) {
                lines.append(
                    "\(row.region)_\(row.code),\(column.region)_\(column.code),\(row.region),"
                        + "\(row.code),\(column.region),\(column.code),\(FolderLayouts.text(value))"
                )
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

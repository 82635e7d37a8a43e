import Containers
public import InputOutput
import LinearAlgebra
import Platform

extension CSVFolderFormat: TableWriter {
    /// Names that end in a slash, or whose last part has no extension.
    public static func accepts(_ path: String) -> Bool {
        let name = path.droppingTrailingSlashes.split(separator: "/").last ?? ""
        return path.hasSuffix("/") || !name.contains(".")
    }

    /// True: the column `unit` of sectors.csv holds them.
    public static var keepsSectorUnits: Bool { true }

    /// Writes a table into a new folder.
    /// - Throws: `destination-exists`, `cannot-write`, `unwritable-name`.
    public static func write(
        _ table: MRIOTable, to path: String, progress: (Double) -> Void
    ) throws(Diagnostics) {
        try SatelliteCheck.requireStorable(table, in: path)
        try AtomicOutput.folder(at: path) { temporary throws(Diagnostics) in
            let folder = Folder(actual: temporary, shown: path.droppingTrailingSlashes)
            try folder.writeFacts(table)
            try folder.write(regions: table.layout.regions)
            try folder.write(sectors: table.layout.sectors)
            try folder.write(table.layout.finalDemand, to: "final_demand.csv")
            try folder.write(primaryInputs: table.primaryInputs)
            try folder.write(table.Z, corner: "industry", to: "Z.csv", progress: progress)
            try folder.write(table.Y, corner: "industry", to: "Y.csv")
            try folder.write(table.V, corner: "primary_input", to: "V.csv")
            if let x = table.declaredOutput {
                let column = Matrix(
                    table.layout.industryAxis, Axis<OrdinalAxis>(["x"]), columnMajor: x)
                try folder.write(column, corner: "industry", to: "x.csv")
            }
            if table.satellites.isEmpty { return }
            try folder.makeFolder("satellites")
            for satellite in table.satellites { try folder.write(satellite) }
        }
    }

    /// The folder that is filled, and its name for messages.
    private struct Folder {
        let actual: String
        let shown: String

        func makeFolder(_ name: String) throws(Diagnostics) {
            guard mkdir("\(actual)/\(name)", 0o777) == 0 else {
                throw AtomicOutput.failure("\(shown)/\(name)", AtomicOutput.systemError())
            }
        }

        func write(rows: [[String]], to name: String) throws(Diagnostics) {
            try CSVOutput.file(
                "\(actual)/\(name)", shownAs: "\(shown)/\(name)"
            ) { output throws(Diagnostics) in
                for row in rows {
                    for cell in row { output.add(cell) }
                    try output.endRow()
                }
            }
        }

        func writeFacts(_ table: MRIOTable) throws(Diagnostics) {
            var rows = [
                ["key", "value"], ["format", CSVFolderFormat.marker],
                ["version", String(CSVFolderFormat.version)], ["name", table.name],
            ]
            if let year = table.year { rows.append(["year", String(year)]) }
            rows += [["unit", table.unit], ["valuation", table.valuation]]
            rows += Self.rows(of: table.provenance)
            rows += table.satellites.map { ["satellite", $0.name] }
            try write(rows: rows, to: "table.csv")
        }

        func write(_ labels: [some Labelled], to name: String) throws(Diagnostics) {
            try write(rows: [["code", "name"]] + labels.map { [$0.code, $0.name] }, to: name)
        }

        /// The column `part_of` stands only where a code does not say it.
        func write(regions: [Region]) throws(Diagnostics) {
            guard regions.contains(where: { $0.statedWhole != nil }) else {
                return try write(regions, to: "regions.csv")
            }
            let rows = regions.map { [$0.code, $0.name, $0.partOf ?? ""] }
            try write(rows: [["code", "name", "part_of"]] + rows, to: "regions.csv")
        }

        /// The column `unit` stands only where sectors have units of their own.
        func write(sectors: [Sector]) throws(Diagnostics) {
            guard sectors.contains(where: { $0.unit != nil }) else {
                return try write(sectors, to: "sectors.csv")
            }
            let rows = sectors.map { [$0.code, $0.name, $0.unit ?? ""] }
            try write(rows: [["code", "name", "unit"]] + rows, to: "sectors.csv")
        }

        func write(primaryInputs: [PrimaryInput]) throws(Diagnostics) {
            let rows = primaryInputs.map { [$0.code, $0.name, $0.kind.rawValue] }
            try write(rows: [["code", "name", "kind"]] + rows, to: "primary_inputs.csv")
        }

        func write(_ satellite: Satellite) throws(Diagnostics) {
            let account = "satellites/\(satellite.name)"
            try makeFolder(account)
            let stressors = satellite.stressors.map { [$0.code, $0.unit] }
            try write(rows: [["code", "unit"]] + stressors, to: "\(account)/stressors.csv")
            try write(satellite.F, corner: "stressor", to: "\(account)/F.csv")
            try write(satellite.FY, corner: "stressor", to: "\(account)/FY.csv")
            if satellite.provenance != Provenance() {
                try write(
                    rows: [["key", "value"]] + Self.rows(of: satellite.provenance),
                    to: "\(account)/provenance.csv")
            }
        }

        func write<R: AxisKind, C: AxisKind>(
            _ matrix: Matrix<R, C>, corner: String, to name: String,
            progress: (Double) -> Void = { _ in }
        ) throws(Diagnostics) {
            let (rows, columns) = (matrix.rowCount, matrix.columnCount)
            let block = UnsafeMutablePointer<Double>.allocate(capacity: max(64 * columns, 1))
            defer { block.deallocate() }
            try CSVOutput.file(
                "\(actual)/\(name)", shownAs: "\(shown)/\(name)"
            ) { output throws(Diagnostics) in
                output.add(corner)
                for label in matrix.columns.labels { output.add(label) }
                try output.endRow()
                for first in stride(from: 0, to: rows, by: 64) {
                    let count = min(64, rows - first)
                    matrix.withUnsafeElements { source in
                        guard let base = source.baseAddress else { return }
                        RowBlock.gather(
                            base + first, leading: rows, rows: count, columns: columns,
                            into: block)
                    }
                    for i in 0..<count {
                        output.add(matrix.rows[first + i])
                        for j in 0..<columns { output.add(block[i * columns + j]) }
                        try output.endRow()
                    }
                    progress(Double(first + count) / Double(rows))
                }
            }
        }

        private static func rows(of provenance: Provenance) -> [[String]] {
            provenance.entries.map { ["provenance/\($0.key)", $0.value] }
                + provenance.history.map { ["history", $0] }
        }
    }
}

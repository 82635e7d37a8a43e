import Containers
import Foundation
import InputOutput
import LinearAlgebra
import Providers

/// A table as MARIO 1.3.2 lays it out with `to_txt` or `to_parquet`.
struct MARIOFixture {
    let table: MRIOTable
    /// Writes Parquet instead of text.
    var isParquet = false
    /// Writes `coefficients` instead of `flows`.
    var isCoefficients = false
    /// Taxes on final demand, as VY has them.
    var onDemand = 0.0
    var separator = ","

    private struct Level {
        let name: String
        let labels: [String]
    }

    private var folder: String { isCoefficients ? "coefficients" : "flows" }

    /// Writes the folder, which must not exist.
    func write(to path: String) throws {
        let layout = table.layout
        let industries = Self.levels(layout.regions, "Sector", layout.sectors.map(\.code))
        let demand = Self.levels(
            layout.regions, "Consumption category", layout.finalDemand.map(\.code))
        try FileManager.default.createDirectory(
            atPath: "\(path)/\(folder)", withIntermediateDirectories: true)
        let factors = [Level(name: "Item", labels: table.primaryInputs.map(\.code))]
        func perUnit<R: AxisKind>(
            _ matrix: Matrix<R, IndustryAxis>
        ) -> Matrix<R, IndustryAxis> {
            var scaled = matrix
            if isCoefficients { scaled.scaleColumns(by: table.x.map { 1 / $0 }) }
            return scaled
        }
        func name(_ letter: String) -> String { isCoefficients ? letter.lowercased() : letter }
        try put(perUnit(table.Z), industries, industries, name("Z"), path)
        try put(table.Y, industries, demand, "Y", path)
        try put(perUnit(table.V), factors, industries, name("V"), path)
        var onDemand = Matrix(Axis<OrdinalAxis>(factors[0].labels), layout.demandAxis)
        onDemand[0, 0] = self.onDemand
        try put(onDemand, factors, demand, "VY", path)
        if let account = table.satellites.first {
            let rows = [Level(name: "Item", labels: account.stressors.map(\.code))]
            try put(perUnit(account.F), rows, industries, name("E"), path)
            try put(account.FY, rows, demand, "EY", path)
        }
        if !isCoefficients {
            let x = Matrix(
                layout.industryAxis, Axis<OrdinalAxis>(["production"]), columnMajor: table.x)
            try put(x, industries, [Level(name: "", labels: ["production"])], "X", path)
        }
        try putUnits(path)
        try FolderLayouts.write(
            """
            {"table": "IOT", "price": null, "name": "\(table.name)", "year": 2020, \
            "source": "made up", "history": ["first", "second"]}
            """, to: "\(path)/metadata.json")
    }

    private static func levels(
        _ regions: [Region], _ kind: String, _ codes: [String]
    ) -> [Level] {
        [
            Level(
                name: "Region", labels: regions.flatMap { region in codes.map { _ in region.code } }
            ),
            Level(name: "Level", labels: regions.flatMap { _ in codes.map { _ in kind } }),
            Level(name: "Item", labels: regions.flatMap { _ in codes }),
        ]
    }

    private func put<R: AxisKind, C: AxisKind>(
        _ matrix: Matrix<R, C>, _ rows: [Level], _ columns: [Level], _ name: String, _ path: String
    ) throws {
        if isParquet {
            let file = "\(path)/\(folder)/\(name).parquet"
            func levels(_ levels: [Level]) -> [PandasParquetOutput.Level] {
                levels.map { PandasParquetOutput.Level(name: $0.name, labels: $0.labels) }
            }
            return try PandasParquetOutput(file, shownAs: file)
                .write(matrix, rows: levels(rows), columns: levels(columns))
        }
        let text = FolderLayouts.pandas(
            (0..<matrix.rowCount).map { matrix.row($0) }, rows: rows.map { ($0.name, $0.labels) },
            columns: columns.map { ($0.name, $0.labels) })
        try write(text, name, path)
    }

    private func putUnits(_ path: String) throws {
        var rows: [(String, String, String)] = []
        // MARIO lists sectors in another order than the matrices.
        for sector in table.sectors.reversed() { rows.append(("Sector", sector.code, table.unit)) }
        for input in table.primaryInputs {
            rows.append(("Factor of production", input.code, table.unit))
        }
        for stressor in table.satellites.first?.stressors ?? [] {
            rows.append(("Satellite account", stressor.code, stressor.unit))
        }
        if isParquet {
            let file = "\(path)/\(folder)/units.parquet"
            return try PandasParquetOutput(file, shownAs: file).write(
                rows.map(\.2), called: "unit",
                rows: [
                    .init(name: "__index_level_0__", labels: rows.map(\.0)),
                    .init(name: "__index_level_1__", labels: rows.map(\.1)),
                ])
        }
        let lines = ["\t\tunit"] + rows.map { "\($0.0)\t\($0.1)\t\($0.2)" }
        try write(lines.joined(separator: "\n") + "\n", "units", path)
    }

    private func write(_ text: String, _ name: String, _ path: String) throws {
        try FolderLayouts.write(
            text.replacingOccurrences(of: "\t", with: separator),
            to: "\(path)/\(folder)/\(name).txt")
    }
}

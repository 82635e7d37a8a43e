import Containers
import Foundation
import InputOutput
import LinearAlgebra

/// A folder as pymrio saves it in Parquet, with what pandas says of its index.
struct PymrioParquet {
    let table: MRIOTable

    init(_ table: MRIOTable) { self.table = table }

    /// Writes the folder, which must not exist.
    func write(to folder: String) throws {
        let layout = table.layout
        let industries = Self.labels(layout.regions, layout.sectors.map(\.code))
        let demand = Self.labels(layout.regions, layout.finalDemand.map(\.code))
        try FileManager.default.createDirectory(
            atPath: "\(folder)/factor_inputs", withIntermediateDirectories: true)
        let index = [("region", industries.map(\.0)), ("sector", industries.map(\.1))]
        let inputs = [("inputtype", table.primaryInputs.map(\.code))]
        try Self.write(table.Z, rows: index, columns: industries, to: "\(folder)/Z.parquet")
        try Self.write(table.Y, rows: index, columns: demand, to: "\(folder)/Y.parquet")
        try Self.write(
            table.V, rows: inputs, columns: industries, to: "\(folder)/factor_inputs/F.parquet")
        try Self.writeUnits(table.unit, rows: index, to: "\(folder)/unit.parquet")
        try Self.writeUnits(table.unit, rows: inputs, to: "\(folder)/factor_inputs/unit.parquet")
        try Self.parameters([("Z", 2, 2), ("Y", 2, 2), ("unit", 2, 1)], "IOSystem")
            .write(toFile: "\(folder)/file_parameters.json", atomically: true, encoding: .utf8)
        try Self.parameters([("F", 1, 2), ("unit", 1, 1)], "Extension")
            .write(
                toFile: "\(folder)/factor_inputs/file_parameters.json", atomically: true,
                encoding: .utf8)
    }

    private static func labels(_ regions: [Region], _ parts: [String]) -> [(String, String)] {
        regions.flatMap { region in parts.map { (region.code, $0) } }
    }

    private static func write<R: AxisKind, C: AxisKind>(
        _ matrix: Matrix<R, C>, rows: [(String, [String])], columns: [(String, String)],
        to path: String
    ) throws {
        let names = columns.map { "('\($0.0)', '\($0.1)')" }
        try save(
            names.map { ParquetOutput.Column($0, .numbers, isOptional: true) },
            columns.indices.map { .plain(matrix.column($0)) }, rows, to: path)
    }

    private static func writeUnits(
        _ unit: String, rows: [(String, [String])], to path: String
    ) throws {
        try save(
            [ParquetOutput.Column("unit", .texts, isOptional: true)],
            [.texts(rows[0].1.map { _ in unit })], rows, to: path)
    }

    private static func save(
        _ columns: [ParquetOutput.Column], _ values: [ParquetOutput.Values],
        _ rows: [(String, [String])], to path: String
    ) throws {
        let file = Bytes()
        let index = rows.map { ParquetOutput.Column($0.0, .texts, isOptional: true) }
        var output = try ParquetOutput(columns + index) { file.all += $0 }
        try output.add(rows: rows[0].1.count, values + rows.map { .texts($0.1) })
        let names = rows.map { "\"\($0.0)\"" }.joined(separator: ", ")
        try output.finish([("pandas", "{\"index_columns\": [\(names)], \"column_indexes\": []}")])
        try Data(file.all).write(to: URL(filePath: path))
    }

    private static func parameters(_ files: [(String, Int, Int)], _ kind: String) -> String {
        let entries = files.map { name, labels, lines in
            """
            "\(name)": {"name": "\(name).parquet", "nr_index_col": "\(labels)", \
            "nr_header": "\(lines)"}
            """
        }
        return "{\"files\": {\(entries.joined(separator: ",\n"))}, \"systemtype\": \"\(kind)\"}\n"
    }

    private final class Bytes { var all: [UInt8] = [] }
}

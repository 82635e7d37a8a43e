import Foundation
import InputOutput
import LinearAlgebra

/// Writes tables in the layouts of providers’ folders, for tests: own code, apart from the
/// program’s.
enum FolderLayouts {
    /// A text file as pandas writes a matrix: a line a level of columns, a line of names, the rows.
    static func pandas(
        _ cells: [[Double]], rows: [(name: String, labels: [String])],
        columns: [(name: String, labels: [String])], namesLine: Bool = true
    ) -> String {
        var lines: [String] = []
        if columns.count == 1 {
            lines.append((rows.map(\.name) + columns[0].labels).joined(separator: "\t"))
        } else {
            for level in columns {
                let blanks = [String](repeating: "", count: rows.count - 1)
                lines.append(([level.name] + blanks + level.labels).joined(separator: "\t"))
            }
            if namesLine {
                let blanks = [String](repeating: "", count: columns[0].labels.count)
                lines.append((rows.map(\.name) + blanks).joined(separator: "\t"))
            }
        }
        for (i, row) in cells.enumerated() {
            let labels = rows.map { $0.labels[i] }
            lines.append((labels + row.map(text)).joined(separator: "\t"))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Labels and one text a line.
    static func column(
        _ name: String, _ values: [String], rows: [(name: String, labels: [String])]
    ) -> String {
        var lines = [(rows.map(\.name) + [name]).joined(separator: "\t")]
        for (i, value) in values.enumerated() {
            lines.append((rows.map { $0.labels[i] } + [value]).joined(separator: "\t"))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Numbers without labels.
    static func numbers(_ cells: [[Double]], separator: String) -> String {
        cells.map { $0.map(text).joined(separator: separator) + "\n" }.joined()
    }

    /// A number in the fewest digits.
    static func text(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
    }

    /// Region and part of every label, region-major.
    static func levels(
        _ regions: [Region], _ parts: [String], _ name: String
    ) -> [(name: String, labels: [String])] {
        [
            ("region", regions.flatMap { region in parts.map { _ in region.code } }),
            (name, regions.flatMap { _ in parts }),
        ]
    }

    /// Writes a text file, with the folders above it.
    static func write(_ text: String, to path: String) throws {
        let url = URL(filePath: path)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }
}

extension Matrix {
    /// The elements by rows.
    var rowArrays: [[Double]] { (0..<rowCount).map { row($0) } }
}

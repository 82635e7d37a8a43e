public import InputOutput
import LinearAlgebra
import Platform
public import Providers

/// A format that the program does not have: a small table as textbooks print it.
///
///     textbook table, million USD
///                 A/s1  A/s2  A/f
///     A/s1         150   500   350
///     A/s2         200   100  1700
///     value-added  650  1400
///
/// It is here to be copied: one file, and one line each in `TableFormats.all` and
/// `TableFormats.writers`. The first line says which format it is, so that a reader need not guess;
/// every line that is wrong is reported, with its number and what would mend it.
public enum TextbookFormat: TableReader, TableWriter {
    /// `textbook`.
    public static let name = "textbook"
    /// For lists of formats.
    public static let title = "textbook table (text)"

    private static let mark = "textbook table, "
    private static let lastRow = "value-added"

    // MARK: Reading

    /// Looks at the first line.
    public static func open(
        _ source: TableSource, options: ReadOptions
    ) throws(Diagnostics) -> (any OpenedTable)? {
        guard !source.isFolder, let file = try source.names.first,
            try source.content(of: file).starts(with: mark.utf8)
        else { return nil }
        return Opened(path: source.path, bytes: try source.content(of: file))
    }

    private struct Opened: OpenedTable {
        let path: String
        let bytes: [UInt8]

        var recognition: Recognition {
            Recognition(format: title, reason: "its first line begins with ‘textbook table’")
        }

        func summary() throws(Diagnostics) -> TableSummary {
            let table = try table()
            return TableSummary(
                name: table.name, year: nil, unit: table.unit, source: nil,
                regionCount: table.regionCount, sectorCount: table.sectorCount, format: title)
        }

        func read(progress: (Double) -> Void) throws(Diagnostics) -> TableReading {
            let table = try table()
            progress(1)
            return TableReading(table)
        }

        private func table() throws(Diagnostics) -> MRIOTable {
            var problems = Diagnostics()
            let lines = String(decoding: bytes, as: UTF8.self).split(
                separator: "\n", omittingEmptySubsequences: false)
            let rows = lines.enumerated().dropFirst().map {
                (line: $0.offset + 1, cells: $0.element.split(separator: " ").map(String.init))
            }.filter { !$0.cells.isEmpty }
            func report(_ line: Int, _ message: String, _ remedy: String) {
                problems.add(
                    Diagnostic(
                        .error, "textbook-table", message, at: .init(file: path, line: line),
                        remedy: remedy))
            }
            // A table without its labels has nothing else that could be checked.
            guard let labels = rows.first?.cells, rows.count > 2, rows.last?.cells[0] == lastRow
            else {
                report(
                    lines.count, "the table does not end with a row of value added",
                    "write labels, a row for each industry, and \(lastRow)")
                throw problems
            }
            let body = rows.dropFirst().dropLast()
            let n = body.count
            let industries = body.map { $0.cells[0] }
            if Array(labels.prefix(n)) != industries {
                report(
                    rows[0].line, "the labels of the first columns are not those of the rows",
                    "write \(industries.joined(separator: " ")) first")
            }
            var numbers: [[Double]] = []
            for (row, due) in zip(rows.dropFirst(), industries.map { _ in labels.count } + [n]) {
                let values = row.cells.dropFirst().map { Double($0) }
                for (cell, value) in zip(row.cells.dropFirst(), values) where value == nil {
                    report(row.line, "‘\(cell)’ is not a number", "write it as 1234.5")
                }
                if values.count != due {
                    report(
                        row.line, "the row \(row.cells[0]) has \(values.count) numbers, not \(due)",
                        "write one for each label above")
                }
                numbers.append(values.compactMap(\.self))
            }
            try problems.throwIfErrors()
            return try table(industries, demand: Array(labels[n...]), numbers)
        }

        private func table(
            _ industries: [String], demand: [String], _ numbers: [[Double]]
        ) throws(Diagnostics) -> MRIOTable {
            func parts(_ labels: [String], _ side: Int) -> [String] {
                var seen: Set<String> = []
                return labels.map { $0.split(separator: "/").map(String.init) }
                    .compactMap { side < $0.count ? $0[side] : nil }
                    .filter { seen.insert($0).inserted }
            }
            let layout = try TableLayout(
                regions: parts(industries, 0).map { Region($0) },
                sectors: parts(industries, 1).map { Sector($0) },
                finalDemand: parts(demand, 1).map { FinalDemandCategory($0) })
            guard layout.industryAxis.labels == industries, layout.demandAxis.labels == demand
            else {
                throw Diagnostics([
                    Diagnostic(
                        .error, "textbook-table",
                        "the labels are not all sectors of all regions, region by region",
                        at: .init(file: path, line: 2),
                        remedy: "write \(layout.industryAxis.labels.joined(separator: " ")), then "
                            + layout.demandAxis.labels.joined(separator: " "))
                ])
            }
            let n = industries.count
            return try MRIOTable(
                name: path.split(separator: "/").last.map(String.init) ?? path, year: nil,
                unit: unit, valuation: "as printed",
                provenance: Provenance(entries: [.init("source", path)]), layout: layout,
                primaryInputs: [PrimaryInput("VA", kind: .valueAdded)],
                Z: Matrix(
                    layout.industryAxis, layout.industryAxis,
                    rowMajor: numbers.dropLast().map { Array($0[..<n]) }),
                Y: Matrix(
                    layout.industryAxis, layout.demandAxis,
                    rowMajor: numbers.dropLast().map { Array($0[n...]) }),
                V: Matrix(Axis(["VA"]), layout.industryAxis, rowMajor: numbers.suffix(1)))
        }

        private var unit: String {
            let first = bytes.prefix { $0 != UInt8(ascii: "\n") }.dropFirst(mark.utf8.count)
            return String(decoding: first, as: UTF8.self)
        }
    }

    // MARK: Writing

    /// Names that end with `.textbook`.
    public static func accepts(_ path: String) -> Bool { path.hasSuffix(".textbook") }

    /// What a textbook does not print.
    public static func losses(of table: MRIOTable, at path: String) -> [Diagnostic] {
        if table.satellites.isEmpty { return [] }
        return [
            Diagnostic(
                .warning, "not-kept", "satellite accounts are not kept by this format",
                at: .init(file: path), remedy: "write a file whose name ends in .h5")
        ]
    }

    /// Writes the table under a temporary name, and then under its own.
    public static func write(
        _ table: MRIOTable, to path: String, progress: (Double) -> Void
    ) throws(Diagnostics) {
        let layout = table.layout
        var text = "\(mark)\(table.unit)\n"
        text += (layout.industryAxis.labels + layout.demandAxis.labels).joined(separator: " ")
        for i in 0..<layout.industryCount {
            let cells = (table.Z.row(i) + table.Y.row(i)).map(\.description)
            text += "\n\(layout.industryAxis.labels[i]) \(cells.joined(separator: " "))"
        }
        let added = table.valueAdded.map(\.description)
        text += "\n\(lastRow) \(added.joined(separator: " "))\n"
        do throws(FileReplacement.Refusal) {
            let file = try FileReplacement(path)
            try file.write(Array(text.utf8))
            try file.finish()
        } catch {
            throw Diagnostics([
                Diagnostic(
                    .error, "cannot-write", "the table cannot be written: \(error.text)",
                    at: .init(file: path))
            ])
        }
        progress(1)
    }
}

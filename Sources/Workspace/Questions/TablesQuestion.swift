import InputOutput
import Providers
public import Reporting

/// Which tables there are.
public struct TablesQuestion: Question {
    /// `tables`.
    public static let command = "tables"

    /// The question.
    public init() {}

    /// Name, year, size, unit, source and path of every table found.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        let finder = inquiry.workspace.finder
        var rows: [[Cell]] = []
        for (name, path) in finder.found() {
            do throws(Diagnostics) {
                let summary = try TableFile.summary(path: path)
                rows.append([
                    .text(name), summary.year.map(Cell.integer) ?? .missing,
                    .integer(summary.regionCount), .integer(summary.sectorCount),
                    .text(summary.unit), Cell(summary.source), .text(summary.format), .text(path),
                ])
            } catch {
                for problem in error.items {
                    var warning = problem
                    warning.severity = .warning
                    inquiry.report(warning)
                }
            }
        }
        let folders = finder.folders.joined(separator: ", ")
        let columns = [
            Column(name: "name"), Column(name: "year", style: .automatic),
            Column(name: "regions", style: .integer), Column(name: "sectors", style: .integer),
            Column(name: "unit"), Column(name: "source"), Column(name: "format"),
            Column(name: "path"),
        ]
        let series = TableSeries.rows(rows)
        var document = inquiry.document(
            tables: [
                ReportTable(
                    name: "tables", title: "Tables found in \(folders)", columns: columns,
                    rows: rows),
                ReportTable(
                    name: "series", title: "The same, tables of several years as one pattern",
                    columns: columns.prefix(1) + [Column(name: "years")] + columns[2...4],
                    rows: series),
            ],
            reading: [
                rows.isEmpty
                    ? """
                    No table is found. Put one into Tables/, or name its folder in \
                    CHOKEPOINT_TABLES.
                    """
                    : """
                    \(rows.count) \(rows.count == 1 ? "table is" : "tables are") found; \
                    ‘chokepoint info NAME’ says what is in one.
                    """
            ])
        document.question = "Which tables are found in \(folders)?"
        document.lead = Lead("series", ["name", "years", "regions", "sectors", "unit"], rows: 100)
        return document
    }
}

/// Tables of one name but for the year, as the pattern that names all of them.
enum TableSeries {
    /// The rows of `series`: the name or pattern, the years, regions, sectors, unit.
    /// - Parameter rows: name, year, regions, sectors, unit and more of every table, by name.
    static func rows(_ rows: [[Cell]]) -> [[Cell]] {
        var result: [[Cell]] = []
        var start = rows.startIndex
        while start < rows.endIndex {
            var end = start + 1
            while end < rows.endIndex, follows(rows[end], rows[end - 1]) { end += 1 }
            let (first, last) = (rows[start], rows[end - 1])
            if end - start > 2, let stem = stem(first), let from = first[1].number,
                let to = last[1].number
            {
                let years = (Int(from), Int(to))
                result.append(
                    [
                        .text("\(stem){\(years.0)..\(years.1)}"), .text("\(years.0)–\(years.1)"),
                    ] + first[2...4])
            } else {
                result += rows[start..<end].map { row in
                    [row[0], row[1].number.map { .text(String(Int($0))) } ?? .missing] + row[2...4]
                }
            }
            start = end
        }
        return result
    }

    /// The name without its year at the end.
    private static func stem(_ row: [Cell]) -> String? {
        guard case .text(let name) = row[0], let year = row[1].number,
            name.hasSuffix(String(Int(year)))
        else { return nil }
        return String(name.dropLast(String(Int(year)).count))
    }

    /// Whether a table is the one of the next year.
    private static func follows(_ row: [Cell], _ before: [Cell]) -> Bool {
        guard let stem = stem(row), stem == Self.stem(before), let year = row[1].number,
            let last = before[1].number
        else { return false }
        return year == last + 1 && row[2...4] == before[2...4]
    }
}

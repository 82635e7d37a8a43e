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
        var document = inquiry.document(tables: [
            ReportTable(
                name: "tables", title: "Tables found in \(folders)",
                columns: [
                    Column(name: "name"), Column(name: "year", style: .automatic),
                    Column(name: "regions", style: .integer),
                    Column(name: "sectors", style: .integer), Column(name: "unit"),
                    Column(name: "source"), Column(name: "format"), Column(name: "path"),
                ], rows: rows)
        ])
        document.question = "Which tables are found in \(folders)?"
        document.lead = Lead(
            "tables", ["name", "year", "regions", "sectors", "unit"], rows: 100)
        return document
    }
}

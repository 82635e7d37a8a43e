import Containers
import InputOutput
import LinearAlgebra

/// The labels of an OECD table, checked, and its numbers read by them.
struct OECDLayout {
    let header: OECDHeader
    /// The labels as those of any wide file.
    let wide: WideLayout

    /// Regions, industries and final demand, split regions included.
    var table: TableLayout { wide.table }
    var text: CSVText { wide.text }

    /// The grid that the first line is meant as.
    /// - Throws: `duplicate-code` where codes differ in case only.
    init(_ header: OECDHeader, _ line: CSVHeader, _ text: CSVText) throws(Diagnostics) {
        self.header = header
        let grid = LabelGrid(header.demand)
        wide = try WideLayout(
            labels: header.labels, industries: header.industries,
            industryColumns: header.industryCount, demand: header.demand,
            demandLabels: header.isCategoryFirst
                ? grid.inner.flatMap { c in grid.outer.map { "\(c)_\($0)" } }
                : grid.labels(joinedBy: "_"),
            categories: header.categories.map {
                FinalDemandCategory($0, name: OECDEdition.categoryNames[$0])
            }, line: line, text: text, publisher: "OECD")
    }

    /// Reads all numbers.
    /// - Throws: all problems of the first line and of cells, or of row labels and of cells.
    func cells(progress: (Double) -> Void) throws(Diagnostics) -> WideLayout.Cells {
        let n = wide.industryLabels.count
        return try wide.cells(
            extraProblems: { found in
                var problems = blockProblems()
                problems.add(extraProblems(found))
                return problems
            },
            tailProblems: { OECDTail.labelProblems($0, header, home: wide.rowHome) },
            acceptsEmpty: { row, column in column >= n && Self.emptyRows.contains(row) },
            progress: progress)
    }

    /// What is odd about the labels though they fit.
    func findings(year: Int?) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        func add(_ severity: Diagnostic.Severity, _ code: String, _ message: String) {
            findings.append(Diagnostic(severity, code, message, at: .init(file: text.path)))
        }
        if let edition = header.edition {
            let regions = header.industries.outer.count - header.splitRegions.count
            let size = "\(regions) regions × \(table.sectorCount) industries"
            let due = "\(edition.regionCount) × \(edition.sectorCount)"
            if regions != edition.regionCount || table.sectorCount != edition.sectorCount {
                add(
                    .warning, "other-size",
                    "it has \(size) where the \(edition.name) edition has \(due): an extract or an "
                        + "aggregation")
            }
            if let year, !edition.years.contains(year) {
                add(
                    .warning, "other-year",
                    "the \(edition.name) edition has the years \(edition.years.lowerBound) to "
                        + "\(edition.years.upperBound), not \(year)")
            }
        } else {
            let known = OECDEdition.all.map(\.name).reversed().joined(separator: ", ")
            add(
                .warning, "unknown-edition",
                "the labels are those of no known edition (\(known)); they fit each other, "
                    + "the totals fit the cells, and the table was read by them")
        }
        if year == nil { add(.note, "no-year", "the name of the file states no year") }
        return findings
    }

    /// Rows whose cells outside industries some editions leave empty.
    private static let emptyRows: Set<String> = ["VALU", "OUTPUT", "VA", "OUT"]

    /// Regions that have industries or final demand, and not both.
    private func blockProblems() -> ProblemList {
        var problems = ProblemList()
        let demand = LabelGrid(header.demand)
        let withIndustries = Set(header.industries.outer)
        let withDemand = Set(demand.outer)
        func add(_ message: String, _ remedy: String) {
            problems.add(
                Diagnostic(.error, "missing-block", message, at: wide.columnHome, remedy: remedy))
        }
        for region in demand.outer where !withIndustries.contains(region) {
            add(
                "\(region) has final demand and no industries",
                "every region has both: the file is damaged, get it again")
        }
        for region in header.industries.outer where !withDemand.contains(region) {
            guard let parent = Region.conventionalWhole(of: region) else {
                add(
                    "\(region) has industries and no final demand",
                    "every region has both, but for parts of China and Mexico")
                continue
            }
            if !withIndustries.contains(parent) {
                add(
                    "\(region) is a part of \(parent), and there are no industries of \(parent)",
                    "an extended table has them, all 0")
            }
        }
        return problems
    }

    /// Columns without a region: exactly those of the edition; one of totals for an unknown one.
    private func extraProblems(_ found: WideLayout.Found) -> ProblemList {
        if let edition = header.edition {
            let due = [edition.outputColumn, edition.discrepancyColumn].compactMap { $0 }
            return LabelCheck(
                what: "column", expected: due, source: "the \(edition.name) edition",
                home: wide.columnHome
            ).problems(found)
        }
        var problems = ProblemList()
        if found.count == 1, OECDEdition.totalLabels.contains(found[0].label) { return problems }
        let shown = found.map(\.label).joined(separator: ", ")
        problems.add(
            Diagnostic(
                .error, "no-totals",
                """
                behind final demand stands \(shown.isEmpty ? "nothing" : shown), not one \
                column of 
                """
                    + "output",
                at: found.first?.location() ?? wide.columnHome,
                remedy: "a file of an unknown edition is only read when its last column is OUT or "
                    + "TOTAL, so that it can be checked"))
        return problems
    }
}

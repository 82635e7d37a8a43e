import InputOutput
import LinearAlgebra

/// The labels of an OECD table, checked, and its numbers read by them.
struct OECDLayout {
    let header: OECDHeader
    /// Regions, industries and final demand, split regions included.
    let table: TableLayout
    /// Label of each industry as the file writes it, in order.
    let industryLabels: [String]
    let text: CSVText
    private let line: CSVHeader
    private let headerProblems: ProblemList

    /// What was read.
    struct Cells {
        let Z: Matrix<IndustryAxis, IndustryAxis>
        let Y: Matrix<IndustryAxis, DemandAxis>
        let wide: WideTableCells
        /// Labels of the rows behind the industries.
        let tailLabels: [String]
    }

    /// Compares the first line with the grid it is meant as.
    /// - Throws: `duplicate-code` where codes differ in case only.
    init(_ header: OECDHeader, _ line: CSVHeader, _ text: CSVText) throws(Diagnostics) {
        self.header = header
        self.line = line
        self.text = text
        industryLabels = header.industries.labels(joinedBy: "_")
        do throws(Diagnostics) {
            table = try TableLayout(
                regions: header.industries.outer.map { Region($0) },
                sectors: header.industries.inner.map { Sector($0) },
                finalDemand: header.categories.map {
                    FinalDemandCategory($0, name: OECDEdition.categoryNames[$0])
                })
        } catch {
            throw error.located(in: text.path)
        }
        headerProblems = Self.problems(header, line, text, industryLabels)
    }

    /// Reads all numbers.
    /// - Throws: all problems of the first line, of row labels and of cells.
    func cells() throws(Diagnostics) -> Cells {
        let n = industryLabels.count
        var problems = headerProblems
        if problems.count > 0 {
            // Nothing is kept: this only finds what else is wrong.
            let scan = CSVMatrixScan(
                text: text, bodyStart: line.end, columns: header.labels, name: "table",
                emptyCellRemedy: Self.emptyCellRemedy)
            let result = scan.run { _, _, _ in }
            problems.add(result.problems)
            try problems.throwIfAny(file: text.path)
        }
        try requireLength()
        let scan = WideTableScan(
            text: text, bodyStart: line.end, columns: columns(), tailLimit: 2 * n + 16,
            emptyCellRemedy: Self.emptyCellRemedy,
            acceptsEmpty: { row, column in column >= n && Self.emptyRows.contains(row) })
        var Y = Matrix<IndustryAxis, DemandAxis>(table.industryAxis, table.demandAxis)
        var wide: WideTableCells?
        let Z = Matrix<IndustryAxis, IndustryAxis>(table.industryAxis, table.industryAxis) { Z in
            wide = Y.withUnsafeMutableElements { scan.run(Z: Z, Y: $0) }
        }
        guard let wide else { preconditionFailure("the scan did not run") }
        let tailLabels = rows(wide, &problems)
        problems.add(wide.problems)
        try problems.throwIfAny(file: text.path)
        return Cells(Z: Z, Y: Y, wide: wide, tailLabels: tailLabels)
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
                "the labels are those of no edition that is known (\(known)); they fit each other, "
                    + "the totals fit the cells, and the table was read by them")
        }
        if year == nil { add(.note, "no-year", "the name of the file states no year") }
        return findings
    }

    /// Rows whose cells outside industries some editions leave empty.
    private static let emptyRows: Set<String> = ["VALU", "OUTPUT", "VA", "OUT"]

    private static let emptyCellRemedy =
        "OECD writes 0 where nothing flows: the file is damaged, get it again"

    private func columns() -> WideTableColumns {
        let positions = Dictionary(
            table.demandAxis.labels.enumerated().map { ($1, $0) },
            uniquingKeysWith: { first, _ in first })
        var targets: [Int?] = header.demand.map { positions["\($0.outer)/\($0.inner)"] }
        targets += header.extras.map { _ in nil }
        return WideTableColumns(
            labels: header.labels, industryCount: industryLabels.count, demandTargets: targets,
            demandCount: table.demandAxis.count)
    }

    /// A file too short for the cells that its first line announces is refused before there is memory
    /// for them.
    private func requireLength() throws(Diagnostics) {
        let n = industryLabels.count
        let needed = n * 2 * (header.labels.count + 1)
        guard text.count - line.end < needed else { return }
        throw Diagnostics([
            Diagnostic(
                .error, "truncated-file",
                "the first line announces \(n) industries, whose rows have at least \(needed) bytes; "
                    + "\(text.count - line.end) follow",
                at: .init(file: text.path), remedy: "the file is cut short: get it again")
        ])
    }

    /// Checks the rows of industries, and gives the labels of those behind them.
    private func rows(_ wide: WideTableCells, _ problems: inout ProblemList) -> [String] {
        let labels = wide.rowLabels.map { text.string($0) ?? "(not UTF-8)" }
        let known = Set(industryLabels)
        let end = (labels.lastIndex(where: known.contains) ?? -1) + 1
        let check = LabelCheck(
            what: "row", expected: industryLabels, source: "the first line",
            home: .init(file: text.path, place: "rows"))
        let found = labels[..<end].enumerated().map { index, label in
            LabelCheck.Found(label: label) {
                text.location(of: wide.rowLabels[index].start, place: "rows")
            }
        }
        problems.add(check.problems(found))
        let tail = Array(labels[end...])
        problems.add(
            OECDTail.labelProblems(tail, header, text.path) { index in
                text.location(of: wide.rowLabels[end + index].start, place: "rows")
            })
        return tail
    }

    /// What does not fit in the first line.
    private static func problems(
        _ header: OECDHeader, _ line: CSVHeader, _ text: CSVText, _ industries: [String]
    ) -> ProblemList {
        var problems = ProblemList()
        let found = line.found(dropping: 1, name: "columns")
        let home = Diagnostic.Location(file: text.path, place: "columns")
        let size = "\(header.industries.outer.count) regions × \(header.industries.inner.count)"
        problems.add(
            LabelCheck(
                what: "column", expected: industries, source: "\(size) industries", home: home
            ).problems(Array(found[..<header.industryCount])))
        let grid = LabelGrid(header.demand)
        let demand =
            header.isCategoryFirst
            ? grid.inner.flatMap { c in grid.outer.map { "\(c)_\($0)" } }
            : grid.labels(joinedBy: "_")
        let demandEnd = header.industryCount + header.demand.count
        problems.add(
            LabelCheck(
                what: "column", expected: demand,
                source: "\(grid.outer.count) regions × \(grid.inner.count) categories", home: home
            ).problems(Array(found[header.industryCount..<demandEnd])))
        problems.add(blockProblems(header, grid, home))
        problems.add(extraProblems(header, Array(found[demandEnd...]), home))
        return problems
    }

    /// Regions that have industries or final demand, and not both.
    private static func blockProblems(
        _ header: OECDHeader, _ demand: LabelGrid, _ home: Diagnostic.Location
    ) -> ProblemList {
        var problems = ProblemList()
        let withIndustries = Set(header.industries.outer)
        let withDemand = Set(demand.outer)
        func add(_ message: String, _ remedy: String) {
            problems.add(
                Diagnostic(.error, "missing-block", message, at: home, remedy: remedy))
        }
        for region in demand.outer where !withIndustries.contains(region) {
            add(
                "\(region) has final demand and no industries",
                "every region has both: the file is damaged, get it again")
        }
        for region in header.industries.outer where !withDemand.contains(region) {
            guard let parent = OECDEdition.parent(of: region) else {
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
    private static func extraProblems(
        _ header: OECDHeader, _ found: [LabelCheck.Found], _ home: Diagnostic.Location
    ) -> ProblemList {
        if let edition = header.edition {
            let due = [edition.outputColumn, edition.discrepancyColumn].compactMap { $0 }
            return LabelCheck(
                what: "column", expected: due, source: "the \(edition.name) edition", home: home
            ).problems(found)
        }
        var problems = ProblemList()
        if found.count == 1, OECDEdition.totalLabels.contains(found[0].label) { return problems }
        let shown = found.map(\.label).joined(separator: ", ")
        problems.add(
            Diagnostic(
                .error, "no-totals",
                "behind final demand stands \(shown.isEmpty ? "nothing" : shown), not one column of "
                    + "output",
                at: found.first?.location() ?? home,
                remedy: "a file of an unknown edition is only read when its last column is OUT or "
                    + "TOTAL, so that it can be checked"))
        return problems
    }
}

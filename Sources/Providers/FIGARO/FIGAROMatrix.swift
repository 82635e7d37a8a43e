import Containers
import InputOutput
import LinearAlgebra

/// Reads a FIGARO matrix: industries (or products) and final demand in columns, six rows of primary
/// inputs below, no totals.
struct FIGAROMatrix {
    let text: CSVText
    /// Its first line.
    let line: CSVHeader
    /// What the first line says.
    let header: Header
    /// Name of the file, which states edition, kind and year.
    let name: String
    let year: Int?

    /// What the first line says.
    struct Header {
        let labels: [String]
        let industries: LabelGrid
        let industryCount: Int
        let demand: [LabelGrid.Pair]

        /// Reads the labels; nil when they are not those of a FIGARO matrix.
        init?(labels: [String]) {
            let known = Set(FIGAROFacts.categories)
            let pairs = labels.map {
                LabelGrid.pair(splitting: $0) ?? LabelGrid.Pair(outer: $0, inner: "")
            }
            guard let start = pairs.firstIndex(where: { known.contains($0.inner) }), start > 0,
                Set(pairs[start...].map(\.inner)).intersection(known).count >= 3
            else { return nil }
            self.labels = labels
            industryCount = start
            industries = LabelGrid(Array(pairs[..<start]))
            demand = Array(pairs[start...])
        }
    }

    /// The table with its findings.
    /// - Throws: all problems of labels and cells; then `not-balanced`.
    func reading(progress: (Double) -> Void) throws(Diagnostics) -> TableReading {
        let layout = try layout(header, line)
        let inputs = FIGAROFacts.inputs.map { "\(FIGAROFacts.inputRegion)_\($0)" }
        let cells = try layout.cells(
            extraProblems: { _ in blockProblems(header, layout) },
            tailProblems: { found in
                LabelCheck(
                    what: "row", expected: inputs, source: "FIGARO", home: layout.rowHome
                ).problems(found)
            }, progress: progress)
        let n = layout.industryLabels.count
        let V = Matrix<PrimaryInputAxis, IndustryAxis>(
            Axis(inputs), layout.table.industryAxis,
            rowMajor: cells.wide.tail.map { Array($0[..<n]) })
        var table = StatedTable(
            name: FIGAROFacts.title(of: name), year: year, unit: FIGAROFacts.unit,
            valuation: "basic prices", provenance: FIGAROFacts.provenance(of: name),
            layout: layout.table,
            primaryInputs: FIGAROFacts.primaryInputs, Z: cells.Z, Y: cells.Y, V: V,
            tolerance: FIGAROFacts.tolerance(cells: header.labels.count + n))
        table.balance = table.tolerance
        table.findings = text.oddities + FIGAROFacts.findings(layout.table, year, text.path)
        let demand = cells.wide.tail.flatMap { $0[n...] }
        if demand.contains(where: { $0 != 0 }) {
            table.findings.append(
                Diagnostic(
                    .note, "inputs-of-final-demand",
                    "what primary inputs state for final demand, "
                        + """
                        \(ShortNumber.text(demand.reduce(0, +))) \(FIGAROFacts.unit) in all, \
                        has no 
                        """
                        + "place in a table and is left out", at: .init(file: text.path)))
        }
        return try table.reading(from: text.path)
    }

    private func layout(
        _ header: Header, _ line: CSVHeader
    ) throws(Diagnostics) -> WideLayout {
        let grid = LabelGrid(header.demand)
        return try WideLayout(
            labels: header.labels, industries: header.industries,
            industryColumns: header.industryCount, demand: header.demand,
            demandLabels: grid.labels(joinedBy: "_"),
            categories: grid.inner.map {
                FinalDemandCategory($0, name: FIGAROFacts.categoryNames[$0])
            }, line: line, text: text, publisher: "FIGARO")
    }

    /// Regions that have industries or final demand, and not both.
    private func blockProblems(_ header: Header, _ layout: WideLayout) -> ProblemList {
        var problems = ProblemList()
        let demand = LabelGrid(header.demand).outer
        let (a, b) = (Set(header.industries.outer), Set(demand))
        func add(_ region: String, _ message: String) {
            problems.add(
                Diagnostic(
                    .error, "missing-block", "\(region) has \(message)", at: layout.columnHome,
                    remedy: "every region has both: the file is damaged, get it again"))
        }
        for region in demand where !a.contains(region) {
            add(region, "final demand and no industries")
        }
        for region in header.industries.outer where !b.contains(region) {
            add(region, "industries and no final demand")
        }
        return problems
    }
}

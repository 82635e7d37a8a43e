import Containers
import InputOutput
import LinearAlgebra

/// Reads one Eora26 table.
struct EoraReader {
    /// Unit of every table.
    static let unit = "thousand USD"

    /// Its files.
    let files: EoraFiles

    /// Regions, sectors, categories, primary inputs; and the row and column of discrepancies.
    struct Labels {
        let layout: TableLayout
        let inputs: [PrimaryInput]
        /// All rows and columns of T, all columns of FD, as `REGION/PART` in the provider’s words.
        let rows: [String]
        let demand: [String]
        /// The files that list them, for messages.
        let rowSource: String
        let inputSource: String
        /// The region of discrepancies, which has one sector; nil when there is none.
        let discrepancy: String?
    }

    private static let home =
        "labels stand beside the tables or in indices.zip, which the provider "
        + "offers apart from 2016 on: put it into the same folder"

    /// Reads the labels.
    /// - Throws: every problem of labels_T.txt, labels_FD.txt and labels_VA.txt.
    func labels() throws(Diagnostics) -> Labels {
        var problems = ProblemCollector()
        let T = problems.attempt(try list("T", cells: 4))
        let FD = problems.attempt(try list("FD", cells: 4))
        let VA = problems.attempt(try list("VA", cells: 2))
        try problems.throwIfAny()
        guard let T, let FD, let VA else {
            preconditionFailure("a part is missing without a problem")
        }
        // The last region has one sector, TOTAL: statistical discrepancies.
        var discrepancy: String?
        if let last = T.lines.last, last.cells[3].uppercased() == "TOTAL",
            T.lines.count(where: { $0.cells[1] == last.cells[1] }) == 1
        {
            discrepancy = last.cells[1]
        }
        let industries = try T.grid(
            discrepancy == nil ? T.lines[...] : T.lines.dropLast(), what: "sector")
        let demand = try FD.grid(
            FD.lines.filter { $0.cells[1] != discrepancy }, what: "category")
        try requireSameRegions(FD, demand.regions, industries.regions, T.text.path)
        try requireDiscrepancyLast(FD, discrepancy)
        let names = Dictionary(
            T.lines.map { ($0.cells[1], $0.cells[0]) }, uniquingKeysWith: { first, _ in first })
        let layout = try TableLayout(
            regions: industries.regions.map { Region($0, name: names[$0]) },
            sectors: industries.parts.map { Sector($0) },
            finalDemand: demand.parts.map {
                FinalDemandCategory(AccountCode.code($0), name: $0)
            })
        let inputs = VA.lines.map { line in
            PrimaryInput(AccountCode.code(line.cells[1]), name: line.cells[1])
        }
        return Labels(
            layout: layout, inputs: inputs,
            rows: T.lines.map { "\($0.cells[1])/\($0.cells[3])" },
            demand: FD.lines.map { "\($0.cells[1])/\($0.cells[3])" }, rowSource: T.text.path,
            inputSource: VA.text.path, discrepancy: discrepancy)
    }

    /// Reads the table.
    /// - Throws: every problem of the labels; when there are none, every problem of the numbers.
    func reading(
        options: ReadOptions, progress: (Double) -> Void
    ) throws(Diagnostics) -> TableReading {
        let labels = try labels()
        let layout = labels.layout
        progress(0.02)
        var problems = ProblemCollector()
        let T = problems.attempt(
            try grid("T", rows: labels.rows, columns: labels.rows, labels.rowSource)
                .corner(layout.industryAxis, layout.industryAxis) { progress(0.1 + 0.5 * $0) })
        progress(0.6)
        let FD = problems.attempt(
            try grid("FD", rows: labels.rows, columns: labels.demand, labels.rowSource)
                .corner(layout.industryAxis, layout.demandAxis))
        let inputAxis = Axis<PrimaryInputAxis>(labels.inputs.map(\.code))
        let VA = problems.attempt(
            try grid("VA", rows: inputAxis.labels, columns: labels.rows, labels.inputSource)
                .corner(inputAxis, layout.industryAxis))
        progress(0.8)
        var findings: [Diagnostic] = []
        let account = problems.attempt(try self.account(labels, options, &findings))
        try problems.throwIfAny()
        guard let T, let FD, let VA, let account else {
            preconditionFailure("a part is missing without a problem")
        }
        progress(0.95)
        let discrepancy = EoraDiscrepancy(T: T, FD: FD, VA: VA)
        findings =
            EoraFindings.all(
                discrepancy, region: labels.discrepancy, Z: T.kept, Y: FD.kept, V: VA.kept,
                file: files.numbers.path) + findings
        let valuation = files.price == "bp" ? "basic prices" : "purchasers’ prices"
        let stated = StatedTable(
            name: "Eora26, \(files.year), \(valuation)", year: files.year, unit: Self.unit,
            valuation: valuation,
            provenance: Provenance(entries: [
                .init("source", "Eora26"),
                .init(
                    "citation",
                    "Lenzen, Moran, Kanemoto and Geschke (2013), Building Eora, Economic Systems "
                        + "Research 25(1), 20–49"),
                .init("licence", "the provider’s terms; redistribution is restricted"),
            ]), layout: layout, primaryInputs: labels.inputs, Z: T.kept, Y: FD.kept, V: VA.kept,
            satellites: account.map { [$0] } ?? [],
            declaredOutput: discrepancy.isZero ? nil : discrepancy.output,
            totals: [
                StatedTotal(
                    "costs", discrepancy.costs, of: .salesOfIndustries, between: discrepancy.sales)
            ],
            tolerance: StatedTolerance(
                warns: 0.01, refuses: nil, absolute: 1,
                source: "Eora’s tables are known not to balance exactly"),
            balance: nil, findings: findings)
        let result = try stated.reading(from: files.numbers.path)
        progress(1)
        return result
    }

    func list(_ part: String, cells: Int) throws(Diagnostics) -> EoraLabels {
        guard let text = try files.labels(part) else {
            throw Diagnostics.missingFile(files.numbers.shown("labels_\(part).txt"), Self.home)
        }
        return try EoraLabels(text, cells: cells)
    }

    func grid(
        _ part: String, rows: [String], columns: [String], _ rowSource: String
    ) throws(Diagnostics) -> NumberGrid {
        guard let text = try files.text(part) else {
            throw Diagnostics.missingFile(files.shown(part), "a table needs it")
        }
        return NumberGrid(
            text: text, name: part, delimiter: UInt8(ascii: "\t"), rows: rows, columns: columns,
            rowSource: rowSource)
    }

    private func requireSameRegions(
        _ file: EoraLabels, _ found: [String], _ expected: [String], _ source: String
    ) throws(Diagnostics) {
        let check = LabelCheck(
            what: "region", expected: expected, source: source,
            home: .init(file: file.text.path))
        let places = Dictionary(
            file.lines.map { ($0.cells[1], $0.offset) }, uniquingKeysWith: { first, _ in first })
        try check.problems(
            found.map { region in
                LabelCheck.Found(label: region) {
                    file.text.location(of: places[region] ?? 0)
                }
            }
        ).throwIfAny(file: file.text.path)
    }

    /// The columns of the region of discrepancies must come last, as its row does.
    private func requireDiscrepancyLast(
        _ file: EoraLabels, _ discrepancy: String?
    ) throws(Diagnostics) {
        guard let discrepancy,
            let first = file.lines.firstIndex(where: { $0.cells[1] == discrepancy }),
            let after = file.lines[first...].first(where: { $0.cells[1] != discrepancy })
        else { return }
        throw Diagnostics([
            Diagnostic(
                .error, "label-order",
                "the region \(after.cells[1]) stands behind \(discrepancy), which is due last",
                at: file.text.location(of: after.offset), remedy: "the labels are damaged")
        ])
    }
}

import Containers
import InputOutput
import LinearAlgebra

/// Reads one GLORIA table.
struct GLORIAReader {
    /// Its files.
    let files: GLORIAFiles

    /// The views that a user may choose.
    private static let views = ["industry", "product"]

    /// Reads the table.
    /// - Throws: `unknown-view`; every problem of the labels; when there are none, every problem of
    ///   the numbers.
    func reading(
        options: ReadOptions, progress: (Double) -> Void
    ) throws(Diagnostics) -> TableReading {
        let view = options.view ?? Self.views[0]
        guard Self.views.contains(view) else {
            throw Diagnostics([
                Diagnostic(
                    .error, "unknown-view", "there is no view ‘\(view.shortened)’",
                    at: .init(file: files.path), remedy: "a view is industry or product")
            ])
        }
        let labels = try GLORIALabels(try files.workbook())
        let layout = labels.layout
        progress(0.01)
        var problems = ProblemCollector()
        let flows = problems.attempt(try self.flows(labels) { progress(0.01 + 0.79 * $0) })
        progress(0.8)
        let Y = problems.attempt(try demand(labels))
        let V = problems.attempt(try inputs(labels))
        progress(0.9)
        var findings: [Diagnostic] = []
        let account = problems.attempt(try self.account(labels, options, &findings))
        try problems.throwIfAny()
        guard let flows, let Y, let V, let account else {
            preconditionFailure("a part is missing without a problem")
        }
        findings = self.findings(view, labels, flows.supply) + findings
        let stated = StatedTable(
            name: "GLORIA release \(files.release), \(files.year), \(view) by \(view)",
            year: files.year, unit: "thousand USD", valuation: "basic prices",
            provenance: Provenance(
                entries: provenance.entries + [.init("view", "\(view) by \(view)")]),
            layout: layout, primaryInputs: labels.inputs, Z: flows.use, Y: Y, V: V,
            satellites: account.map { [$0] } ?? [], declaredOutput: flows.supply,
            totals: [
                StatedTotal("supply of products", flows.supply, of: .salesOfIndustries),
                StatedTotal("supply of industries", flows.supply, of: .costsOfIndustries),
            ],
            tolerance: StatedTolerance(
                warns: 1e-3, refuses: nil, absolute: 1,
                source: "how well GLORIA’s tables balance is not published"),
            balance: nil, findings: findings)
        let result = try stated.reading(from: files.path)
        progress(1)
        return result
    }

    /// Where the numbers come from.
    var provenance: Provenance {
        Provenance(entries: [
            .init("source", "GLORIA release \(files.release)"),
            .init(
                "citation",
                """
                Lenzen et al. (2022), Implementing the material footprint to measure progress \
                towards Sustainable Development Goals 8 and 12, Nature Sustainability 5, 157–166
                """),
            .init("licence", "the provider’s terms"),
        ])
    }

    private func findings(
        _ view: String, _ labels: GLORIALabels, _ supply: [Double]
    ) -> [Diagnostic] {
        var findings = [
            Diagnostic(
                .note, "view",
                """
                the supply and use table is read as flows \(view) by \(view): each industry \
                makes its 
                """
                    + """
                    own product only, so that every assumption on technology gives the same \
                    numbers
                    """,
                at: .init(file: files.path))
        ]
        let layout = labels.layout
        let empty = layout.regions.indices.filter { region in
            layout.industries(of: region).allSatisfy { supply[$0] == 0 }
        }
        if !empty.isEmpty {
            let codes = empty.map { layout.regions[$0].code }.joined(separator: ", ")
            findings.append(
                Diagnostic(
                    .note, "empty-regions",
                    "regions that supply nothing in this year are kept: \(codes)",
                    at: .init(file: files.path)))
        }
        return findings
    }

    /// The use block and the supplies, from T.
    private func flows(
        _ labels: GLORIALabels, progress: (Double) -> Void
    ) throws(Diagnostics) -> (use: Matrix<IndustryAxis, IndustryAxis>, supply: [Double]) {
        let rows = labels.rows
        let grid = try grid("T", rows: rows, columns: rows, labels.source)
        let layout = labels.layout
        let blocks = GLORIABlocks(regions: layout.regionCount, sectors: layout.sectorCount)
        var supply = [Double](repeating: 0, count: layout.industryCount)
        let use = try supply.withUnsafeMutableBufferPointer { s throws(Diagnostics) in
            let supplies = SharedDoubles(base: s.baseAddress)
            return try Matrix(layout.industryAxis, layout.industryAxis) {
                target throws(Diagnostics) in
                let cells = SharedDoubles(base: target.baseAddress)
                try grid.run(progress: progress) { block, first, count in
                    guard let use = cells.base, let supply = supplies.base else { return }
                    blocks.takeFlows(block, first: first, count: count, use: use, supply: supply)
                }
            }
        }
        try blocks.throwStrays(grid)
        return (use, supply)
    }

    func demand(
        _ labels: GLORIALabels
    ) throws(Diagnostics) -> Matrix<IndustryAxis, DemandAxis> {
        let layout = labels.layout
        let columns = layout.demandAxis.labels
        let grid = try grid("Y", rows: labels.rows, columns: columns, labels.source)
        let blocks = GLORIABlocks(regions: layout.regionCount, sectors: layout.sectorCount)
        let Y = try Matrix(layout.industryAxis, layout.demandAxis) { target throws(Diagnostics) in
            let cells = SharedDoubles(base: target.baseAddress)
            try grid.run { block, first, count in
                guard let demand = cells.base else { return }
                blocks.takeDemand(
                    block, first: first, count: count, columns: columns.count, demand: demand)
            }
        }
        try blocks.throwStrays(grid)
        return Y
    }

    func inputs(
        _ labels: GLORIALabels
    ) throws(Diagnostics) -> Matrix<PrimaryInputAxis, IndustryAxis> {
        let layout = labels.layout
        let grid = try grid("V", rows: labels.inputRows, columns: labels.rows, labels.source)
        let blocks = GLORIABlocks(regions: layout.regionCount, sectors: layout.sectorCount)
        let axis = Axis<PrimaryInputAxis>(labels.inputs.map(\.code))
        let V = try Matrix(axis, layout.industryAxis) { target throws(Diagnostics) in
            let cells = SharedDoubles(base: target.baseAddress)
            try grid.run { block, first, count in
                guard let values = cells.base else { return }
                blocks.takeInputs(
                    block, first: first, count: count, inputs: axis.count, values: values)
            }
        }
        try blocks.throwStrays(grid)
        return V
    }

    func grid(
        _ matrix: String, rows: [String], columns: [String], _ source: String
    ) throws(Diagnostics) -> NumberGrid {
        guard let part = files.parts[matrix] else {
            throw Diagnostics.missingFile(
                "\(files.path)/…_\(matrix)-Results_\(files.year)_…_Markup001(full).csv",
                "a table needs it")
        }
        return NumberGrid(
            text: try part.source.text(of: part.name), name: matrix, delimiter: UInt8(ascii: ","),
            rows: rows, columns: columns, rowSource: source)
    }
}

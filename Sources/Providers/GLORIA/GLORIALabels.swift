import Containers
import InputOutput

/// The labels of GLORIA, from the provider’s ReadMe workbook.
struct GLORIALabels {
    /// Regions, sectors and categories.
    let layout: TableLayout
    /// The primary inputs of every region.
    let inputs: [PrimaryInput]
    /// The rows of the satellite accounts; nil when the workbook does not list them.
    let stressors: [Satellite.Stressor]?
    /// The workbook, for messages.
    let source: String

    /// Rows and columns of T: of each region its industries, then its products.
    var rows: [String] {
        layout.regions.flatMap { region in
            ["industry", "product"].flatMap { kind in
                layout.sectors.map { "\(region.code)/\($0.code) (\(kind))" }
            }
        }
    }

    /// Rows of V, all regions.
    var inputRows: [String] {
        layout.regions.flatMap { region in inputs.map { "\(region.code)/\($0.code)" } }
    }

    /// Reads the workbook.
    /// - Throws: every problem of its sheets: `missing-sheet`, `missing-column`, `empty-label`,
    ///   `wrong-labels`, and those of `TableLayout`.
    init(_ workbook: Workbook) throws(Diagnostics) {
        source = workbook.path
        var problems = ProblemCollector()
        let regions = problems.attempt(
            try Self.columns(["Region_acronyms", "Region_names"], of: "Regions", workbook))
        let sectors = problems.attempt(try Self.columns(["Sector_names"], of: "Sectors", workbook))
        let sheet = "Value added and final demand"
        let inputNames = problems.attempt(
            try Self.columns(["Value_added_names"], of: sheet, workbook))
        let categories = problems.attempt(
            try Self.columns(["Final_demand_names"], of: sheet, workbook))
        try problems.throwIfAny()
        guard let regions, let sectors, let inputNames, let categories else {
            preconditionFailure("a part is missing without a problem")
        }
        do throws(Diagnostics) {
            layout = try TableLayout(
                regions: regions.map { Region($0[0], name: $0[1]) },
                sectors: sectors.map { Sector($0[0]) },
                finalDemand: categories.map {
                    FinalDemandCategory(AccountCode.code($0[0]), name: $0[0])
                })
        } catch {
            throw error.located(in: workbook.path)
        }
        inputs = inputNames.map { PrimaryInput(AccountCode.code($0[0]), name: $0[0]) }
        stressors =
            workbook.sheet(named: "Satellites") == nil
            ? nil
            : try Self.columns(
                ["Sat_head_indicator", "Sat_indicator", "Sat_unit"], of: "Satellites", workbook
            ).map { Satellite.Stressor(code: "\($0[0])/\(Self.unquoted($0[1]))", unit: $0[2]) }
        try requireOrder(workbook)
    }

    /// Columns of a sheet by the names in its first row, up to the first row in which all are
    /// empty.
    private static func columns(
        _ names: [String], of sheetName: String, _ workbook: Workbook
    ) throws(Diagnostics) -> [[String]] {
        func failure(_ code: String, _ message: String, _ row: Int? = nil) -> Diagnostics {
            Diagnostics([
                Diagnostic(
                    .error, code, message,
                    at: .init(
                        file: workbook.path,
                        place: "sheet \(sheetName)" + (row.map { ", row \($0 + 1)" } ?? "")),
                    remedy: "releases 053 to 059 are known with the columns "
                        + names.joined(separator: ", "))
            ])
        }
        guard let sheet = workbook.sheet(named: sheetName) else {
            throw failure("missing-sheet", "there is no such sheet")
        }
        let grid = try workbook.grid(of: sheet)
        let header = (0..<grid.columnCount(ofRow: 0)).map { grid.text(0, $0) }
        let positions = names.compactMap { header.firstIndex(of: $0) }
        guard positions.count == names.count else {
            let missing = names.filter { !header.contains($0) }
            throw failure(
                "missing-column", "the first row has no \(missing.joined(separator: ", "))")
        }
        var rows: [[String]] = []
        for row in 1..<max(grid.rowCount, 1) {
            let cells = positions.map { grid.text(row, $0) }
            if cells.allSatisfy(\.isEmpty) { break }
            if let empty = cells.firstIndex(of: ""), names[empty] != "Sat_unit" {
                throw failure("empty-label", "\(names[empty]) is empty", row)
            }
            rows.append(cells)
        }
        if rows.isEmpty { throw failure("empty-label", "the sheet lists nothing") }
        return rows
    }

    /// Compares the sheet of all labels in sequence, where there is one, with the order that is
    /// due.
    private func requireOrder(_ workbook: Workbook) throws(Diagnostics) {
        let name = "Sequential region-sector labels"
        if workbook.sheet(named: name) == nil { return }
        let listed = try Self.columns(["Sequential_regionSector_labels"], of: name, workbook)
        let count = 2 * layout.industryCount
        var problems = ProblemList()
        if listed.count != count {
            problems.add(
                Diagnostic(
                    .error, "wrong-labels",
                    """
                    the sheet lists \(listed.count) labels where \(layout.regionCount) regions \
                    with 
                    """
                        + "\(layout.sectorCount) industries and as many products make \(count)",
                    at: .init(file: source, place: "sheet \(name)")))
        }
        for (index, cells) in listed.prefix(count).enumerated() {
            let region = layout.regions[index / (2 * layout.sectorCount)].code
            let isIndustry = index % (2 * layout.sectorCount) < layout.sectorCount
            let ending = isIndustry ? "industry" : "product"
            if cells[0].contains("(\(region))"), cells[0].hasSuffix(ending) { continue }
            problems.add(
                Diagnostic(
                    .error, "wrong-labels",
                    "the label is ‘\(cells[0].shortened)’ where an \(ending) of \(region) is "
                        + "expected",
                    at: .init(file: source, place: "sheet \(name), row \(index + 2)"),
                    remedy: "each region has its industries and then its products, in the order of "
                        + "the sheet Regions"))
        }
        try problems.throwIfAny(file: source)
    }

    private static func unquoted(_ text: String) -> String {
        text.count > 2 && text.hasPrefix("'") && text.hasSuffix("'")
            ? String(text.dropFirst().dropLast()) : text
    }
}

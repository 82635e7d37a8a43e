import Containers
public import InputOutput
import LinearAlgebra

/// Supply and use tables in MARIO's workbook: a sheet of flows with three levels of labels (region,
/// level, item) in rows and columns, and a sheet `units`.
///
/// Levels are `Commodity`, `Activity`, `Factor of production`, `Satellite account` and
/// `Consumption category`. Supply stands in the rows of activities, use in those of commodities;
/// everything else between the two is 0. Products may be in different units (hybrid units), where
/// factors of production are in one unit of money. (Layout: MARIO 0.4 documentation, ‘Parsing
/// custom database’; checked against a workbook that mariopy wrote.)
public enum MARIOSupplyUse: SupplyUseReader {
    /// `mario`.
    public static let name = "mario"
    /// `MARIO workbook of supply and use tables`.
    public static let title = "MARIO workbook of supply and use tables (xlsx)"

    private enum Level {
        static let product = "Commodity"
        static let industry = "Activity"
        static let input = "Factor of production"
        static let account = "Satellite account"
        static let demand = "Consumption category"
    }

    /// Reads a workbook whose first sheet has MARIO's levels.
    public static func read(
        _ source: TableSource, year: Int?, findings: inout [Diagnostic]
    ) throws(Diagnostics) -> SupplyUseTable? {
        guard !source.isFolder, let archive = try source.files().archive,
            WorkbookParts.isWorkbook(archive.members.map(\.name))
        else { return nil }
        let workbook = try source.workbook(nil)
        guard let flows = workbook.sheets.first, workbook.sheet(named: "units") != nil else {
            return nil
        }
        let head = try source.firstRows(of: flows, in: workbook)
        let levels = Set((3..<max(3, head.columnCount(ofRow: 1))).map { head.text(1, $0) })
        guard levels.contains(Level.product), levels.contains(Level.industry) else { return nil }
        return try Sheet(workbook: workbook, sheet: flows).table()
    }

    private struct Sheet {
        let path: String
        let sheet: String
        let grid: SheetGrid
        let units: [String: String]
        let unitOrder: [(level: String, unit: String)]
        let rows: [(index: Int, region: String, level: String, item: String)]
        let columns: [(index: Int, region: String, level: String, item: String)]

        init(workbook: Workbook, sheet: Workbook.Sheet) throws(Diagnostics) {
            path = workbook.path
            self.sheet = sheet.name
            let grid = try workbook.grid(of: sheet)
            self.grid = grid
            var units: [String: String] = [:]
            var order: [(level: String, unit: String)] = []
            if let listed = workbook.sheet(named: "units") {
                let cells = try workbook.grid(of: listed)
                for row in 1..<max(1, cells.rowCount) where !cells.text(row, 1).isEmpty {
                    units["\(cells.text(row, 0))/\(cells.text(row, 1))"] = cells.text(row, 2)
                    order.append((cells.text(row, 0), cells.text(row, 2)))
                }
            }
            self.units = units
            unitOrder = order
            columns = (3..<max(3, grid.columnCount(ofRow: 2))).map {
                ($0, grid.text(0, $0), grid.text(1, $0), grid.text(2, $0))
            }
            rows = (3..<max(3, grid.rowCount)).compactMap { row in
                let item = grid.text(row, 2)
                return item.isEmpty
                    ? nil : (row, grid.text(row, 0), grid.text(row, 1), item)
            }
        }

        func table() throws(Diagnostics) -> SupplyUseTable {
            let known = [
                Level.product, Level.industry, Level.input, Level.account, Level.demand,
            ]
            var problems = ProblemList()
            for (what, entries) in [("row", rows), ("column", columns)] {
                for entry in entries where !known.contains(entry.level) {
                    problems.add(
                        Diagnostic(
                            .error, "unknown-level",
                            "the \(what) \(entry.item) has the level ‘\(entry.level.shortened)’",
                            at: .init(file: path, place: sheet),
                            remedy: "levels are \(known.joined(separator: ", "))"))
                }
            }
            try problems.throwIfAny(file: path)
            let productRows = rows.filter { $0.level == Level.product }
            let makers = rows.filter { $0.level == Level.industry }
            let inputs = rows.filter { $0.level == Level.input }
            let stressors = rows.filter { $0.level == Level.account }
            let made = columns.filter { $0.level == Level.product }
            let users = columns.filter { $0.level == Level.industry }
            let demand = columns.filter { $0.level == Level.demand }
            func grid(_ entries: [(index: Int, region: String, level: String, item: String)])
                throws(Diagnostics) -> LabelGrid
            {
                try SupplyUseAssembly.grid(
                    entries.map { LabelGrid.Pair(outer: $0.region, inner: $0.item) },
                    what: entries.first?.level == Level.product ? "products" : "industries",
                    path: path)
            }
            let products = try grid(productRows)
            let industries = try grid(users)
            let categories = try grid(demand)
            let (madeGrid, makerGrid) = (try grid(made), try grid(makers))
            guard madeGrid.labels(joinedBy: "/") == products.labels(joinedBy: "/"),
                makerGrid.labels(joinedBy: "/") == industries.labels(joinedBy: "/"),
                products.outer == industries.outer, categories.outer == products.outer
            else {
                throw Diagnostics([
                    Diagnostic(
                        .error, "label-order",
                        "rows and columns have other regions, products or industries",
                        at: .init(file: path, place: sheet),
                        remedy: "write the labels of rows and columns in the same order")
                ])
            }
            let (unit, productUnits) = try moneyUnit(products.inner)
            let layout = try SupplyUseLayout(
                regions: products.outer.map { Region($0) },
                products: zip(products.inner, productUnits).map { Sector($0, unit: $1) },
                industries: industries.inner.map { Sector($0) },
                finalDemand: categories.inner.map { FinalDemandCategory($0) })
            let supply = try SupplyUseAssembly.supply(layout, path: path) { p, j in
                number(makers[j].index, made[p].index, &problems)
            }
            let use: Matrix<ProductAxis, ActivityAxis> = matrix(
                productRows.map(\.index), users.map(\.index), layout.productAxis,
                layout.activityAxis, &problems)
            let Y: Matrix<ProductAxis, DemandAxis> = matrix(
                productRows.map(\.index), demand.map(\.index), layout.productAxis,
                layout.demandAxis, &problems)
            let primary = inputs.map { PrimaryInput($0.item) }
            let V: Matrix<PrimaryInputAxis, ActivityAxis> = matrix(
                inputs.map(\.index), users.map(\.index), Axis(primary.map(\.code)),
                layout.activityAxis, &problems)
            requireEmpty(productRows.map(\.index), made.map(\.index), &problems)
            requireEmpty(makers.map(\.index), users.map(\.index), &problems)
            requireEmpty(makers.map(\.index), demand.map(\.index), &problems)
            requireEmpty(inputs.map(\.index), (made + demand).map(\.index), &problems)
            requireEmpty(stressors.map(\.index), made.map(\.index), &problems)
            let items = stressors.map {
                Satellite.Stressor(
                    code: $0.item, unit: units["\(Level.account)/\($0.item)"] ?? "")
            }
            let axis = Satellite.axis(of: items)
            let F: Matrix<StressorAxis, ActivityAxis> = matrix(
                stressors.map(\.index), users.map(\.index), axis, layout.activityAxis, &problems)
            let FY: Matrix<StressorAxis, DemandAxis> = matrix(
                stressors.map(\.index), demand.map(\.index), axis, layout.demandAxis, &problems)
            try problems.throwIfAny(file: path)
            let file = SourceFiles.lastComponent(of: path)
            return try SupplyUseTable(
                name: String(file.prefix { $0 != "." }), year: FileChoice.year(in: file),
                unit: unit, valuation: "as in the workbook",
                provenance: Provenance(entries: [.init("source", "MARIO workbook \(file)")]),
                layout: layout, primaryInputs: primary, supply: supply, use: use, Y: Y, V: V,
                accounts: items.isEmpty
                    ? [] : [.init(name: "satellite", stressors: items, F: F, FY: FY)])
        }

        /// The unit of all money, and those of products that have another: where products are in
        /// different units, factors of production are in money, and industries have no unit.
        private func moneyUnit(
            _ products: [String]
        ) throws(Diagnostics) -> (money: String, products: [String?]) {
            let money = unitOrder.filter { $0.level != Level.account }.map(\.unit)
            let different = Set(money)
            if let only = different.first, different.count == 1 {
                return (only, products.map { _ in nil })
            }
            let factors = Set(unitOrder.filter { $0.level == Level.input }.map(\.unit))
            let own = products.map { units["\(Level.product)/\($0)"] ?? "" }
            if let unit = factors.first, factors.count == 1, MoneyUnit(unit) != nil,
                own.allSatisfy({ !$0.isEmpty })
            {
                return (unit, own.map { $0 == unit ? nil : $0 })
            }
            throw Diagnostics([
                Diagnostic(
                    .error, different.isEmpty ? "no-unit" : "hybrid-units",
                    different.isEmpty
                        ? "the sheet ‘units’ states no unit"
                        : "the units are \(different.sorted().joined(separator: ", "))",
                    at: .init(file: path, place: "units"),
                    remedy: """
                        give every product a unit, and all factors of production one unit of money
                        """)
            ])
        }

        private func matrix<R: AxisKind, C: AxisKind>(
            _ rows: [Int], _ columns: [Int], _ rowAxis: Axis<R>, _ columnAxis: Axis<C>,
            _ problems: inout ProblemList
        ) -> Matrix<R, C> {
            var result = Matrix<R, C>(rowAxis, columnAxis)
            for (j, column) in columns.enumerated() {
                for (i, row) in rows.enumerated() { result[i, j] = number(row, column, &problems) }
            }
            return result
        }

        private func requireEmpty(
            _ rows: [Int], _ columns: [Int], _ problems: inout ProblemList
        ) {
            for row in rows {
                for column in columns where number(row, column, &problems) != 0 {
                    problems.add(
                        Diagnostic(
                            .error, "unexpected-number",
                            "supply and use tables have no number here",
                            at: .init(file: path, place: place(row, column)), remedy: "write 0"))
                }
            }
        }

        private func place(_ row: Int, _ column: Int) -> String {
            "\(sheet)!\(CellReference.name(row: row, column: column))"
        }

        private func number(
            _ row: Int, _ column: Int, _ problems: inout ProblemList
        ) -> Double {
            let value = grid[row, column]
            if case .number(let number)? = value { return number }
            let found = value?.numberProblem
            problems.add(
                Diagnostic(
                    .error, found?.code ?? "empty-cell", found?.message ?? "the cell is empty",
                    at: .init(file: path, place: place(row, column)),
                    remedy: found?.remedy ?? "write 0 where there is no flow"))
            return 0
        }
    }
}

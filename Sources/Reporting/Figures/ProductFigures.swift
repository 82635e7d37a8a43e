import Figures

/// The shares of a product's origins over the years, a line for each large one.
enum ProductYears: ResultFigure {
    static let name = "years"
    /// More lines than these are not told apart.
    private static let most = 6
    private static let beginning = "share_"

    static func figure(of document: ResultDocument) -> (any Figure)? {
        guard let history = FigureTable(document, "history") else { return nil }
        let dated = history.rows.compactMap { row in
            history.number(row, "year").map { (row: row, year: $0) }
        }
        guard dated.count > 1 else { return nil }
        let origins = history.table.columns.filter { $0.name.hasPrefix(beginning) }.prefix(most)
        if origins.isEmpty { return nil }
        return LineFigure(
            title: "\(history.table.title): shares of the largest origins",
            unit: "Share of imports, %", axis: dated.map(\.year),
            panels: [
                .init(
                    "",
                    origins.map { column in
                        LineFigure.Line(
                            RegionLabel.name(column.displayName),
                            dated.map { history.number($0.row, column.name) })
                    })
            ])
    }
}

/// The largest origin of each product, by what it delivers.
enum ProductsFlow: ResultFigure {
    static let name = "flow"
    /// More products than these are not told apart.
    private static let most = 12

    static func figure(of document: ResultDocument) -> (any Figure)? {
        guard let products = FigureTable(document, "products"),
            products.distinct("importer").count == 1
        else { return nil }
        let flows = products.rows.compactMap { row -> FlowFigure.Flow? in
            guard let imports = products.number(row, "imports"),
                let share = products.number(row, "largest_share"), imports * share > 0
            else { return nil }
            let name = products.text(row, "name")
            let code = products.text(row, "hs")
            return .init(
                column: 0, from: RegionLabel.name(products.text(row, "largest_origin")),
                to: name.isEmpty ? code : "\(code) \(TerminalText.shortened(name, to: 28))",
                value: imports * share)
        }
        if flows.isEmpty { return nil }
        let importer = RegionLabel.name(products.text(0, "importer"))
        let largest = flows.sorted { ($1.value, $0.to) < ($0.value, $1.to) }.prefix(most)
        let rest = flows.count > most ? ", the \(most) largest deliveries" : ""
        return FlowFigure(
            title: "\(importer): the largest origin of each product listed\(rest)",
            columns: ["Largest origin", "Product"], flows: Array(largest), unit: "USD")
    }
}

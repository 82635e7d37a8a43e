import Figures

/// How economies grew between two tables; where they are of one year, how far their world totals
/// lie apart.
enum GrowthRange: ResultFigure {
    static let name = "range"

    /// Economies of a measure that are shown, the largest of the second table.
    private static let most = 10
    private static let measures = ["value added", "exports", "imports"]

    static func figure(of document: ResultDocument) -> (any Figure)? {
        guard let table = FigureTable(document, "growth") else { return world(document) }
        let ends = ["first", "second"].map(table.heading)
        let groups = measures.compactMap { measure -> RangeFigure.Group? in
            let rows = table.rows.filter {
                table.text($0, "measure") == measure && !table.text($0, "region").isEmpty
            }.compactMap { row -> RangeFigure.Row? in
                guard let growth = table.number(row, "growth_pct") else { return nil }
                return .init(
                    table.name(row, "region"),
                    [.init(series: 0, value: growth, text: FigureNumber.change(growth))])
            }.prefix(most)
            if rows.isEmpty { return nil }
            let title = measure.prefix(1).uppercased() + measure.dropFirst()
            return .init("\(title), % change", Array(rows))
        }
        if groups.isEmpty { return nil }
        return RangeFigure(
            title: "How the largest economies grew, \(ends.joined(separator: " to "))",
            series: ["\(ends.first ?? "") to \(ends.last ?? "")"], groups: groups)
    }

    private static func world(_ document: ResultDocument) -> (any Figure)? {
        guard document.command == "compare", let table = FigureTable(document, "world") else {
            return nil
        }
        let rows = table.rows.compactMap { row -> RangeFigure.Row? in
            guard let first = table.number(row, "first"), let second = table.number(row, "second"),
                let largest = [abs(first), abs(second)].max(), largest > 0, first != second
            else { return nil }
            let percent = 100 * (second - first) / largest
            return .init(
                table.text(row, "total"),
                [.init(series: 0, value: percent, text: FigureNumber.change(percent))])
        }
        if rows.isEmpty { return nil }
        return RangeFigure(
            title: "How far the world totals of the two tables lie apart",
            series: ["second less first"], groups: [.init("% of the larger", rows)])
    }
}

import Figures

/// Value added from its origins to the destinations of final demand, without what stays at home.
enum OriginsFlow: ResultFigure {
    static let name = "flow"

    static func figure(of document: ResultDocument) -> (any Figure)? {
        guard let table = FigureTable(document, "origins") else { return nil }
        let flows = table.rows.compactMap { row -> FlowFigure.Flow? in
            let (from, to) = (table.text(row, "origin"), table.text(row, "destination"))
            guard from != to, let value = table.number(row, "value_added"), value > 0 else {
                return nil
            }
            return .init(
                column: 0, from: table.name(row, "origin"), to: table.name(row, "destination"),
                value: value)
        }
        if flows.isEmpty { return nil }
        return FlowFigure(
            title: "Value added by origin and destination, without what stays at home",
            columns: ["Value added of", "Final demand of"], flows: flows,
            unit: table.unit("value_added"))
    }
}

/// The largest supply paths, stage by stage: at most their first four.
enum PathsFlow: ResultFigure {
    static let name = "flow"

    static func figure(of document: ResultDocument) -> (any Figure)? {
        guard let table = FigureTable(document, "paths") else { return nil }
        let paths = table.rows.compactMap { row -> (stages: [String], value: Double)? in
            let named = table.text(row, "path_name")
            let text = named.isEmpty ? table.text(row, "path") : named
            let stages = ["→", "->"].lazy.map { arrow in
                text.split(separator: arrow).map { Self.trimmed(String($0)) }
            }.first { $0.count > 1 }
            guard let stages, let value = table.number(row, "contribution"), value > 0 else {
                return nil
            }
            return (stages, value)
        }
        let length = min(paths.map(\.stages.count).max() ?? 0, 4)
        guard length >= 2 else { return nil }
        // Paths end at the same user: they are laid against the right side.
        let flows = paths.flatMap { path -> [FlowFigure.Flow] in
            let stages = Array(path.stages.suffix(length))
            let first = length - stages.count
            return zip(stages, stages.dropFirst()).enumerated().map { k, pair in
                .init(column: first + k, from: pair.0, to: pair.1, value: path.value)
            }
        }
        let headings = (0..<length).map { k in
            switch length - 1 - k {
            case 0: "User"
            case 1: "Supplier"
            case 2: "Its supplier"
            default: "Two stages further"
            }
        }
        return FlowFigure(
            title: "The largest supply paths", columns: headings, flows: flows,
            unit: table.unit("contribution"))
    }

    private static func trimmed(_ text: String) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}

/// From suppliers to users, by what users need of them in all.
enum ExposureFlow: ResultFigure {
    static let name = "flow"

    static func figure(of document: ResultDocument) -> (any Figure)? {
        guard let table = FigureTable(document, "exposure"), !table.has("year"),
            table.distinct("supplier").count > 1
        else { return nil }
        // Beside what a single user buys at home nothing else could be seen.
        let isOne = table.distinct("user").count == 1
        func place(_ row: Int, _ column: String) -> Substring {
            table.text(row, column).prefix { $0 != "/" }
        }
        let flows = table.rows.compactMap { row -> FlowFigure.Flow? in
            guard let value = table.number(row, "look_through_amount"), value > 0,
                !isOne || place(row, "supplier") != place(row, "user")
            else { return nil }
            return .init(
                column: 0, from: table.name(row, "supplier"), to: table.name(row, "user"),
                value: value)
        }
        if flows.isEmpty { return nil }
        let isSales = table.heading("supplier") == "market"
        var title = "Who supplies whom, looked through all stages"
        if isSales { title = "Who sells to whom, looked through all stages" }
        if isOne, let first = table.rows.first {
            let user = RegionLabel.inTitle(
                table.name(first, "user"), of: table.text(first, "user"))
            title =
                isSales
                ? "Where the sales of \(user) go abroad, looked through all stages"
                : "Who supplies \(user) from abroad, looked through all stages"
        }
        return FlowFigure(
            title: title,
            columns: [table.heading("supplier"), table.heading("user")], flows: flows,
            unit: table.unit("look_through_amount"))
    }
}

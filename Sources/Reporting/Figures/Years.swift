import Figures
import InputOutput

/// Dependence over the years: a line for each counterparty of one user, or a panel for each user.
enum ExposureYears: ResultFigure {
    static let name = "years"
    /// More lines than these are not told apart.
    private static let mostLines = 6
    private static let mostPanels = 9

    static func figure(of document: ResultDocument) -> (any Figure)? {
        for name in ["exposure", "concentration", "footprint", "position", "decomposition"] {
            guard let table = FigureTable(document, name), table.has("year") else { continue }
            if let figure = figure(table, name) { return figure }
        }
        return nil
    }

    /// Columns that say what a line is about, and the column that is drawn.
    private static func columns(_ table: FigureTable, _ name: String) -> (keys: [String], String)? {
        switch name {
        case "exposure": return (["user", "supplier"], "look_through")
        case "concentration": return (["user"], "hhi_look_through_foreign")
        case "footprint": return (["region", "stressor"], "consumption")
        case "position": return (["region", "sector"], "upstreamness")
        case "decomposition": return (["exporter"], "FVA")
        default: return nil
        }
    }

    private static func figure(_ table: FigureTable, _ name: String) -> (any Figure)? {
        guard let (keys, column) = columns(table, name) else { return nil }
        let used = keys.filter(table.has)
        let axis = Set(table.rows.compactMap { table.number($0, "year") }).sorted()
        guard axis.count > 1, let lead = used.first else { return nil }
        let isShare = table.unit(column).hasPrefix("%")
        var order: [[String]] = []
        var lines: [[String]: [Double?]] = [:]
        for row in table.rows {
            guard let year = table.number(row, "year"), let place = axis.firstIndex(of: year)
            else { continue }
            let key = used.map { table.text(row, $0) }
            // What stays at home is no dependence, and would press the other lines together.
            if name == "exposure", let user = key.first?.prefix(while: { $0 != "/" }),
                key.last?.prefix(while: { $0 != "/" }) == user
            {
                continue
            }
            if lines[key] == nil {
                lines[key] = axis.map { _ in nil }
                order.append(key)
            }
            lines[key]?[place] = table.number(row, column).map { isShare ? 100 * $0 : $0 }
        }
        // The largest at the end come first.
        func size(_ key: [String]) -> Double {
            (lines[key] ?? []).last { $0 != nil }.flatMap { $0.map(abs) } ?? 0
        }
        let ranked = order.enumerated().sorted {
            (-size($0.element), $0.offset) < (-size($1.element), $1.offset)
        }.map(\.element)
        let leads = table.distinct(lead)
        let names = used.map { table.names($0) }
        func label(_ k: Int, _ code: String) -> String { names[k][code] ?? RegionLabel.name(code) }
        let unit = "\(table.heading(column)), \(table.unit(column))"
        func line(_ key: [String], _ name: String) -> LineFigure.Line {
            LineFigure.Line(name, lines[key] ?? [])
        }
        if used.count > 1, leads.count > 1 {
            let panels = leads.prefix(mostPanels).compactMap { first -> LineFigure.Panel? in
                ranked.first { $0[0] == first }.map { key in
                    let name = key.enumerated().map { label($0, $1) }.joined(separator: " ← ")
                    return .init(name, [line(key, name)])
                }
            }
            return LineFigure(
                title: "\(table.heading(column)) over the years", unit: unit, axis: axis,
                panels: panels)
        }
        let shown = ranked.prefix(mostLines).map { key in
            line(key, used.count > 1 ? label(1, key[1]) : label(0, key[0]))
        }
        if shown.isEmpty { return nil }
        let whose =
            used.count > 1 ? "\(RegionLabel.inTitle(label(0, leads[0]), of: leads[0])): " : ""
        let abroad = name == "exposure" ? ", without home" : ""
        return LineFigure(
            title: "\(whose)\(table.heading(column)) over the years\(abroad)", unit: unit,
            axis: axis,
            panels: [.init("", shown)])
    }
}

/// When inputs held industries back in the models of shortage.
enum StopsDays: ResultFigure {
    static let name = "days"
    private static let most = 12

    static func figure(of document: ResultDocument) -> (any Figure)? {
        guard let table = FigureTable(document, "stops") else { return nil }
        let models = table.distinct("model")
        // What all have in common is in the title.
        let isOne = { (column: String) in table.rows.count > 1 && table.distinct(column).count == 1
        }
        let inOne = isOne("region")
        let forOne = isOne("input_origin") && isOne("input")
        let stretches = table.rows.prefix(most).compactMap { row -> DailyFigure.Stretch? in
            guard let first = table.number(row, "first_day"),
                let days = table.number(row, "days_limited"), days > 0
            else { return nil }
            func side(_ region: String, _ sector: String) -> String {
                let names = [table.name(row, region), table.name(row, sector)]
                return names.filter { !$0.isEmpty }.joined(separator: ", ")
            }
            let user = inOne ? table.name(row, "sector") : side("region", "sector")
            let input = forOne ? "" : " by \(side("input_origin", "input"))"
            let model = models.count > 1 ? " (\(table.text(row, "model")))" : ""
            let share = table.number(row, "output_held_back_pct").map {
                ", \(NumberText.threeDigits($0)) %"
            }
            return DailyFigure.Stretch(
                user + input + model, first: first, last: first + days - 1,
                text: Phrase.count(days, "day") + (share ?? ""))
        }
        if stretches.isEmpty { return nil }
        let first = table.rows.startIndex
        let region = RegionNames.inSentence(table.name(first, "region"))
        let seller = RegionNames.possessive(
            RegionNames.inSentence(table.name(first, "input_origin")))
        let input = SectorWords.inSentence(Sector("", name: table.name(first, "input")))
        let place = inOne ? " in \(region)" : ""
        let what =
            forOne
            ? "Who\(place) is held back for want of \(seller) \(input)"
            : "Which missing input holds back whom\(place)"
        return DailyFigure(
            title: "\(what): days, and share of the industry’s yearly output", unit: "",
            days: [1, 365], lines: [], stretches: stretches)
    }
}

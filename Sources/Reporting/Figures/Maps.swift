import Figures
import InputOutput

/// The change by country that the model says which prices most, for all countries of the table.
enum ImpactMap: ResultFigure {
    static let name = "map"

    /// Measures by their column, the most telling first.
    private static let measures: [(column: String, name: String, reading: WorldMap.Reading)] = [
        ("welfare_change_pct", "real income, % change", .gains),
        ("value_added_change_pct_gdp", "value added at fixed prices, % of GDP", .gains),
        ("price_change_pct", "cost of final demand, % change", .costs),
    ]

    static func figure(of document: ResultDocument) -> (any Figure)? {
        guard let impact = FigureTable(document, "impact") else { return nil }
        for measure in measures {
            // The first model of those that have the measure and keep the default of who is paid.
            guard
                let model = impact.distinct("model").first(where: { model in
                    impact.rows.contains {
                        impact.text($0, "model") == model
                            && impact.number($0, measure.column) != nil
                    }
                })
            else { continue }
            let rows = impact.rows.filter { impact.text($0, "model") == model }
            let places = rows.compactMap { row -> WorldMap.Place? in
                MapPlace.place(
                    impact, row, "region", measure.column, text: FigureNumber.change, unit: "%")
            }
            guard places.count > 1 else { return nil }
            let parties = ShockParties(document)
            let ends = (
                parties.exporters.compactMap(RegionLabel.place),
                parties.importers.compactMap(RegionLabel.place)
            )
            var arrows = ends.0.flatMap { from in
                ends.1.map { WorldMap.Arrow(from: from, to: $0) }
            }
            if arrows.count > 6 { arrows = [] }
            let hardest = places.sorted { (-abs($0.value), $0.code) < (-abs($1.value), $1.code) }
            let first = arrows.isEmpty ? [] : ends.0 + ends.1
            return WorldMap(
                title: "Who is hit: \(measure.name), model \(model)",
                legend: "Change of \(measure.name), model \(model)", reading: measure.reading,
                places: places, arrows: arrows,
                named: first + hardest.map(\.code).filter { !first.contains($0) }.prefix(6),
                elsewhere: MapPlace.elsewhere(
                    impact, rows, "region", measure.column, text: FigureNumber.change, unit: "%"))
        }
        return nil
    }
}

/// Where the exposed importers of a scan are: for each the largest cost of a single restriction.
/// Of a scan of one importer, where those are that could restrict it.
enum ScanMap: ResultFigure {
    static let name = "map"

    static func figure(of document: ResultDocument) -> (any Figure)? {
        guard let scan = FigureTable(document, "scan") else { return nil }
        let importers = scan.distinct("importer")
        let side = importers.count > 1 ? "importer" : "exporter"
        var largest: [String: (row: Int, value: Double)] = [:]
        for row in scan.rows {
            guard let value = scan.number(row, "importer_cost_pct_gdp") else { continue }
            let code = scan.text(row, side)
            if value > largest[code]?.value ?? -.infinity { largest[code] = (row, value) }
        }
        let places = largest.keys.sorted().compactMap { code -> WorldMap.Place? in
            guard let place = RegionLabel.place(code), let found = largest[code] else {
                return nil
            }
            let what =
                "\(scan.name(found.row, "exporter")), \(scan.name(found.row, "sector"))"
            return WorldMap.Place(
                code: place, name: RegionLabel.name(code), value: found.value,
                text: "\(FigureNumber.amount(found.value)) % of GDP, \(what)")
        }
        guard places.count > 1 else { return nil }
        let named = places.sorted { (-$0.value, $0.code) < (-$1.value, $1.code) }.prefix(5)
            .map(\.code)
        if side == "importer" {
            return WorldMap(
                title: "The costliest single restriction for each importer",
                legend: "Importer’s cost of its costliest restriction, % of GDP",
                reading: .amounts, places: places, named: named)
        }
        let name = RegionLabel.name(importers.first ?? "")
        return WorldMap(
            title: "\(name): the costliest restriction that each exporter could impose",
            legend: "Cost to \(name) of the exporter’s costliest restriction, % of GDP",
            reading: .amounts, places: places, named: named)
    }
}

/// On whom one user depends, or who depends on one supplier.
enum ExposureMap: ResultFigure {
    static let name = "map"

    static func figure(of document: ResultDocument) -> (any Figure)? {
        guard let exposure = FigureTable(document, "exposure") else { return nil }
        let (users, suppliers) = (exposure.distinct("user"), exposure.distinct("supplier"))
        let years = exposure.rows.compactMap { exposure.number($0, "year") }
        let last = years.max()
        let side = suppliers.count >= users.count ? "supplier" : "user"
        let other = side == "supplier" ? users.first : suppliers.first
        guard let other else { return nil }
        let rows = exposure.rows.filter {
            exposure.text($0, side == "supplier" ? "user" : "supplier") == other
                && (last == nil || exposure.number($0, "year") == last)
        }
        var sums: [String: Double] = [:]
        for row in rows {
            let code = exposure.text(row, side).prefix { $0 != "/" }
            // What stays at home is no dependence, and would be darker than all else.
            if code == other.prefix(while: { $0 != "/" }) { continue }
            if let value = exposure.number(row, "look_through") {
                sums[String(code), default: 0] += 100 * value
            }
        }
        let places = sums.keys.sorted().compactMap { code -> WorldMap.Place? in
            guard let place = RegionLabel.place(code), let value = sums[code] else { return nil }
            return WorldMap.Place(
                code: place, name: RegionLabel.name(code), value: value,
                text: "\(FigureNumber.amount(value)) %")
        }
        guard places.count > 1 else { return nil }
        let year = last.map { ", \(NumberText.shortest($0))" } ?? ""
        let whole = exposure.names(side == "supplier" ? "user" : "supplier")[other]
        let name = RegionNames.inSentence(
            RegionLabel.inTitle(whole ?? RegionLabel.name(other), of: other))
        let title =
            side == "supplier"
            ? "On whom \(name) depends\(year)" : "Who depends on \(name)\(year)"
        return WorldMap(
            title: title,
            legend: "Look-through share, \(exposure.unit("look_through")), without home",
            reading: .amounts, places: places,
            named: places.sorted { (-$0.value, $0.code) < (-$1.value, $1.code) }.prefix(5)
                .map(\.code),
            elsewhere: sums.keys.sorted().filter { RegionLabel.place($0) == nil }.map {
                "\(RegionLabel.name($0)) \(FigureNumber.amount(sums[$0] ?? 0)) %"
            })
    }
}

/// The footprint of consumption by country, of the first stressor.
enum FootprintMap: ResultFigure {
    static let name = "map"

    static func figure(of document: ResultDocument) -> (any Figure)? {
        guard let table = FigureTable(document, "footprint"), table.has("consumption") else {
            return nil
        }
        let stressor = table.text(0, "stressor")
        let rows = table.rows.filter { table.text($0, "stressor") == stressor }
        let unit = table.text(0, "unit")
        let places = rows.compactMap {
            MapPlace.place(
                table, $0, "region", "consumption", text: FigureNumber.amount, unit: unit)
        }
        guard places.count > 1 else { return nil }
        return WorldMap(
            title: "Footprint of consumption: \(stressor)",
            legend: "Footprint of consumption, \(stressor), \(unit)", reading: .amounts,
            places: places,
            elsewhere: MapPlace.elsewhere(
                table, rows, "region", "consumption", text: FigureNumber.amount, unit: unit))
    }
}

/// Rows of tables as places of a map.
enum MapPlace {
    static func place(
        _ table: FigureTable, _ row: Int, _ region: String, _ column: String,
        text: (Double) -> String, unit: String
    ) -> WorldMap.Place? {
        guard let code = RegionLabel.place(table.text(row, region)),
            let value = table.number(row, column)
        else { return nil }
        return WorldMap.Place(
            code: code, name: table.name(row, region), value: value,
            text: "\(text(value)) \(unit)")
    }

    /// The rows of regions that have no place on the map, in words.
    static func elsewhere(
        _ table: FigureTable, _ rows: [Int], _ region: String, _ column: String,
        text: (Double) -> String, unit: String
    ) -> [String] {
        rows.compactMap { row in
            guard RegionLabel.place(table.text(row, region)) == nil,
                let value = table.number(row, column)
            else { return nil }
            return "\(table.name(row, region)) \(text(value)) \(unit)"
        }
    }
}

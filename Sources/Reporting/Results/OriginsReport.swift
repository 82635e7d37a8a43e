public import Analyses
public import InputOutput
import LinearAlgebra

/// The tables of `origins`.
public enum OriginsReport {
    /// What the first screen shows.
    public static let lead = Lead(
        "origins", ["origin", "destination", "value_added", "share_of_destination"])

    /// How the origins are found.
    public static let method = """
        every product in final demand is followed back through all suppliers to the wages, profits \
        and taxes earned on the way
        """

    /// Value added by origin and destination, largest first.
    /// - Parameters:
    ///   - industries: origins to list one by one; nil for whole regions.
    ///   - regions: origin regions to list when `industries` is nil.
    ///   - destinations: regions of final demand to list.
    public static func origins(
        _ result: ValueAddedOrigins, in table: MRIOTable, industries: [Int]?, regions: [Int],
        destinations: [Int]
    ) -> ReportTable {
        let layout = table.layout
        let absorbed = result.byRegion.columnSums()
        func entry(_ label: Cell, _ r: Int, _ value: Double) -> (Double, [Cell]) {
            let share = absorbed[r] > 0 ? value / absorbed[r] : nil
            return (value, [label, layout.familyCell(r), .number(value), Cell(share)])
        }
        var entries: [(value: Double, row: [Cell])] = []
        for r in layout.families.families(of: destinations) {
            if let industries {
                for i in industries {
                    let label = Cell.text(layout.code(ofIndustry: i))
                    entries.append(entry(label, r, result.byIndustry[i, r]))
                }
            } else {
                for o in layout.families.families(of: regions) {
                    entries.append(entry(layout.familyCell(o), r, result.byRegion[o, r]))
                }
            }
        }
        let order = rankedDescending(entries.map(\.value))
        return ReportTable(
            name: "origins", title: "Value added by origin and by destination of final demand",
            columns: [
                Column(name: "origin"), Column(name: "destination"),
                Column(name: "value_added", unit: result.unit, style: .currency),
                Column(
                    name: "share_of_destination",
                    unit: "of the value added in its final demand", style: .share),
            ], rows: order.map { entries[$0].row })
    }

    /// Value added exports beside gross exports, by region, and the foreign share of exports.
    public static func exports(
        _ result: ValueAddedOrigins, _ inExports: ValueAddedInExports, in table: MRIOTable
    ) -> ReportTable {
        let vax = result.valueAddedExports
        let ratio = result.vaxRatio
        let imports = result.valueAddedImports
        let foreign = inExports.foreignShare
        func money(_ name: String, _ heading: String? = nil) -> Column {
            Column(name: name, heading: heading, unit: result.unit, style: .currency)
        }
        return ReportTable(
            name: "vax", title: "Value added exports (VAX) and gross exports",
            columns: [
                Column(name: "region"), money("gross_exports"),
                money("value_added_exports"),
                Column(name: "vax_ratio", heading: "VAX ratio", unit: "share", style: .share),
                Column(
                    name: "foreign_share_of_exports", unit: "value added of others, share",
                    style: .share),
                money("value_added_imports"),
            ],
            rows: rankedDescending(vax).map { r in
                [
                    table.layout.familyCell(r), .number(result.grossExports[r]), .number(vax[r]),
                    Cell(ratio[r]), Cell(foreign[r]), .number(imports[r]),
                ]
            })
    }

    /// Who earned what of each region's gross exports, largest first.
    public static func inExports(
        _ result: ValueAddedInExports, in table: MRIOTable, regions: [Int]
    ) -> ReportTable {
        let layout = table.layout
        let origins = layout.families.families(of: regions)
        let pairs = (0..<layout.families.count).flatMap { s in origins.map { ($0, s) } }
        let order = rankedDescending(pairs.map { result.byRegion[$0.0, $0.1] })
        return ReportTable(
            name: "origins_in_exports",
            title: "Value added by origin in the gross exports of a region",
            columns: [
                Column(name: "origin"), Column(name: "exporter"),
                Column(name: "value_added", unit: result.unit, style: .currency),
                Column(name: "share_of_exports", unit: "of gross exports", style: .share),
            ],
            rows: order.map { k in
                let (o, s) = pairs[k]
                let value = result.byRegion[o, s]
                let gross = result.grossExports[s]
                return [
                    layout.familyCell(o), layout.familyCell(s), .number(value),
                    Cell(gross > 0 ? value / gross : nil),
                ]
            })
    }

    /// Where what was asked about comes from, in one sentence; none where there is no final demand.
    /// - Parameters:
    ///   - industries: the origins that were named; nil for all.
    ///   - destinations: regions of final demand.
    public static func answer(
        _ result: ValueAddedOrigins, in layout: TableLayout, from industries: [Int]?,
        to destinations: [Int], _ words: AnalysisWords
    ) -> [String] {
        let places = layout.families.families(of: destinations)
        let absorbed = result.byRegion.columnSums()
        let all = places.reduce(0) { $0 + absorbed[$1] }
        guard all > 0 else { return [] }
        let demand = "the final demand of \(words.regions(destinations))"
        if let industries {
            let part = industries.reduce(0) { sum, i in
                places.reduce(sum) { $0 + result.byIndustry[i, $1] }
            }
            return [
                """
                \(Phrase.amount(part, result.unit)) of value added of \
                \(words.industries(industries)) is in \(demand), \
                \(Phrase.percent(part / all)) of all value added in it.
                """
            ]
        }
        var origins = layout.families.labels.indices.map { origin in
            places.reduce(0) { $0 + result.byRegion[origin, $1] }
        }
        let home = places.reduce(0) { $0 + origins[$1] }
        for place in places { origins[place] = 0 }
        var sentence = """
            Of \(Phrase.amount(all, result.unit)) of value added in \(demand), \
            \(Phrase.percent(home / all)) is earned there
            """
        if let most = origins.indices.max(by: { origins[$0] < origins[$1] }), origins[most] > 0 {
            sentence += """
                ; the largest other part, \(Phrase.percent(origins[most] / all)), is from \
                \(words.family(most))
                """
        }
        return [sentence + "."]
    }

    /// One sentence on the world.
    public static func reading(_ result: ValueAddedOrigins) -> [String] {
        let all = result.byRegion.columnSums().reduce(0, +)
        let abroad = result.valueAddedExports.reduce(0, +)
        let gross = result.grossExports.reduce(0, +)
        guard all > 0, gross > 0 else { return [] }
        return [
            """
            \(Phrase.amount(abroad, result.unit)) of value added, \
            \(Phrase.percent(abroad / all)) of 
            """
                + "the world's, is earned from final demand abroad; that is "
                + "\(Phrase.percent(abroad / gross)) of gross exports."
        ]
    }
}

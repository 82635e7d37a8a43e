public import InputOutput
import LinearAlgebra

/// The tables of `info`: what a table is, and its labels.
public enum InfoReport {
    /// How large the table and its economy are.
    public static func reading(_ table: MRIOTable) -> String {
        if table.isHybrid {
            return """
                It has \(table.regionCount) \(table.regionCount == 1 ? "region" : "regions") with \
                \(table.sectorCount) \(table.sectorCount == 1 ? "sector" : "sectors") in different \
                units (\(table.unitText)); value added is \
                \(Phrase.amount(table.valueAdded.reduce(0, +), table.unit)). Output and final \
                demand have no total.
                """
        }
        return """
            It has \(table.regionCount) \(table.regionCount == 1 ? "region" : "regions") with \
            \(table.sectorCount) \(table.sectorCount == 1 ? "sector" : "sectors"); gross output is \
            \(Phrase.amount(table.x.reduce(0, +), table.unit)) and value added \
            \(Phrase.amount(table.valueAdded.reduce(0, +), table.unit)).
            """
    }

    /// Summary, regions, sectors, final demand, primary inputs, satellites, provenance.
    public static func tables(_ table: MRIOTable) -> [ReportTable] {
        let layout = table.layout
        return [
            summary(table), regions(table),
            table.isHybrid ? sectorsInUnits(table) : labels("sectors", "Sectors", layout.sectors),
            labels("final_demand", "Final-demand categories", layout.finalDemand),
            primaryInputs(table), satellites(table),
            ReportTable(
                name: "provenance", title: "Provenance",
                columns: [Column(name: "key"), Column(name: "value")],
                rows: table.provenance.entries.map { [.text($0.key), .text($0.value)] }
                    + table.provenance.history.map { ["history", .text($0)] }),
        ]
    }

    /// What the first screen shows.
    public static let lead = Lead("summary", ["quantity", "value", "unit"], rows: 15)

    private static func primaryInputs(_ table: MRIOTable) -> ReportTable {
        let rows: [[Cell]] = zip(table.primaryInputs, table.V.rowSums()).map { input, total in
            [.text(input.code), .text(input.name), .text(input.kind.rawValue), .number(total)]
        }
        return ReportTable(
            name: "primary_inputs", title: "Primary inputs",
            columns: [
                Column(name: "code"), Column(name: "name"), Column(name: "kind"),
                Column(name: "total", unit: table.unit, style: .currency),
            ], rows: rows)
    }

    private static func satellites(_ table: MRIOTable) -> ReportTable {
        var rows: [[Cell]] = []
        for satellite in table.satellites {
            let totals = zip(satellite.F.rowSums(), satellite.FY.rowSums())
            for (stressor, total) in zip(satellite.stressors, totals) {
                rows.append([
                    .text(satellite.name), .text(stressor.code), .text(stressor.unit),
                    .number(total.0), .number(total.1),
                    Cell(satellite.provenance["source"]),
                    .text(satellite.provenance.history.joined(separator: "; ")),
                ])
            }
        }
        return ReportTable(
            name: "satellites", title: "Satellite accounts",
            columns: [
                Column(name: "account"), Column(name: "code"), Column(name: "unit"),
                Column(name: "industries_total", style: .currency),
                Column(name: "final_demand_total", style: .currency),
                Column(name: "source", style: .prose), Column(name: "history", style: .prose),
            ], rows: rows)
    }

    private static func summary(_ table: MRIOTable) -> ReportTable {
        let layout = table.layout
        func money(_ name: String, _ value: Double) -> [Cell] {
            [.text(name), .number(value), .text(table.unit)]
        }
        func flows(_ name: String, _ value: Double) -> [Cell] {
            table.isHybrid
                ? [.text(name), .missing, "sectors in different units"] : money(name, value)
        }
        func count(_ name: String, _ value: Int) -> [Cell] { [.text(name), .integer(value), ""] }
        let imported = table.primaryInputs.indices.filter {
            table.primaryInputs[$0].kind == .imports
        }.reduce(0) { $0 + table.V.row($1).reduce(0, +) }
        let imports =
            imported == 0 ? [] : [money("imports used by industries", imported)]
        let counts = layout.sectorsByRegion.map(\.count)
        let unequal: [[Cell]] =
            layout.isGrid
            ? []
            : [
                count("fewest sectors of a region", counts.min() ?? 0),
                count("most sectors of a region", counts.max() ?? 0),
            ]
        let (crossBorderInputs, crossBorderFinal) = crossBorder(table)
        return ReportTable(
            name: "summary", title: "Summary",
            columns: [
                Column(name: "quantity"), Column(name: "value"),
                Column(name: "unit"),
            ],
            rows: [
                ["name", .text(table.name), ""],
                ["year", table.year.map(Cell.integer) ?? .missing, ""],
                ["valuation", .text(table.valuation), ""], count("regions", layout.regionCount),
                count("sectors", layout.sectorCount),
            ] + unequal + [
                count("industries", layout.industryCount),
                count("final-demand categories", layout.finalDemandCount),
                flows("gross output", table.x.reduce(0, +)),
                money("value added", table.valueAdded.reduce(0, +)),
                money("taxes on intermediates", table.taxes.reduce(0, +) - imported),
            ] + imports + [
                flows("final demand", table.Y.rowSums().reduce(0, +)),
                flows("world trade in intermediates", crossBorderInputs),
                flows("world trade in final products", crossBorderFinal),
            ])
    }

    private static func regions(_ table: MRIOTable) -> ReportTable {
        let layout = table.layout
        let output = layout.sumByRegion(table.x)
        let gdp = table.gdp
        let names = RegionNames(layout)
        let families = layout.families
        func row(_ label: Region, _ name: String, _ members: [Int], isPart: Bool) -> [Cell] {
            let produced = members.reduce(0) { $0 + output[$1] }
            let start: [Cell] = [
                .text(label.code), .text(name), Cell(table.isHybrid ? nil : produced),
                .number(members.reduce(0) { $0 + gdp[$1] }),
            ]
            if families.areRegions { return start }
            return start + [isPart ? .text(label.partOf ?? "") : .missing]
        }
        var rows: [[Cell]] = []
        for (family, members) in families.members.enumerated() {
            let label = families.labels[family]
            if members.count == 1 {
                rows.append(
                    row(layout.regions[members[0]], names[members[0]], members, isPart: false))
                continue
            }
            // A country is the sum of its parts, which follow.
            let whole = members.first { layout.regions[$0].code == label.code }
            rows.append(row(label, whole.map { names[$0] } ?? label.name, members, isPart: false))
            for r in members where layout.regions[r].partOf != nil {
                rows.append(row(layout.regions[r], names[r], [r], isPart: true))
            }
        }
        return ReportTable(
            name: "regions", title: "Regions",
            columns: [
                Column(name: "code"), Column(name: "name"),
                Column(name: "output", unit: table.unit, style: .currency),
                Column(name: "value_added", unit: table.unit, style: .currency),
            ] + (families.areRegions ? [] : [Column(name: "part_of")]),
            rows: rows,
            notes: families.areRegions
                ? []
                : ["A country whose parts are kept apart is their sum; the parts follow it"])
    }

    private static func sectorsInUnits(_ table: MRIOTable) -> ReportTable {
        ReportTable(
            name: "sectors", title: "Sectors",
            columns: [Column(name: "code"), Column(name: "name"), Column(name: "unit")],
            rows: table.sectors.enumerated().map { s, sector in
                [.text(sector.code), .text(sector.name), .text(table.unit(ofSector: s))]
            })
    }

    private static func labels(
        _ name: String, _ title: String, _ labels: [some Labelled]
    ) -> ReportTable {
        ReportTable(
            name: name, title: title, columns: [Column(name: "code"), Column(name: "name")],
            rows: labels.map { [.text($0.code), .text($0.name)] })
    }

    /// Deliveries across borders: intermediate and final, in the table's unit.
    private static func crossBorder(_ table: MRIOTable) -> (Double, Double) {
        let layout = table.layout
        let n = layout.industryCount
        let families = (0..<n).map(layout.family(ofIndustry:))
        func total(
            _ elements: UnsafeBufferPointer<Double>, _ regionOfColumn: (Int) -> Int
        ) -> Double {
            var sum = 0.0
            for column in 0..<(elements.count / max(n, 1)) {
                let home = layout.families.index[regionOfColumn(column)]
                for i in 0..<n where families[i] != home {
                    sum += elements[i + column * n]
                }
            }
            return sum
        }
        return (
            crossBorderInputs(table) { total($0, layout.region(ofIndustry:)) },
            table.Y.withUnsafeElements { total($0, layout.region(ofDemandColumn:)) }
        )
    }

    /// The intermediate part: by cells, or, of an implicit table, by what each country and its
    /// parts deliver to every industry.
    private static func crossBorderInputs(
        _ table: MRIOTable, _ total: (UnsafeBufferPointer<Double>) -> Double
    ) -> Double {
        guard table.isImplicit else { return table.Z.withUnsafeElements(total) }
        let layout = table.layout
        let families = layout.families
        var members = Matrix<IndustryAxis, RegionAxis>(layout.industryAxis, families.axis)
        for i in 0..<layout.industryCount { members[i, layout.family(ofIndustry: i)] = 1 }
        let sold = table.Z.transposedTimes(members)
        var sum = 0.0
        for family in 0..<families.count {
            for j in 0..<layout.industryCount where layout.family(ofIndustry: j) != family {
                sum += sold[j, family]
            }
        }
        return sum
    }
}

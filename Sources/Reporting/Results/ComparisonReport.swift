public import InputOutput
public import Shocks

/// One shock compared: its parts alone with the whole, the same on other tables, and what it emits.
public enum ComparisonReport {
    /// What the parts of a shock do alone, their sum, and what they do together.
    ///
    /// - Parameter alone: outcomes of each part, in the order of `joint`.
    public static func parts(
        _ joint: [ModelOutcome], alone: [(name: String, outcomes: [ModelOutcome])],
        parties: [Party], on table: MRIOTable
    ) -> ReportTable {
        let regions = parties + [.world(table.layout)]
        var rows: [[Cell]] = []
        for (index, outcome) in joint.enumerated() {
            guard let impact = outcome.impact, let headline = Headline(impact) else { continue }
            for party in regions {
                let values = alone.map { part in
                    part.outcomes[index].impact.flatMap {
                        headline.percent($0, of: party.regions, on: table)
                    }
                }
                let known = values.compactMap { $0 }
                let sum = known.count == values.count ? known.reduce(0, +) : nil
                let together = headline.percent(impact, of: party.regions, on: table)
                rows.append(
                    [
                        .text(outcome.run.label), .text(party.name),
                        .text("\(headline.name), \(headline.unit)"),
                    ] + values.map { Cell($0) } + [
                        Cell(sum), Cell(together),
                        Cell(together.flatMap { all in sum.map { all - $0 } }),
                    ])
            }
        }
        return ReportTable(
            name: "parts", title: "Each part alone, their sum, and all at once",
            columns: [
                Column(name: "model"), Column(name: "region"), Column(name: "measure"),
            ]
                + alone.map { Column(name: $0.name, unit: "%", style: .percent) } + [
                    Column(name: "sum", unit: "%", style: .percent),
                    Column(name: "joint", unit: "%", style: .percent),
                    Column(
                        name: "interaction", heading: "joint − sum", unit: "percentage points",
                        style: .percent),
                ], rows: rows,
            notes: ["A part that a model cannot represent is missing, and so is the sum"])
    }

    /// The headline of every model on every table.
    public static func variants(
        _ variants: [(name: String, table: MRIOTable, outcomes: [ModelOutcome])],
        parties: [Party]
    ) -> ReportTable {
        let regions =
            parties + (variants.first.map { [Party.world($0.table.layout)] } ?? [])
        let names = variants.first.map { PartyNames($0.table) }
        let count = variants.first?.outcomes.count ?? 0
        var rows: [[Cell]] = []
        for index in 0..<count {
            for variant in variants {
                let outcome = variant.outcomes[index]
                guard let impact = outcome.impact, let headline = Headline(impact) else { continue }
                rows.append(
                    [
                        .text(outcome.run.label), .text(variant.name),
                        .text("\(headline.name), \(headline.unit)"),
                    ]
                        + regions.map {
                            Cell(headline.percent(impact, of: $0.regions, on: variant.table))
                        })
            }
        }
        return ReportTable(
            name: "variants", title: "The same shock on other tables",
            columns: [
                Column(name: "model"), Column(name: "variant"), Column(name: "measure"),
            ]
                + regions.map { party in
                    let name = names?.name(party) ?? party.name
                    let isCode = name != party.name && party.role != .world
                    return Column(
                        name: party.name,
                        heading: isCode ? "\(name) (\(party.name))" : party.name, unit: "%",
                        style: .percent)
                }, rows: rows)
    }

    /// Emissions that follow output at unchanged intensities: Δe = s·Δx by region.
    public static func emissions(
        _ impacts: [Impact], satellite: Satellite, parties: [Party], on table: MRIOTable
    ) -> ReportTable {
        let layout = table.layout
        let base = satellite.F.row(0)
        let inside = Set(parties.flatMap(\.regions))
        let rest = (0..<layout.regionCount).filter { !inside.contains($0) }
        let groups =
            parties
            + (rest.isEmpty ? [] : [Party(name: "others", role: .other, regions: rest)]) + [
                .world(layout)
            ]
        var rows: [[Cell]] = []
        for impact in impacts {
            guard let output = impact.outputChange else { continue }
            let change = layout.sumByRegion(
                zip(zip(base, output), table.x).map { pair, x in x > 0 ? pair.0 * pair.1 / x : 0 })
            let total = layout.sumByRegion(base)
            for group in groups {
                let part = group.regions.reduce(0) { $0 + change[$1] }
                let whole = group.regions.reduce(0) { $0 + total[$1] }
                rows.append([
                    .text(impact.model), .text(group.name), .number(part),
                    Cell(whole > 0 ? 100 * part / whole : nil),
                ])
            }
        }
        return ReportTable(
            name: "emissions", title: "Emissions that follow output, at unchanged intensities",
            columns: [
                Column(name: "model"), Column(name: "region"),
                Column(
                    name: "emission_change", unit: satellite.stressors.first?.unit,
                    style: .currency),
                Column(
                    name: "emission_change_pct", heading: "emission change", unit: "%",
                    style: .percent),
            ], rows: rows)
    }
}

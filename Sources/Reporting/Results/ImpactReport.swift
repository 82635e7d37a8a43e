public import InputOutput
public import Shocks

/// The tables of a shock: what was restricted, who loses by which model, and what each model means.
public enum ImpactReport {
    /// Columns of the table `impact` that other programs rely on: those of the common measures.
    private static let regionalColumns: [ResultColumn] = {
        var seen: Set<ResultColumn> = []
        return MeasureDefinition.common.flatMap(ResultColumn.columns(of:))
            .filter { seen.insert($0).inserted }
    }()

    /// A column for a measure, or for its share of GDP.
    private static func column(_ column: ResultColumn, on table: MRIOTable) -> Column {
        switch column {
        case .measure(let id):
            let definition = MeasureDefinition.common.first { $0.id == id }
            return definition.map { Self.column($0, on: table) } ?? Column(name: id)
        case .shareOfGDP(let id):
            return Column(
                name: column.name, heading: words(id), unit: "% of GDP", style: .percent)
        case .headline: return Column(name: column.name)
        }
    }

    private static func column(_ definition: MeasureDefinition, on table: MRIOTable) -> Column {
        let unit = definition.unitText(table)
        return switch definition.unit {
        case .money: Column(name: definition.id, unit: unit, style: .currency)
        case .percent:
            Column(
                name: definition.id, heading: words(definition.id), unit: unit, style: .percent)
        case .other: Column(name: definition.id, unit: unit)
        }
    }

    private static func words(_ id: String) -> String {
        let name = id.hasSuffix("_pct") ? String(id.dropLast(4)) : id
        return String(name.map { $0 == "_" ? " " : $0 })
    }

    /// Effects by model and region: the exporter and the importer first, then the others by how
    /// strongly they are affected; where a shock names more than four regions, all of them by that.
    ///
    /// - Parameter limit: how many regions to list for each model; nil for all.
    public static func impact(
        _ impacts: [Impact], of shock: Shock, on table: MRIOTable, regions limit: Int?
    ) -> ReportTable {
        let layout = table.layout
        let gdp = table.gdp
        var rows: [[Cell]] = []
        var hidden = 0
        for impact in impacts {
            let shownValues = regionalColumns.map { values($0, of: impact, layout, gdp) }
            let order = order(of: shock, impact, layout, gdp: gdp).filter { r in
                // A country whose parts produce has no output of its own.
                gdp[r] != 0 || layout.families.members[layout.families.index[r]].count == 1
                    || shownValues.contains { ($0?[r] ?? 0) != 0 }
            }
            let shown = limit.map { Array(order.prefix(max($0, 0))) } ?? order
            hidden = max(hidden, order.count - shown.count)
            for r in shown {
                rows.append(
                    [.text(impact.model), .text(layout.regions[r].code)]
                        + shownValues.map { Cell($0?[r]) } + [Cell(impact.rent?.rawValue)])
            }
        }
        var notes: [String] = []
        if hidden > 0 {
            notes.append("\(hidden) less affected regions a model are not shown; --top shows more")
        }
        return ReportTable(
            name: "impact", title: "Impact by model and region (losses are negative)",
            columns: [Column(name: "model"), Column(name: "region")]
                + regionalColumns.map { column($0, on: table) } + [Column(name: "rent")],
            rows: rows, notes: notes, isSelection: true)
    }

    /// The numbers of a column by region, G; nil where the model does not price it.
    private static func values(
        _ column: ResultColumn, of impact: Impact, _ layout: TableLayout, _ gdp: [Double]
    ) -> [Double?]? {
        switch column {
        case .measure(let id):
            impact.measures.lazy.filter { $0.definition.id == id }
                .compactMap { $0.shownByRegion(layout) }.first
        case .shareOfGDP(let id):
            values(.measure(id), of: impact, layout, gdp).map { changes in
                zip(changes, gdp).map { percent($0, of: $1) }
            }
        case .headline: nil
        }
    }

    /// What every model prices, what it cannot, and what it finds for the world as a whole.
    public static func models(_ outcomes: [ModelOutcome], on table: MRIOTable) -> ReportTable {
        let worldGDP = table.gdp.reduce(0, +)
        let rows: [[Cell]] = outcomes.map { outcome in
            let change = outcome.impact?.valueAddedChange?.reduce(0, +)
            return [
                .text(outcome.run.label), Cell(change), Cell(percent(change, of: worldGDP)),
                .text(outcome.run.type.meaning), .text(outcome.run.type.limits),
            ]
        }
        return ReportTable(
            name: "models", title: "What each model says",
            columns: [
                Column(name: "model"),
                Column(
                    name: "world_value_added_change", unit: table.unit, style: .currency),
                Column(name: "world_change_pct_gdp", unit: "% of GDP", style: .percent),
                Column(name: "prices", heading: "what it shows", style: .prose),
                Column(name: "cannot_price", heading: "what it leaves out", style: .prose),
            ], rows: rows)
    }

    /// What a model reports by region beside the common columns, such as real wages, largest first;
    /// nil when none does.
    /// - Parameter limit: how many regions to list for each measure; nil for all.
    public static func regionalMeasures(
        _ impacts: [Impact], on table: MRIOTable, limit: Int? = nil
    ) -> ReportTable? {
        var rows: [[Cell]] = []
        for impact in impacts {
            for measure in impact.furtherMeasures {
                guard let shown = measure.shownByRegion(table.layout) else { continue }
                let order = rankedDescending(shown.map { $0.map(abs) })
                for r in order.prefix(limit ?? order.count) {
                    rows.append([
                        .text(impact.model), .text(measure.definition.name),
                        .text(table.layout.regions[r].code), Cell(shown[r]),
                        .text(measure.definition.unitText(table)),
                    ])
                }
            }
        }
        if rows.isEmpty { return nil }
        return ReportTable(
            name: "measures", title: "Further results by region",
            columns: [
                Column(name: "model"), Column(name: "measure"), Column(name: "region"),
                Column(name: "value"), Column(name: "unit"),
            ], rows: rows, notes: first(limit, "regions a measure"), isSelection: limit != nil)
    }

    /// The restricted flows as the table has them; the largest first where there are more than
    /// four.
    public static func restrictions(
        _ restrictions: [Restriction], in table: MRIOTable
    ) -> ReportTable {
        let layout = table.layout
        let flows = restrictions.map { RestrictedFlow($0, in: table) }
        let order =
            flows.count > 4
            ? rankedDescending(flows.map { $0.intermediate + $0.final }) : Array(flows.indices)
        let families = layout.families
        func pair(_ item: Restriction) -> [Int] {
            [families.index[item.exporter], families.index[item.importer]]
        }
        func isFlow(_ flow: RestrictedFlow) -> Bool { flow.intermediate != 0 || flow.final != 0 }
        let delivering = Set(
            flows.indices.filter { isFlow(flows[$0]) }.map { pair(restrictions[$0]) })
        // Of a country with its parts, some deliver where others do not.
        let told = order.filter {
            isFlow(flows[$0]) || !delivering.contains(pair(restrictions[$0]))
        }
        let rows: [[Cell]] = told.map { k in
            let (item, flow) = (restrictions[k], flows[k])
            return [
                .text(layout.regions[item.exporter].code),
                .text(codes(item.sectors, layout)), .text(layout.regions[item.importer].code),
                .text(users(of: item, layout)), .number(item.cut),
                .number(item.productShare), .number(flow.intermediate), .number(flow.final),
                Cell(flow.shareOfExporterOutput), Cell(flow.shareOfImporterPurchases),
            ]
        }
        return ReportTable(
            name: "restrictions", title: "Restricted flows, before the restriction",
            columns: [
                Column(name: "exporter"), Column(name: "sectors"), Column(name: "importer"),
                Column(name: "users"), Column(name: "cut", unit: "share", style: .share),
                Column(name: "product_share", unit: "share", style: .share),
                Column(name: "intermediate_flow", unit: table.unit, style: .currency),
                Column(name: "final_flow", unit: table.unit, style: .currency),
                Column(
                    name: "share_of_exporter_output", unit: "of the sectors' output",
                    style: .share),
                Column(
                    name: "share_of_importer_purchases", unit: "of the product, all origins",
                    style: .share),
            ], rows: rows)
    }

    /// Effects by model and industry, most affected first.
    /// - Parameter limit: how many industries to list for each model; nil for all.
    public static func industries(
        _ impacts: [Impact], on table: MRIOTable, limit: Int? = nil
    ) -> ReportTable {
        let layout = table.layout
        var definitions = MeasureDefinition.common.filter { $0.axis == .industry }
        for definition in impacts.flatMap(\.measures).map(\.definition)
        where definition.axis == .industry && !definitions.contains(definition) {
            definitions.append(definition)
        }
        var rows: [[Cell]] = []
        for impact in impacts {
            let found = definitions.map { impact[$0]?.values }
            // The measure that can be a headline says most, else the first.
            let ranked = impact.measures.filter { $0.definition.axis == .industry }
            let key = ranked.first { $0.definition.headlineRank != nil } ?? ranked.first
            let sizes = (key?.values ?? []).map { abs($0 ?? 0) }
            let order = sizes.indices.filter { sizes[$0] != 0 }.sorted {
                sizes[$0] == sizes[$1] ? $0 < $1 : sizes[$0] > sizes[$1]
            }
            for i in order.prefix(limit ?? order.count) {
                rows.append(
                    [.text(impact.model)] + layout.industryCells(i)
                        + zip(found, definitions).map { values, definition in
                            Cell(values?[i].map { definition.scale * $0 })
                        })
            }
        }
        return ReportTable(
            name: "industries", title: "Impact by model and industry",
            columns: [Column(name: "model"), Column(name: "region"), Column(name: "sector")]
                + definitions.map { column($0, on: table) }, rows: rows,
            notes: first(limit, "industries a model"), isSelection: limit != nil)
    }

    private static func first(_ limit: Int?, _ what: String) -> [String] {
        limit.map { ["The \($0) most affected \(what); --top shows more"] } ?? []
    }

    /// What the models have to say, each finding once. Where several models say the same of other
    /// numbers, each says whose it is.
    public static func findings(_ impacts: [Impact]) -> [Diagnostic] {
        var messages: [String: Set<String>] = [:]
        for item in impacts.flatMap(\.diagnostics) {
            messages[item.code, default: []].insert(item.message)
        }
        func key(_ item: Diagnostic) -> [String] {
            [item.code, item.location.place ?? "", item.message]
        }
        var models: [[String]: [String]] = [:]
        for impact in impacts {
            for item in impact.diagnostics { models[key(item), default: []].append(impact.model) }
        }
        var told: Set<[String]> = []
        return impacts.flatMap(\.diagnostics).compactMap { item -> Diagnostic? in
            guard told.insert(key(item)).inserted else { return nil }
            var item = item
            if messages[item.code]?.count ?? 0 > 1 {
                // Models that say the same, such as those that differ in the rent alone, say it
                // once.
                let all = models[key(item)] ?? []
                let others = all.count > 2 ? ["\(all.count - 1) others"] : Array(all.dropFirst())
                item.location.place =
                    [RegionNames.list(Array(all.prefix(1)) + others), item.location.place]
                    .compactMap { $0 }.joined(separator: ": ")
            }
            return item
        }
    }

    /// Facts of every model's computation, such as iterations and residuals; nil when none has any.
    /// - Parameter isTimed: whether the seconds that each run took are among them. They are never
    ///   the same twice.
    public static func numerics(
        _ outcomes: [ModelOutcome], isTimed: Bool
    ) -> ReportTable? {
        let table = numerics(outcomes.compactMap(\.impact))
        guard isTimed else { return table }
        let seconds = outcomes.map { outcome -> [Cell] in
            [.text(outcome.run.label), "seconds", .number(outcome.seconds)]
        }
        return numericsTable((table?.rows ?? []) + seconds)
    }

    /// Facts of every model's computation, such as iterations and residuals; nil when none has any.
    public static func numerics(_ impacts: [Impact]) -> ReportTable? {
        let rows = impacts.flatMap { impact in
            impact.numerics.sorted { $0.key < $1.key }.map { name, value -> [Cell] in
                [.text(impact.model), .text(name), .number(value)]
            }
        }
        return rows.isEmpty ? nil : numericsTable(rows)
    }

    private static func numericsTable(_ rows: [[Cell]]) -> ReportTable {
        ReportTable(
            name: "numerics", title: "How each model was computed",
            columns: [Column(name: "model"), Column(name: "fact"), Column(name: "value")],
            rows: rows)
    }

    /// The assumptions of every run, each under its path.
    public static func assumptions(_ runs: [ModelRun]) -> [Assumption] {
        runs.flatMap { run in
            assumptions(run.ledger).map { item in
                var item = item
                item.name = run.path(of: item.name)
                return item
            }
        }
    }

    /// The same with what the models took from the table.
    public static func assumptions(_ outcomes: [ModelOutcome]) -> [Assumption] {
        outcomes.flatMap { outcome in
            assumptions([outcome.run])
                + assumptions(outcome.impact?.assumptions ?? []).map { item in
                    var item = item
                    item.name = outcome.run.path(of: item.name)
                    return item
                }
        }
    }

    /// Entries of the ledger.
    public static func assumptions(_ entries: [LedgerEntry]) -> [Assumption] {
        entries.map { entry in
            let value: Cell =
                switch entry.value {
                case .number(let number): .number(number)
                case .text(let text): .text(text)
                }
            var assumption = Assumption(
                name: entry.name, value: value, unit: entry.unit, source: entry.source,
                isDefault: entry.isDefault)
            assumption.isPercent = entry.isPercent
            return assumption
        }
    }

    private static func percent(_ change: Double?, of base: Double) -> Double? {
        change.flatMap { base != 0 ? 100 * $0 / base : nil }
    }

    private static func users(of item: Restriction, _ layout: TableLayout) -> String {
        guard let users = item.users else { return "all uses" }
        return users.isEmpty ? "final demand" : codes(users, layout)
    }

    private static func codes(_ sectors: [Int], _ layout: TableLayout) -> String {
        if sectors.count == layout.sectorCount { return "*" }
        return sectors.map { layout.sectors[$0].code }.joined(separator: ",")
    }

    private static func order(
        of shock: Shock, _ impact: Impact, _ layout: TableLayout, gdp: [Double]
    ) -> [Int] {
        var first: [Int] = []
        // Where many are named, their order says nothing, and would hide those that are hit
        // hardest.
        let mostNamed = 4
        for r in shock.restrictions.map(\.exporter) + shock.restrictions.map(\.importer)
        where !first.contains(r) {
            first.append(r)
        }
        let strength =
            Headline(impact).flatMap { values($0.column, of: impact, layout, gdp) }?
            .map { abs($0 ?? 0) } ?? [Double](repeating: 0, count: gdp.count)
        if first.count > mostNamed { first = [] }
        let others = gdp.indices.filter { !first.contains($0) }
        return first + others.sorted { (-strength[$0], $0) < (-strength[$1], $1) }
    }
}

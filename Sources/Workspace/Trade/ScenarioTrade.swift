import InputOutput
import Products
import Reporting
import Scenarios

/// A scenario with what trade by customs code says filled in.
struct FilledScenario {
    var scenario: Scenario
    /// The products of its restrictions and overlays, for a table; nil where it has none.
    var products: ReportTable?
    /// What its restricted products are called.
    var goods: RestrictedGoods?
    /// Which trade was used.
    var assumptions: [Assumption] = []
}

extension Inquiry {
    /// Fills in what the items with customs codes leave out, where the scenario names trade.
    /// - Throws: everything that does not fit, each with its line.
    func filled(_ scenario: Scenario, on table: OpenedTable) throws -> FilledScenario {
        guard let field = scenario.trade else { return FilledScenario(scenario: scenario) }
        let choices = tradeChoices(field, in: scenario)
        guard let file = (field.text ?? field["file"]?.text) else {
            preconditionFailure("a checked field trade lacks its file")
        }
        let trade = try trade(Self.path(file, in: scenario), choices, on: table)
        var filler = ScenarioFiller(
            trade: trade, labels: scenario.labels(in: table.table), layout: table.layout)
        let root = filler.root(scenario.root)
        try filler.problems.throwIfErrors()
        return FilledScenario(
            scenario: filler.withBands(scenario.replacing(root)),
            products: trade.report(filler.sized, cuts: filler.cuts),
            goods: RestrictedGoods(trade, filler.sized),
            assumptions: trade.assumptions(filler.sized))
    }

    private func tradeChoices(_ field: MarkedValue, in scenario: Scenario) -> TradeChoices {
        func path(_ key: String) -> String? {
            field[key]?.text.map { Self.path($0, in: scenario) }
        }
        var choices = TradeChoices()
        choices.tradeYear = field["year"]?.integer
        choices.reports = field["reports"]?.text.flatMap(TradeOptions.Reports.init)
        choices.tradeMapping = path("mapping")
        choices.countries = path("countries")
        choices.productNames = path("product_names")
        choices.concordance = path("concordance")
        choices.editionLinks = path("edition_links")
        choices.endUse = path("end_use")
        choices.productElasticities = path("elasticities")
        choices.exchangeRate = field["exchange_rate"]?.number
        return choices
    }

    /// A path as it is written where that exists, else from the scenario's folder.
    private static func path(_ text: String, in scenario: Scenario) -> String {
        if text.hasPrefix("/") || TableFinder.exists(text) { return text }
        guard let file = scenario.file, let slash = file.lastIndex(of: "/") else { return text }
        return file[...slash] + text
    }
}

/// Fills the items of a scenario that have customs codes.
struct ScenarioFiller {
    let trade: TradeOnTable
    let labels: LabelResolver
    let layout: TableLayout
    var problems = Diagnostics()
    var sized: [TradeOnTable.Sized] = []
    /// Cuts by the place of their item.
    var cuts: [String: Double] = [:]

    init(trade: TradeOnTable, labels: LabelResolver, layout: TableLayout) {
        self.trade = trade
        self.labels = labels
        self.layout = layout
    }

    /// The whole file.
    mutating func root(_ root: MarkedValue) -> MarkedValue {
        var fields = root.members
        fields["restrictions"] = root["restrictions"].map { restrictions($0, "restrictions") }
        fields["overlay"] = root["overlay"].map { list in
            Self.items(list, &self) { Self.overlay($1, &$2) }
        }
        fields["events"] = root["events"].map { list in
            Self.items(list, &self) { position, event, filler in
                var fields = event.members
                fields["restrictions"] = event["restrictions"].map {
                    filler.restrictions($0, "events[\(position)].restrictions")
                }
                return MarkedValue(content: .object(fields), location: event.location)
            }
        }
        return MarkedValue(content: .object(fields), location: root.location)
    }

    private mutating func restrictions(_ list: MarkedValue, _ place: String) -> MarkedValue {
        Self.items(list, &self) { Self.restriction($1, "\(place)[\($0)]", &$2) }
    }

    private static func items(
        _ list: MarkedValue, _ filler: inout ScenarioFiller,
        _ fill: (Int, MarkedValue, inout ScenarioFiller) -> MarkedValue
    ) -> MarkedValue {
        var filled: [MarkedValue] = []
        for (position, item) in list.elements.enumerated() {
            filled.append(fill(position, item, &filler))
        }
        return MarkedValue(content: .list(filled), location: list.location)
    }

    // MARK: Restrictions

    private static func restriction(
        _ item: MarkedValue, _ place: String, _ filler: inout ScenarioFiller
    ) -> MarkedValue {
        guard let codes = item["hs"] else { return item }
        do throws(Diagnostics) {
            return try filler.filled(item, codes, place)
        } catch {
            filler.problems.add(error)
            return item
        }
    }

    private mutating func filled(
        _ item: MarkedValue, _ codes: MarkedValue, _ place: String
    ) throws(Diagnostics) -> MarkedValue {
        let words = codes.elements.compactMap(\.text)
        let products = try trade.products(words, codes.location)
        let exporters = try regions(item["exporter"])
        let importers = try regions(item["importer"])
        let makers = try item["sectors"].map { value throws(Diagnostics) in try sectors(value) }
        let users = try item["users"].map { value throws(Diagnostics) in try sectors(value) }
        let hasShare = item["product_share"] != nil
        var found: [TradeOnTable.Sized] = []
        for s in exporters {
            for r in importers where !layout.families.isHome(s, r) {
                guard
                    let flow = try trade.sized(
                        place, products, from: s, to: r, sectors: makers, users: users,
                        at: codes.location)
                else { continue }
                if !hasShare { try trade.check(flow, at: codes.location) }
                found.append(flow)
            }
        }
        guard !found.isEmpty else {
            throw Diagnostics([trade.nothingTraded(words, codes.location)])
        }
        sized += found
        cuts[place] = item["cut"]?.number
        return fields(of: item, found, hasShare: hasShare)
    }

    /// The item with sectors, users, product share and the flows that it stands for.
    private func fields(
        of item: MarkedValue, _ found: [TradeOnTable.Sized], hasShare: Bool
    ) -> MarkedValue {
        func value(_ content: MarkedValue.Content, _ origin: String? = nil) -> MarkedValue {
            MarkedValue(
                content: content, location: item["hs"]?.location ?? item.location, origin: origin)
        }
        func codes(_ sectors: [Int]) -> MarkedValue {
            value(.list(sectors.map { value(.text(layout.sectors[$0].code)) }))
        }
        let flows = found.map(\.flow)
        let sectorFlow = flows.reduce(0) { $0 + $1.sectorFlow }
        let share = flows.reduce(0) { $0 + $1.value } / sectorFlow
        var fields = item.members
        if fields["sectors"] == nil {
            fields["sectors"] = codes(Set(flows.flatMap { $0.parts.map(\.sector) }).sorted())
        }
        if fields["users"] == nil, let users = flows[0].users { fields["users"] = codes(users) }
        let lines = trade.lines(found, hasShare: hasShare)
        if !hasShare, let line = lines.first {
            fields["product_share"] = value(.number(share), line.source)
        }
        fields[TradeFields.parts] = value(
            .list(
                flows.flatMap { flow in
                    flow.parts.map { part in
                        value(
                            .object([
                                "exporter": value(.text(layout.regions[flow.exporter].code)),
                                "importer": value(.text(layout.regions[flow.importer].code)),
                                "sector": value(.text(layout.sectors[part.sector].code)),
                                "factor": value(.number(hasShare ? 1 : part.share / share)),
                            ]))
                    }
                }))
        fields[TradeFields.lines] = value(
            .list(lines.filter { $0.name != "product_share" }.map(Self.line)))
        return MarkedValue(content: .object(fields), location: item.location)
    }

    private static func line(_ line: TradeLine) -> MarkedValue {
        func value(_ content: MarkedValue.Content) -> MarkedValue {
            MarkedValue(content: content, location: .init(), origin: line.source)
        }
        var fields = [
            "name": value(.text(line.name)),
            "value": value(line.value.number.map { .number($0) } ?? .text(line.value.plain)),
        ]
        if let unit = line.unit { fields["unit"] = value(.text(unit)) }
        return value(.object(fields))
    }

    // MARK: Overlays

    private static func overlay(
        _ item: MarkedValue, _ filler: inout ScenarioFiller
    ) -> MarkedValue {
        guard let codes = item["hs"] else { return item }
        do throws(Diagnostics) {
            let sized = try filler.withUsers(item, codes)
            return item["origin_share"] == nil
                ? try filler.withOriginShare(sized, codes) : sized
        } catch {
            filler.problems.add(error)
            return item
        }
    }

    private func needsExporter(_ item: MarkedValue, _ codes: MarkedValue) throws(Diagnostics) {
        if item["exporter"] != nil { return }
        throw Diagnostics([
            Diagnostic(
                .error, "missing-field", "it is not known whose share of the imports is meant",
                at: codes.location,
                remedy: "name the exporter, or give origin_share, users and user_share")
        ])
    }

    /// The overlay with the sectors that use the product, and with the part of their output that
    /// needs it: as large as the product is in what its sectors sell to them, for lack of anything
    /// better. A number without a source of its own, it becomes a band.
    private func withUsers(
        _ item: MarkedValue, _ codes: MarkedValue
    ) throws(Diagnostics) -> MarkedValue {
        if item["users"] != nil, item["user_share"] != nil { return item }
        try needsExporter(item, codes)
        let words = codes.elements.compactMap(\.text)
        let products = try trade.products(words, codes.location)
        let given = try item["users"].map { value throws(Diagnostics) in try sectors(value) }
        var found: [TradeOnTable.Sized] = []
        for s in try regions(item["exporter"]) {
            for r in try regions(item["importer"]) where !layout.families.isHome(s, r) {
                let flow = try trade.sized(
                    "overlay", products, from: s, to: r, sectors: nil, users: given,
                    at: codes.location)
                if let flow {
                    try trade.check(flow, at: codes.location)
                    found.append(flow)
                }
            }
        }
        guard let first = found.first else {
            throw Diagnostics([trade.nothingTraded(words, codes.location)])
        }
        var fields = item.members
        if item["users"] == nil {
            let users = first.flow.users ?? Array(layout.sectors.indices)
            fields["users"] = MarkedValue(
                content: .list(
                    users.map {
                        MarkedValue(
                            content: .text(layout.sectors[$0].code), location: codes.location)
                    }), location: codes.location)
        }
        if item["user_share"] == nil {
            let value = found.reduce(0) { $0 + $1.flow.value }
            let flow = found.reduce(0) { $0 + $1.flow.sectorFlow }
            fields["user_share"] = MarkedValue(
                content: .number(min(value / flow, 1)), location: codes.location,
                origin: """
                    assumed: as large as the product is in what its sectors sell to the users \
                    (\(trade.source): \(brief(value / 1e6)) of \(brief(flow / 1e6)) million USD)
                    """)
        }
        return MarkedValue(content: .object(fields), location: item.location)
    }

    /// The overlay with the exporters' share of what the importers buy abroad.
    private func withOriginShare(
        _ item: MarkedValue, _ codes: MarkedValue
    ) throws(Diagnostics) -> MarkedValue {
        try needsExporter(item, codes)
        let words = codes.elements.compactMap(\.text)
        let products = try trade.products(words, codes.location)
        let exporters = try regions(item["exporter"])
        let importers = try regions(item["importer"])
        var (value, imports) = (0.0, 0.0)
        for r in importers {
            let bought = exporters.compactMap { s in
                trade.flows.flow(
                    from: s, to: r, of: products, makers: .sectors([0]), users: nil)
            }
            value += bought.reduce(0) { $0 + $1.value }
            // Of a product that several exporters sell, all imports count once.
            var all: [Int: Double] = [:]
            for row in bought.flatMap(\.rows) { all[row.product] = row.imports }
            imports += all.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value }
        }
        guard value > 0 else {
            throw Diagnostics([trade.nothingTraded(words, codes.location)])
        }
        var fields = item.members
        fields["origin_share"] = MarkedValue(
            content: .number(value / imports), location: codes.location,
            origin: "\(trade.source): \(brief(value / 1e6)) of \(brief(imports / 1e6)) million USD")
        return MarkedValue(content: .object(fields), location: item.location)
    }

    // MARK: Sweeps

    /// The scenario with a band for every product share that the sweep varies without saying
    /// between what: half to twice what the data say, as data give no error of their own.
    func withBands(_ scenario: Scenario) -> Scenario {
        guard let sweep = scenario.sweep, let list = sweep["vary"] else { return scenario }
        let items = list.elements.map { item -> MarkedValue in
            guard item.members.count == 1, let path = item["parameter"]?.text,
                let parameter = try? scenario.parameter(path, at: item.location),
                parameter.severity?.isCut == false, let base = parameter.base
            else { return item }
            var fields = item.members
            for (key, number) in [("low", base / 2), ("high", min(2 * base, 1))] {
                fields[key] = MarkedValue(
                    content: .number(number), location: item.location,
                    origin: "half to twice what the trade says")
            }
            return MarkedValue(content: .object(fields), location: item.location)
        }
        var block = sweep.members
        block["vary"] = MarkedValue(content: .list(items), location: list.location)
        var root = scenario.root.members
        root["sweep"] = MarkedValue(content: .object(block), location: sweep.location)
        return scenario.replacing(
            MarkedValue(content: .object(root), location: scenario.root.location))
    }

    // MARK: Labels

    private func regions(_ value: MarkedValue?) throws(Diagnostics) -> [Int] {
        try resolve(value) { text, location throws(Diagnostics) in
            try labels.regions(item: text, at: location)
        }
    }

    private func sectors(_ value: MarkedValue?) throws(Diagnostics) -> [Int] {
        try resolve(value) { text, location throws(Diagnostics) in
            try labels.sectors(item: text, at: location)
        }
    }

    private func resolve(
        _ value: MarkedValue?,
        _ find: (String, Diagnostic.Location) throws(Diagnostics) -> [Int]
    ) throws(Diagnostics) -> [Int] {
        guard let value else { return [] }
        var found: Set<Int> = []
        for item in value.text == nil ? value.elements : [value] {
            found.formUnion(try find(item.text ?? "", item.location))
        }
        return found.sorted()
    }
}

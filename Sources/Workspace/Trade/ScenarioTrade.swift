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
        guard let field = scenario.trade else {
            return FilledScenario(
                scenario: scenario.withBands(ofShares: false),
                goods: RestrictedGoods(scenario, in: table.table))
        }
        let choices = tradeChoices(field, in: scenario)
        guard let file = (field.text ?? field["file"]?.text) else {
            preconditionFailure("a trade whose fields were checked has no file")
        }
        let trade = try trade(Self.path(file, in: scenario), choices, on: table)
        var filler = ScenarioFiller(
            trade: trade, labels: scenario.labels(in: table.table), layout: table.layout)
        let root = filler.root(scenario.root)
        try filler.problems.throwIfErrors()
        checkUnits(
            trade.opened,
            of: filler.sized.flatMap { $0.flow.rows.map(\.product) } + filler.overlaid)
        return FilledScenario(
            scenario: scenario.replacing(root).withBands(ofShares: true),
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
    /// Products of overlays, by position.
    var overlaid: Set<Int> = []

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
                for flow in try trade.sized(
                    place, products, from: s, to: r, sectors: makers, users: users,
                    at: codes.location)
                {
                    if !hasShare { try trade.check(flow, at: codes.location) }
                    found.append(flow)
                }
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
        let lines = trade.lines(found, hasShare: hasShare)
        if !hasShare, let line = lines.first {
            fields["product_share"] = value(.number(share), line.source)
        }
        fields[TradeFields.parts] = value(
            .list(
                flows.flatMap { flow in
                    flow.parts.map { part in
                        var fields = [
                            "exporter": value(.text(layout.regions[flow.exporter].code)),
                            "importer": value(.text(layout.regions[flow.importer].code)),
                            "sector": value(.text(layout.sectors[part.sector].code)),
                            "factor": value(.number(hasShare ? 1 : part.share / share)),
                        ]
                        if let use = Self.use(flow.use) {
                            fields["use"] = value(.text(use.rawValue))
                        }
                        return value(.object(fields))
                    }
                }))
        fields[TradeFields.lines] = value(
            .list(lines.filter { $0.name != "product_share" }.map(Self.line)))
        return MarkedValue(content: .object(fields), location: item.location)
    }

    /// Who buys a product by its end use; nil where none says so.
    private static func use(_ use: ProductUse) -> TradeFields.Use? {
        switch use {
        case .everybody, .sectors: nil
        case .industries: .industries
        case .finalDemand: .finalDemand
        }
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
            let words = codes.elements.compactMap(\.text)
            filler.overlaid.formUnion(try filler.trade.products(words, codes.location))
            let sized = try filler.withUsers(filler.withName(item, codes), codes)
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

    /// The overlay with a name: what the list of names calls its first product, or the code.
    private func withName(
        _ item: MarkedValue, _ codes: MarkedValue
    ) throws(Diagnostics) -> MarkedValue {
        if item["product"] != nil { return item }
        let products = try trade.products(codes.elements.compactMap(\.text), codes.location)
        guard let first = products.first else { return item }
        let more = products.count > 1 ? " and \(products.count - 1) more" : ""
        var fields = item.members
        fields["product"] = MarkedValue(
            content: .text(trade.opened.product(trade.trade.products[first]) + more),
            location: codes.location)
        return MarkedValue(content: .object(fields), location: item.location)
    }

    /// Refuses an overlay of goods that no industry uses up.
    private func requireIndustries(
        _ sized: TradeOnTable.Sized, at location: Diagnostic.Location
    ) throws(Diagnostics) {
        guard sized.flow.use == .finalDemand else { return }
        let codes = sized.flow.rows.map { trade.trade.products[$0.product].text }
        throw Diagnostics([
            Diagnostic(
                .error, "no-using-industry",
                "\(codes.joined(separator: ", ")) goes to final demand (\(sized.users.source)), "
                    + "and an overlay is of what industries use", at: location,
                remedy: "name the industries that need it in users")
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
                for flow in try trade.sized(
                    "overlay", products, from: s, to: r, sectors: nil, users: given,
                    at: codes.location)
                {
                    try requireIndustries(flow, at: codes.location)
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
                    (\(trade.source): \(dollars(value)) of \(dollars(flow)))
                    """, isAssumed: true)
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
        var elasticities: [Double] = []
        for r in importers {
            let bought = exporters.compactMap { s in
                trade.flows.flow(
                    from: s, to: r, of: products, makers: .sectors([0]), users: nil)
            }
            value += bought.reduce(0) { $0 + $1.value }
            for product in products {
                if let sigma = trade.elasticity(product, importer: r) { elasticities.append(sigma) }
            }
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
            origin: "\(trade.source): \(dollars(value)) of \(dollars(imports))")
        if let line = elasticityLine(elasticities, item, share: value / imports) {
            fields[TradeFields.lines] = MarkedValue(
                content: .list([Self.line(line)]), location: codes.location)
        }
        return MarkedValue(content: .object(fields), location: item.location)
    }

    /// What σ between origins says of the first day, beside the overlay, for which the other
    /// origins are as good as the one that is cut.
    private func elasticityLine(
        _ found: [Double], _ item: MarkedValue, share: Double
    ) -> TradeLine? {
        guard let list = trade.elasticities else { return nil }
        guard let low = found.min(), let high = found.max() else {
            return TradeLine("origin_elasticity", "n/a", "σ between origins", list.name)
        }
        let cut = item["cut"]?.number ?? 1
        func percent(_ change: Double) -> String { "\(NumberText.significant(-100 * change, 3)) %" }
        let changes = [low, high].map {
            percent(OriginBundle(elasticity: $0).change(share: share, cut: cut))
        }
        let bundle = changes[0] == changes[1] ? changes[0] : "\(changes[1]) to \(changes[0])"
        return TradeLine(
            "origin_elasticity",
            low == high ? .number(low) : .text("\(brief(low)) to \(brief(high))"),
            "σ between origins",
            """
            \(list.name); with it users would have \(bundle) less of the product on the first day, \
            where the overlay, in which origins are as good as each other, has \
            \(percent(-share * cut)) less
            """)
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

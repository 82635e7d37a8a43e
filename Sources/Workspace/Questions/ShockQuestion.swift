import InputOutput
public import Reporting
public import Shocks

/// What export restrictions do to both sides and to everybody else.
public struct ShockQuestion: Question {
    /// `shock`.
    public static let command = "shock"
    /// Why a table of mixed units is refused.
    public static let mixedUnitsRefusal: String? = "the models price what different products sell"
    /// Industries are taken one by one, and regions as a whole.
    public static let unequalSectorsRefusal: String? = nil
    /// Models that need more refuse by themselves.
    public static let implicitRefusal: String? = nil
    /// The table: a path, or a name.
    public var table = ""
    /// Restrictions, such as `JPN/c9:KOR=30%`.
    public var restrict: [String] = []
    /// Trade by customs code, for restrictions such as `JPN/hs281111:KOR=30%`.
    public var trade: String?
    /// How the file of trade is read.
    public var tradeChoices = TradeChoices()
    /// Who keeps the rent of the restrictions: `exporter`, `importer` or `lost`; nil for the
    /// exporter.
    public var rent: String?
    /// The models and their parameters.
    public var models = ModelChoices()
    /// How much of the one-at-a-time variation is done.
    public var drivers = Drivers.Effort.quick
    /// Regions to list for each model; nil for what the reader is used to.
    public var top: Int?
    /// Whether the table `numerics` says how many seconds each model took: the one part of a
    /// result that is never the same twice.
    public var timings = false
    /// Own groups, each `NAME=CODE,…`.
    public var group: [String] = []
    /// The currency of prices and amounts, where it is not the table’s, such as `EUR=1.08`.
    public var rate: String?
    /// How the table is read.
    public var reading = ReadingChoices()

    /// The question with its defaults.
    public init() {}

    /// Why the choices do not go together.
    public var misuse: String? {
        trade == nil ? tradeChoices.misuse("cannot be used without --trade") : nil
    }

    /// The results of all models, side by side.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        let opened = try inquiry.open(table, reading)
        let labels = try TableLabels(opened.table, groups: group)
        let trade = try trade.map { try inquiry.trade($0, tradeChoices, on: opened) }
        let (typed, runs) = try bind(labels, trade)
        try ImplicitRefusal.check(runs, on: opened.table)
        let shock = Shock(restrictions: typed.flatMap(\.restrictions))
        inquiry.report(labels.notes)
        let goods = trade.map { RestrictedGoods($0, typed.flatMap(\.products)) }
        if let trade {
            inquiry.checkUnits(
                trade.opened,
                of: typed.flatMap(\.products).flatMap { $0.flow.rows.map(\.product) })
        }
        let answer = ShockAnswer(
            inquiry: inquiry, opened: opened, shock: shock, runs: runs,
            parties: Party.parties(of: shock, in: labels.layout, groups: labels.regionGroups),
            assumptions: labels.assumptions
                + (trade?.assumptions(typed.flatMap(\.products)) ?? [])
                + restrictionAssumptions(typed, trade),
            drivers: drivers, top: top,
            question: ShockWords(
                opened.table, groups: labels.regionGroups,
                product: { restriction in goods?.name(restriction) }
            ).question(shock),
            timings: timings)
        let cuts = Dictionary(
            uniqueKeysWithValues: typed.enumerated().map { position, typed in
                ("restrictions[\(position)]", typed.restrictions.first?.cut ?? 1)
            })
        return try answer.document(on: try inquiry.system(of: opened)) { _ in
            [trade?.report(typed.flatMap(\.products), cuts: cuts)].compactMap { $0 }
        }
    }

    /// A restriction as it was typed, and what it stands for.
    private typealias Typed = (
        text: String, restrictions: [Restriction], products: [TradeOnTable.Sized]
    )

    /// The restrictions and the models that the options stand for; every problem of theirs at once.
    private func bind(
        _ labels: TableLabels, _ trade: TradeOnTable?
    ) throws(Diagnostics) -> ([Typed], [ModelRun]) {
        var problems = Diagnostics()
        var typed: [Typed] = []
        for text in restrict {
            do throws(Diagnostics) {
                typed.append(try restrictions(text, typed.count, labels, trade))
            } catch {
                problems.add(error)
            }
        }
        if restrict.isEmpty {
            problems.add(
                Diagnostic(
                    .error, "no-restriction", "nothing is restricted",
                    remedy: "give --restrict EXPORTER/SECTORS:IMPORTER=CUT, such as JPN/C:KOR=30%"))
        }
        if let rent {
            if let known = Restriction.Rent(word: rent.lowercased()) {
                typed = typed.map { text, restrictions, products in
                    (text, restrictions.map { $0.with(cut: $0.cut, rent: known) }, products)
                }
            } else {
                let nearest = Suggestion.nearest(to: rent, in: Restriction.Rent.words)
                problems.add(
                    Diagnostic(
                        .error, "bad-option", "‘\(rent)’ is not a value of rent",
                        at: .init(place: "--rent"),
                        remedy: nearest.map { "did you mean \($0)?" }
                            ?? "expected exporter, importer or lost"))
            }
        }
        var runs: [ModelRun] = []
        do throws(Diagnostics) {
            runs = try models.runs(labels)
        } catch {
            problems.add(error)
        }
        try problems.throwIfErrors()
        return (typed, runs)
    }

    /// What one text stands for.
    private func restrictions(
        _ text: String, _ position: Int, _ labels: TableLabels, _ trade: TradeOnTable?
    ) throws(Diagnostics) -> Typed {
        guard let words = try ProductWords(text) else {
            return (text, try labels.restrictions(text), [])
        }
        guard let trade else {
            throw Diagnostics([
                Diagnostic(
                    .error, "needs-trade",
                    "it is not known what \(words.codes.joined(separator: ", ")) is in the table",
                    at: .init(place: "restriction \(text)"),
                    remedy: "name a file of trade with --trade, and a --concordance")
            ])
        }
        let found = try trade.restrictions(text, words, "restrictions[\(position)]", labels)
        return (text, found.restrictions, found.sized)
    }

    /// Cut and product share of every restriction as it was typed.
    private func restrictionAssumptions(
        _ typed: [Typed], _ trade: TradeOnTable?
    ) -> [Assumption] {
        let choosesRent = rent != nil
        return typed.enumerated().flatMap { position, typed -> [Assumption] in
            guard let item = typed.restrictions.first else { return [] }
            let flow = typed.text.prefix { $0 != "=" }
            let place = "restrictions[\(position)]"
            let hasShare = typed.text.contains("~")
            let lines = trade.map { trade in
                trade.lines(typed.products, hasShare: hasShare).map { $0.assumption(of: place) }
            }
            let isFromTrade = !typed.products.isEmpty && !hasShare
            return [
                Assumption(
                    name: "restrictions[\(position)].cut", value: .number(item.cut),
                    unit: "share", source: "command line: \(flow)", isDefault: false)
            ]
                + (isFromTrade
                    ? Array((lines ?? []).prefix(1))
                    : [
                        Assumption(
                            name: "restrictions[\(position)].product_share",
                            value: .number(item.productShare), unit: "share of the sector flow",
                            source: item.productShare == 1
                                ? "the whole sector flow is the product" : "command line: \(flow)",
                            isDefault: item.productShare == 1)
                    ]) + [
                    Assumption(
                        name: "restrictions[\(position)].rent", value: .text(item.rent.rawValue),
                        unit: nil,
                        source: !choosesRent
                            ? "export licences: the exporter's households get the scarcity rent"
                            : "command line", isDefault: !choosesRent)
                ] + (lines ?? []).dropFirst(isFromTrade ? 1 : 0)
        }
    }
}

public import InputOutput

/// Daily shortage dynamics with inventories, rationing and re-ordering: an adaptive regional
/// input-output model (Hallegatte 2008, 2014), with the input rules of Pichler et al. (2022).
///
/// Each day every industry produces the least of demand, capacity and what its stocks allow;
/// suppliers ration all customers alike; customers use stocks and order what they used plus a part
/// of what is missing from the target. A restriction caps the deliveries of one cell. Prices do not
/// move.
///
/// What is restricted is a variety of its own in its buyers' stocks: other origins do not stand in
/// for it, unless `originSubstitution` says for what part they do, from the day `switchingDays` on
/// (`VarietyStocks`).
///
/// Target stocks stay what they are at baseline. Targets that follow demand multiply every change
/// of orders by 1 + stock days/restock days at every stage of the chain, which blows up rounding
/// errors into cycles within a year at the usual parameters.
public struct Shortage: ShockModel {
    /// `shortage`.
    public static let name = "shortage"
    /// 0.4 n² doubles at its peak.
    public static let squares = 0.4
    /// What its numbers mean.
    public static let meaning =
        "shows both sides’ lost production day by day while inputs run short, at fixed prices"
    /// What it cannot say.
    public static let limits =
        "leaves out prices that bring substitutes, and new suppliers unless re-ordering is on"

    /// Everything but trade costs.
    public static let takes: Set<ShockPart> = [.restrictions, .demand, .capacity]
    /// What is known about the firms, with Hallegatte's and BoARIO's defaults.
    public static let parameters: [Parameter] = {
        let days = 1...36_500
        let time = 1.0...36_500
        return [
            Parameter(
                "input_rule", .choice(InputRule.allCases.map(\.rawValue)),
                default: .word(InputRule.halfCritical.rawValue), source: "Pichler et al. 2022",
                "How a missing input limits production, for shortage."),
            Parameter(
                "days", .whole(in: days), default: 365, unit: "days", source: "one year",
                "Horizon of shortage."),
            Parameter(
                "start", .whole(in: 0...36_500), default: 0, unit: "days", source: "first day",
                "First day of the shock, for shortage.", valueName: "day"),
            Parameter(
                "duration", .whole(in: days), default: nil, absent: "to the end", unit: "days",
                source: "permanent", "Days the shock lasts, for shortage."),
            Parameter(
                "inventory_days", .number(in: time), default: nil,
                absent: "by user: 90, less in some industries, none in services", unit: "days",
                within: [24...120], source: "Pichler et al. 2022; BoARIO",
                "Stock of every input in days of use, for shortage."),
            Parameter(
                "inventory_days_by_user", .file(.stockDays), default: nil,
                absent: "inventory_days for all users",
                source: "inventory_days",
                """
                Stocks of single user sectors, for shortage: a CSV file with the columns sector \
                and days.
                """,
                matters: { $0.value("inventory_days_by_user") != nil }),
            Parameter(
                "criticality", .file(.criticality), default: nil,
                absent: "own products and energy critical, others important",
                source: "after Pichler et al. 2022",
                """
                Which inputs stop a user under the half-critical rule, for shortage: a CSV file \
                with the columns input, user and rating (1, 0.5 or 0).
                """,
                matters: {
                    $0.value("criticality") != nil
                        && $0.word("input_rule") == InputRule.halfCritical.rawValue
                }),
            Parameter(
                "origin_substitution", .share(in: 0...1), default: 0,
                unit: "share of the missing variety", within: [0...1],
                source: "Boehm, Flaaen & Pandalai-Nayar 2019: within the year close to 0",
                "What part of a restricted input other origins can replace, for shortage."),
            Parameter(
                "switching_days", .whole(in: 0...36_500), default: 180, unit: "days",
                within: [0...365], source: "convention: half a year; vary it",
                "Days until other origins do, for shortage.",
                matters: { $0.number("origin_substitution") > 0 }),
            Parameter(
                "restock_days", .number(in: time), default: 60, unit: "days", within: [30...120],
                source: "BoARIO", "Days over which missing stocks are ordered, for shortage."),
            Parameter(
                "rationing", .share(in: 0...1), default: 0.8, unit: "share of target stock",
                within: [0...1], source: "Hallegatte 2014; BoARIO",
                "Share of the target stock below which an input limits production, for shortage."),
            Parameter(
                "overproduction_max", .number(in: 1...10), default: 1.25,
                unit: "share of baseline output", within: [1...1.3],
                source: "Hallegatte 2014; BoARIO",
                "The most that industries make under scarcity, for shortage."),
            Parameter(
                "overproduction_days", .number(in: time), default: 365, unit: "days",
                within: [90...365], source: "Hallegatte 2014; BoARIO",
                "Days over which overproduction builds up, for shortage."),
            Parameter(
                "reorder", .flag, default: false,
                source: "BoARIO: order shares stay as they were",
                "Buyers move orders to suppliers with spare capacity, for shortage."),
        ]
    }()
    /// Two steps of the ladder, by what a missing input does.
    public static let rungs = [
        Ladder.Rung(
            "shortage-linear", "stocks run down day by day, inputs stand in for each other",
            [.init("input_rule", .word(InputRule.linear.rawValue))]),
        Ladder.Rung(
            "shortage-half-critical",
            "stocks run down day by day, critical inputs stop production",
            [.init("input_rule", .word(InputRule.halfCritical.rawValue))]),
    ]

    /// What is known about the firms.
    public struct Options: Sendable, Hashable {
        /// How a missing input limits production.
        public var inputRule: InputRule = .halfCritical
        /// Ratings for the half-critical rule; nil for own products and energy.
        public var criticality: Criticality?
        /// Days to simulate.
        public var days = 365
        /// First day of the shock, from 0.
        public var start = 0
        /// Days the shock lasts; nil for all that follow.
        public var duration: Int?
        /// Target stock of every input with every user, in days of use, ≥ 1; nil for
        /// `InputStocks.byUser`.
        public var inventoryDays: Double?
        /// Target stocks of single user sectors, in days of use; they go before the others. Users
        /// that keep less than a day's use are never stopped (`InputStocks`).
        public var inventoryDaysByUser: [Int: Double] = [:]
        /// s in [0, 1]: what part of a restricted variety other origins can replace.
        public var originSubstitution = 0.0
        /// Days from the start of the shock after which they do.
        public var switchingDays = 180
        /// τ: days over which a missing stock is ordered.
        public var restockDays = 60.0
        /// ψ: the share of the target stock below which an input limits production; 0 for stocks
        /// that can be used to the last piece.
        public var rationing = 0.8
        /// α_max: the most that is made under scarcity, relative to baseline.
        public var maximumOverproduction = 1.25
        /// τ_α: days over which overproduction builds up and fades.
        public var overproductionDays = 365.0
        /// Whether buyers move orders to suppliers with spare capacity.
        public var reorder = false

        /// The defaults.
        public init() {}
    }

    /// The options of this run.
    public let options: Options

    /// The model with some options.
    public init(options: Options = Options()) {
        precondition(options.days > 0, "a run has days")
        precondition(options.start >= 0, "days count from 0")
        precondition(options.inventoryDays ?? 1 >= 1, "stocks last at least the day")
        precondition(
            options.inventoryDaysByUser.values.allSatisfy { $0 >= 0 }, "stocks are not negative")
        precondition((0...1).contains(options.originSubstitution), "s outside [0, 1]")
        precondition(options.switchingDays >= 0, "days count from 0")
        precondition(options.restockDays >= 1, "restocking takes at least a day")
        precondition((0...1).contains(options.rationing), "ψ outside [0, 1]")
        precondition(options.maximumOverproduction >= 1, "overproduction below 1")
        precondition(options.overproductionDays >= 1, "overproduction takes at least a day")
        self.options = options
    }

    /// The model with the values of its parameters.
    public init(_ values: ParameterValues) {
        var options = Options()
        options.inputRule = values.choice("input_rule")
        options.days = values.whole("days")
        options.start = values.whole("start")
        options.duration = values.optionalWhole("duration")
        options.inventoryDays = values.optionalNumber("inventory_days")
        if case .stockDays(let days, _)? = values.optionalFile("inventory_days_by_user") {
            options.inventoryDaysByUser = days
        }
        if case .criticality(let ratings)? = values.optionalFile("criticality") {
            options.criticality = ratings
        }
        options.originSubstitution = values.number("origin_substitution")
        options.switchingDays = values.whole("switching_days")
        options.restockDays = values.number("restock_days")
        options.rationing = values.number("rationing")
        options.maximumOverproduction = values.number("overproduction_max")
        options.overproductionDays = values.number("overproduction_days")
        options.reorder = values.flag("reorder")
        self.init(options: options)
    }

    /// Which inputs are critical and which stocks there are in a table of these sectors: what was
    /// really used, by code, where the parameters leave it to the table.
    private func assumptions(_ layout: TableLayout) -> [LedgerEntry] {
        var entries: [LedgerEntry] = []
        if options.inputRule == .halfCritical, options.criticality == nil {
            let criticality = Criticality.ownAndEnergy(layout)
            entries.append(
                LedgerEntry(
                    "criticality", .text(criticality.title), source: criticality.source,
                    isDefault: true))
        }
        if options.inventoryDays == nil {
            let own = options.inventoryDaysByUser
            let stocks = InputStocks.byUser(layout)
            entries.append(
                LedgerEntry(
                    own.isEmpty ? "inventory_days_by_user" : "inventory_days", .text("by user"),
                    unit: "days",
                    source: (own.isEmpty ? "" : "users that the file does not name: ")
                        + stocks.source, isDefault: true))
        }
        return entries
    }

    /// It follows the deliveries itself.
    public static let runsBeside = true

    /// One pass over the intermediate deliveries a day.
    public func work(on table: MRIOTable) -> Double {
        let n = Double(table.industryCount)
        return Double(options.days) * n * n
    }

    /// Output and value added lost over the whole run.
    /// - Throws: `unsuitableTable` for negative deliveries or outputs.
    /// - Complexity: one pass over n·(n + G) doubles a day; one such matrix of memory.
    public func effects(of shock: Shock, on system: LeontiefSystem) throws -> Impact {
        let path = try path(of: shock, on: system)
        let outputChange = path.outputChange
        let valueAdded = system.coefficients.valueAdded
        return Impact(
            model: Self.name,
            measures: [
                .outputChange(outputChange),
                .valueAddedChange(zip(valueAdded, outputChange).map { $0 * $1 }),
                .regionalMoney("final demand not met", path.unmetDemandByRegion),
            ],
            stocks: path.stocks, assumptions: assumptions(system.table.layout),
            numerics: [
                "days": Double(path.dayCount), "largest imbalance": path.largestImbalance,
                "smallest stock": path.smallestStock,
                "largest demand": path.largestDemand.share,
                "industries limited": Double(Set(path.stops.map(\.industry)).count),
                "industry-days limited": Double(path.stops.reduce(0) { $0 + $1.days }),
            ], diagnostics: path.diagnostics + ThinDelivery.findings(path.stops, system.table))
    }

    /// The daily path of a shock.
    ///
    /// - Parameter capacityPaths: what an industry can make on each day of the run as a share of
    ///   its capacity, such as the output of a `ProductOverlay`; the last value holds after its
    ///   end.
    /// - Throws: as `impact(of:on:)`.
    public func path(
        of shock: Shock, on system: LeontiefSystem, capacityPaths: [Int: [Double]] = [:]
    ) throws -> ShortagePath {
        try Self.check(shock)
        let economy = try ShortageEconomy(system.coefficients, options, shock)
        return ShortageRun(economy, options, capacityPaths).run()
    }
}

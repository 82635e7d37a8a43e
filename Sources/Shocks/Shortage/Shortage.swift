import InputOutput

/// Daily shortage dynamics with inventories, rationing and re-ordering: an adaptive regional
/// input-output model (Hallegatte 2008, 2014), with the input rules of Pichler et al. (2022).
///
/// Each day every industry produces the least of demand, capacity and what its stocks allow; suppliers
/// ration all customers alike; customers use stocks and order what they used plus a part of what is
/// missing from the target. A restriction caps the deliveries of one cell. Prices do not move.
///
/// What is restricted is a variety of its own in its buyers' stocks: other origins do not stand in for it,
/// unless `originSubstitution` says for what part they do, from the day `switchingDays` on
/// (`VarietyStocks`).
///
/// Target stocks stay what they are at baseline. Targets that follow demand multiply every change of
/// orders by 1 + stock days/restock days at every stage of the chain, which blows up rounding errors
/// into cycles within a year at the usual parameters.
public struct Shortage: ShockModel {
    /// `shortage`.
    public static let name = "shortage"
    /// What its numbers mean.
    public static let prices =
        "prices both sides' lost production day by day while inputs run short, at fixed prices"
    /// What it cannot say.
    public static let cannotPrice =
        "cannot price substitution through prices, nor new suppliers unless re-ordering is on"

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
        /// Target stock of every input with every user, in days of use, ≥ 1; nil for `InputStocks.byUser`.
        public var inventoryDays: Double?
        /// Target stocks of single user sectors, in days of use; they go before the others. Users that
        /// keep less than a day's use are never stopped (`InputStocks`).
        public var inventoryDaysByUser: [Int: Double] = [:]
        /// Where `inventoryDaysByUser` comes from.
        public var inventorySource: String?
        /// s in [0, 1]: what part of a restricted variety other origins can replace.
        public var originSubstitution = 0.0
        /// Days from the start of the shock after which they do.
        public var switchingDays = 180
        /// τ: days over which a missing stock is ordered.
        public var restockDays = 60.0
        /// ψ: the share of the target stock below which an input limits production; 0 for stocks that
        /// can be used to the last piece.
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
    private let sources: [String: String]

    /// The model; `sources` says who chose a parameter, by name, where it is not the default.
    public init(options: Options = Options(), sources: [String: String] = [:]) {
        precondition(options.days > 0, "a run has days")
        precondition(options.start >= 0, "days count from 0")
        precondition(options.inventoryDays ?? 1 >= 1, "stocks last at least the day")
        precondition((0...1).contains(options.originSubstitution), "s outside [0, 1]")
        precondition(options.switchingDays >= 0, "days count from 0")
        precondition(
            options.inventoryDaysByUser.values.allSatisfy { $0 >= 0 },
            "stocks are not negative")
        precondition(options.restockDays >= 1, "restocking takes at least a day")
        precondition((0...1).contains(options.rationing), "ψ outside [0, 1]")
        precondition(options.maximumOverproduction >= 1, "overproduction below 1")
        precondition(options.overproductionDays >= 1, "overproduction takes at least a day")
        self.options = options
        self.sources = sources
    }

    /// Every parameter, with Hallegatte's and BoARIO's defaults.
    public var parameters: [ModelParameter] {
        func parameter(
            _ name: String, _ value: ModelParameter.Value, unit: String? = nil, _ source: String,
            range: ClosedRange<Double>? = nil
        ) -> ModelParameter {
            ModelParameter(
                name, value, unit: unit, source: sources[name] ?? source,
                isDefault: sources[name] == nil, range: range)
        }
        var list = [
            parameter(
                "input_rule", .text(options.inputRule.rawValue), "Pichler et al. 2022"),
            parameter("days", .number(Double(options.days)), unit: "days", "one year"),
            parameter("start", .number(Double(options.start)), unit: "days", "first day"),
            parameter(
                "duration",
                options.duration.map { .number(Double($0)) } ?? .text("to the end"),
                unit: options.duration == nil ? nil : "days", "permanent"),
            parameter(
                "inventory_days",
                options.inventoryDays.map { .number($0) } ?? .text("by user"), unit: "days",
                options.inventorySource ?? "Pichler et al. 2022; BoARIO", range: 24...120),
            parameter(
                "origin_substitution", .number(options.originSubstitution),
                unit: "share of the missing variety",
                "Boehm, Flaaen & Pandalai-Nayar 2019: within the year close to 0", range: 0...1),
            parameter(
                "switching_days", .number(Double(options.switchingDays)), unit: "days",
                "convention: half a year; vary it", range: 0...365),
            parameter(
                "restock_days", .number(options.restockDays), unit: "days", "BoARIO",
                range: 30...120),
            parameter(
                "rationing", .number(options.rationing), unit: "share of target stock",
                "Hallegatte 2014; BoARIO", range: 0...1),
            parameter(
                "overproduction_max", .number(options.maximumOverproduction),
                unit: "share of baseline output", "Hallegatte 2014; BoARIO", range: 1...1.3),
            parameter(
                "overproduction_days", .number(options.overproductionDays), unit: "days",
                "Hallegatte 2014; BoARIO", range: 90...365),
            parameter(
                "reorder", .text(options.reorder ? "yes" : "no"),
                "BoARIO: order shares stay as they were"),
        ]
        if options.inputRule == .halfCritical {
            list.append(
                parameter(
                    "criticality", .text(options.criticality?.title ?? "own and energy"),
                    options.criticality?.source
                        ?? "own products and the energy sectors of known lists; after Pichler et al. "
                        + "2022"))
        }
        return list
    }

    /// Output and value added lost over the whole run.
    /// - Throws: `unsupported` for trade costs, `unsuitableTable` for negative deliveries or outputs.
    /// - Complexity: one pass over n·(n + G) doubles a day; one such matrix of memory.
    public func impact(of shock: Shock, on system: LeontiefSystem) throws -> Impact {
        let path = try path(of: shock, on: system)
        let outputChange = path.outputChange
        let valueAdded = system.coefficients.valueAdded
        return Impact(
            model: Self.name, outputChange: outputChange,
            valueAddedChange: zip(valueAdded, outputChange).map { $0 * $1 },
            regionalMeasures: [
                RegionalMeasure(
                    "final demand not met", unit: system.table.unit,
                    values: path.unmetDemandByRegion)
            ], stocks: path.stocks,
            numerics: [
                "days": Double(path.dayCount), "largest imbalance": path.largestImbalance,
                "smallest stock": path.smallestStock,
                "largest demand": path.largestDemand.share,
                "industries limited": Double(Set(path.stops.map(\.industry)).count),
                "industry-days limited": Double(path.stops.reduce(0) { $0 + $1.days }),
            ], diagnostics: path.diagnostics)
    }

    /// The daily path of a shock.
    ///
    /// - Parameter capacityPaths: what an industry can make on each day of the run as a share of its
    ///   capacity, such as the output of a `ProductOverlay`; the last value holds after its end.
    /// - Throws: as `impact(of:on:)`.
    public func path(
        of shock: Shock, on system: LeontiefSystem, capacityPaths: [Int: [Double]] = [:]
    ) throws -> ShortagePath {
        if !shock.tradeCosts.isEmpty {
            throw ShockModelError.unsupported(model: Self.name, part: "trade costs")
        }
        let economy = try ShortageEconomy(system.coefficients, options, shock)
        return ShortageRun(economy, options, capacityPaths).run()
    }
}

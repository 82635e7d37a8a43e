public import Shocks

/// The fields of a scenario file, version 1. The reader, the JSON Schema and the template are made
/// from this one definition.
public enum ScenarioFormat {
    /// The version this program reads.
    public static let version = 1

    static let share: FieldType = .share(in: 0...1)
    static let regions: FieldType = .list(of: .label(.region))
    static let sectors: FieldType = .list(of: .label(.sector))
    static let wholeDays: FieldType = .integer(in: 1...36_500)
    static func number(
        _ range: ClosedRange<Double>, _ unit: String? = nil
    ) -> FieldType { .number(in: range, unit: unit) }

    /// The whole file, with the models of the program.
    public static let file = file(.standard)

    /// The whole file.
    /// - Parameter registry: the models that it may name.
    public static func file(_ registry: ModelRegistry) -> ObjectFormat {
        ObjectFormat("scenario", beforeModels + [models(registry)] + afterModels)
    }

    private static let beforeModels: [ObjectFormat.Field] =
        [
            .init(
                "version", .integer(in: version...version), isRequired: true,
                "Version of this format."),
            .init("title", .text(example: "Who loses?"), "One line for people."),
            .init(
                "description", .text(example: "What is claimed, and by whom."),
                "Paragraphs for people."),
            .init(
                "table", .text(example: "icio2023-2019-g20x20"), isRequired: true,
                "A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES."),
            .init(
                "trade", .either([.text(example: "baci.zip"), .object(trade)]),
                "Trade by customs code, for restrictions and overlays with hs."),
            .init(
                "groups", .map(of: .list(of: .label(.region))),
                "Named groups of codes, used as @NAME."),
            .init("restrictions", .list(of: .object(restriction)), "Export restrictions."),
            .init("demand", .list(of: .object(demand)), "Changes of final demand."),
            .init("capacity", .list(of: .object(capacity)), "Losses of productive capacity."),
            .init("trade_costs", .list(of: .object(tradeCost)), "Tariffs and iceberg costs."),
            .init(
                "trade_caps", .list(of: .object(tradeCap)),
                "Caps on what a region exports or imports, to or from all others alike."),
            .init(
                "events", .list(of: .object(event)),
                "Many shocks in one file, each by itself: one row of results for each and model."),
            .init(
                "carbon_price", .object(carbonPrice),
                "A price on the emissions of imports (CBAM)."),
            .init(
                "replace", .list(of: .text(example: "pro-rata")),
                "Who replaces what is lost: none, pro-rata, domestic, or region codes.",
                standard: "none for extraction, pro-rata for replacement"),
            .init(
                "labour", .object(labour),
                "What replacing means for labour income, where it is made with fewer hands."),
            .init(
                "overlay", .list(of: .object(overlay)),
                "Products that are slivers of their sector."),
            .init("timeline", .object(timeline), "Phases in years."),
            .init(
                "variants", .list(of: .object(variant)),
                "The same shock on tables where some products come from elsewhere."),
        ]

    private static func models(_ registry: ModelRegistry) -> ObjectFormat.Field {
        .init(
            "models",
            .list(of: .either([.text(example: "ladder"), .object(model(registry))])),
            "Models to run, by name or with parameters.", standard: "ladder")
    }

    private static let afterModels: [ObjectFormat.Field] =
        [
            .init("outputs", .object(outputs), "What to print."),
            .init(
                "sweep", .object(sweep),
                "What 'chokepoint sweep' varies; 'chokepoint run' passes over it."),
        ]

    /// One export restriction.
    public static let restriction = ObjectFormat(
        "restriction",
        [
            .init("exporter", regions, isRequired: true, "Who restricts."),
            .init("sectors", sectors, "What: sector codes, spans, or *. Required without hs."),
            .init(
                "hs", .list(of: .text(example: "281111")),
                "What: customs codes of two, four or six digits; trade fills in what is left out."),
            .init("importer", regions, isRequired: true, "Whom."),
            .init(
                "users", sectors, "Only deliveries to these sectors.",
                standard: "all sectors and final demand"),
            .init("cut", share, isRequired: true, "Share that is no longer delivered."),
            .init(
                "product_share", .share(in: 1e-9...1),
                "Part of the sector flow that is the product.", standard: 1),
            .init(
                "start", .integer(in: 0...36_500),
                "First day, for shortage; the same in all restrictions.", standard: 0),
            .init(
                "duration", wholeDays, "Days it lasts, for shortage; the same in all restrictions.",
                standard: "to the end"),
            .init(
                "rent", .choice(Restriction.Rent.words),
                """
                Who keeps the scarcity rent, for models with prices.
                """, standard: .word("exporter")),
        ], alternatives: [.init("sectors", or: "hs")])

    /// A change of final demand.
    public static let demand = ObjectFormat(
        "demand change",
        [
            .init("region", regions, isRequired: true, "Whose final demand changes."),
            .init("sectors", sectors, "Which products, of every origin.", standard: "all"),
            .init(
                "change", .share(in: -1...10), isRequired: true,
                "Relative change: -0.1 is a fall by 10 %."),
        ])

    /// A loss of capacity.
    public static let capacity = ObjectFormat(
        "capacity change",
        [
            .init("region", regions, isRequired: true, "Where."),
            .init("sectors", sectors, "Which industries.", standard: "all"),
            .init(
                "change", .share(in: -1...0), isRequired: true,
                "Relative change: -0.1 is a loss of 10 %."),
            .init(
                "factor", .choice(Shock.CapacityChange.Factor.allCases.map(\.rawValue)),
                "What there is less of: of plants, or of people at work. The scarcer limits.",
                standard: "capital"),
        ])

    /// A cap on a region's trade.
    public static let tradeCap = ObjectFormat(
        "trade cap",
        [
            .init("region", regions, isRequired: true, "Whose trade is capped."),
            .init(
                "direction", .choice(["exports", "imports"]), isRequired: true,
                "What is capped."),
            .init("sectors", sectors, isRequired: true, "Which products: codes, spans, or *."),
            .init("partners", regions, "With whom.", standard: "all other regions"),
            .init(
                "at_most", share, isRequired: true,
                "What may still be delivered, as a share of the flow before."),
        ])

    /// One of many shocks.
    public static let event = ObjectFormat(
        "event",
        [
            .init(
                "name", .text(example: "flood of 2011"), isRequired: true, "Name in the results."),
            .init(
                "start", .integer(in: 0...36_500), "First day, for shortage.", standard: 0),
            .init("duration", wholeDays, "Days it lasts, for shortage.", standard: "to the end"),
            .init("restrictions", .list(of: .object(restriction)), "Export restrictions."),
            .init("demand", .list(of: .object(demand)), "Changes of final demand."),
            .init("capacity", .list(of: .object(capacity)), "Losses of capacity."),
            .init("trade_costs", .list(of: .object(tradeCost)), "Tariffs and iceberg costs."),
            .init("trade_caps", .list(of: .object(tradeCap)), "Caps on exports or imports."),
        ])

    /// A tariff or an iceberg cost.
    public static let tradeCost = ObjectFormat(
        "trade cost",
        [
            .init("exporter", regions, isRequired: true, "Selling regions."),
            .init("importer", regions, isRequired: true, "Buying regions."),
            .init("sectors", sectors, "Which products.", standard: "all"),
            .init(
                "tariff", .share(in: 0...100), "Ad-valorem tariff; the importer keeps the revenue.",
                standard: 0),
            .init(
                "iceberg", number(1...1e9), "Cost factor that nobody receives; 2 doubles the cost.",
                standard: 1),
        ])

    /// A price on the emissions of imports.
    public static let carbonPrice = ObjectFormat(
        "carbon price",
        [
            .init(
                "price", number(0...1e6, "of the table's currency per tonne"), isRequired: true,
                "Price of a tonne."),
            .init(
                "account", .text(example: "co2"), isRequired: true,
                "Satellite account of the table."),
            .init("covered", sectors, isRequired: true, "Covered products."),
            .init(
                "importer", regions, isRequired: true,
                "Regions that charge it, though not each other."),
            .init("exporter", regions, "Regions that are charged.", standard: "all others"),
            .init(
                "scope", .choice(["direct", "embodied", "embodied-abroad"]),
                "Which emissions count: the industry's own, or those of its whole chain.",
                standard: .word("embodied")),
        ])

    /// What replacement means for labour income.
    public static let labour = ObjectFormat(
        "labour",
        [
            .init(
                "income_share", share, "Labour's share of value added.", standard: 0.59),
            .init(
                "automated", share, isRequired: true,
                "Share of that income which the replacing production does without."),
        ])

    /// A product overlay.
    public static let overlay = ObjectFormat(
        "overlay",
        [
            .init(
                "product", .text(example: "hydrogen fluoride"),
                "Its name. Required without hs; with trade that of its list of names."),
            .init(
                "hs", .list(of: .text(example: "281111")),
                "Its customs codes; trade fills in origin_share, for which exporter is needed, and "
                    + "users and user_share where they are not given."),
            .init("exporter", regions, "Who restricts, for origin_share from trade."),
            .init("importer", regions, isRequired: true, "Whose users go short."),
            .init("users", sectors, "Their sectors. Required without hs."),
            .init("cut", share, isRequired: true, "Share that is no longer delivered."),
            .init(
                "origin_share", share,
                "Part of the importer's purchases that comes from the restricting country. "
                    + "Required without hs."),
            .init(
                "user_share", share,
                "Part of the users' output that needs the product. Required without hs."),
            .init("criticality", share, "Output lost when nothing is left.", standard: 1),
            .init(
                "stock_days", number(0...36_500, "days of use"), "Stock at the start.",
                standard: 30),
            .init(
                "switching_days", number(1...36_500, "days"),
                "Days in which other origins replace 63 % of the cut.", standard: "never"),
            .init("days", wholeDays, "Horizon.", standard: 365),
            .init("duration", wholeDays, "Days the cut lasts.", standard: "the whole horizon"),
            .init(
                "sources", .object(overlaySources),
                "Where a number comes from; one without a source becomes a band."),
            .init(
                "ranges", .object(overlayRanges),
                "Bands of numbers, low and high.", standard: "half to twice the value"),
        ],
        alternatives: ["product", "origin_share", "users", "user_share"].map {
            .init($0, or: "hs")
        })

    /// Where the numbers of an overlay come from.
    public static let overlaySources = ObjectFormat(
        "overlay sources",
        OverlayBands.Number.allCases.map {
            .init($0.rawValue, .text(example: "KIET 2019"), "Source of \($0.rawValue).")
        })

    /// Bands of the numbers of an overlay.
    public static let overlayRanges = ObjectFormat(
        "overlay ranges",
        [
            .init("user_share", .list(of: share), "Low and high."),
            .init("stock_days", .list(of: number(0...36_500, "days of use")), "Low and high."),
            .init("switching_days", .list(of: number(1...36_500, "days")), "Low and high."),
        ])

    /// A timeline.
    public static let timeline = ObjectFormat(
        "timeline",
        [
            .init("phases", .list(of: .object(phase)), isRequired: true, "Phases in order."),
            .init(
                "return_share", share,
                "Share of the lost trade that comes back when the restriction eases.",
                standard: 0.5),
            .init(
                "hysteresis", share,
                "Older name, of the replaced trade alone; the next minor version drops it."),
            .init(
                "localisation_cost", .share(in: 0...100),
                "What plants at home cost to build, as a share of a year's deliveries.",
                standard: 1),
            .init(
                "local_premium", .share(in: 0...100), "What home-made products cost more.",
                standard: 0.2),
            .init(
                "diversion_premium", .share(in: 0...100),
                "What products of third origins cost more.", standard: 0.1),
            .init(
                "scarcity_mark_up", .share(in: 0...100), "What the missing part costs more.",
                standard: 1),
        ])

    /// Some years of a timeline.
    public static let phase = ObjectFormat(
        "phase",
        [
            .init("years", .integer(in: 1...100), isRequired: true, "How many years."),
            .init("cut", share, isRequired: true, "Cut; 0 when it is lifted."),
            .init(
                "localisation_rate", share, "Share of the cut localised a year.", standard: 0),
            .init(
                "diversion", share, "Share of the rest that third origins deliver.",
                standard: 0),
        ])

    /// A table with other origins.
    public static let variant = ObjectFormat(
        "variant",
        [
            .init("name", .text(example: "domesticated"), isRequired: true, "Name in the results."),
            .init("importer", regions, isRequired: true, "Who buys elsewhere."),
            .init("sectors", sectors, isRequired: true, "Which products."),
            .init("from", regions, "From whom no longer.", standard: "all other regions"),
            .init("share", share, isRequired: true, "Share of these purchases that moves."),
            .init(
                "to", .list(of: .text(example: "domestic")), isRequired: true,
                "Where it moves: domestic, pro-rata, or region codes."),
        ])

    /// What to print.
    public static let outputs = ObjectFormat(
        "outputs",
        [
            .init("top", .integer(in: 0...100_000), "Regions to list for each model."),
            .init(
                "drivers", .choice(Drivers.Effort.allCases.map(\.rawValue)),
                "Vary each parameter within its range: none, quick or all.",
                standard: .word("quick")),
            .init(
                "parts", .boolean, "Run each kind of change alone too, and compare the sum.",
                standard: false),
        ])
}

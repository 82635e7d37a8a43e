/// The fields of a scenario file, version 1.
public enum ScenarioFormat {
    /// The version this program reads.
    public static let version = 1

    private static let share: FieldType = .share(in: 0...1)
    private static let labels: FieldType = .list(of: .text(example: "c9"))
    private static let days: FieldType = .number(in: 0...36_500, unit: "days")
    private static func number(
        _ range: ClosedRange<Double>, _ unit: String? = nil
    ) -> FieldType { .number(in: range, unit: unit) }

    /// The whole file.
    public static let file = ObjectFormat(
        "scenario",
        [
            .init(
                "version", .integer(in: version...version), isRequired: true,
                "Version of this format."),
            .init("title", .text(example: "Japan restricts chemicals to Korea"), "For people."),
            .init("description", .text(example: "What is claimed, and by whom."), "For people."),
            .init(
                "table", .text(example: "icio2023-2019-g20x20"), isRequired: true,
                "A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES."),
            .init(
                "groups", .map(of: .list(of: .text(example: "DEU"))),
                "Named groups of codes, used as @NAME."),
            .init("restrictions", .list(of: .object(restriction)), "Export restrictions."),
            .init("demand", .list(of: .object(demand)), "Changes of final demand."),
            .init("capacity", .list(of: .object(capacity)), "Losses of productive capacity."),
            .init("trade_costs", .list(of: .object(tradeCost)), "Tariffs and iceberg costs."),
            .init("carbon_price", .object(carbonPrice), "A price on embodied emissions (CBAM)."),
            .init(
                "replace", .list(of: .text(example: "pro-rata")),
                "Who replaces what is lost: none, pro-rata, domestic, or region codes.",
                standard: "none"),
            .init("overlay", .object(overlay), "A product that is a sliver of its sector."),
            .init("timeline", .object(timeline), "Phases in years."),
            .init(
                "models",
                .list(of: .either([.text(example: "ladder"), .object(model)])),
                "Models to run, by name or with parameters.", standard: "ladder"),
            .init("outputs", .object(outputs), "What to print."),
        ])

    /// One export restriction.
    public static let restriction = ObjectFormat(
        "restriction",
        [
            .init("exporter", labels, isRequired: true, "Who restricts: region codes."),
            .init("sectors", labels, isRequired: true, "What: sector codes, spans, or *."),
            .init("importer", labels, isRequired: true, "Whom: region codes."),
            .init(
                "users", labels, "Only deliveries to these sectors.",
                standard: "all sectors and final demand"),
            .init("cut", share, isRequired: true, "Share that is no longer delivered."),
            .init(
                "product_share", share, "Part of the sector flow that is the product.",
                standard: "1"),
            .init("start", days, "First day of the restriction.", standard: "0"),
            .init("duration", days, "Days it lasts.", standard: "the whole horizon"),
            .init(
                "rent", .choice(["none", "exporter", "importer"]),
                "Who keeps the scarcity rent.", standard: "none"),
        ])

    /// A change of final demand.
    public static let demand = ObjectFormat(
        "demand change",
        [
            .init("region", labels, isRequired: true, "Whose final demand changes."),
            .init("sectors", labels, "Which products, of every origin.", standard: "all"),
            .init(
                "change", .share(in: -1...10), isRequired: true,
                "Relative change: −0.1 is a fall by 10 %."),
        ])

    /// A loss of capacity.
    public static let capacity = ObjectFormat(
        "capacity change",
        [
            .init("region", labels, isRequired: true, "Where."),
            .init("sectors", labels, "Which industries.", standard: "all"),
            .init(
                "change", .share(in: -1...0), isRequired: true,
                "Relative change: −0.1 is a loss of 10 %."),
        ])

    /// A tariff or an iceberg cost.
    public static let tradeCost = ObjectFormat(
        "trade cost",
        [
            .init("exporter", labels, isRequired: true, "Selling regions."),
            .init("importer", labels, isRequired: true, "Buying regions."),
            .init("sectors", labels, "Which products.", standard: "all"),
            .init(
                "tariff", .share(in: 0...100), "Ad-valorem tariff; the importer keeps the revenue.",
                standard: "0"),
            .init(
                "iceberg", number(1...1e9), "Cost factor that nobody receives; 2 doubles the cost.",
                standard: "1"),
        ])

    /// A price on embodied emissions.
    public static let carbonPrice = ObjectFormat(
        "carbon price",
        [
            .init("price", number(0...1e6, "table currency per tonne"), isRequired: true, "Price."),
            .init("account", .text(example: "co2"), isRequired: true, "Satellite account."),
            .init("covered", labels, isRequired: true, "Covered sectors."),
            .init("importer", labels, isRequired: true, "Regions that charge it."),
            .init("exporter", labels, "Regions that are charged.", standard: "all others"),
        ])

    /// A product overlay (models.md 2.4).
    public static let overlay = ObjectFormat(
        "overlay",
        [
            .init("exporter", .text(example: "JPN"), isRequired: true, "Who restricts."),
            .init("importer", .text(example: "KOR"), isRequired: true, "Whom."),
            .init("users", labels, isRequired: true, "Using sectors of the importer."),
            .init("cut", share, isRequired: true, "Share that is no longer delivered."),
            .init(
                "origin_share", share, isRequired: true,
                "Part of the importer's supply that comes from the exporter."),
            .init(
                "user_share", share, isRequired: true,
                "Part of the using sectors' output that needs the product."),
            .init("stock_days", days, "Stock in days of use.", standard: "30"),
            .init(
                "switching_days", days, "Time constant of switching to other origins; 0 for never.",
                standard: "0"),
            .init("criticality", share, "Output lost when nothing is left.", standard: "1"),
            .init("days", days, "Horizon.", standard: "365"),
        ])

    /// A timeline of phases (models.md 2.10).
    public static let timeline = ObjectFormat(
        "timeline",
        [
            .init(
                "phases",
                .list(
                    of: .object(
                        ObjectFormat(
                            "phase",
                            [
                                .init(
                                    "years", number(0.01...100, "years"), isRequired: true,
                                    "How long it lasts."),
                                .init("cut", share, isRequired: true, "Cut during the phase."),
                            ]))), isRequired: true, "Phases in order."),
            .init(
                "localisation_rate", share, "Share of the remaining loss localised a year.",
                standard: "0"),
            .init(
                "localisation_premium", .share(in: 0...100), "Extra cost of what is localised.",
                standard: "0.2"),
            .init(
                "diversion", share, "Share of the loss diverted to third origins.", standard: "0"),
            .init(
                "return_share", share, "Share of lost trade that returns after lifting.",
                standard: "0.5"),
        ])

    /// A model with parameters.
    public static let model = ObjectFormat(
        "model",
        [
            .init("name", .text(example: "trade-ge"), isRequired: true, "Name of the model."),
            .init("label", .text(example: "long run"), "Name in the results."),
            .init("theta", number(0.01...100), "Trade elasticity.", standard: "4"),
            .init("sigma", number(0...100), "Elasticity across inputs.", standard: "0.2"),
            .init(
                "input_rule", .choice(["linear", "half-critical", "leontief"]),
                "How production depends on inputs.", standard: "half-critical"),
            .init("days", days, "Horizon of the dynamic model.", standard: "365"),
            .init("inventory_days", days, "Inventories in days of use.", standard: "90"),
            .init("restock_days", days, "Time to restock.", standard: "60"),
            .init("reorder", .boolean, "Buyers turn to suppliers with spare capacity."),
            .init("mark_up", .share(in: 0...100), "Premium on the cut part.", standard: "1"),
            .init("deficits", .text(example: "fixed"), "Treatment of trade deficits."),
        ])

    /// What to print.
    public static let outputs = ObjectFormat(
        "outputs",
        [
            .init("top", .integer(in: 0...100_000), "Regions to list for each model."),
            .init("regions", labels, "Regions to list besides."),
        ])
}

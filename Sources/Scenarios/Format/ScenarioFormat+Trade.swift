/// What a scenario says of trade by customs code.
extension ScenarioFormat {
    /// Trade by customs code, and what goes with it.
    public static let trade = ObjectFormat(
        "trade",
        [
            .init(
                "file", .text(example: "baci.zip"), isRequired: true,
                "BACI's zip or CSV, UN Comtrade's CSV, your own CSV, or a native file."),
            .init("year", .integer(in: 1800...2200), "Which year.", standard: "the latest"),
            .init(
                "concordance", .text(example: "hs-isic4.csv"),
                "A CSV of customs codes and classes of ISIC, in pairs or with weights."),
            .init(
                "end_use", .text(example: "hs-bec.csv"),
                "A CSV of customs codes and their category of BEC Rev. 4."),
            .init(
                "elasticities", .text(example: "sigma.csv"),
                "A CSV importer,hs92_3,sigma of elasticities of substitution between origins."),
            .init(
                "product_names", .text(example: "names.csv"), "A CSV of codes and names."),
            .init(
                "edition_links", .text(example: "hs17-hs12.csv"),
                "A CSV of codes of this edition and of another, to bring products to that one."),
            .init("reports", .choice(["imports", "exports"]), "Whose reports count."),
            .init(
                "mapping", .text(example: "mapping.csv"),
                "A CSV key,value that names columns and units of your own file."),
            .init("countries", .text(example: "country_codes.csv"), "BACI's list of countries."),
            .init(
                "exchange_rate", number(1e-9...1e9, "USD for one unit of the table's currency"),
                "For tables that are not in USD."),
        ])
}

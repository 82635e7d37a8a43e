import InputOutput
public import Products

/// The products of restrictions by customs code.
public enum RestrictedProductsReport {
    /// One product of one restriction.
    public struct Row: Sendable {
        /// The restriction, such as `restrictions[0]`.
        public var place: String
        /// Who restricts.
        public var exporter: String
        /// Whom.
        public var importer: String
        /// The product.
        public var code: CustomsCode
        /// What people call it; nil where no list of names was given.
        public var name: String?
        /// The flow by customs, USD a year.
        public var value: Double
        /// The exporter's share of the importer's imports, 0 to 1.
        public var originShare: Double
        /// Herfindahl-Hirschman index of the importer's origins, 0 to 1.
        public var concentration: Double
        /// Sectors of the table that make the restriction's products.
        public var makers: String
        /// Who uses them.
        public var users: String
        /// What these sectors sell to the users in the table, USD a year.
        public var sectorFlow: Double
        /// The product's part of that, 0 to 1.
        public var productShare: Double
        /// σ between origins; nil where no list has one.
        public var elasticity: Double?
        /// Relative change of the product as users put it together from its origins; nil without
        /// an elasticity.
        public var bundleChange: Double?

        /// A row.
        public init(
            place: String, exporter: String, importer: String, code: CustomsCode, name: String?,
            value: Double, originShare: Double, concentration: Double, makers: String,
            users: String, sectorFlow: Double, productShare: Double, elasticity: Double?,
            bundleChange: Double?
        ) {
            self.place = place
            self.exporter = exporter
            self.importer = importer
            self.code = code
            self.name = name
            self.value = value
            self.originShare = originShare
            self.concentration = concentration
            self.makers = makers
            self.users = users
            self.sectorFlow = sectorFlow
            self.productShare = productShare
            self.elasticity = elasticity
            self.bundleChange = bundleChange
        }
    }

    /// The table.
    /// - Parameter source: file and year of the trade.
    public static func products(_ rows: [Row], source: String) -> ReportTable {
        let hasElasticity = rows.contains { $0.elasticity != nil }
        return ReportTable(
            name: "restricted_products", title: "Restricted products by customs code",
            columns: [
                Column(name: "restriction"), Column(name: "exporter"), Column(name: "importer"),
                Column(name: "hs", heading: "HS code"), Column(name: "name", heading: "product"),
                Column(name: "value", heading: "flow", unit: "USD", style: .currency),
                Column(
                    name: "origin_share", heading: "of its imports", unit: "share",
                    style: .share),
                Column(
                    name: "hhi", heading: "HHI of origins", unit: "0 to 1", style: .decimals(3)),
                Column(name: "sectors", heading: "made by"), Column(name: "users"),
                Column(
                    name: "sector_flow", heading: "sectors’ flow", unit: "USD", style: .currency),
                Column(name: "product_share", heading: "product share", style: .scientific),
                Column(name: "origin_elasticity", heading: "σ of origins", style: .decimals(2)),
                Column(
                    name: "bundle_change_pct", heading: "change for users", unit: "%",
                    style: .percent),
            ],
            rows: rows.map { row in
                [
                    .text(row.place), .text(row.exporter), .text(row.importer),
                    .text(row.code.text), Cell(row.name), .number(row.value),
                    .number(row.originShare), .number(row.concentration), .text(row.makers),
                    .text(row.users), .number(row.sectorFlow), .number(row.productShare),
                    Cell(row.elasticity), Cell(row.bundleChange.map { 100 * $0 }),
                ]
            },
            notes: [
                "flow: \(source), customs values; sectors’ flow: the table, its own prices and "
                    + "valuation; product share: the first over the second"
            ]
                + (hasElasticity
                    ? [
                        "change for users: of the product as users put it together "
                            + "from its origins with σ, when the others deliver no more"
                    ] : []))
    }
}

public import LinearAlgebra

/// The labels of supply and use tables and where everything stands in their matrices.
public struct SupplyUseLayout: Sendable, Equatable {
    /// The G regions.
    public let regions: [Region]
    /// The P products.
    public let products: [Sector]
    /// The I industries.
    public let industries: [Sector]
    /// The K categories of final demand.
    public let finalDemand: [FinalDemandCategory]
    /// G·P products, labelled `REGION/PRODUCT`.
    public let productAxis: Axis<ProductAxis>
    /// G·I industries, labelled `REGION/INDUSTRY`.
    public let activityAxis: Axis<ActivityAxis>
    /// I industries, labelled by code: the columns of supply.
    public let industryAxis: Axis<SectorAxis>
    /// G·K final-demand columns, labelled `REGION/CATEGORY`.
    public let demandAxis: Axis<DemandAxis>

    /// A layout from its labels.
    /// - Throws: `duplicate-code` and `empty-code` findings, all at once.
    public init(
        regions: [Region], products: [Sector], industries: [Sector],
        finalDemand: [FinalDemandCategory]
    ) throws(Diagnostics) {
        var problems = Diagnostics()
        problems.add(TableLayout.codeProblems(regions, in: "regions"))
        problems.add(TableLayout.codeProblems(products, in: "products"))
        problems.add(TableLayout.codeProblems(industries, in: "industries"))
        problems.add(TableLayout.codeProblems(finalDemand, in: "final_demand"))
        try problems.throwIfErrors()
        self.regions = regions
        self.products = products
        self.industries = industries
        self.finalDemand = finalDemand
        func labels(_ inner: [some Labelled]) -> [String] {
            regions.flatMap { r in inner.map { "\(r.code)/\($0.code)" } }
        }
        productAxis = Axis(labels(products))
        activityAxis = Axis(labels(industries))
        industryAxis = Axis(industries.map(\.code))
        demandAxis = Axis(labels(finalDemand))
    }

    /// Whether products have units of their own, so that sums over products mean nothing.
    public var isHybrid: Bool { products.contains { $0.unit != nil } }

    /// Same labels in the same order.
    public static func == (a: SupplyUseLayout, b: SupplyUseLayout) -> Bool {
        a.regions == b.regions && a.products == b.products && a.industries == b.industries
            && a.finalDemand == b.finalDemand
    }
}

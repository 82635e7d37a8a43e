/// What a restriction does to one delivery in a model whose markets clear by prices: the quantity
/// that arrives obeys q ≤ (1 − κφ)·q⁰, and a wedge τ ≥ 1 on its price makes buyers want no more
/// (complementary: where the cap does not bind, τ = 1).
public struct DeliveryWedge: Sendable, Hashable {
    /// Index of the selling region.
    public let exporter: Int
    /// Index of the product's sector.
    public let sector: Int
    /// Index of the buying region.
    public let importer: Int
    /// Who keeps the rent (τ − 1)·p·q.
    public let rent: Restriction.Rent
    /// 1 − κφ, what may arrive as a share of the base quantity; 0 when the delivery is prohibited.
    public let allowed: Double
    /// q/q⁰, what does arrive as a share of the base quantity.
    public let delivered: Double
    /// τ − 1, the tariff that would have the same effect on the quantity; infinity when the
    /// delivery is prohibited.
    public let wedge: Double

    /// True when buyers would want more than is allowed.
    public var isBinding: Bool { wedge > 0 }

    /// A wedge on a delivery.
    public init(
        exporter: Int, sector: Int, importer: Int, rent: Restriction.Rent, allowed: Double,
        delivered: Double, wedge: Double
    ) {
        self.exporter = exporter
        self.sector = sector
        self.importer = importer
        self.rent = rent
        self.allowed = allowed
        self.delivered = delivered
        self.wedge = wedge
    }
}

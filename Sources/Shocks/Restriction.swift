import InputOutput

/// A government limits what one region sells to another: the object this package is about.
///
/// The restricted flow is the exporter's deliveries of the `sectors` to the importer; with `users`,
/// only deliveries to those sectors of the importer, otherwise to all of them and to final demand.
/// Goods that no industry uses up go to final demand alone: no `users`, and `finalDemand`.
public struct Restriction: Sendable, Hashable {
    /// Index of the exporting region s.
    public let exporter: Int
    /// Indices of the restricted product sectors I.
    public let sectors: [Int]
    /// Index of the importing region r.
    public let importer: Int
    /// Indices of the importer's using sectors J; nil for all of them and final demand.
    public let users: [Int]?
    /// Whether the importer's final demand is among the users: it is where no sectors are named.
    public let finalDemand: Bool
    /// κ in [0, 1]: what share of the restricted product is no longer delivered.
    public let cut: Double
    /// φ in (0, 1]: what share of the sector's flow is the restricted product.
    public let productShare: Double
    /// Who keeps what the dearer product earns; only models with prices can tell.
    public let rent: Rent

    /// Who keeps the scarcity rent (τ − 1)·p·q of a restriction: what buyers pay for the restricted
    /// delivery beyond what it costs to make.
    public enum Rent: String, Sendable, Hashable, CaseIterable {
        /// The exporter's households, as under export licences.
        case exporter
        /// The importer's households, as under import licences or a tariff that is paid back.
        case importer
        /// Nobody: the restriction uses it up, as an iceberg cost does.
        case lost

        /// The words that are read: the cases, and `none`, which is another word for `lost`.
        public static let words = allCases.map(\.rawValue) + ["none"]

        /// The case behind a word of `words`; nil for any other.
        public init?(word: String) {
            self.init(rawValue: word == "none" ? "lost" : word)
        }
    }

    /// A restriction; shares outside their ranges, no sectors, and an exporter that is its own
    /// importer are preconditions (user input is checked where it is read).
    /// - Parameter finalDemand: whether final demand is among the users; nil where that follows
    ///   from `users`: it is without them, and is not beside them.
    public init(
        exporter: Int, sectors: [Int], importer: Int, users: [Int]? = nil,
        finalDemand: Bool? = nil, cut: Double, productShare: Double = 1, rent: Rent = .exporter
    ) {
        precondition((0...1).contains(cut), "cut \(cut) outside [0, 1]")
        precondition(productShare > 0 && productShare <= 1, "share \(productShare) outside (0, 1]")
        precondition(!sectors.isEmpty, "a restriction needs sectors")
        precondition(exporter != importer, "a region does not restrict exports to itself")
        self.exporter = exporter
        self.sectors = sectors
        self.importer = importer
        self.users = users
        self.finalDemand = finalDemand ?? (users == nil)
        self.cut = cut
        self.productShare = productShare
        self.rent = rent
    }

    /// κφ: what share of the whole sector flow is no longer delivered.
    public var effectiveCut: Double { cut * productShare }

    /// The same restriction with another cut, and another product share and rent where they are
    /// given.
    public func with(
        cut: Double, productShare: Double? = nil, rent: Rent? = nil
    ) -> Restriction {
        Restriction(
            exporter: exporter, sectors: sectors, importer: importer, users: users,
            finalDemand: finalDemand, cut: cut, productShare: productShare ?? self.productShare,
            rent: rent ?? self.rent)
    }
}

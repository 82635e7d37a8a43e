/// The four ways from supply and use tables to a symmetric table, as the Eurostat Manual of Supply,
/// Use and Input-Output Tables (2008, chapter 11) names them.
///
/// V is the make table, the transpose of supply; U is use, W primary inputs, Y final demand, q and
/// g the outputs of products and industries. Each model is one matrix T of I×P numbers a region:
///
///     A   T = (Vᵀ)⁻¹·q̂   Z = U·T   W·T   Y      products, may be negative, needs I = P
///     B   T = ĝ⁻¹·V      Z = U·T   W·T   Y      products
///     C   T = ĝ·(Vᵀ)⁻¹   Z = T·U   W     T·Y    industries, may be negative, needs I = P
///     D   T = V·q̂⁻¹      Z = T·U   W     T·Y    industries
public enum SymmetricModel: String, Sendable, Hashable, CaseIterable, Codable {
    /// Product technology: every product is made with the same inputs in whatever industry.
    case a = "A"
    /// Industry technology: an industry makes all its products with the same inputs.
    case b = "B"
    /// Fixed industry sales structure: an industry sells all its products to the same users.
    case c = "C"
    /// Fixed product sales structure: a product goes to the same users whoever makes it.
    case d = "D"

    /// The assumption's name.
    public var assumption: String {
        switch self {
        case .a: "product technology"
        case .b: "industry technology"
        case .c: "fixed industry sales structure"
        case .d: "fixed product sales structure"
        }
    }

    /// The assumption in words.
    public var meaning: String {
        switch self {
        case .a: "every product is made with the same inputs in whatever industry"
        case .b: "an industry makes all its products with the same inputs"
        case .c: "an industry sells all its products to the same users"
        case .d: "a product goes to the same users whoever makes it"
        }
    }

    /// Whether the table's sectors are products; industries otherwise.
    public var isByProduct: Bool { self == .a || self == .b }

    /// Whether supply is inverted: as many industries as products are needed, and cells may turn
    /// negative.
    public var isInverting: Bool { self == .a || self == .c }

    /// `product by product` or `industry by industry`.
    public var kind: String { isByProduct ? "product by product" : "industry by industry" }
}

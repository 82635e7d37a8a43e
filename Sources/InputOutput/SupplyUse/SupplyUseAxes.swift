public import LinearAlgebra

/// Products of supply and use tables: region × product, region-major.
public enum ProductAxis: AxisKind {
    /// `product`.
    public static var elementName: String { "product" }
}

/// Industries of supply and use tables: region × industry, region-major. They need not be as many
/// as the products.
public enum ActivityAxis: AxisKind {
    /// `industry`.
    public static var elementName: String { "industry" }
}

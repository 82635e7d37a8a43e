public import LinearAlgebra

/// Industries: region × sector, region-major; in a grid index = region·N + sector.
public enum IndustryAxis: AxisKind {
    /// `industry`.
    public static var elementName: String { "industry" }
}

/// Final-demand columns: region × category, region-major, so that index = region·K + category.
public enum DemandAxis: AxisKind {
    /// `final-demand column`.
    public static var elementName: String { "final-demand column" }
}

/// Primary inputs: components of value added, and taxes less subsidies on intermediate products.
public enum PrimaryInputAxis: AxisKind {
    /// `primary input`.
    public static var elementName: String { "primary input" }
}

/// Regions (countries, or aggregates of countries).
public enum RegionAxis: AxisKind {
    /// `region`.
    public static var elementName: String { "region" }
}

/// Sectors (activities or products).
public enum SectorAxis: AxisKind {
    /// `sector`.
    public static var elementName: String { "sector" }
}

/// Rows of a satellite account: emissions, jobs, materials.
public enum StressorAxis: AxisKind {
    /// `stressor`.
    public static var elementName: String { "stressor" }
}

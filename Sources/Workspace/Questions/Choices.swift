import Analyses
import InputOutput
import Products
import Shocks

// Choices of the library that questions take as they are.
extension ExposureMeasure: Codable {}
extension ExposureSide: Codable {}
extension BorinMancini.Basis: Codable {}
extension ExportAccounts.Content: Codable {}
extension CarbonBorderExposure.Scope: Codable {}
extension AdjointField.Order: Codable {}
extension FieldOfInfluence.Order: Codable {}
extension SatelliteBuilder.Missing: Codable {}
extension SupplyPaths.Measure: Codable {}
extension Drivers.Effort: Codable {}
extension DependencyScreen.Exports: Codable {}

/// Whether whole regions or single industries are listed.
public enum ListedBy: String, CaseIterable, Codable, Sendable, Hashable {
    /// Whole regions.
    case region
    /// Single industries.
    case industry
}

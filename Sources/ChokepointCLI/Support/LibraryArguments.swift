import ArgumentParser
import Analyses
import InputOutput

// Choices of the library that are options as they are.
extension ExposureMeasure: ExpressibleByArgument {}
extension ExposureSide: ExpressibleByArgument {}
extension BorinMancini.Basis: ExpressibleByArgument {}
extension ExportAccounts.Content: ExpressibleByArgument {}
extension CarbonBorderExposure.Scope: ExpressibleByArgument {}
extension RestrictionScan.Grouping: ExpressibleByArgument {}
extension AdjointField.Order: ExpressibleByArgument {}
extension SatelliteBuilder.Missing: ExpressibleByArgument {}
extension SupplyPaths.Measure: ExpressibleByArgument {}

/// Whether whole regions or single industries are listed.
enum ListedBy: String, CaseIterable, ExpressibleByArgument {
    case region
    case industry
}

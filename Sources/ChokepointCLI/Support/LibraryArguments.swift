import Analyses
public import ArgumentParser
import InputOutput
import Workspace

// Choices of the library that are options as they are.
extension ExposureMeasure: ExpressibleByArgument {}
extension ExposureSide: ExpressibleByArgument {}
extension BorinMancini.Basis: ExpressibleByArgument {}
extension ExportAccounts.Content: ExpressibleByArgument {}
extension CarbonBorderExposure.Scope: ExpressibleByArgument {}
extension AdjointField.Order: ExpressibleByArgument {}
extension FieldOfInfluence.Order: ExpressibleByArgument {}
extension SatelliteBuilder.Missing: ExpressibleByArgument {}
extension SupplyPaths.Measure: ExpressibleByArgument {}

extension ListedBy: ExpressibleByArgument {}
extension TriangulateQuestion.Items: ExpressibleByArgument {}
extension SdaQuestion.Subject: ExpressibleByArgument {}
extension SdaQuestion.Method: ExpressibleByArgument {}

/// A number in percent: `0.5`, or `0.5%`, which is the same.
struct Percent: ExpressibleByArgument {
    let value: Double

    init?(argument: String) {
        let digits = argument.hasSuffix("%") ? String(argument.dropLast()) : argument
        guard let value = Double(digits.trimmingSpaces) else { return nil }
        self.value = value
    }
}

extension SymmetricModel: ExpressibleByArgument {
    /// The model of a letter, without regard to case.
    init?(argument: String) { self.init(rawValue: argument.uppercased()) }
}

import InputOutput
import LinearAlgebra

/// Flow extraction: the restricted cells of A and Y are cut, and the economy that remains is solved.
///
///   A' = A, Y' = Y with the restricted cells × (1 − κφ);  Δx = (I − A')⁻¹y' − x;  Δv = v̂_c Δx
///
/// Without replacement this is hypothetical extraction of a flow (Dietzenbacher & Lahr 2013; Los, Timmer
/// & de Vries 2016); with it, the Global Extraction Method (Dietzenbacher, van Burken & Kondo 2019).
public struct Extraction: ShockModel {
    /// `extraction`; runs that replace what is lost are called `replacement`.
    public static let name = "extraction"
    /// What its numbers mean.
    public static let prices =
        "prices the exporter's lost sales and those of its suppliers, at fixed technology and prices"
    /// What it cannot say.
    public static let cannotPrice =
        "cannot price what the importer loses by going without the input: its production goes on"

    /// Where buyers turn for what they lose.
    public let replacement: Replacement
    private let replacementSource: String?

    /// The model with a replacement rule; `source` says who chose it, nil for the default.
    public init(replacement: Replacement = .none, source: String? = nil) {
        self.replacement = replacement
        replacementSource = source
    }

    /// The replacement rule.
    public var parameters: [ModelParameter] {
        [
            ModelParameter(
                "replace", .text(replacement.name),
                source: replacementSource
                    ?? (replacement == .none
                        ? "Los, Timmer & de Vries 2016: nobody replaces the extracted flow"
                        : "Dietzenbacher, van Burken & Kondo 2019: the Global Extraction Method"),
                isDefault: replacementSource == nil)
        ]
    }

    /// Δx and Δv of all industries.
    /// - Throws: `unsupported` for parts of a shock other than restrictions and demand changes,
    ///   `infeasible` when the restricted system is singular.
    /// - Complexity: k + 1 solves for k restricted product rows (or the importer's N columns, if fewer).
    public func impact(of shock: Shock, on system: LeontiefSystem) throws -> Impact {
        if !shock.tradeCosts.isEmpty {
            throw ShockModelError.unsupported(model: Self.name, part: "trade costs")
        }
        if !shock.capacityChanges.isEmpty {
            throw ShockModelError.unsupported(model: Self.name, part: "capacity changes")
        }
        let table = system.table
        var change = StructuralChange(table.layout)
        let unreplaced = applyRestrictions(shock.restrictions, to: &change, in: system)
        applyDemand(shock.demandChanges, to: &change, in: table)
        let outputChange = try feasible(Self.name, "the restricted system is singular") {
            () throws(LinearAlgebraError) in
            try change.outputChange(in: system)
        }
        let valueAddedChange = zip(system.coefficients.valueAdded, outputChange).map { $0 * $1 }
        var diagnostics: [Diagnostic] = []
        if unreplaced != 0 {
            diagnostics.append(
                Diagnostic(
                    .warning, "not-replaced",
                    "\(unreplaced) \(table.unit) of the restricted flow found no other origin",
                    remedy: "name origins that produce it with --replace"))
        }
        return Impact(
            model: replacement == .none ? Self.name : "replacement", outputChange: outputChange,
            valueAddedChange: valueAddedChange,
            numerics: ["rank": Double(change.rank)], diagnostics: diagnostics)
    }

    /// Cuts the restricted cells, gives them to the replacing origins, and returns what nobody could
    /// replace, in the table's unit.
    private func applyRestrictions(
        _ restrictions: [Restriction], to change: inout StructuralChange, in system: LeontiefSystem
    ) -> Double {
        let table = system.table
        let layout = table.layout
        let flows = RestrictedFlows(restrictions, in: layout)
        var shares = ReplacementShares(table, replacement)
        var unreplaced = 0.0
        for cell in flows.intermediate {
            let cut = system.coefficients[cell.row, cell.column] * cell.share
            if cut == 0 { continue }
            change.addCoefficient(cell.row, cell.column, -cut)
            if replacement == .none { continue }
            let importer = layout.region(ofIndustry: cell.column)
            let replacing = shares.shares(row: cell.row, importer: importer) {
                table.Z[$0, cell.column]
            }
            if replacing.isEmpty { unreplaced += table.Z[cell.row, cell.column] * cell.share }
            for (industry, share) in replacing {
                change.addCoefficient(industry, cell.column, cut * share)
            }
        }
        for cell in flows.final {
            let cut = table.Y[cell.row, cell.column] * cell.share
            if cut == 0 { continue }
            change.addDemand(cell.row, -cut)
            if replacement == .none { continue }
            let importer = layout.region(ofDemandColumn: cell.column)
            let replacing = shares.shares(row: cell.row, importer: importer) {
                table.Y[$0, cell.column]
            }
            if replacing.isEmpty { unreplaced += cut }
            for (industry, share) in replacing { change.addDemand(industry, cut * share) }
        }
        return unreplaced
    }

    private func applyDemand(
        _ demandChanges: [Shock.DemandChange], to change: inout StructuralChange,
        in table: MRIOTable
    ) {
        let layout = table.layout
        for item in demandChanges {
            let sectors = item.sectors ?? Array(0..<layout.sectorCount)
            for region in 0..<layout.regionCount {
                for sector in sectors {
                    let i = layout.industry(region: region, sector: sector)
                    for column in layout.demandColumns(of: item.region) {
                        change.addDemand(i, table.Y[i, column] * item.change)
                    }
                }
            }
        }
    }
}

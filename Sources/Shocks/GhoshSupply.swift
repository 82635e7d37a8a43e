public import InputOutput
import LinearAlgebra

/// Ghosh's supply-push model. **For reference only.**
///
///   Δx' = Δv'(I − B)⁻¹,  B = x̂⁻¹Z
///
/// Read as quantities it lets customers make more or less without any other input (Oosterhaven
/// 1988); read as prices it is the Leontief price model in value terms (Dietzenbacher 1997):
/// Δx_j/x_j is how much dearer j becomes when what it lost is charged to it. Restrictions take the
/// cut deliveries from their users' primary supply; a loss of capacity takes its share of value
/// added.
public struct GhoshSupply: ShockModel {
    /// `ghosh`.
    public static let name = "ghosh"
    /// What its numbers mean.
    public static let meaning =
        "for reference: hands a loss on to customers in proportion to sales; read it as prices"
    /// What it cannot say.
    public static let limits =
        "leaves out that production needs its inputs together"

    /// Restrictions and losses of capacity.
    public static let takes: Set<ShockPart> = [.restrictions, .capacity]

    /// True: it looks at the cells of the table alone.
    public static var takesUnequalSectors: Bool { true }

    /// The model; it has no parameters.
    public init() {}

    /// The model; it has no parameters.
    public init(_ values: ParameterValues) {}

    /// Δx in value terms, and Δx/x as the price change it stands for with the sign turned.
    /// - Throws: an error of the solve.
    /// - Complexity: one transposed solve.
    public func effects(of shock: Shock, on system: LeontiefSystem) throws -> Impact {
        let table = system.table
        var loss = [Double](repeating: 0, count: table.industryCount)
        for cell in RestrictedFlows(shock.restrictions, in: table.layout).intermediate {
            loss[cell.column] -= table.Z[cell.row, cell.column] * cell.share
        }
        let valueAdded = table.valueAdded
        let kept = shock.capacityFactors(industryCount: table.industryCount)
        for i in kept.indices { loss[i] += valueAdded[i] * (kept[i] - 1) }
        let relative = try system.solve(
            zip(loss, system.coefficients.inverseOutput).map { $0 * $1 }, .transposed)
        return Impact(
            model: Self.name,
            measures: [
                .outputChange(zip(relative, table.x).map { $0 * $1 }),
                .producerPrices(relative.map { -$0 }),
            ],
            diagnostics: [
                Diagnostic(
                    .note, "reference-only",
                    "Ghosh's model is shown for reference: its output changes are values, to be "
                        + "read as price changes")
            ])
    }
}

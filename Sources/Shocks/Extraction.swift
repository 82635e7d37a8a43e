public import InputOutput
import LinearAlgebra

/// Flow extraction: the restricted cells of A and Y are cut, and the economy that remains is
/// solved.
///
///   A' = A, Y' = Y with the restricted cells × (1 − κφ);  Δx = (I − A')⁻¹y' − x;  Δv = v̂_c Δx
///
/// Without replacement this is hypothetical extraction of a flow (Dietzenbacher & Lahr 2013; Los,
/// Timmer & de Vries 2016); with it, the Global Extraction Method (Dietzenbacher, van Burken &
/// Kondo 2019).
public struct Extraction: ShockModel {
    /// `extraction`; runs that replace what is lost are called `replacement`.
    public static let name = "extraction"
    /// What its numbers mean.
    public static let meaning =
        """
        shows the exporter’s lost sales and those of its suppliers, at fixed technology and \
        prices
        """
    /// What it cannot say.
    public static let limits =
        "leaves out what the importer loses without the input: its production goes on"
    /// Restrictions and changes of final demand.
    public static let takes: Set<ShockPart> = [.restrictions, .demand]
    /// Who replaces what is lost, and how much they can.
    public static let parameters = declared(
        replace: .none, source: "Los, Timmer & de Vries 2016: nobody replaces the extracted flow")
    /// The first step: nothing is replaced, whatever was chosen.
    public static let rungs = [
        Ladder.Rung(
            "extraction",
            "nobody replaces the lost sales, and production goes on without the input",
            [.init("replace", .replacement(.none))])
    ]

    /// An importer's number would say what its own lost sales are, not what it misses.
    public static func hasHeadline(for party: Party, _ values: ParameterValues) -> Bool {
        values.replaces || party.role != .importer
    }

    /// True: it looks at the cells of the table alone.
    public static var takesUnequalSectors: Bool { true }

    /// Where buyers turn for what they lose.
    public let replacement: Replacement
    /// The most that a replacing industry can deliver in addition, as a share of its output; nil
    /// for no limit. Output that its deliveries set in motion elsewhere is not limited.
    public let spareCapacity: Double?

    /// The model with a replacement rule.
    public init(replacement: Replacement = .none, spareCapacity: Double? = nil) {
        precondition((spareCapacity ?? 0) >= 0, "a spare capacity is not negative")
        self.replacement = replacement
        self.spareCapacity = spareCapacity
    }

    /// The model with the values of its parameters.
    public init(_ values: ParameterValues) {
        self.init(
            replacement: values.replacement("replace"),
            spareCapacity: values.optionalNumber("spare_capacity"))
    }

    /// `replacement` where somebody replaces.
    public static func label(_ values: ParameterValues) -> String {
        values.replaces ? ReplacedExtraction.name : name
    }

    /// Draws that differ in severities share their solves.
    public static func series(_ request: SeriesRequest) -> (any ModelSeries)? {
        ExtractionSeries(request)
    }

    /// The parameters with a default rule.
    static func declared(replace rule: Replacement, source: String) -> [Parameter] {
        [
            Parameter(
                "replace", .replacement, default: .replacement(rule), source: source,
                "Who replaces what is lost: none, pro-rata, domestic, or region codes."),
            Parameter(
                "spare_capacity", .share(in: 0...10), default: 0.25,
                unit: "share of output", within: [0...1],
                source: "Hallegatte 2014 and BoARIO: output rises by at most 25 % under scarcity",
                "What replacing industries can make beyond their output, as a share of it.",
                matters: \.replaces),
        ]
    }

    /// Δx and Δv of all industries.
    /// - Throws: `infeasible` when the restricted system is singular.
    /// - Complexity: k + 1 solves for k restricted product rows (or the importer's N columns, if
    ///   fewer).
    public func effects(of shock: Shock, on system: LeontiefSystem) throws -> Impact {
        let table = system.table
        let plan = plan(shock.restrictions, in: table)
        let change = change(plan, shock, in: system)
        let outputChange = try feasible(Self.name, "the restricted system is singular") {
            () throws(LinearAlgebraError) in
            try change.outputChange(in: system)
        }
        let valueAddedChange = zip(system.coefficients.valueAdded, outputChange).map { $0 * $1 }
        var diagnostics: [Diagnostic] = []
        let cut = (plan.intermediate + plan.final).reduce(0) { $0 + abs($1.amount) }
        if abs(plan.unreplaced) > 1e-12 * cut {
            diagnostics.append(
                Diagnostic(
                    .warning, "not-replaced",
                    """
                    \(brief(plan.unreplaced)) \(table.unit) of the restricted flow found no other \
                    origin\(spareCapacity == nil ? "" : " with spare capacity")
                    """, remedy: "name origins that produce it, or allow more capacity"))
        }
        let world = valueAddedChange.reduce(0, +)
        let taxes = zip(system.coefficients.taxes, outputChange).reduce(0) { $0 + $1.0 * $1.1 }
        let isFull = replacement != .none && shock.demandChanges.isEmpty
        if isFull, abs(plan.unreplaced) <= 1e-12 * cut, abs(taxes) > 1e-9 * cut {
            diagnostics.append(
                Diagnostic(
                    .note, "taxes-on-inputs",
                    """
                    everything is replaced, and yet world value added changes by \(brief(world)) \
                    \(table.unit): taxes less subsidies on inputs, which are no value added, \
                    change by \(brief(taxes)), as those who replace are taxed otherwise
                    """))
        }
        return Impact(
            model: replacement == .none ? Self.name : ReplacedExtraction.name,
            measures: [.outputChange(outputChange), .valueAddedChange(valueAddedChange)],
            numerics: ["rank": Double(change.rank)], diagnostics: diagnostics)
    }

    /// The one solution.
    package func wantedSolves(for shock: Shock, on system: LeontiefSystem) -> [ChangedSolve] {
        let plan = plan(shock.restrictions, in: system.table)
        return [change(plan, shock, in: system).wanted(in: system)].compactMap { $0 }
    }

    private func change(
        _ plan: ReplacementPlan, _ shock: Shock, in system: LeontiefSystem
    ) -> StructuralChange {
        var change = StructuralChange(system.table.layout)
        apply(plan, to: &change, in: system)
        applyDemand(shock.demandChanges, to: &change, in: system.table)
        return change
    }

    /// Which industries step in for the restricted suppliers, how much they deliver directly, and
    /// where capacity binds; empty without replacement.
    public func resourcing(of restrictions: [Restriction], in table: MRIOTable) -> [Resourcing] {
        plan(restrictions, in: table).resourcing
    }

    private func plan(_ restrictions: [Restriction], in table: MRIOTable) -> ReplacementPlan {
        ReplacementPlan(
            RestrictedFlows(restrictions, in: table.layout), in: table, rule: replacement,
            spareCapacity: spareCapacity)
    }

    /// Cuts the restricted cells and gives them to the replacing industries.
    private func apply(
        _ plan: ReplacementPlan, to change: inout StructuralChange, in system: LeontiefSystem
    ) {
        let perOutput = system.coefficients.inverseOutput
        for cell in plan.intermediate {
            let buyer = perOutput[cell.column]
            change.addCoefficient(cell.row, cell.column, -cell.amount * buyer)
            for (industry, amount) in cell.replaced {
                change.addCoefficient(industry, cell.column, amount * buyer)
            }
        }
        for cell in plan.final {
            change.addDemand(cell.row, -cell.amount)
            for (industry, amount) in cell.replaced { change.addDemand(industry, amount) }
        }
    }

    private func applyDemand(
        _ demandChanges: [Shock.DemandChange], to change: inout StructuralChange,
        in table: MRIOTable
    ) {
        let layout = table.layout
        for item in demandChanges {
            for region in 0..<layout.regionCount {
                for i in layout.industries(of: region, sectors: item.sectors) {
                    for column in layout.demandColumns(of: item.region) {
                        change.addDemand(i, table.Y[i, column] * item.change)
                    }
                }
            }
        }
    }
}

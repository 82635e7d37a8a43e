public import InputOutput
import LinearAlgebra

/// A model that turns a shock into its effects on every region and industry.
///
/// One model a file, and one line in `ModelRegistry.standard`. A model states first what its
/// numbers mean and what they cannot say, which parts of a shock it has a place for, and every
/// parameter; all that is known of it elsewhere comes from these declarations.
public protocol ShockModel: Sendable {
    /// The name used on the command line, in scenario files and in results, such as `extraction`.
    static var name: String { get }
    /// Other names that are read, never written.
    static var aliases: [String] { get }
    /// What its numbers mean and what they leave in, one sentence.
    static var meaning: String { get }
    /// What it cannot say, one sentence.
    static var limits: String { get }
    /// The parts of a shock that it has a place for; `impact(of:on:)` refuses the others by name.
    static var takes: Set<ShockPart> { get }
    /// Its parameters, in the order in which they are shown.
    static var parameters: [Parameter] { get }
    /// Its steps in the substitution ladder, in their order; empty where it is not part of it.
    static var rungs: [Ladder.Rung] { get }

    /// The model with some values of `parameters`.
    init(_ values: ParameterValues)

    /// The name of its results under some values.
    static func label(_ values: ParameterValues) -> String

    /// What is to be said with each of its numbers, a few words such as `an upper bound`; nil for
    /// nothing.
    static var condition: String? { get }

    /// Whether its headline number says something about a party: it does not about an importer
    /// whose production goes on without the input.
    static func hasHeadline(for party: Party, _ values: ParameterValues) -> Bool

    /// Why some values do not go together, one clause; nil where they do.
    static func conflict(_ values: ParameterValues) -> String?

    /// Why the model can find nothing in a shock under some values, one clause, such as a mark-up
    /// of 0; nil where it can.
    static func idleness(_ values: ParameterValues, of shock: Shock) -> String?

    /// What it assumes besides its parameters, for the ledger.
    var assumptions: [LedgerEntry] { get }

    /// Floating-point operations of one run, roughly; what is below `Drivers.quickWork` is varied
    /// unasked.
    func work(on table: MRIOTable) -> Double

    /// Matrices of n² doubles that a run holds at once beside the table, measured.
    static var squares: Double { get }

    /// Floating-point operations of matrix products and factorizations in a run, in units of n³.
    static var cubes: Double { get }

    /// True where runs may go on beside others: they ask nothing of the system's solver, whose
    /// method and reports depend on what was asked before.
    static var runsBeside: Bool { get }

    /// Whether it takes a table whose regions have different sectors.
    static var takesUnequalSectors: Bool { get }

    /// The effects of a shock of which it takes every part. Called through `impact(of:on:)`.
    /// - Throws: `ShockModelError`, or an error of the linear system.
    func effects(of shock: Shock, on system: LeontiefSystem) throws -> Impact

    /// A series of its runs on one table that share work, for sweeps; nil where there is nothing to
    /// share.
    static func series(_ request: SeriesRequest) -> (any ModelSeries)?
}

extension ShockModel {
    /// None.
    public static var aliases: [String] { [] }
    /// None.
    public static var parameters: [Parameter] { [] }
    /// None.
    public static var rungs: [Ladder.Rung] { [] }
    /// The model's name, whatever the values.
    public static func label(_ values: ParameterValues) -> String { name }
    /// Nothing.
    public static var condition: String? { nil }
    /// Every party's number says something.
    public static func hasHeadline(for party: Party, _ values: ParameterValues) -> Bool { true }
    /// Any values go together.
    public static func conflict(_ values: ParameterValues) -> String? { nil }
    /// It can.
    public static func idleness(_ values: ParameterValues, of shock: Shock) -> String? { nil }
    /// None.
    public var assumptions: [LedgerEntry] { [] }
    /// Nothing to speak of.
    public func work(on table: MRIOTable) -> Double { 0 }
    /// None.
    public static var squares: Double { 0 }
    /// None.
    public static var cubes: Double { 0 }
    /// One after the other.
    public static var runsBeside: Bool { false }
    /// It does not: it sets a product of one region against the same product of another.
    public static var takesUnequalSectors: Bool { false }
    /// None.
    public static func series(_ request: SeriesRequest) -> (any ModelSeries)? { nil }

    /// The declared parameters with their defaults.
    public static var standardValues: ParameterValues { ParameterValues(parameters) }

    /// The model with every default.
    public static var standard: Self { Self(standardValues) }

    /// The effects of a shock on the economy of `system`.
    /// - Throws: `unsupported` for parts of the shock that the model does not take;
    ///   `unsuitableTable` for one whose regions have different sectors, where it cannot take it,
    ///   and for one in hybrid units; what `effects` throws.
    public func impact(of shock: Shock, on system: LeontiefSystem) throws -> Impact {
        try Self.check(shock)
        if !Self.takesUnequalSectors, !system.table.layout.isGrid {
            throw ShockModelError.unsuitableTable(
                model: Self.name,
                reason: "its regions have different sectors, and the model sets each product "
                    + "against the same one of other regions")
        }
        if system.table.isHybrid {
            throw ShockModelError.unsuitableTable(
                model: Self.name,
                reason: "its sectors are in different units, and the model adds up or prices what "
                    + "different products sell")
        }
        return try effects(of: shock, on: system)
    }

    /// Refuses a shock with parts that the model has no place for.
    /// - Throws: `unsupported` with the first of them.
    public static func check(_ shock: Shock) throws(ShockModelError) {
        let kinds = shock.kinds
        let seesRents = !takes.isDisjoint(with: ShockPart.rents)
        for part in ShockPart.allCases where kinds.contains(part) && !takes.contains(part) {
            if ShockPart.rents.contains(part), !seesRents { continue }
            throw .unsupported(model: name, part: part.rawValue)
        }
    }
}

/// What a model can fail with.
public enum ShockModelError: Error, Sendable, Hashable {
    /// The model has no place for this part of a shock, such as `trade costs`.
    case unsupported(model: String, part: String)
    /// An iteration stopped short of its tolerance.
    case notConverged(model: String, iterations: Int, residual: Double)
    /// The table has something the model cannot take and may not repair.
    case unsuitableTable(model: String, reason: String)
    /// The shock makes the system singular: the restricted cells carry all that an industry sells.
    case infeasible(model: String, reason: String)
}

/// Runs a solve and says in the model's words when the changed system turns out singular.
func feasible<T>(
    _ model: String, _ reason: String, _ solve: () throws(LinearAlgebraError) -> T
) throws -> T {
    do {
        return try solve()
    } catch let error {
        if case .singular = error {
            throw ShockModelError.infeasible(model: model, reason: reason)
        }
        throw error
    }
}

import InputOutput
import LinearAlgebra
import Shocks

/// Turns the facts of an error into sentences. All prose about errors is here.
public struct ErrorSentences: Sendable {
    /// What an error is about.
    public enum Kind: Sendable, Hashable {
        /// Input that cannot be used as it is.
        case input
        /// A model or data failure.
        case failure
        /// A bug of this program.
        case bug
    }

    /// One line or more, without `error:`.
    public let lines: [String]
    /// What it is about.
    public let kind: Kind

    /// The sentences for an error that an answer threw.
    public init(_ error: any Error) {
        switch error {
        case let diagnostics as Diagnostics:
            lines = Self.bounded(diagnostics)
            kind = .input
        case let diagnostic as Diagnostic:
            lines = [diagnostic.sentence]
            kind = .input
        case let error as TableModelError:
            lines = [Self.sentence(error)]
            kind = .failure
        case let error as LinearAlgebraError:
            lines = [Self.sentence(error)]
            kind = Self.kind(error)
        case let error as ShockModelError:
            lines = [Self.sentence(error)]
            kind = .failure
        case let error as BalancingError:
            lines = Self.lines(error)
            kind = .failure
        case let error as NotFiniteAnswer:
            lines = [error.sentence]
            kind = .failure
        case is CancellationError:
            lines = ["interrupted"]
            kind = .failure
        default:
            lines = ["unexpected error, please report it: \(error)"]
            kind = .bug
        }
    }

    /// So many errors are shown; the rest is counted.
    private static let mostLines = 20

    private static func bounded(_ found: Diagnostics) -> [String] {
        let errors = found.items.filter { $0.severity == .error }
        // Readers end their own lists of 20 with such a count.
        if found.errorCount <= mostLines + 1 { return errors.map(\.sentence) }
        return errors.prefix(mostLines).map(\.sentence)
            + ["\(found.errorCount - mostLines) more errors are not shown"]
    }

    /// Why something failed, in one line.
    public static func reason(of error: any Error) -> String {
        if let error = error as? ShockModelError { return reason(error) }
        return ErrorSentences(error).lines.joined(separator: "; ")
    }

    /// - Parameter unit: that of the table, where it is known.
    static func sentence(_ error: TableModelError) -> String {
        let (message, remedy) = parts(error)
        return message + (remedy.map { " (\($0))" } ?? "")
    }

    /// What is wrong with a table, and what would mend it.
    /// - Parameter unit: that of the table, where it is known.
    static func parts(
        _ error: TableModelError, unit: String? = nil
    ) -> (message: String, remedy: String?) {
        switch error {
        case .zeroOutput(let industry, let inflow):
            (
                """
                industry \(industry) has no output, but uses up \(brief(inflow)) \
                \(unit ?? "in the table’s unit") of inputs and primary inputs, added up without \
                their signs: its coefficients do not exist
                """,
                """
                correct its row or column, or aggregate it with another; 'chokepoint check' lists \
                all; --repair small mends an industry that is small
                """
            )
        case .rejected(let finding):
            ("nothing can be computed from the table: \(finding.sentence)", nil)
        case .notProductive(let radius):
            (
                """
                the economy uses up more than it makes (spectral radius of A is \(brief(radius))): \
                no non-negative Leontief inverse exists
                """, "'chokepoint check' names the columns above 1"
            )
        }
    }

    private static func sentence(_ error: LinearAlgebraError) -> String {
        switch error {
        case .singular(let pivot):
            """
            I − A is singular (pivot \(pivot)): some industries use up all that they make \
            ('chokepoint check' names the columns of A above 1)
            """
        case .illegalArgument(let routine, let position):
            "LAPACK's \(routine) refused argument \(position); please report this"
        case .notConverged(let iterations, let residual):
            "the solver stopped after \(iterations) iterations at a residual of \(brief(residual))"
        }
    }

    private static func kind(_ error: LinearAlgebraError) -> Kind {
        if case .illegalArgument = error { return .bug }
        return .failure
    }

    private static func sentence(_ error: ShockModelError) -> String {
        if case .unsupported = error {
            return """
                \(reason(error)) (choose another, with --model or under models: in the scenario)
                """
        }
        return reason(error)
    }

    /// Why a model could not run, for a table of several models.
    static func reason(_ error: ShockModelError) -> String {
        switch error {
        case .unsupported(let model, let part):
            "the model \(model) cannot represent \(part)"
        case .notConverged(let model, let iterations, let residual):
            """
            the model \(model) stopped after \(iterations) iterations at a residual of \
            \(brief(residual))
            """
        case .unsuitableTable(let model, let reason):
            "the model \(model) cannot take this table: \(reason)"
        case .infeasible(let model, let reason):
            "the model \(model) has no solution: \(reason)"
        }
    }
}

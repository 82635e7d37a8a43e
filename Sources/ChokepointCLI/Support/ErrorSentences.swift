import ArgumentParser
import InputOutput
import LinearAlgebra
import Shocks

/// How the program ends.
enum ExitStatus {
    /// All is well; also when a reader went away.
    static let fine: Int32 = 0
    /// A model or data failure.
    static let failure: Int32 = 1
    /// Wrong usage, or input that cannot be read.
    static let usage: Int32 = 2
    /// A bug of this program.
    static let bug: Int32 = 70
}

/// A result that is a failure by itself, such as a check that finds errors; its document is written
/// before.
struct FailedCheck: Error {}

/// Turns the facts of an error into sentences and an exit status. All prose about errors is here.
struct ErrorSentences {
    /// One line or more, without `error:`.
    let lines: [String]
    /// The status to exit with.
    let status: Int32

    /// The sentences for an error that a command threw.
    init(_ error: any Error) {
        switch error {
        case let diagnostics as Diagnostics:
            lines = diagnostics.items.filter { $0.severity == .error }.map(\.sentence)
            status = ExitStatus.usage
        case let diagnostic as Diagnostic:
            lines = [diagnostic.sentence]
            status = ExitStatus.usage
        case let error as TableModelError:
            lines = [Self.sentence(error)]
            status = ExitStatus.failure
        case let error as LinearAlgebraError:
            lines = [Self.sentence(error)]
            status = Self.status(error)
        case let error as ShockModelError:
            lines = [Self.sentence(error)]
            status = ExitStatus.failure
        case let error as BalancingError:
            lines = Self.lines(error)
            status = ExitStatus.failure
        default:
            lines = ["unexpected error, please report it: \(error)"]
            status = ExitStatus.bug
        }
    }

    /// Why something failed, in one line.
    static func reason(of error: any Error) -> String {
        if let error = error as? ShockModelError { return reason(error) }
        return ErrorSentences(error).lines.joined(separator: "; ")
    }

    private static func sentence(_ error: TableModelError) -> String {
        switch error {
        case .zeroOutput(let industry, let inflow):
            """
            industry \(industry) has no output but inputs of \(inflow): its coefficients do not exist \
            (correct its row or column, or aggregate it with another; 'chokepoint check' lists all)
            """
        case .notProductive(let radius):
            """
            the economy uses up more than it makes (spectral radius of A is \(radius)): no \
            non-negative Leontief inverse exists ('chokepoint check' names the columns above 1)
            """
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
            "the solver stopped after \(iterations) iterations at a residual of \(residual)"
        }
    }

    private static func status(_ error: LinearAlgebraError) -> Int32 {
        if case .illegalArgument = error { return ExitStatus.bug }
        return ExitStatus.failure
    }

    private static func sentence(_ error: ShockModelError) -> String {
        if case .unsupported = error { return "\(reason(error)) (choose another with --model)" }
        return reason(error)
    }

    /// Why a model could not run, for a table of several models.
    static func reason(_ error: ShockModelError) -> String {
        switch error {
        case .unsupported(let model, let part):
            "the model \(model) has no place for \(part)"
        case .notConverged(let model, let iterations, let residual):
            "the model \(model) stopped after \(iterations) iterations at a residual of \(residual)"
        case .unsuitableTable(let model, let reason):
            "the model \(model) cannot take this table: \(reason)"
        case .infeasible(let model, let reason):
            "the model \(model) has no solution: \(reason)"
        }
    }
}

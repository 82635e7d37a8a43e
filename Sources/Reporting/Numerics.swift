/// How well the equations behind a result were solved, and by what.
public struct Numerics: Sendable {
    /// Number of equations.
    public var n: Int
    /// Reciprocal condition number, between 0 (singular) and 1.
    public var rcond: Double?
    /// Relative residual of the solution.
    public var residual: Double?
    /// The BLAS library that answered.
    public var blas: String?
    /// Threads used.
    public var threads: Int?
    /// The method, such as `LU` or `LU + low-rank update`.
    public var solver: String?
    /// Further facts by snake_case name, in the order in which they are shown.
    public var extra: [(String, Cell)]

    /// Numerics from what is known.
    public init(
        n: Int, rcond: Double? = nil, residual: Double? = nil, blas: String? = nil,
        threads: Int? = nil, solver: String? = nil, extra: [(String, Cell)] = []
    ) {
        self.n = n
        self.rcond = rcond
        self.residual = residual
        self.blas = blas
        self.threads = threads
        self.solver = solver
        self.extra = extra
    }

    /// The known facts as `name = value` for people, numbers rounded to three digits.
    public var facts: [String] {
        func rounded(_ cell: Cell) -> String {
            if case .number(let value) = cell {
                NumberText.significant(value, 3)
            } else {
                cell.plain
            }
        }
        let known: [(String, Cell)] =
            [
                ("n", .integer(n)), ("rcond", Cell(rcond)), ("relative residual", Cell(residual)),
                ("BLAS", Cell(blas)), ("threads", threads.map(Cell.integer) ?? .missing),
                ("solver", Cell(solver)),
            ] + extra.map { (String($0.0.map { $0 == "_" ? " " : $0 }), $0.1) }
        return known.filter { $0.1 != .missing }.map { "\($0.0) = \(rounded($0.1))" }
    }
}

extension Numerics {
    /// One statement for several systems: the largest, the worst condition and the worst residual;
    /// nil for none.
    public static func worst(of several: [Numerics]) -> Numerics? {
        guard var result = several.max(by: { $0.n < $1.n }) else { return nil }
        result.rcond = several.compactMap(\.rcond).min()
        result.residual = several.compactMap(\.residual).max()
        return result
    }
}

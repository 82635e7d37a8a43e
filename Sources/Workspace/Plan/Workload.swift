public import InputOutput
public import Shocks

/// What an answer takes beside its table, as counts that the size of the table turns into bytes
/// and seconds.
///
/// The counts were measured as peak memory and processor time of the program on generated tables of
/// 2,464 and 4,900 industries; they are estimates and never part of a result.
public struct Workload: Sendable, Hashable {
    /// Matrices of n² doubles that are held at once beside the table.
    public var squares: Double
    /// Vectors of n doubles that are held at once.
    public var vectors: Double
    /// Passes over Z.
    public var passes: Double
    /// Floating-point operations of matrix products and factorizations, in units of n³.
    public var cubes: Double
    /// What takes most of it, in words, such as `the explicit inverse L and the factors for it`.
    public var reason: String

    /// A workload.
    public init(
        squares: Double = 0, vectors: Double = 0, passes: Double = 0, cubes: Double = 0,
        reason: String
    ) {
        self.squares = squares
        self.vectors = vectors
        self.passes = passes
        self.cubes = cubes
        self.reason = reason
    }

    /// Reading the table and a few passes over it.
    public static let reading = Workload(passes: 3, reason: "the table itself")

    /// Solving for some right-hand sides, as `LeontiefSystem.solve` would now: by factors that are
    /// there or made to be kept, by Krylov for a few, by factors in single precision for many.
    public static func solves(_ columns: Int, on system: LeontiefSystem) -> Workload {
        let k = Double(columns)
        if system.distributed != nil { return elsewhere(vectors: 4 * k) }
        switch system.way(forColumns: columns) {
        case .keptFactors:
            return Workload(
                squares: 1, vectors: 4 * k, passes: 2 + k, reason: "the factors of I − A")
        case .newFactors:
            return Workload(
                squares: 1, vectors: 4 * k, passes: 4 + k, cubes: 2.0 / 3,
                reason: "the factors of I − A, which are kept for later questions")
        case .krylov:
            // 25 steps keep their vectors; a pass for many columns is a matrix product.
            let together = Double(min(columns, system.columnsSolvedAtOnce))
            return Workload(
                vectors: 26 * together + 4 * k, passes: 25 * (1 + k / 4),
                reason: "Krylov vectors for \(columns) right-hand sides")
        case .singleFactors:
            return Workload(
                squares: 0.5, vectors: 8 * k, passes: 6 + 3 * k / 4, cubes: 1.0 / 3,
                reason: "the factors of I − A in single precision")
        }
    }

    /// What stays here where factors and L are held elsewhere: vectors, and passes over Z.
    private static func elsewhere(vectors: Double) -> Workload {
        Workload(vectors: vectors, passes: 6, reason: "vectors; L is held by the cluster")
    }

    /// All of L, made or kept.
    public static func inverse(on system: LeontiefSystem) -> Workload {
        if system.distributed != nil {
            return elsewhere(vectors: 12 * Double(system.table.layout.families.count))
        }
        if system.availableInverse() != nil {
            return Workload(
                squares: 1.4, passes: 6, reason: "the explicit inverse L, which is kept")
        }
        return Workload(
            squares: 2.4, passes: 6, cubes: 2,
            reason: "the explicit inverse L and the factors for it")
    }

    /// Some models on one table, one after the other.
    public static func models(_ runs: [ModelRun], on system: LeontiefSystem) -> Workload {
        var all = solves(2, on: system)
        let n = Double(system.table.industryCount)
        for run in runs {
            let model = type(of: run.model)
            all = all.followed(
                by: Workload(
                    squares: model.squares, passes: 30 + run.model.work(on: system.table) / (n * n),
                    cubes: model.cubes, reason: "the model \(model.name)"))
        }
        return all
    }

    /// Both, one after the other: the larger memory, the sum of the work.
    public func followed(by other: Workload) -> Workload {
        Workload(
            squares: max(squares, other.squares), vectors: max(vectors, other.vectors),
            passes: passes + other.passes, cubes: cubes + other.cubes,
            reason: squares >= other.squares ? reason : other.reason)
    }

    /// Bytes beside a table of n industries.
    public func bytes(industries n: Int) -> Int {
        let n = Double(n)
        let bytes = (squares * n * n + vectors * n) * 8
        return bytes < Double(Int.max) / 2 ? Int(bytes) : .max / 2
    }

    /// Seconds for n industries, where a pass over n² doubles and an operation take so long.
    public func seconds(industries n: Int, rates: MachineRates) -> Double {
        let n = Double(n)
        return passes * 8 * n * n / rates.bytesPerSecond + cubes * n * n * n / rates.operations
    }
}

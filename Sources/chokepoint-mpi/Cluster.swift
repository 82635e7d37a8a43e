import CScaLAPACK
import InputOutput
import LinearAlgebra
import Platform
import TableStore
import Workspace

/// All ranks, as rank 0 sees them: it has the table, and asks the others to read, factor, invert
/// and write with it.
///
/// Used by the thread that began MPI alone, as `Engine` is.
final class Cluster: SolvingCluster, @unchecked Sendable {
    let engine: Engine
    /// The table whose M the ranks hold.
    private var held: String?
    /// ‖M‖∞ and 1/cond∞ of it, once they are known.
    private(set) var facts: (norm: Double, reciprocalCondition: Double)?
    /// What was done for it so far.
    var work: ClusterWork

    init(_ engine: Engine) {
        self.engine = engine
        work = Self.nothingDone(engine)
    }

    func solver(of stored: StoredTable, _ system: LeontiefSystem) -> any DistributedSolver {
        ClusterSolver(cluster: self, stored: stored, system: system)
    }

    private static func nothingDone(_ engine: Engine) -> ClusterWork {
        var version = [CChar](repeating: 0, count: 80)
        cs_version(&version, version.count)
        return ClusterWork(
            grid: (engine.grid.rows, engine.grid.columns),
            carrier: String(
                decoding: version.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self),
            reciprocalCondition: 0, backwardError: 0)
    }

    /// Runs a step on all ranks and says how long it took. A failure ends the program.
    func run(
        _ order: Order, text: String = "", _ numbers: [Double] = []
    ) -> (numbers: [Double], seconds: Double) {
        let start = ContinuousClock.now
        do throws(ClusterFailure) {
            let found = try engine.run(order, text: text, numbers)
            let (seconds, attoseconds) = (ContinuousClock.now - start).components
            return (found, Double(seconds) + Double(attoseconds) * 1e-18)
        } catch {
            Self.end(error.message)
        }
    }

    /// Ends the program with a message; the other ranks are let go on the way out.
    static func end(_ message: String) -> Never {
        try? StandardStream.write("error: \(message)\n", to: STDERR_FILENO)
        exit(1)
    }

    /// Where a table's factors are kept; without it nothing can be done.
    private func entry(_ stored: StoredTable) -> TableCache.Entry {
        if let entry = stored.entry { return entry }
        Self.end(
            """
            the ranks read the table from the cache and keep its factors there: leave out --no-cache
            """)
    }

    /// Lets the ranks read a table's Z and form M, unless they have it.
    func form(_ stored: StoredTable, _ system: LeontiefSystem) {
        if held == stored.key { return }
        guard let place = entry(stored).placeOfFlows() else {
            Self.end(
                """
                \(stored.table.name) is not in the cache, from which the ranks read it: its limit \
                may be too low (raise it with CHOKEPOINT_CACHE_LIMIT, such as 40G)
                """)
        }
        (held, facts, work) = (stored.key, nil, Self.nothingDone(engine))
        let scaling = system.scaling
        let order = Order(.form, n: system.table.industryCount, first: place.offset)
        work.reading =
            run(
                order, text: place.path, scaling.rows + scaling.columns + scaling.scale
            ).seconds
    }

    /// Makes sure that the ranks hold factors or M⁻¹: those that were kept, or new ones.
    /// - Throws: `singular(pivot:)`.
    func factor(
        _ stored: StoredTable, _ system: LeontiefSystem
    ) throws(LinearAlgebraError) {
        form(stored, system)
        if engine.content != .nothing { return }
        let entry = entry(stored)
        if let kept = entry.factorization(), let place = entry.placeOfFactors() {
            let order = Order(.readFactors, n: engine.n, first: place.offset)
            _ = run(order, text: place.path, kept.pivots.map(Double.init))
            if solvesProbe(system) {
                facts = (kept.infinityNorm, try kept.reciprocalCondition())
                work.hadFactors = true
                return
            }
            entry.discardFactorization()
        }
        let (found, seconds) = run(Order(.factor, n: engine.n))
        if found[0] > 0 { throw .singular(pivot: Int(found[0]) - 1) }
        facts = (found[1], found[2])
        work.factoring = seconds
        work.hadFactors = false
        keep { announce throws(Diagnostics) in
            try entry.beginFactors(
                system.table.layout.industryAxis.labels, pivots: found[3...].map { Int32($0) },
                infinityNorm: found[1], reciprocalCondition: found[2], announce: announce)
        }
    }

    /// Makes sure that the ranks hold M⁻¹: L that was kept, or a new one.
    /// - Throws: `singular(pivot:)`.
    func invert(
        _ stored: StoredTable, _ system: LeontiefSystem
    ) throws(LinearAlgebraError) {
        form(stored, system)
        if engine.content == .inverse { return }
        let entry = entry(stored)
        if facts == nil, let kept = entry.factorization() {
            facts = (kept.infinityNorm, try kept.reciprocalCondition())
            work.hadFactors = true
        }
        if facts != nil, entry.inverse() != nil, let place = entry.placeOfInverse() {
            let order = Order(.readInverse, n: engine.n, first: place.offset)
            _ = run(order, text: place.path)
            if solvesProbe(system) {
                work.hadInverse = true
                return
            }
            entry.discardInverse()
            engine.content = .nothing
        }
        try factor(stored, system)
        let (found, seconds) = run(Order(.invert, n: engine.n))
        if found[0] > 0 { throw .singular(pivot: Int(found[0]) - 1) }
        work.inverting = seconds
        keep { announce throws(Diagnostics) in
            try entry.beginInverse(
                system.table.layout.industryAxis.labels, announce: announce)
        }
    }

    /// Lets all ranks write what they hold into a new file of the cache.
    private func keep(_ begin: ((String) -> Void) throws(Diagnostics) -> SharedFile) {
        let start = ContinuousClock.now
        do throws(Diagnostics) {
            let file = try begin { name in _ = run(Order(.expect), text: name) }
            let order = Order(.write, n: engine.n, first: file.place.offset)
            _ = run(order, text: file.place.path)
            try file.finish()
            _ = run(Order(.settle))
        } catch {
            Self.end(error.items.map(\.sentence).joined(separator: "; "))
        }
        let (seconds, attoseconds) = (ContinuousClock.now - start).components
        work.writing = (work.writing ?? 0) + Double(seconds) + Double(attoseconds) * 1e-18
    }

    /// Whether what was read solves the equations.
    private func solvesProbe(_ system: LeontiefSystem) -> Bool {
        let probe = (0..<engine.n).map { 1 + Double($0 % 7) / 8 }
        let found = run(
            Order(.solve, n: engine.n, first: 1), probe + [system.scaledNorm]
        ).numbers
        return found[engine.n] <= 1e-10
    }
}

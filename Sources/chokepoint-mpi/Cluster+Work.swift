import InputOutput
import LinearAlgebra
import TableStore
import Workspace

extension Cluster {
    func work(
        on stored: StoredTable, _ system: LeontiefSystem, inverse: Bool, comparing: Bool
    ) -> ClusterWork {
        do throws(LinearAlgebraError) {
            try factor(stored, system)
            let demand = system.table.Y.rowSums()
            let solution = try system.solve(demand)
            if inverse { try invert(stored, system) }
            work.reciprocalCondition = facts?.reciprocalCondition ?? 0
            work.backwardError = system.largestBackwardError ?? 0
            if comparing {
                work.lapack = try lapack(
                    system, solution, demand, inverse: inverse,
                    ClusterSolver(
                        cluster: self, stored: stored, system: system))
            }
            return work
        } catch {
            Self.end(ErrorSentences(error).lines.joined(separator: "; "))
        }
    }

    /// The same by LAPACK in this process, with a thread for each rank of this machine.
    private func lapack(
        _ system: LeontiefSystem, _ solution: [Double], _ demand: [Double], inverse: Bool,
        _ solver: ClusterSolver
    ) throws(LinearAlgebraError) -> (
        threads: Int, factoring: Double, inverting: Double?, difference: Double
    ) {
        let before = BLASThreads.count ?? 1
        let threads = max(before, Ranks.onThisMachine)
        BLASThreads.set(threads)
        defer { BLASThreads.set(before) }
        let own = LeontiefSystem(system.coefficients)
        var start = ContinuousClock.now
        _ = try own.factorization()
        let factoring = Self.seconds(since: start)
        var worst = Self.difference(solution, try own.solve(demand))
        var inverting: Double?
        if inverse {
            start = .now
            let L = try own.inverse()
            inverting = Self.seconds(since: start)
            BLASThreads.set(before)
            worst = max(worst, try difference(from: L, solver))
        }
        return (threads, factoring, inverting, worst)
    }

    /// The largest difference between L on the ranks and L here, over the largest element.
    private func difference(
        from L: Matrix<IndustryAxis, IndustryAxis>, _ solver: ClusterSolver
    ) throws(LinearAlgebraError) -> Double {
        let n = L.rowCount
        var (gap, size) = (0.0, 0.0)
        for first in stride(from: 0, to: n, by: 64) {
            let columns = Array(first..<min(first + 64, n))
            let found = try solver.elements(rows: 0..<n, columns: columns)
            L.withUnsafeElements { l in
                for k in found.indices {
                    gap = max(gap, abs(found[k] - l[first * n + k]))
                    size = max(size, abs(l[first * n + k]))
                }
            }
        }
        return size > 0 ? gap / size : gap
    }

    private static func difference(_ a: [Double], _ b: [Double]) -> Double {
        let gap = zip(a, b).reduce(0) { max($0, abs($1.0 - $1.1)) }
        let size = b.reduce(0) { max($0, abs($1)) }
        return size > 0 ? gap / size : gap
    }

    private static func seconds(since start: ContinuousClock.Instant) -> Double {
        let (seconds, attoseconds) = (ContinuousClock.now - start).components
        return Double(seconds) + Double(attoseconds) * 1e-18
    }
}

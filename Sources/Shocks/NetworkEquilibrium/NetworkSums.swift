import Dispatch
import LinearAlgebra

/// The two passes over the shares that everything in a network economy is made of.
///
/// The shares of an equilibrium are S_ib = Ω⁰_ib·u_i·v_sb with s the sector of i, but for a few
/// cells with wedges: whatever is asked of S is asked of Ω⁰, which is read once a pass and never
/// copied. Buyers are split into blocks whose number does not depend on how many threads there
/// are, so that results do not either.
struct NetworkSums: Sendable {
    private let shares: Matrix<OrdinalAxis, OrdinalAxis>
    let n: Int
    let G: Int
    let N: Int
    let B: Int

    init(_ economy: NetworkEconomy) {
        shares = economy.shares
        G = economy.regionCount
        N = economy.sectorCount
        n = G * N
        B = n + G
    }

    /// Calls `body` for blocks of buyers, at once where there is enough to do.
    func blocks(_ body: @Sendable (_ block: Int, _ buyers: Range<Int>) -> Void) {
        let count = blockCount
        if count == 1 { return body(0, 0..<B) }
        DispatchQueue.concurrentPerform(iterations: count) { block in
            body(block, (B * block / count)..<(B * (block + 1) / count))
        }
    }

    /// Number of blocks: a matter of the size alone.
    var blockCount: Int { n * B < 1 << 17 ? 1 : 8 }

    /// Σ_o Ω⁰_(o,s)b·y_(o,s): for each buyer and sector, over origins. Element s + b·N.
    func overOrigins(_ y: [Double]) -> [Double] {
        [Double](unsafeUninitializedCapacity: N * B) { target, count in
            nonisolated(unsafe) let target = target.baseAddress
            y.withUnsafeBufferPointer { y in
                shares.withUnsafeElements { p in
                    nonisolated(unsafe) let (p, y) = (p.baseAddress, y.baseAddress)
                    blocks { _, buyers in
                        guard let p, let y, let target else { return }
                        for b in buyers {
                            sumOrigins(p + b * n, y, target + b * N)
                        }
                    }
                }
            }
            count = N * B
        }
    }

    private func sumOrigins(
        _ column: UnsafePointer<Double>, _ y: UnsafePointer<Double>,
        _ sums: UnsafeMutablePointer<Double>
    ) {
        for s in 0..<N { sums[s] = column[s] * y[s] }
        for o in 1..<max(G, 1) {
            let (from, with) = (column + o * N, y + o * N)
            for s in 0..<N { sums[s] += from[s] * with[s] }
        }
    }

    /// Σ_b Ω⁰_ib·z_sb: for each product, over buyers; n elements. With `squared`, Ω⁰² instead.
    func overBuyers(_ z: [Double], squared: Bool = false) -> [Double] {
        let parts = blockCount
        var partial = [Double](repeating: 0, count: n * parts)
        partial.withUnsafeMutableBufferPointer { partial in
            nonisolated(unsafe) let partial = partial.baseAddress
            z.withUnsafeBufferPointer { z in
                shares.withUnsafeElements { p in
                    nonisolated(unsafe) let (p, z) = (p.baseAddress, z.baseAddress)
                    blocks { block, buyers in
                        guard let p, let z, let partial else { return }
                        let sums = partial + block * n
                        for b in buyers {
                            addBuyer(p + b * n, z + b * N, sums, squared: squared)
                        }
                    }
                }
            }
        }
        for part in 1..<max(parts, 1) {
            for i in 0..<n { partial[i] += partial[i + part * n] }
        }
        partial.removeLast(n * (parts - 1))
        return partial
    }

    private func addBuyer(
        _ column: UnsafePointer<Double>, _ z: UnsafePointer<Double>,
        _ sums: UnsafeMutablePointer<Double>, squared: Bool
    ) {
        for o in 0..<G {
            let (from, to) = (column + o * N, sums + o * N)
            if squared {
                for s in 0..<N { to[s] += from[s] * from[s] * z[s] }
            } else {
                for s in 0..<N { to[s] += from[s] * z[s] }
            }
        }
    }

    /// Ω⁰_ib of one buyer, n elements.
    func withColumn<T>(_ b: Int, _ body: (UnsafePointer<Double>) -> T) -> T {
        shares.withUnsafeElements { p in
            guard let base = p.baseAddress else { preconditionFailure("an economy has cells") }
            return body(base + b * n)
        }
    }
}

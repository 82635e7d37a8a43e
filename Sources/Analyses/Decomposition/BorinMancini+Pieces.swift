import InputOutput
import LinearAlgebra

extension BorinMancini {
    /// What differs between the two bases.
    struct Pieces {
        /// n: c_s L̂_s (source) or c_s L_ss (sink), domestic value added per unit counted once.
        let domesticRow: [Double]
        /// n: Σ_{t≠s} c_t L^(s)_ts (source) or Σ_{t≠s} c_t L_ts (sink).
        let foreignRow: [Double]
        /// n×G, column s: output of all regions that ends in final demand of s, counted once.
        private let absorbed: Matrix<IndustryAxis, RegionAxis>
        /// n×G, column s: output of all regions that serves exports of s, L^(s)_{·s} E_s*; sink
        /// only.
        private let serving: Matrix<IndustryAxis, RegionAxis>?

        init(_ accounts: ExportAccounts, _ basis: Basis) throws(LinearAlgebraError) {
            let foreign = accounts.foreignContent
            switch basis {
            case .source:
                domesticRow = accounts.localContent
                foreignRow = try Self.extractedForeignContent(accounts, foreign)
                absorbed = accounts.outputByAbsorption
                serving = nil
            case .sink:
                domesticRow = accounts.domesticContent
                foreignRow = foreign
                let sold = Self.inputsAbsorbedAtHome(accounts)
                serving = try Self.extractedOutput(accounts, accounts.totalExports)
                let repeated = try Self.extractedOutput(accounts, sold)
                var remainder = accounts.outputByAbsorption
                remainder.withUnsafeMutableElements { target in
                    repeated.withUnsafeElements { source in
                        for k in 0..<source.count { target[k] -= source[k] }
                    }
                }
                absorbed = remainder
            }
        }

        /// Output of industry `index` that ends in final demand of s.
        func absorbedAtHome(_ s: Int, _ index: Int, _ n: Int) -> Double {
            absorbed.withUnsafeElements { $0[index + s * n] }
        }

        /// Output of industry `index` that serves exports of s; 0 on the source basis.
        func reexported(_ s: Int, _ index: Int, _ n: Int) -> Double {
            serving?.withUnsafeElements { $0[index + s * n] } ?? 0
        }

        /// Σ_{t≠s} c_t·L^(s)_ts = (Σ_{t≠s} c_t·L_ts)·L_ss⁻¹·L̂_s, n.
        private static func extractedForeignContent(
            _ accounts: ExportAccounts, _ foreign: [Double]
        ) throws(LinearAlgebraError) -> [Double] {
            let solved = try solveDiagonalBlocks(accounts, foreign, .transposed)
            return ExportAccounts.blockwise(
                .transposed, accounts.localInverses, solved, accounts.blocks)
        }

        /// n×G, column s: L^(s)_{·s}·w_s = L_{·s}·L_ss⁻¹·L̂_s·w_s.
        private static func extractedOutput(
            _ accounts: ExportAccounts, _ vector: [Double]
        ) throws(LinearAlgebraError) -> Matrix<IndustryAxis, RegionAxis> {
            let local = ExportAccounts.blockwise(
                .none, accounts.localInverses, vector, accounts.blocks)
            let solved = try solveDiagonalBlocks(accounts, local, .none)
            return ExportAccounts.timesBlocks(
                accounts.L, solved, accounts.layout, accounts.blocks)
        }

        /// U_s = Σ_{j≠s} A_sj·P_js, n: inputs that s exports and gets back in its final demand.
        private static func inputsAbsorbedAtHome(_ accounts: ExportAccounts) -> [Double] {
            let n = accounts.layout.industryCount
            let blocks = accounts.blocks
            var result = [Double](repeating: 0, count: n)
            accounts.outputByAbsorption.withUnsafeElements { p in
                accounts.forEachPair(columns: 1) { s, r, C in
                    for (i, user) in blocks[r].enumerated() { C[i] = p[user + s * n] }
                } body: { s, _, product in
                    for (i, row) in blocks[s].enumerated() { result[row] += product[i] }
                }
            }
            return result
        }

        /// op(L_ss)⁻¹·w_s for every region.
        private static func solveDiagonalBlocks(
            _ accounts: ExportAccounts, _ vector: [Double], _ transposition: Transposition
        ) throws(LinearAlgebraError) -> [Double] {
            let layout = accounts.layout
            let n = layout.industryCount
            var result: [Double] = []
            result.reserveCapacity(n)
            for block in accounts.blocks {
                let (first, N) = (block.lowerBound, block.count)
                let axis = Axis<OrdinalAxis>(count: N)
                let matrix = accounts.L.withUnsafeElements { l in
                    Matrix(axis, axis) { m in
                        for j in 0..<N {
                            for i in 0..<N { m[i + j * N] = l[first + i + (first + j) * n] }
                        }
                    }
                }
                result += try LUFactorization(matrix).solve(Array(vector[block]), transposition)
            }
            return result
        }
    }
}

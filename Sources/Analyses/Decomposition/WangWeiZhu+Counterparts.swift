import InputOutput
import LinearAlgebra

extension WangWeiZhu {
    /// What one region t has to do with the exports of s to r, in the table's unit.
    public struct Counterpart: Sendable, Hashable {
        /// Index of t: any region but s; for t = r the values go through third countries.
        public let region: Int
        /// Its part of DVA_INTrex1 to 3: domestic value added of s that r passes on and t absorbs.
        public let absorbed: Double
        /// Its part of MVA and OVA: its value added in the exports of s to r.
        public let originated: Double
        /// Its part of MDC and ODC: its content that is counted again.
        public let doubleCounted: Double
    }

    /// Terms 3 to 5 by the region that absorbs, and 11 to 16 by the region of origin, for the
    /// exports of `exporter` to `importer`: one entry for every region but the exporter, in table
    /// order. Indices are those of the columns of `accounts.exports`.
    ///
    /// Over all entries Σ absorbed = DVA_INTrex1 + 2 + 3, Σ originated = MVA_FIN + MVA_INT +
    /// OVA_FIN
    /// + OVA_INT, and Σ doubleCounted = MDC + ODC.
    /// - Complexity: O(N²·G).
    public static func counterparts(
        _ accounts: ExportAccounts, exporter s: Int, importer r: Int
    ) -> [Counterpart] {
        precondition(s != r, "exporter and importer are the same region")
        precondition(
            accounts.blocks.indices.contains(s) && accounts.blocks.indices.contains(r),
            "region outside 0..<\(accounts.blocks.count)")
        let (n, G) = (accounts.layout.industryCount, accounts.blocks.count)
        let (sellers, users) = (accounts.blocks[s], accounts.blocks[r])
        let local = accounts.localContent
        let inverseOutput = accounts.system.coefficients.inverseOutput
        // (c_s L̂_s)·A_sr over users j; A_sr·L̂_r·Y_rr and A_sr·L̂_r·E_r* over products i.
        var passed = [Double](repeating: 0, count: users.count)
        var home = [Double](repeating: 0, count: sellers.count)
        var exported = home
        accounts.system.table.Z.withUnsafeElements { z in
            for (j, k) in users.enumerated() {
                for (i, row) in sellers.enumerated() {
                    let a = z[row + k * n] * inverseOutput[k]
                    passed[j] += local[row] * a
                    home[i] += a * accounts.localOutputForHome[k]
                    exported[i] += a * accounts.localOutputForExports[k]
                }
            }
        }
        return (0..<G).filter { $0 != s }.map { t in
            var (absorbed, originated, doubled) = (0.0, 0.0, 0.0)
            for (j, k) in users.enumerated() {
                // Output of r absorbed in t, without final goods that s made (those left s again)
                // and, for t = r, without what r finishes for itself (term 2).
                var output = accounts.absorbedNotVia(s, k, t)
                if t == r { output -= accounts.outputForHomeDemand[k, r] }
                absorbed += passed[j] * output
            }
            for (i, row) in sellers.enumerated() {
                originated += accounts.origins[row, t] * (accounts.demand[row, r] + home[i])
                doubled += accounts.origins[row, t] * exported[i]
            }
            return Counterpart(
                region: t, absorbed: absorbed, originated: originated, doubleCounted: doubled)
        }
    }
}

extension ExportAccounts {
    /// P_kt − L_ks·Y_st: output of industry k absorbed in t, other than in final goods made by s.
    func absorbedNotVia(_ s: Int, _ k: Int, _ t: Int) -> Double {
        let n = layout.industryCount
        var value = outputByAbsorption[k, t]
        L.withUnsafeElements { l in
            for j in blocks[s] { value -= l[k + j * n] * demand[j, t] }
        }
        return value
    }
}

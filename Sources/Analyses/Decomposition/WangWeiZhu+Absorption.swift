import InputOutput
import LinearAlgebra

extension WangWeiZhu {
    /// How output of a partner is absorbed, seen from an exporter: the vectors behind A_sr in terms
    /// 2 to 9.
    struct Absorption {
        private let accounts: ExportAccounts
        /// n×G: L_rr·Y_rk, output of r for the final goods that r itself delivers to k.
        private let own: Matrix<IndustryAxis, RegionAxis>
        private let forHome: [Double]
        private let forExports: [Double]

        init(_ accounts: ExportAccounts) {
            self.accounts = accounts
            own = Self.ownFinalGoods(accounts)
            forHome = accounts.outputForHomeDemand.rowSums()
            forExports = accounts.outputForFinalExports.rowSums()
        }

        /// Writes the vectors of terms 2 to 9 for industry k of partner r, `stride` apart.
        func write(
            _ s: Int, _ r: Int, _ k: Int, to C: UnsafeMutablePointer<Double>, stride: Int
        ) {
            let n = accounts.layout.industryCount
            accounts.outputByAbsorption.withUnsafeElements { P in
                accounts.outputForHomeDemand.withUnsafeElements { H in
                    accounts.outputForFinalExports.withUnsafeElements { R in
                        own.withUnsafeElements { K in
                            let (toS, toR) = (k + s * n, k + r * n)
                            let returning = P[toS] - K[toS] - H[toS]
                            C[0] = H[toR]
                            C[stride] = forHome[k] - H[toS] - H[toR]
                            C[2 * stride] = R[toR] - K[toS]
                            C[3 * stride] = forExports[k] - R[toS] - R[toR] - returning
                            C[4 * stride] = K[toS]
                            C[5 * stride] = returning
                            C[6 * stride] = H[toS]
                            C[7 * stride] = R[toS]
                        }
                    }
                }
            }
        }

        /// For every region r one `dgemm`: L_rr (N_r×N_r) by Y_r· (N_r×G).
        private static func ownFinalGoods(
            _ accounts: ExportAccounts
        ) -> Matrix<IndustryAxis, RegionAxis> {
            let layout = accounts.layout
            let (n, G) = (layout.industryCount, accounts.blocks.count)
            return accounts.L.withUnsafeElements { l in
                accounts.demand.withUnsafeElements { y in
                    Matrix(layout.industryAxis, layout.families.axis) { result in
                        guard let l = l.baseAddress, let y = y.baseAddress,
                            let result = result.baseAddress
                        else { return }
                        for block in accounts.blocks {
                            let (first, N) = (block.lowerBound, block.count)
                            gemm(
                                .none, .none, m: N, n: G, k: N, a: l + first * (n + 1), lda: n,
                                b: y + first, ldb: n, c: result + first, ldc: n)
                        }
                    }
                }
            }
        }
    }
}

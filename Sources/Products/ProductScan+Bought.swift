import Analyses
import InputOutput
import LinearAlgebra

extension ProductScan {
    /// What industries, final demand or both buy of an industry's products in a region.
    struct Bought {
        private let scan: RestrictionScan
        /// n × G, sales to final demand.
        private let demand: Matrix<IndustryAxis, RegionAxis>
        private let markUp: Double

        init(_ scan: RestrictionScan) {
            self.scan = scan
            demand = scan.table.demandByRegion
            markUp = scan.parameters.cut * scan.parameters.markUp
        }

        /// The flow of industry i to users of region r, its feedback, and what final demand there
        /// pays more when all of it is cut.
        func cell(
            _ i: Int, _ r: Int, by use: ProductUse
        ) -> (flow: Double, feedback: Double, cost: Double) {
            switch use {
            case .everybody, .sectors:
                return (scan.flow[i, r], scan.feedback[i, r], scan.importerCost[i, r])
            case .industries:
                return (
                    scan.intermediateFlow[i, r], scan.feedback[i, r],
                    scan.importerCost[i, r] - markUp * demand[i, r]
                )
            case .finalDemand:
                return (demand[i, r], 0, markUp * demand[i, r])
            }
        }
    }
}

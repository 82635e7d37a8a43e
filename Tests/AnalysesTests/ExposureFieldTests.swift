import Analyses
import InputOutput
import LinearAlgebra
import TestSupport
import Testing

@Suite struct ExposureFieldTests {
    @Test(arguments: ExposureSide.allCases, [false, true])
    func agreesWithEveryUserAlone(side: ExposureSide, hasInverse: Bool) throws {
        let table = try RandomTable.make(regions: 4, sectors: 3, seed: 17, emptyIndustry: 4)
        let system = try LeontiefSystem(table)
        if hasInverse { _ = try system.inverse() }
        let single = try Exposure(of: (0..<12).map { [$0] }, side: side, in: system)
        for among in [nil, [0, 1, 4, 5, 7, 9, 11]] {
            let field = try ExposureField(system, side: side, among: among)
            for measure in ExposureMeasure.allCases {
                for j in 0..<12 {
                    assertClose(
                        field.amounts(measure, of: [j]),
                        single.regionAmounts(measure, among: among, group: j),
                        absolute: 1e-11 * (table.x[j] + 1), "\(side) \(measure) user \(j)")
                }
            }
        }
    }

    @Test func groupsAreWeightedByOutput() throws {
        let table = try RandomTable.make(regions: 3, sectors: 4, seed: 6)
        let system = try LeontiefSystem(table)
        let users = [1, 2, 7, 11]
        for side in ExposureSide.allCases {
            let field = try ExposureField(system, side: side)
            let group = try Exposure(of: users, side: side, in: system)
            for measure in ExposureMeasure.allCases {
                for r in 0..<3 {
                    assertClose(
                        try #require(field.share(measure, of: [r], users: users)),
                        try #require(
                            group.share(measure, of: Array(table.layout.industries(of: r)))),
                        relative: 1e-11)
                }
            }
        }
    }
}

import InputOutput
import LinearAlgebra
import TestSupport
import Testing

/// Splits by weights: totals are kept, and merging the parts gives the table back.
@Suite struct DisaggregationTests {
    private let table: MRIOTable

    init() throws { table = try RandomTable.make(regions: 3, sectors: 4, seed: 51, co2: true) }

    private func lines(
        _ list: [(String, String, Double, String?)]
    ) -> [WeightedSplit.Line] {
        list.enumerated().map {
            .init(
                old: $1.0, new: $1.1, weight: $1.2, within: $1.3,
                location: .init(file: "f", line: $0 + 2))
        }
    }

    @Test(arguments: WeightedSplit.Dimension.allCases, [0, 0.4, 1])
    func mergingThePartsGivesTheTableBack(
        dimension: WeightedSplit.Dimension, innerShare: Double
    ) throws {
        let (old, within) = dimension == .regions ? ("R2", "s3") : ("s2", "R3")
        let split = try WeightedSplit(
            lines([
                (old, "P1", 0.5, nil), (old, "P2", 0.3, nil), (old, "P3", 0.2, nil),
                (old, "P1", 0.1, within), (old, "P2", 0.9, within), (old, "P3", 0, within),
            ]), of: dimension, in: table.layout)
        let fine = try table.disaggregated(split, innerShare: innerShare)
        #expect(fine.industryCount == (dimension == .regions ? 20 : 18))
        let parts = ["P1", "P2", "P3"]
        let back =
            dimension == .regions
            ? try fine.aggregated(
                regions: Concordance.blocs([(old, parts)], of: fine.layout))
            : try fine.aggregated(
                sectors: Concordance.merging([(old, parts)], among: fine.sectors))
        assertClose(back.Z.elements, table.Z.elements, relative: 1e-12)
        assertClose(back.Y.elements, table.Y.elements, absolute: 1e-12, relative: 1e-12)
        assertClose(back.V.elements, table.V.elements, relative: 1e-12)
        assertClose(
            back.satellites[0].F.elements, table.satellites[0].F.elements, relative: 1e-12)
        assertClose(
            back.satellites[0].FY.elements, table.satellites[0].FY.elements, relative: 1e-12)
        // Parts balance by themselves.
        let inputs = zip(fine.Z.columnSums(), fine.V.columnSums()).map { $0 + $1 }
        assertClose(inputs, fine.x, relative: 1e-11, "columns")
        #expect(fine.layout.code(ofIndustry: 4).hasPrefix(dimension == .regions ? "P1" : "R1"))
        #expect(fine.provenance.history.last?.contains("P1 + P2 + P3") == true)
    }

    @Test func innerFlowsFollowTheShare() throws {
        let split = try WeightedSplit(
            lines([("R1", "N", 0.75, nil), ("R1", "S", 0.25, nil)]), of: .regions,
            in: table.layout)
        let apart = try table.disaggregated(split, innerShare: 1)
        let mixed = try table.disaggregated(split)
        for i in 0..<4 {
            for j in 0..<4 {
                #expect(apart.Z[i, 4 + j] == 0 && apart.Z[4 + i, j] == 0)
                assertClose(apart.Z[i, j], 0.75 * table.Z[i, j], relative: 1e-14)
                assertClose(mixed.Z[i, j], 0.5625 * table.Z[i, j], relative: 1e-14)
                assertClose(mixed.Z[i, 4 + j], 0.1875 * table.Z[i, j], relative: 1e-14)
            }
        }
    }

    @Test func weightsMayBeAmounts() throws {
        let split = try WeightedSplit(
            lines([("s1", "a", 30, nil), ("s1", "b", 10, nil)]), of: .sectors, in: table.layout,
            normalises: true)
        #expect(split.weights[0] == [[0.75, 0.25], [0.75, 0.25], [0.75, 0.25]])
        #expect(split.splitOld == [0])
    }

    @Test func problemsAreAllNamed() {
        #expect {
            try WeightedSplit(
                lines([
                    ("R1", "N", 0.75, nil), ("R1", "S", 0.2, nil), ("R1", "N", 0.5, "s1"),
                    ("R9", "x", 1, nil), ("R2", "a", -1, nil), ("R3", "c", 1, "s9"),
                    ("R1", "s", 0.1, nil),
                ]), of: .regions, in: table.layout)
        } throws: { error in
            (error as? Diagnostics)?.items.map(\.sentence) == [
                "f:5: unknown region R9 (did you mean R1?)",
                "f:6: the weight is -1 (give a number that is not negative)",
                "f:7: unknown sector s9 (did you mean s1?)",
                "f:8: s has a weight in R1 already (give one weight each)",
                "R1 in s1: S has no weight (give every part one; 0 where it has none)",
                """
                R1: the weights add up to 0.85, not 1 (correct them, or have them divided by their \
                sum)
                """,
            ]
        }
    }
}

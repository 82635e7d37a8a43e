import InputOutput
import LinearAlgebra
import Shocks

/// A restriction by a rank-k update of the baseline's factors, and by factoring the changed system
/// anew.
enum UpdateBenchmark: Benchmark {
    static let name = "update"
    static let about =
        "a restriction at rank k with factors at hand, against brute force; "
        + "error is the largest difference of Δx relative to the largest Δx"

    static func run(_ subject: Subject, _ settings: Settings) throws -> [Sample] {
        let layout = subject.table.layout
        guard let (exporter, importer) = ExampleRestriction.pair(in: layout) else { return [] }
        let system = try LeontiefSystem(subject.table, policy: .reusable)
        _ = try system.factorization()
        var samples: [Sample] = []
        for rank in Set([1, min(10, layout.sectorCount), layout.sectorCount]).sorted() {
            let restriction = Restriction(
                exporter: exporter, sectors: Array(0..<rank), importer: importer, cut: 0.3)
            let shock = Shock(restrictions: [restriction])
            let (updating, impact) = try Timing.best(settings) {
                try Extraction().impact(of: shock, on: system)
            }
            let rightHandSide = changedDemand(restriction, subject)
            let (brute, expected) = try Timing.best(
                settings, prepare: { changedMatrix(restriction, subject) }
            ) {
                try LUFactorization($0).solve(rightHandSide)
            }
            let observed = impact.outputChange ?? []
            var (difference, largest) = (0.0, 0.0)
            for i in 0..<subject.n {
                let value = expected[i] * subject.scale[i]
                difference = max(difference, abs(observed[i] - value))
                largest = max(largest, abs(value))
            }
            samples.append(
                Sample(
                    Self.self, "rank \(rank)", on: subject, updating,
                    error: largest > 0 ? difference / largest : difference))
            samples.append(Sample(Self.self, "rank \(rank), brute force", on: subject, brute))
        }
        return samples
    }

    /// ŝ⁻¹(I − A')ŝ, the restricted cells cut one by one.
    private static func changedMatrix(
        _ restriction: Restriction, _ subject: Subject
    ) -> Matrix<IndustryAxis, IndustryAxis> {
        let layout = subject.table.layout
        var M = subject.matrixToFactor()
        for sector in restriction.sectors {
            let i = layout.industry(region: restriction.exporter, sector: sector)
            for j in layout.industries(of: restriction.importer) {
                M[i, j] *= 1 - restriction.cut
            }
        }
        return M
    }

    /// ŝ⁻¹(Δy + ΔA·x), n.
    private static func changedDemand(
        _ restriction: Restriction, _ subject: Subject
    ) -> [Double] {
        let table = subject.table
        let layout = table.layout
        var change = [Double](repeating: 0, count: subject.n)
        for sector in restriction.sectors {
            let i = layout.industry(region: restriction.exporter, sector: sector)
            let intermediate = layout.industries(of: restriction.importer)
                .reduce(0) { $0 + table.Z[i, $1] }
            let final = layout.demandColumns(of: restriction.importer)
                .reduce(0) { $0 + table.Y[i, $1] }
            change[i] = -restriction.cut * (intermediate + final) / subject.scale[i]
        }
        return change
    }
}

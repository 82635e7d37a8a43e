public import InputOutput
import Platform

/// Implausible numbers in a table and in a series of tables: a report, never a repair.
///
/// The input coefficient h of product p in industry j of region s, from all origins together, is
/// compared with that of the same pair of sectors in all other regions; between two tables its
/// growth with that of the same pair elsewhere, and the growth of an industry’s output with that of
/// its sector in other regions. All in logarithms, by the robust z of `RobustScore`. Regions
/// differ, and technology changes: what is found deserves a look, and is no error by itself.
public struct TableScreening: Sendable {
    /// What is compared.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// An input coefficient with those of other regions.
        case coefficient
        /// The growth of an input coefficient with that in other regions.
        case coefficientJump = "coefficient-jump"
        /// The growth of output with that of the sector in other regions.
        case outputJump = "output-jump"
    }

    /// One implausible number.
    public struct Finding: Sendable, Hashable {
        /// What is compared.
        public let kind: Kind
        /// The table, or the second of two: its position in the series.
        public let table: Int
        /// The supplying sector; nil for output.
        public let product: Int?
        /// The industry.
        public let industry: Int
        /// The coefficient, or the growth factor.
        public let value: Double
        /// What is usual: the median of the regions.
        public let usual: Double
        /// The robust z of the logarithm.
        public let score: Double
        /// What lies between the number and the usual one, in the table's unit, positive.
        public let amount: Double
    }

    /// From when on a number is implausible, and is worth a line.
    public struct Limits: Sendable, Hashable {
        /// |z| from which on a number is implausible.
        public var score = 3.5
        /// The smallest difference to the usual coefficient, per unit of output (of a jump: the
        /// smallest coefficient in either table).
        public var coefficient = 0.01
        /// Fewest regions that make a comparison.
        public var regions = 8

        /// The limits of Iglewicz & Hoaglin 1993, and differences of 1 % of output or more.
        public init() {}
    }

    /// What was found, the largest |z| first.
    public let findings: [Finding]
    /// How many numbers were compared.
    public let comparedCount: Int

    /// Screens tables with the same labels, in the order of their years.
    /// - Precondition: one table or more, all with the same industries.
    /// - Complexity: one pass over each Z; sorting N²·G numbers a table.
    public init(_ tables: [MRIOTable], limits: Limits = Limits()) {
        precondition(!tables.isEmpty, "no tables")
        precondition(
            tables.allSatisfy { $0.layout.industryAxis == tables[0].layout.industryAxis },
            "tables of other labels")
        var screen = Screen(limits: limits, layout: tables[0].layout)
        var before: [Double]?
        for (number, table) in tables.enumerated() {
            let inputs = Self.technology(table)
            screen.compareRegions(inputs, table, number)
            if let before {
                screen.compareYears(before, inputs, tables[number - 1], table, number)
            }
            before = inputs
        }
        findings = screen.findings.sorted { a, b in
            abs(a.score) > abs(b.score)
                || (abs(a.score) == abs(b.score) && (a.table, a.industry) < (b.table, b.industry))
        }
        comparedCount = screen.comparedCount
    }

    /// h, N×n: inputs of each product per unit of output; NaN without positive output.
    private static func technology(_ table: MRIOTable) -> [Double] {
        let (n, N) = (table.industryCount, table.sectorCount)
        var h = [Double](repeating: 0, count: N * n)
        table.Z.withUnsafeElements { z in
            for j in 0..<n {
                for i in 0..<n { h[i % N + j * N] += z[i + j * n] }
                for p in 0..<N {
                    h[p + j * N] = table.x[j] > 0 ? h[p + j * N] / table.x[j] : .nan
                }
            }
        }
        return h
    }
}

/// The comparisons so far.
private struct Screen {
    let limits: TableScreening.Limits
    let layout: TableLayout
    var findings: [TableScreening.Finding] = []
    var comparedCount = 0

    init(limits: TableScreening.Limits, layout: TableLayout) {
        self.limits = limits
        self.layout = layout
    }

    /// The regions whose number is positive, with its logarithm.
    private func logarithms(
        _ value: (Int) -> Double
    ) -> (regions: [Int], numbers: [Double]) {
        let regions = (0..<layout.regionCount).filter { value($0) > 0 && value($0).isFinite }
        return (regions, regions.map { log(value($0)) })
    }

    mutating func compareRegions(_ h: [Double], _ table: MRIOTable, _ number: Int) {
        let N = layout.sectorCount
        for user in 0..<N {
            for p in 0..<N {
                let (regions, numbers) = logarithms { h[p + ($0 * N + user) * N] }
                guard let usual = RobustScore(numbers, atLeast: limits.regions) else { continue }
                comparedCount += regions.count
                for (r, value) in zip(regions, numbers) {
                    let j = r * N + user
                    let gap = abs(h[p + j * N] - exp(usual.median))
                    let score = usual.score(value)
                    if abs(score) < limits.score || gap < limits.coefficient { continue }
                    findings.append(
                        .init(
                            kind: .coefficient, table: number, product: p, industry: j,
                            value: h[p + j * N], usual: exp(usual.median), score: score,
                            amount: gap * table.x[j]))
                }
            }
        }
    }

    mutating func compareYears(
        _ a: [Double], _ b: [Double], _ first: MRIOTable, _ second: MRIOTable, _ number: Int
    ) {
        let (N, least) = (layout.sectorCount, limits.coefficient)
        for user in 0..<N {
            for p in 0..<N {
                let (regions, numbers) = logarithms { r in
                    let k = p + (r * N + user) * N
                    return a[k] > 0 ? b[k] / a[k] : .nan
                }
                add(.coefficientJump, number, regions, numbers) { r in
                    let k = p + (r * N + user) * N
                    if max(a[k], b[k]) < least { return nil }
                    return (p, r * N + user, a[k] * second.x[r * N + user])
                }
            }
            let (regions, numbers) = logarithms { r in
                let (x0, x1) = (first.x[r * N + user], second.x[r * N + user])
                return x0 > 0 ? x1 / x0 : .nan
            }
            add(.outputJump, number, regions, numbers) { r in
                (nil, r * N + user, first.x[r * N + user])
            }
        }
    }

    /// Adds the growth factors that are implausible; `place` says what grew, and its amount at no
    /// growth, nil where it is too small to matter.
    private mutating func add(
        _ kind: TableScreening.Kind, _ number: Int, _ regions: [Int], _ numbers: [Double],
        place: (Int) -> (product: Int?, industry: Int, base: Double)?
    ) {
        guard let usual = RobustScore(numbers, atLeast: limits.regions) else { return }
        comparedCount += regions.count
        for (r, value) in zip(regions, numbers) {
            let score = usual.score(value)
            guard abs(score) >= limits.score, let found = place(r) else { continue }
            findings.append(
                .init(
                    kind: kind, table: number, product: found.product, industry: found.industry,
                    value: exp(value), usual: exp(usual.median), score: score,
                    amount: abs(exp(value) - exp(usual.median)) * found.base))
        }
    }
}

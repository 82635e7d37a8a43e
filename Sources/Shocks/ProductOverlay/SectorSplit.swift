public import InputOutput
import Platform
import LinearAlgebra

/// Splits one industry into a product and the rest when only the product's share of output is
/// known.
///
/// Nothing says then to whom the product is sold and what it is made of: any split that keeps every
/// cell of the table non-negative and adds up is as good. Splits are drawn evenly from all feasible
/// ones, and the result is a spread (Wolsky 1984; Lindner, Legault & Guan 2012).
public struct SectorSplit: Sendable, Hashable {
    /// The industry that is split.
    public let industry: Int
    /// w in (0, 1): the product's share of the industry's output.
    public let outputShare: Double
    /// Number of splits to draw.
    public let samples: Int
    /// Seed of the draws; the same seed gives the same splits.
    public let seed: UInt64

    /// A split; a share outside (0, 1) and fewer than one sample are preconditions.
    public init(industry: Int, outputShare: Double, samples: Int = 200, seed: UInt64 = 1) {
        precondition(outputShare > 0 && outputShare < 1, "share \(outputShare) outside (0, 1)")
        precondition(samples > 0, "a spread needs samples")
        self.industry = industry
        self.outputShare = outputShare
        self.samples = samples
        self.seed = seed
    }

    /// One way to split the industry.
    public struct Split: Sendable, Hashable {
        /// Sales of the product to each industry, n; to the split industry as a whole at its place.
        public let intermediateSales: [Double]
        /// Sales of the product to each region's final demand, G.
        public let finalSales: [Double]
        /// Inputs of the product from each industry, n; from the split industry as a whole at its
        /// place.
        public let inputs: [Double]
        /// What the product uses of itself.
        public let ownUse: Double
    }

    /// GDP changes by region for one split, when the exporter stops selling the product to one
    /// importer.
    public struct Result: Sendable, Hashable {
        /// By region, G, in the table's unit, when sales and inputs are split in proportion.
        public let proportional: [Double]
        /// By region, for each sample.
        public let samples: [[Double]]

        /// The p-quantile (0 to 1) over samples for a region, by the nearest rank.
        public func quantile(_ p: Double, region: Int) -> Double {
            let sorted = samples.map { $0[region] }.sorted()
            let rank = Int((p * Double(sorted.count)).rounded(.up)) - 1
            return sorted[min(max(rank, 0), sorted.count - 1)]
        }
    }

    /// The split in proportion to the output share.
    public func proportional(_ table: MRIOTable) -> Split {
        let w = outputShare
        let (n, s) = (table.industryCount, industry)
        let demand = table.demandByRegion
        return Split(
            intermediateSales: (0..<n).map { w * table.Z[s, $0] },
            finalSales: (0..<table.regionCount).map { w * demand[s, $0] },
            inputs: (0..<n).map { w * table.Z[$0, s] }, ownUse: w * w * table.Z[s, s])
    }

    /// Feasible splits, drawn by a random walk from the proportional one: moves along pairs of
    /// cells, each uniform over the feasible segment, have the uniform distribution as their limit.
    /// - Throws: `unsuitableTable` when a cell of the industry is negative.
    public func draw(_ table: MRIOTable) throws(ShockModelError) -> [Split] {
        let (n, G, s) = (table.industryCount, table.regionCount, industry)
        let demand = table.demandByRegion
        let sales = (0..<n).map { table.Z[s, $0] } + (0..<G).map { demand[s, $0] }
        let inputs = (0..<n).map { table.Z[$0, s] }
        let costs = inputs + [table.x[s] - inputs.reduce(0, +)]
        guard sales.allSatisfy({ $0 >= 0 }), costs.allSatisfy({ $0 >= 0 }), table.x[s] > 0 else {
            throw .unsuitableTable(
                model: "sector split",
                reason: "\(table.layout.code(ofIndustry: s)) has negative cells or no output")
        }
        var random = SplitMix64(seed: seed)
        var row = FeasibleWalk(capacities: sales, share: outputShare)
        var column = FeasibleWalk(capacities: costs, share: outputShare)
        var splits: [Split] = []
        for _ in 0..<samples {
            row.advance(&random)
            column.advance(&random)
            // The 2×2 block of the industry's sales to itself has these margins.
            let (sold, used, all) = (row.values[s], column.values[s], table.Z[s, s])
            let range = max(0, sold + used - all)...max(min(sold, used), max(0, sold + used - all))
            let own = range.lowerBound + random.uniform() * (range.upperBound - range.lowerBound)
            splits.append(
                Split(
                    intermediateSales: Array(row.values[0..<n]),
                    finalSales: Array(row.values[n...]), inputs: Array(column.values[0..<n]),
                    ownUse: own))
        }
        return splits
    }

    /// The exporter stops selling a part κ of the product to the importer (flow extraction), under
    /// every split.
    ///
    /// The split adds one unknown to the system: x = Lf + Lδ·g, where δ is how the product's inputs
    /// differ from the industry's and g how far its output leaves its share; no larger table is
    /// made.
    /// - Throws: `unsuitableTable`, or `infeasible` when a restricted system is singular.
    /// - Complexity: one solve for `samples` + 1 right-hand sides.
    public func extraction(
        cut: Double, importer: Int, on system: LeontiefSystem
    ) throws -> Result {
        precondition((0...1).contains(cut), "cut outside [0, 1]")
        let table = system.table
        let layout = table.layout
        precondition(layout.region(ofIndustry: industry) != importer, "a region restricts others")
        let (n, s, w) = (table.industryCount, industry, outputShare)
        let x = table.x
        let splits = [proportional(table)] + (try draw(table))
        // δ = a¹ − a_s by split, and the unit vector of the industry.
        var right = Matrix<IndustryAxis, OrdinalAxis>(
            layout.industryAxis, Axis(count: splits.count + 1))
        right[s, splits.count] = 1
        for (k, split) in splits.enumerated() {
            right.setColumn(
                k, to: (0..<n).map { (split.inputs[$0] / w - table.Z[$0, s]) / x[s] })
        }
        let solved = try system.solve(right)
        let Ls = solved.column(splits.count)
        var results: [[Double]] = []
        for (k, split) in splits.enumerated() {
            results.append(
                try change(
                    split, Ld: solved.column(k), Ls: Ls, cut: cut, importer: importer, system))
        }
        return Result(proportional: results[0], samples: Array(results.dropFirst()))
    }

    /// ΔGDP by region under one split.
    private func change(
        _ split: Split, Ld: [Double], Ls: [Double], cut: Double, importer: Int,
        _ system: LeontiefSystem
    ) throws -> [Double] {
        let table = system.table
        let layout = table.layout
        let (n, s, w) = (table.industryCount, industry, outputShare)
        let x = table.x
        // b¹: sales of the product per unit of the buyer's output; the split industry's own
        // separately.
        var b = (0..<n).map { x[$0] > 0 ? split.intermediateSales[$0] / x[$0] : 0 }
        b[s] = 0
        let b11 = split.ownUse / (w * x[s])
        let b12 = (split.intermediateSales[s] - split.ownUse) / ((1 - w) * x[s])
        let users = layout.industries(of: importer)
        func dot(_ range: Range<Int>, _ v: [Double]) -> Double {
            range.reduce(0) { $0 + b[$1] * v[$1] }
        }
        let baseFlow = dot(users, x) + split.finalSales[importer]
        // Unknowns: c, the flow cut; g; Δx₁. Δx = −L_s·c + Lδ·g.
        let axis = Axis<OrdinalAxis>(count: 3)
        let M = Matrix(
            axis, axis,
            rowMajor: [
                [1 + cut * dot(users, Ls), -cut * dot(users, Ld), 0],
                [
                    dot(0..<n, Ls) + b12 * Ls[s] + 1, -dot(0..<n, Ld) - b12 * Ld[s],
                    1 - b11 + b12,
                ],
                [-w / (1 - w) * Ls[s], 1 + w / (1 - w) * Ld[s], -1 / (1 - w)],
            ])
        let solution = try feasible("sector split", "the restricted system is singular") {
            () throws(LinearAlgebraError) in
            try LUFactorization(M).solve([cut * baseFlow, 0, 0])
        }
        let (c, g, product) = (solution[0], solution[1], solution[2])
        var valueAdded = (0..<n).map {
            system.coefficients.valueAdded[$0] * (Ld[$0] * g - Ls[$0] * c)
        }
        // Inside the split industry: primary inputs of each part, taxes in proportion.
        let change = Ld[s] * g - Ls[s] * c
        let primary = table.valueAdded[s] + table.taxes[s]
        let share = primary != 0 ? table.valueAdded[s] / primary : 0
        let own = w * x[s] - split.inputs.reduce(0, +)
        valueAdded[s] =
            share
            * (own / (w * x[s]) * product
                + (primary - own) / ((1 - w) * x[s]) * (change - product))
        return layout.sumByRegion(valueAdded)
    }
}

/// A random walk over {u: 0 ≤ u_k ≤ capacity_k, Σu = share·Σ capacity}.
struct FeasibleWalk {
    private(set) var values: [Double]
    private let capacities: [Double]
    private let active: [Int]
    private var isWarm = false

    init(capacities: [Double], share: Double) {
        self.capacities = capacities
        values = capacities.map { share * $0 }
        active = capacities.indices.filter { capacities[$0] > 0 }
    }

    /// Moves every cell about once against a random other one; many times over at the start.
    mutating func advance(_ random: inout SplitMix64) {
        guard active.count > 1 else { return }
        for _ in 0..<(isWarm ? 2 : 20) {
            for a in active {
                let b = active[Int(random.uniform() * Double(active.count))]
                if a == b { continue }
                let lowest = max(-values[a], values[b] - capacities[b])
                let highest = min(capacities[a] - values[a], values[b])
                let step = lowest + random.uniform() * (highest - lowest)
                values[a] = min(max(values[a] + step, 0), capacities[a])
                values[b] = min(max(values[b] - step, 0), capacities[b])
            }
        }
        isWarm = true
    }
}

public import InputOutput

/// Which industries of a table use the products of which sectors, whatever their origin.
public struct ProductUsers: Sendable {
    /// An industry uses a sector's products when they make up at least this share of its
    /// intermediate inputs, 0 to 1.
    public let smallestShare: Double
    private let table: MRIOTable
    /// N × n, sector-major.
    private let uses: [Bool]

    /// Looks at all purchases of a table.
    /// - Complexity: one pass over Z.
    public init(_ table: MRIOTable, smallestShare: Double = 0.01) {
        self.table = table
        self.smallestShare = smallestShare
        let layout = table.layout
        let (n, N) = (layout.industryCount, layout.sectorCount)
        var bought = [Double](repeating: 0, count: N)
        var uses = [Bool](repeating: false, count: N * n)
        for j in 0..<n {
            for k in 0..<N { bought[k] = 0 }
            for i in 0..<n { bought[layout.sector(ofIndustry: i)] += table.Z[i, j] }
            let inputs = bought.reduce(0, +)
            guard inputs > 0 else { continue }
            for k in 0..<N { uses[k * n + j] = bought[k] >= smallestShare * inputs }
        }
        self.uses = uses
    }

    /// True when an industry uses the products of a sector.
    public func uses(_ sector: Int, industry: Int) -> Bool {
        uses[sector * table.industryCount + industry]
    }

    /// Value added of the industries of a region that use any of some sectors, in the table's unit.
    public func valueAdded(using sectors: [Int], in region: Int) -> Double {
        table.layout.industries(of: region).reduce(0) { sum, j in
            sectors.contains { uses($0, industry: j) } ? sum + max(table.valueAdded[j], 0) : sum
        }
    }
}

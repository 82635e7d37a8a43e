import LinearAlgebra

/// A sector, region, category of final demand or primary input that is the sum of the others: a
/// total of the source that was kept as if it were one of them, so that everything counts twice.
public struct KeptTotal: Sendable, Hashable {
    /// What the total stands among.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A sector, such as `TOTAL`.
        case sector
        /// A region, such as `World`.
        case region
        /// A category of final demand.
        case finalDemand = "category of final demand"
        /// A primary input.
        case primaryInput = "primary input"
    }

    /// What the total stands among.
    public let kind: Kind
    /// Its code.
    public let code: String
    /// Whether rows add up, or columns.
    public let isRow: Bool

    /// Cells may differ from the sum by this share, all of them together.
    static let tolerance = 1e-4

    /// Every total of a table.
    ///
    /// Sectors and regions are held against the others by output and by inputs first, and cell by
    /// cell only where these agree. Of fewer than three nothing can be told, but of two categories
    /// of final demand and of two primary inputs that one repeats the other in every cell.
    /// - Complexity: one pass over Y, and two over Z where there is a candidate.
    static func all(in table: MRIOTable, inputs: [Double]) -> [KeptTotal] {
        let search = TotalSearch(table: table, inputs: inputs)
        // Of sectors in different units none can be the sum of the others.
        return (table.isHybrid ? [] : search.sectors()) + search.regions() + search.finalDemand()
            + search.primaryInputs()
    }
}

/// Looks for totals in one table.
private struct TotalSearch {
    let table: MRIOTable
    let inputs: [Double]

    private var layout: TableLayout { table.layout }

    // A total of sectors or of regions is told by the same group of others in every place.
    func sectors() -> [KeptTotal] {
        guard layout.isGrid else { return [] }
        let (G, N) = (layout.regionCount, layout.sectorCount)
        let groups = (0..<G).map { r in (0..<N).map { layout.industry(region: r, sector: $0) } }
        return search(.sector, layout.sectors.map(\.code), groups)
    }

    func regions() -> [KeptTotal] {
        guard layout.isGrid else { return [] }
        let (G, N) = (layout.regionCount, layout.sectorCount)
        let groups = (0..<N).map { s in (0..<G).map { layout.industry(region: $0, sector: s) } }
        return search(.region, layout.regions.map(\.code), groups)
    }

    /// Members that are half of every group: `groups` holds one industry a member each.
    private func search(
        _ kind: KeptTotal.Kind, _ codes: [String], _ groups: [[Int]]
    ) -> [KeptTotal] {
        guard codes.count > 2 else { return [] }
        return codes.indices.compactMap { k in
            let isRow = isHalf(k, groups, table.x) && hasCells(k, groups, isRow: true)
            guard isRow || isHalf(k, groups, inputs) && hasCells(k, groups, isRow: false) else {
                return nil
            }
            return KeptTotal(kind: kind, code: codes[k], isRow: isRow)
        }
    }

    private func isHalf(_ k: Int, _ groups: [[Int]], _ values: [Double]) -> Bool {
        var (gap, size, own) = (0.0, 0.0, 0.0)
        for group in groups {
            let sum = group.reduce(0) { $0 + values[$1] }
            gap += abs(2 * values[group[k]] - sum)
            size += group.reduce(0) { $0 + abs(values[$1]) }
            own += abs(values[group[k]])
        }
        return own > 0 && gap <= KeptTotal.tolerance * size
    }

    private func hasCells(_ k: Int, _ groups: [[Int]], isRow: Bool) -> Bool {
        let n = layout.industryCount
        var (gap, size) = (0.0, 0.0)
        if table.isImplicit {
            for other in 0..<n {
                let cells = isRow ? table.Z.column(other) : table.Z.row(other)
                for group in groups {
                    let sum = group.reduce(0) { $0 + cells[$1] }
                    gap += abs(2 * cells[group[k]] - sum)
                    size += group.reduce(0) { $0 + abs(cells[$1]) }
                }
            }
            return size > 0 && gap <= KeptTotal.tolerance * size
        }
        table.Z.withUnsafeElements { z in
            for other in 0..<n {
                for group in groups {
                    var (sum, magnitude) = (0.0, 0.0)
                    for member in group {
                        let cell = isRow ? z[member + other * n] : z[other + member * n]
                        sum += cell
                        magnitude += abs(cell)
                    }
                    let own = isRow ? z[group[k] + other * n] : z[other + group[k] * n]
                    gap += abs(2 * own - sum)
                    size += magnitude
                }
            }
        }
        return size > 0 && gap <= KeptTotal.tolerance * size
    }

    func finalDemand() -> [KeptTotal] {
        let (n, G, K) = (layout.industryCount, layout.regionCount, layout.finalDemandCount)
        let found = table.Y.withUnsafeElements { y in
            parts(of: K, count: n * G) { k, cell in
                y[cell % n + (cell / n * K + k) * n]
            }
        }
        return found.map {
            KeptTotal(kind: .finalDemand, code: layout.finalDemand[$0].code, isRow: false)
        }
    }

    func primaryInputs() -> [KeptTotal] {
        let m = table.primaryInputs.count
        let found = table.V.withUnsafeElements { v in
            parts(of: m, count: layout.industryCount) { k, cell in v[k + cell * m] }
        }
        return found.map {
            KeptTotal(kind: .primaryInput, code: table.primaryInputs[$0].code, isRow: true)
        }
    }

    /// Which of `members` vectors is the sum of the others; of two equal ones the second.
    private func parts(
        of members: Int, count: Int, _ value: (_ member: Int, _ cell: Int) -> Double
    ) -> [Int] {
        guard members > 1 else { return [] }
        var gaps = [Double](repeating: 0, count: members)
        var sizes = gaps
        var size = 0.0
        for cell in 0..<count {
            var sum = 0.0
            for k in 0..<members {
                let own = value(k, cell)
                sum += own
                size += abs(own)
                sizes[k] += abs(own)
            }
            for k in 0..<members { gaps[k] += abs(2 * value(k, cell) - sum) }
        }
        let limit = KeptTotal.tolerance * size
        let found = (0..<members).filter { sizes[$0] > 0 && gaps[$0] <= limit }
        return members == 2 ? Array(found.suffix(1)) : found
    }
}

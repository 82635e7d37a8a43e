import InputOutput

/// Which industries deliver what a set of restrictions takes away, cell by cell.
///
/// Each lost delivery is divided among the industries that may step in, in proportion to what they
/// deliver to the same buyer already; where nobody does, to all of the importer; where nobody does
/// either, to their outputs. With a spare capacity, an industry's additional direct deliveries are
/// at most that share of its output: what is above is divided among the others in the same
/// proportions, until everything is delivered or nobody has room.
struct ReplacementPlan {
    /// A lost delivery and who takes it over.
    struct Cell {
        /// Selling industry that is restricted.
        let row: Int
        /// Buying industry, or final-demand column.
        let column: Int
        /// What is cut, in the table's unit.
        let amount: Double
        /// Who delivers instead, and how much, in the table's unit.
        var replaced: [(industry: Int, amount: Double)] = []
        /// Who may deliver instead, in which shares.
        fileprivate let candidates: [(industry: Int, share: Double)]
    }

    /// Cut deliveries to industries.
    private(set) var intermediate: [Cell]
    /// Cut deliveries to final demand.
    private(set) var final: [Cell]
    /// The industries that step in, by index.
    let resourcing: [Resourcing]
    /// What nobody could replace, in the table's unit; 0 when nothing was to be replaced.
    let unreplaced: Double

    /// A plan for the restricted cells of a table.
    /// - Parameter spareCapacity: additional direct deliveries as a share of output; nil for no
    ///   limit.
    init(
        _ flows: RestrictedFlows, in table: MRIOTable, rule: Replacement, spareCapacity: Double?
    ) {
        let layout = table.layout
        var shares = ReplacementShares(table, rule)
        func cell(
            _ flow: RestrictedFlows.Cell, importer: Int, delivery: (Int) -> Double
        ) -> Cell? {
            let amount = delivery(flow.row) * flow.share
            if amount == 0 { return nil }
            return Cell(
                row: flow.row, column: flow.column, amount: amount,
                candidates: shares.shares(row: flow.row, importer: importer, delivery: delivery))
        }
        var cells = flows.intermediate.compactMap { flow in
            cell(flow, importer: layout.region(ofIndustry: flow.column)) {
                table.Z[$0, flow.column]
            }
        }
        let intermediateCount = cells.count
        cells += flows.final.compactMap { flow in
            cell(flow, importer: layout.region(ofDemandColumn: flow.column)) {
                table.Y[$0, flow.column]
            }
        }
        let room = spareCapacity.map { share in table.x.map { max($0, 0) * share } }
        let delivered = Self.allocate(&cells, room: room)
        resourcing = delivered.sorted { $0.key < $1.key }.map {
            Resourcing(industry: $0.key, delivered: $0.value, capacity: room?[$0.key])
        }
        unreplaced =
            rule == .none
            ? 0
            : cells.reduce(0) { total, cell in
                total + cell.amount - cell.replaced.reduce(0) { $0 + $1.amount }
            }
        intermediate = Array(cells.prefix(intermediateCount))
        final = Array(cells.dropFirst(intermediateCount))
    }

    /// Divides every cell's amount among its candidates, round by round while capacities bind, and
    /// returns what each industry delivers in all.
    private static func allocate(_ cells: inout [Cell], room: [Double]?) -> [Int: Double] {
        var delivered: [Int: Double] = [:]
        var open = cells.map(\.amount)
        var full = Set<Int>()
        // Each round either delivers everything or fills at least one more industry.
        while true {
            var wanted: [Int: Double] = [:]
            var requests: [(cell: Int, industry: Int, amount: Double)] = []
            for (index, cell) in cells.enumerated() where open[index] != 0 {
                let candidates = cell.candidates.filter { !full.contains($0.industry) }
                let total = candidates.reduce(0) { $0 + $1.share }
                guard total > 0 else { continue }
                for (industry, share) in candidates {
                    let amount = open[index] * share / total
                    requests.append((index, industry, amount))
                    wanted[industry, default: 0] += amount
                }
            }
            if requests.isEmpty { break }
            var scale: [Int: Double] = [:]
            for (industry, amount) in wanted {
                guard let room else { continue }
                let left = room[industry] - delivered[industry, default: 0]
                if amount > left {
                    scale[industry] = max(left, 0) / amount
                    full.insert(industry)
                }
            }
            for (cell, industry, amount) in requests {
                let given = amount * (scale[industry] ?? 1)
                if given == 0 { continue }
                open[cell] = scale.isEmpty ? 0 : open[cell] - given
                delivered[industry, default: 0] += given
                if let known = cells[cell].replaced.firstIndex(where: { $0.industry == industry }) {
                    cells[cell].replaced[known].amount += given
                } else {
                    cells[cell].replaced.append((industry, given))
                }
            }
            if scale.isEmpty { break }
        }
        return delivered
    }
}

/// Divides a lost delivery among the industries that may step in.
struct ReplacementShares {
    private let table: MRIOTable
    private let rule: Replacement
    private var fallbackCache: [[Int]: [(industry: Int, share: Double)]] = [:]

    init(_ table: MRIOTable, _ rule: Replacement) {
        self.table = table
        self.rule = rule
    }

    /// Who may deliver instead of industry `row` to region `importer`, and in which shares, which
    /// add up to 1; empty when nobody can. `delivery` gives what an industry delivers to the same
    /// cell now.
    mutating func shares(
        row: Int, importer: Int, delivery: (Int) -> Double
    ) -> [(industry: Int, share: Double)] {
        let layout = table.layout
        let sector = layout.sector(ofIndustry: row)
        let origins = rule.origins(
            exporter: layout.region(ofIndustry: row), importer: importer,
            in: layout)
        let candidates = origins.compactMap { layout.industryIfAny(region: $0, sector: sector) }
        let own = normalised(candidates, delivery)
        return own.isEmpty ? fallback(candidates, importer: importer) : own
    }

    private mutating func fallback(
        _ candidates: [Int], importer: Int
    ) -> [(industry: Int, share: Double)] {
        let key = candidates + [importer]
        if let known = fallbackCache[key] { return known }
        let layout = table.layout
        var result = normalised(candidates) { i in
            layout.industries(of: importer).reduce(0) { $0 + table.Z[i, $1] }
                + layout.demandColumns(of: importer).reduce(0) { $0 + table.Y[i, $1] }
        }
        if result.isEmpty { result = normalised(candidates) { table.x[$0] } }
        fallbackCache[key] = result
        return result
    }

    private func normalised(
        _ candidates: [Int], _ weight: (Int) -> Double
    ) -> [(industry: Int, share: Double)] {
        let weights = candidates.map { max(weight($0), 0) }
        let total = weights.reduce(0, +)
        guard total > 0 else { return [] }
        return zip(candidates, weights).filter { $1 > 0 }.map { ($0, $1 / total) }
    }
}

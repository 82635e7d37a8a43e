import InputOutput

/// Cells that the same restrictions of a shock touch, so that one number says what share of them is
/// cut.
///
/// Where restrictions overlap, shares kept multiply (`RestrictedFlows`); cells are sorted here by
/// which of them they are under.
struct RestrictionCover {
    /// Positions of the restrictions, in their order.
    let restrictions: [Int]
    /// The cells, all wholly cut.
    let flows: RestrictedFlows

    /// The covers of some restrictions, by their first cell.
    static func all(_ restrictions: [Restriction], in layout: TableLayout) -> [RestrictionCover] {
        struct Cell: Hashable {
            let block: Int
            let row: Int
            let column: Int
        }
        var covering: [Cell: [Int]] = [:]
        for (position, restriction) in restrictions.enumerated() {
            let whole = RestrictedFlows([restriction.whole], in: layout)
            for cell in whole.intermediate {
                covering[Cell(block: 0, row: cell.row, column: cell.column), default: []]
                    .append(position)
            }
            for cell in whole.final {
                covering[Cell(block: 1, row: cell.row, column: cell.column), default: []]
                    .append(position)
            }
        }
        var index: [[Int]: Int] = [:]
        var covers: [(restrictions: [Int], cells: [[RestrictedFlows.Cell]])] = []
        let ordered = covering.sorted {
            ($0.key.block, $0.key.row, $0.key.column) < ($1.key.block, $1.key.row, $1.key.column)
        }
        for (cell, positions) in ordered {
            let number = index[positions] ?? covers.count
            if number == covers.count {
                index[positions] = number
                covers.append((positions, [[], []]))
            }
            covers[number].cells[cell.block].append(
                RestrictedFlows.Cell(row: cell.row, column: cell.column, share: 1))
        }
        return covers.map {
            RestrictionCover(
                restrictions: $0.restrictions,
                flows: RestrictedFlows(intermediate: $0.cells[0], final: $0.cells[1]))
        }
    }

    /// The share of its cells that restrictions of the same places cut.
    func share(of restrictions: [Restriction]) -> Double {
        var kept = 1.0
        for position in self.restrictions where restrictions[position].effectiveCut > 0 {
            kept *= 1 - restrictions[position].effectiveCut
        }
        return 1 - kept
    }
}

extension Shock {
    /// What the shock touches, without how much: shocks of one shape differ in numbers only.
    public var shape: Shock {
        Shock(
            restrictions: restrictions.map(\.whole),
            demandChanges: demandChanges.map {
                DemandChange(region: $0.region, sectors: $0.sectors, change: 1)
            },
            capacityChanges: capacityChanges.map {
                CapacityChange(industry: $0.industry, change: -1, factor: $0.factor)
            },
            tradeCosts: tradeCosts.map {
                TradeCost(exporter: $0.exporter, importer: $0.importer, sectors: $0.sectors)
            })
    }
}

extension Restriction {
    /// The same restriction cutting the whole sector flow.
    var whole: Restriction {
        Restriction(
            exporter: exporter, sectors: sectors, importer: importer, users: users,
            finalDemand: finalDemand, cut: 1, rent: rent)
    }
}

import InputOutput
import Shocks

/// The daily model written out cell by cell, with every order in a matrix of its own: slow, and the
/// measure of the fast one.
struct PlainShortage {
    let table: MRIOTable
    let options: Shortage.Options
    let ratings: [Double]
    let shock: Shock

    /// Output by day and industry.
    func run() -> [[Double]] {
        let layout = table.layout
        let (n, N, G) = (layout.industryCount, layout.sectorCount, layout.regionCount)
        let B = n + G
        var flow = [[Double]](repeating: [Double](repeating: 0, count: B), count: n)
        var fromStock = [Double](repeating: 0, count: n)
        for i in 0..<n {
            for b in 0..<B {
                let value =
                    (b < n
                        ? table.Z[i, b]
                        : layout.demandColumns(of: b - n).reduce(0) { $0 + table.Y[i, $1] }) / 365
                if value >= 0 { flow[i][b] = value } else { fromStock[i] -= value }
            }
        }
        let x0 = table.x.map { $0 / 365 }
        var wanted = [[Double]](repeating: [Double](repeating: 0, count: B), count: N)
        for i in 0..<n { for b in 0..<B { wanted[i % N][b] += flow[i][b] } }
        let base = wanted
        var a = [[Double]](repeating: [Double](repeating: 0, count: n), count: N)
        for p in 0..<N { for j in 0..<n where x0[j] > 0 { a[p][j] = wanted[p][j] / x0[j] } }
        let I = options.inventoryDays
        var S = a.map { row in row.indices.map { row[$0] * x0[$0] * I } }
        var keep = [[Double]](repeating: [Double](repeating: 1, count: B), count: n)
        for restriction in shock.restrictions {
            for sector in restriction.sectors {
                let i = layout.industry(region: restriction.exporter, sector: sector)
                let users = restriction.users ?? Array(0..<N)
                for user in users {
                    keep[i][layout.industry(region: restriction.importer, sector: user)] *=
                        1 - restriction.effectiveCut
                }
                if restriction.users == nil {
                    keep[i][n + restriction.importer] *= 1 - restriction.effectiveCut
                }
            }
        }
        func isOn(_ day: Int) -> Bool {
            day >= options.start && day < options.start + (options.duration ?? .max / 2)
        }
        var spare = [Double](repeating: 1, count: n)
        func place(_ day: Int) -> [[Double]] {
            var orders = [[Double]](repeating: [Double](repeating: 0, count: B), count: n)
            for b in 0..<B {
                for p in 0..<N {
                    let rows = (0..<G).map { $0 * N + p }
                    var weights = rows.map { i in base[p][b] > 0 ? flow[i][b] / base[p][b] : 0 }
                    if options.reorder {
                        for (k, i) in rows.enumerated() {
                            weights[k] *= spare[i] * (isOn(day) ? keep[i][b] : 1)
                        }
                        let total = weights.reduce(0, +)
                        if total > 1e-12 { weights = weights.map { $0 / total } }
                    }
                    for (k, i) in rows.enumerated() {
                        var order = weights[k] * wanted[p][b]
                        if isOn(day) && keep[i][b] < 1 {
                            order = min(order, keep[i][b] * flow[i][b])
                        }
                        orders[i][b] = order
                    }
                }
            }
            return orders
        }
        for change in shock.demandChanges where isOn(0) {
            for p in change.sectors ?? Array(0..<N) {
                wanted[p][n + change.region] = base[p][n + change.region] * (1 + change.change)
            }
        }
        var orders = place(0)
        var limit = [Double](repeating: .infinity, count: n)
        var alpha = [Double](repeating: 1, count: n)
        var result: [[Double]] = []
        for day in 0..<options.days {
            let D = orders.map { $0.reduce(0, +) }
            var x = [Double](repeating: 0, count: n)
            var ratio = x
            for i in 0..<n {
                var capacity = alpha[i] * x0[i]
                for change in shock.capacityChanges where change.industry == i && isOn(day) {
                    capacity *= 1 + change.change
                }
                let asked = max(D[i] - fromStock[i], 0)
                x[i] = min(asked, capacity, limit[i])
                ratio[i] = D[i] > 0 ? min((x[i] + fromStock[i]) / D[i], 1) : 1
                if options.reorder, D[i] > 0 {
                    spare[i] = max((min(capacity, limit[i]) + fromStock[i]) / D[i], 1e-6)
                }
                let scarcity = asked > 0 ? (asked - x[i]) / asked : 0
                if scarcity > 1e-9 {
                    alpha[i] +=
                        (options.maximumOverproduction - alpha[i]) * scarcity
                        / options.overproductionDays
                } else {
                    alpha[i] += (1 - alpha[i]) / options.overproductionDays
                }
            }
            result.append(x)
            for j in 0..<n {
                var limits: [Double] = []
                var (held, needed) = (0.0, 0.0)
                let m = max(1, options.rationing * I)
                for p in 0..<N where a[p][j] > 0 {
                    let arrived = (0..<G).reduce(0) {
                        $0 + orders[$1 * N + p][j] * ratio[$1 * N + p]
                    }
                    S[p][j] += arrived - min(a[p][j] * x[j], S[p][j])
                    let r = S[p][j] / (a[p][j] * m)
                    held += S[p][j]
                    needed += a[p][j] * m
                    switch options.inputRule {
                    case .leontief: limits.append(r)
                    case .halfCritical:
                        let rating = ratings[p + j % N * N]
                        if rating == 1 { limits.append(r) }
                        if rating == 0.5 { limits.append((r + x0[j]) / 2) }
                    case .linear: break
                    }
                    wanted[p][j] = max(
                        a[p][j] * x[j] + (I * a[p][j] * x0[j] - S[p][j]) / options.restockDays,
                        0)
                }
                if options.inputRule == .linear, needed > 0 { limits = [held / needed] }
                limit[j] = limits.min() ?? .infinity
            }
            for r in 0..<G { for p in 0..<N { wanted[p][n + r] = base[p][n + r] } }
            for change in shock.demandChanges where isOn(day + 1) {
                for p in change.sectors ?? Array(0..<N) {
                    wanted[p][n + change.region] *= 1 + change.change
                }
            }
            orders = place(day + 1)
        }
        return result
    }
}

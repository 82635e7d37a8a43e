import InputOutput
import Shocks

/// The daily model written out cell by cell, with every order in a matrix of its own and every
/// stock in money: slow, and the measure of the fast one.
struct PlainShortage {
    let table: MRIOTable
    let options: Shortage.Options
    let ratings: [Double]
    let shock: Shock

    /// What a buyer keeps of a product of which some deliveries are restricted. Lines that need
    /// every variety in its share keep the first two, lines that take any origin the third.
    private struct Varieties {
        /// By restricted supplier.
        var restricted: [Int: Double]
        var others: Double
        var pooled: Double
        /// What the two kinds of lines made on the day, and may make tomorrow.
        var made: (Double, Double)
        var most: (Double, Double)
    }

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
        let I = options.inventoryDays ?? 90
        let m = max(1, options.rationing * I)
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
        func restricted(_ p: Int, _ b: Int) -> [Int] {
            (0..<G).map { $0 * N + p }.filter { keep[$0][b] < 1 && flow[$0][b] > 0 }
        }
        func isOn(_ day: Int) -> Bool {
            day >= options.start && day < options.start + (options.duration ?? .max / 2)
        }
        func substitution(_ day: Int) -> Double {
            day >= options.start + options.switchingDays ? options.originSubstitution : 0
        }
        var alpha = [Double](repeating: 1, count: n)
        func capacity(_ i: Int, _ day: Int) -> Double {
            var capacity = alpha[i] * x0[i]
            for change in shock.capacityChanges where change.industry == i && isOn(day) {
                capacity *= 1 + change.change
            }
            return capacity
        }
        // Stocks of restricted products, by product and buyer, in money.
        let e0 = substitution(0)
        var kept: [[Int]: Varieties] = [:]
        for p in 0..<N {
            for b in 0..<B {
                let rows = restricted(p, b)
                if rows.isEmpty { continue }
                let most = b < n ? x0[b] : 1
                kept[[p, b]] = Varieties(
                    restricted: Dictionary(
                        uniqueKeysWithValues: rows.map { ($0, (1 - e0) * flow[$0][b] * I) }),
                    others: (1 - e0) * (base[p][b] - rows.reduce(0) { $0 + flow[$1][b] }) * I,
                    pooled: e0 * base[p][b] * I, made: (most, most), most: (most, most))
            }
        }
        var spare = [Double](repeating: 1, count: n)
        // Orders by lines that take any origin, and by those that do not.
        var (any, own) = (flow, flow)
        func place(_ day: Int) {
            let e = substitution(day)
            for b in 0..<B {
                for p in 0..<N {
                    let rows = (0..<G).map { $0 * N + p }
                    let varieties = kept[[p, b]]
                    var weights = rows.map { i in base[p][b] > 0 ? flow[i][b] / base[p][b] : 0 }
                    if options.reorder {
                        for (k, i) in rows.enumerated() {
                            weights[k] *= spare[i] * (isOn(day) ? keep[i][b] : 1)
                        }
                        let total = weights.reduce(0, +)
                        if total > 1e-12 { weights = weights.map { $0 / total } }
                    }
                    let part = varieties == nil ? 1 : e
                    var wants = (wanted[p][b], wanted[p][b])
                    if let varieties, b < n {
                        let missing = e * base[p][b] * I - varieties.pooled
                        wants.0 =
                            e == 0
                            ? 0
                            : max(
                                a[p][b] * varieties.made.1 + missing / e / options.restockDays, 0)
                    }
                    for (k, i) in rows.enumerated() {
                        var order = weights[k] * wants.0 * part
                        if isOn(day) && keep[i][b] < 1 {
                            order = min(order, part * keep[i][b] * flow[i][b])
                        }
                        any[i][b] = order
                        own[i][b] = 0
                    }
                    guard let varieties else { continue }
                    // The other lines: the restricted suppliers each for itself, the rest together.
                    let others = rows.filter { varieties.restricted[$0] == nil }
                    let rest = others.reduce(0) { $0 + flow[$1][b] }
                    for (i, stock) in varieties.restricted {
                        var order = (1 - e) * flow[i][b] * (b < n ? 0 : wanted[p][b] / base[p][b])
                        if b < n {
                            let needed = (1 - e) * flow[i][b]
                            order = max(
                                needed * varieties.made.0 / x0[b]
                                    + (needed * I - stock) / options.restockDays, 0)
                        }
                        own[i][b] =
                            isOn(day) ? min(order, (1 - e) * keep[i][b] * flow[i][b]) : order
                    }
                    var order = (1 - e) * rest * (b < n ? 0 : wanted[p][b] / base[p][b])
                    if b < n {
                        order = max(
                            (1 - e) * rest * varieties.made.0 / x0[b]
                                + ((1 - e) * rest * I - varieties.others) / options.restockDays, 0)
                    }
                    let total = others.reduce(0) {
                        $0 + flow[$1][b] * (options.reorder ? spare[$1] : 1)
                    }
                    for i in others where total > 0 {
                        own[i][b] = order * flow[i][b] * (options.reorder ? spare[i] : 1) / total
                    }
                }
            }
        }
        for change in shock.demandChanges where isOn(0) {
            for p in change.sectors ?? Array(0..<N) {
                wanted[p][n + change.region] = base[p][n + change.region] * (1 + change.change)
            }
        }
        place(0)
        var limit = [Double](repeating: .infinity, count: n)
        var result: [[Double]] = []
        for day in 0..<options.days {
            let D = (0..<n).map { i in zip(any[i], own[i]).reduce(0) { $0 + $1.0 + $1.1 } }
            var x = [Double](repeating: 0, count: n)
            var ratio = x
            for i in 0..<n {
                let possible = capacity(i, day)
                let asked = max(D[i] - fromStock[i], 0)
                x[i] = min(asked, possible, limit[i])
                ratio[i] = D[i] > 0 ? min((x[i] + fromStock[i]) / D[i], 1) : 1
                if options.reorder, D[i] > 0 {
                    spare[i] = max((min(possible, limit[i]) + fromStock[i]) / D[i], 1e-6)
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
            let (e, next) = (substitution(day), substitution(day + 1))
            for j in 0..<n {
                var limits: [Double] = []
                var (held, needed) = (0.0, 0.0)
                for p in 0..<N where a[p][j] > 0 {
                    func arrived(_ orders: [[Double]], _ rows: [Int]) -> Double {
                        rows.reduce(0) { $0 + orders[$1][j] * ratio[$1] }
                    }
                    let rows = (0..<G).map { $0 * N + p }
                    let allowed: Double
                    if var one = kept[[p, j]] {
                        let made = divide(x[j], one.most, e)
                        one.made = made
                        let others = rows.filter { one.restricted[$0] == nil }
                        for (i, stock) in one.restricted {
                            let use = (1 - e) * flow[i][j] * made.0 / x0[j]
                            one.restricted[i] = stock + arrived(own, [i]) - min(use, stock)
                        }
                        let rest = others.reduce(0) { $0 + flow[$1][j] }
                        one.others +=
                            arrived(own, others) - min((1 - e) * rest * made.0 / x0[j], one.others)
                        one.pooled +=
                            arrived(any, rows) - min(e * a[p][j] * made.1, one.pooled)
                        if next != e {
                            // A part of everything is put together.
                            let all = one.restricted.values.reduce(one.others, +)
                            one.pooled = next * all
                            one.others *= 1 - next
                            for i in one.restricted.keys { one.restricted[i]? *= 1 - next }
                        }
                        var first = Double.infinity
                        if next < 1 {
                            for (i, stock) in one.restricted {
                                first = min(first, stock * x0[j] / ((1 - next) * flow[i][j] * m))
                            }
                            if rest > 0 {
                                first = min(first, one.others * x0[j] / ((1 - next) * rest * m))
                            }
                        }
                        let second = next > 0 ? one.pooled / (next * a[p][j] * m) : .infinity
                        let most = capacity(j, day + 1)
                        one.most = (min(first, most), min(second, most))
                        allowed =
                            next == 0
                            ? first
                            : next == 1
                                ? second
                                : min(first, second) >= most
                                    ? min(first, second)
                                    : (1 - next) * one.most.0 + next * one.most.1
                        kept[[p, j]] = one
                    } else {
                        S[p][j] += arrived(any, rows) - min(a[p][j] * x[j], S[p][j])
                        allowed = S[p][j] / (a[p][j] * m)
                        wanted[p][j] = max(
                            a[p][j] * x[j] + (I * a[p][j] * x0[j] - S[p][j]) / options.restockDays,
                            0)
                    }
                    held += allowed * a[p][j] * m
                    needed += a[p][j] * m
                    switch options.inputRule {
                    case .leontief: limits.append(allowed)
                    case .halfCritical:
                        let rating = ratings[p + j % N * N]
                        if rating == 1 { limits.append(allowed) }
                        if rating == 0.5 { limits.append((allowed + x0[j]) / 2) }
                    case .linear: break
                    }
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
            place(day + 1)
        }
        return result
    }

    /// What the lines that need every variety make, and those that do not, when 1 − e of all are of
    /// the first kind; per unit of all lines.
    private func divide(_ x: Double, _ most: (Double, Double), _ e: Double) -> (Double, Double) {
        if e == 0 || e == 1 || x <= min(most.0, most.1) { return (x, x) }
        let total = (1 - e) * most.0 + e * most.1
        if x > total { return (most.0 + x - total, most.1 + x - total) }
        return most.0 < x
            ? (most.0, (x - (1 - e) * most.0) / e) : ((x - e * most.1) / (1 - e), most.1)
    }
}

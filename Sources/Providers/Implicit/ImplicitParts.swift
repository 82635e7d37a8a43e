import InputOutput

/// Use by product, and where it comes from: what an implicit table is made of.
struct ImplicitParts {
    private let regions: [String]
    private let sectors: [String]
    private let categories: Int
    /// Use by industries, G×N×N at [s, i, j], in the unit of the table.
    let use: [Double]
    /// Final use, G×N×K at [s, i, k].
    private var final: [Double]
    /// T of intermediate use, N×G×G at [i, r, s].
    private(set) var shares: [Double] = []
    /// T of final use, where it is another.
    private var finalShares: [Double]?
    /// Imports that no user of the product at home says anything about: final demand at [i, r, s].
    private var direct: [Int: Double] = [:]
    private var isSpread = false

    private var G: Int { regions.count }
    private var N: Int { sectors.count }

    init(
        regions: [String], sectors: [String], categories: Int, use: [Double], final: [Double]
    ) {
        self.regions = regions
        self.sectors = sectors
        self.categories = categories
        self.use = use
        self.final = final
    }

    /// What the numbers suppose, for the history of the table.
    var assumption: String {
        isSpread
            ? """
            Imports of a product are spread over its users in the importing region as the \
            region's own deliveries of it are: the published pieces do not say who uses them.
            """
            : """
            Every user of a product in a region has the same shares of origins: deliveries are \
            technology × trade shares and are not multiplied out.
            """
    }

    /// Takes the origins of all use: as shares, or as amounts of which shares are made.
    mutating func share(_ cube: [Double], named name: String, areShares: Bool) -> Diagnostics {
        var problems = Diagnostics()
        shares = checked(cube, name, areShares: areShares, isUsed: isUsed, &problems)
        return problems
    }

    /// Takes the origins of final use, where they are others.
    mutating func shareFinal(_ cube: [Double], named name: String) -> Diagnostics {
        var problems = Diagnostics()
        finalShares = checked(cube, name, areShares: true, isUsed: isInFinalUse, &problems)
        return problems
    }

    /// Shares may miss 1 by this much: what single precision leaves of a sum of some hundred.
    private static let tolerance = 1e-4
    /// Findings of one kind that are named; then they are counted.
    private static let named = 5

    private func checked(
        _ cube: [Double], _ name: String, areShares: Bool, isUsed: (Int, Int) -> Bool,
        _ problems: inout Diagnostics
    ) -> [Double] {
        var result = cube
        var bad: [Diagnostic] = []
        for i in 0..<N {
            for s in 0..<G {
                var sum = 0.0
                for r in 0..<G {
                    let value = cube[(i * G + r) * G + s]
                    sum += value
                    if value < 0 {
                        bad.append(
                            finding(
                                "\(name)[\(sectors[i]), \(regions[r]), \(regions[s])]",
                                "a \(areShares ? "share" : "delivery") is \(brief(value))"))
                    }
                }
                guard isUsed(i, s) else { continue }
                let place = "\(name)[\(sectors[i]), :, \(regions[s])]"
                if areShares, abs(sum - 1) > Self.tolerance {
                    bad.append(
                        finding(
                            place,
                            "the shares of all exporters in what \(regions[s]) uses add up to "
                                + brief(sum)))
                } else if !areShares, !(sum > 0 && sum.isFinite) {
                    bad.append(
                        finding(
                            place,
                            "\(regions[s]) uses the product, and its origins add up to "
                                + brief(sum)))
                }
                if !areShares, sum > 0 {
                    for r in 0..<G { result[(i * G + r) * G + s] /= sum }
                }
            }
        }
        problems.add(shortened(bad, name))
        return result
    }

    private func shortened(_ found: [Diagnostic], _ name: String) -> Diagnostics {
        let rest = found.count - Self.named
        let more =
            rest > 0
            ? [
                Diagnostic(
                    .error, "bad-trade-shares", "\(rest) more of the same", at: .init(place: name))
            ] : []
        return Diagnostics(Array(found.prefix(Self.named)) + more)
    }

    func finding(_ place: String, _ message: String) -> Diagnostic {
        Diagnostic(
            .error, "bad-trade-shares", message, at: .init(place: place),
            remedy: "shares are 0 or more and add up to 1 over exporters, home included; trade in "
                + "amounts is 0 or more, and domestic origins need it")
    }

    private func isUsed(_ i: Int, _ s: Int) -> Bool {
        let first = (s * N + i) * N
        return use[first..<(first + N)].contains { $0 != 0 }
            || finalShares == nil && isInFinalUse(i, s)
    }

    private func isInFinalUse(_ i: Int, _ s: Int) -> Bool {
        let first = (s * N + i) * categories
        return final[first..<(first + categories)].contains { $0 != 0 }
    }

    /// Spreads trade between regions over the users of the same product at home.
    ///
    /// T_i,rs = trade_i,rs / (Σ_j U_s,ij + Σ_k y_s,ik) for r ≠ s, and 1 at home. Where nobody uses
    /// the product of home, imports are final demand of the first category, and a finding says how
    /// many.
    mutating func spread(_ trade: [Double]) -> Diagnostics {
        isSpread = true
        shares = [Double](repeating: 0, count: trade.count)
        var bad: [Diagnostic] = []
        var (pairs, amount, ignored) = (0, 0.0, 0)
        for i in 0..<N {
            for s in 0..<G {
                let (row, own) = ((s * N + i) * N, (s * N + i) * categories)
                let used =
                    use[row..<(row + N)].reduce(0, +)
                    + final[own..<(own + categories)].reduce(0, +)
                let largest = use[row..<(row + N)].reduce(0) { max($0, abs($1)) }
                var isDirect = false
                for r in 0..<G {
                    let at = (i * G + r) * G + s
                    let value = trade[at]
                    if r == s {
                        shares[at] = 1
                        if value != 0 { ignored += 1 }
                        continue
                    }
                    if value == 0 { continue }
                    let share = value / used
                    if value < 0 || used > 0 && !(share * largest).isFinite {
                        let place = "trade[\(sectors[i]), \(regions[r]), \(regions[s])]"
                        bad.append(finding(place, "a delivery is \(brief(value))"))
                    } else if used > 0 {
                        shares[at] = share
                    } else {
                        direct[at] = value
                        amount += value
                        isDirect = true
                    }
                }
                if isDirect { pairs += 1 }
            }
        }
        var problems = shortened(bad, "trade")
        if pairs > 0 {
            problems.add(
                Diagnostic(
                    .warning, "imports-without-users",
                    """
                    \(brief(amount)) of imports are of products that nobody uses from home \
                    (\(counted(pairs, "product", "products")) by importer): they are \
                    counted as final demand, in its first category
                    """, at: .init(place: "trade")))
        }
        if ignored > 0 {
            problems.add(
                Diagnostic(
                    .note, "domestic-trade",
                    """
                    trade of regions with themselves is not read \
                    (\(counted(ignored, "cell", "cells"))): use and final use hold domestic \
                    deliveries
                    """, at: .init(place: "trade")))
        }
        return problems
    }

    /// Writes Y, n × G·K: Y_(r,i),(s,k) = T_i,rs·y_s,ik, and imports without users.
    func fillDemand(_ target: UnsafeMutableBufferPointer<Double>) {
        let (n, K) = (G * N, categories)
        let origins = finalShares ?? shares
        for s in 0..<G {
            for r in 0..<G {
                for i in 0..<N {
                    let at = (i * G + r) * G + s
                    for k in 0..<K {
                        target[r * N + i + (s * K + k) * n] =
                            origins[at] * final[(s * N + i) * K + k]
                    }
                    if let more = direct[at] { target[r * N + i + s * K * n] += more }
                }
            }
        }
    }
}

import LinearAlgebra
import Platform

/// The derivative of a state's residual by log prices, log expenditure and log wages, in this
/// order: exact at the present set of binding caps, and known by its products alone.
///
/// A product is one pass over the trade shares in each direction and one over the input shares in
/// each. With s_i the shares of a row, B its binding caps, s_B and s_U the shares of bound and free
/// origins:
///
///   d ln P = (σ·Σ_U s_i·d ln c_i + s_B·d ln X) / (σ·s_U + s_B) d ln p_i = (d ln X + θ·d ln P)/σ
///   for i in B, d ln c_i otherwise;  d ln τ_i = d ln p_i − d ln c_i d ln M_i = d ln X + θ·(d ln P
///   − d ln p_i);  σ = 1 + θ
struct TradeDerivative: LinearOperator {
    private let state: TradeState
    private let rows: [BoundRow]
    /// Shares of value added of the bloc, G.
    private let blocShares: [Double]
    /// t/(1 + t) of the shares, (j·G + n)·G + i; empty without tariffs.
    private let kept: [Double]

    /// A row with at least one binding cap.
    private struct BoundRow {
        let row: Int
        let boundShare: Double
        let deliveries: [Bound]
    }

    private struct Bound {
        let origin: Int
        let share: Double
        let rent: Restriction.Rent
        /// What the producer gets, and what is rent, of a unit that the importer spends on the row.
        let received: Double
        let rentShare: Double
        let tariffShare: Double
    }

    init(_ state: TradeState) {
        self.state = state
        let problem = state.problem
        let (G, N) = (problem.G, problem.N)
        var rows: [BoundRow] = []
        var open: [Bound] = []
        var last = -1
        func close() {
            if open.isEmpty { return }
            rows.append(
                BoundRow(
                    row: last, boundShare: open.reduce(0) { $0 + $1.share }, deliveries: open))
            open = []
        }
        for delivery in state.capped where delivery.wedge > 0 {
            let cell = delivery.cell
            if cell / G != last { close() }
            last = cell / G
            let share = state.shares[cell]
            let net = share / (1 + problem.tariffs[cell])
            open.append(
                Bound(
                    origin: cell % G, share: share, rent: delivery.rent,
                    received: state.received[cell],
                    rentShare: delivery.rent == .lost ? 0 : net - state.received[cell],
                    tariffShare: share - net))
        }
        close()
        self.rows = rows
        let supply = (0..<G).map {
            exp(state.unknowns.logWage[$0]) * problem.economy.valueAdded[$0]
        }
        var totals = [Double](repeating: 0, count: G)
        for n in 0..<G { totals[problem.blocs[n]] += supply[n] }
        blocShares = (0..<G).map { supply[$0] / totals[problem.blocs[$0]] }
        if problem.hasTariffs.contains(true) {
            kept = zip(state.shares, problem.tariffs).map { $1 == 0 ? 0 : $0 * $1 / (1 + $1) }
        } else {
            kept = []
        }
        count = 2 * G * N + G
    }

    let count: Int

    /// Not needed: approximations are judged by their residual.
    func infinityNorm(_ transposition: Transposition) -> Double { 0 }

    func apply(
        _ transposition: Transposition, _ x: Span<Double>, columns: Int,
        to result: inout MutableSpan<Double>
    ) {
        precondition(transposition == .none, "the transposed derivative is not known")
        for column in 0..<columns {
            let first = column * count
            let image = product((first..<(first + count)).map { x[$0] })
            for k in 0..<count { result[first + k] = image[k] }
        }
    }

    private func product(_ step: [Double]) -> [Double] {
        let problem = state.problem
        let economy = problem.economy
        let (G, N) = (problem.G, problem.N)
        let GN = G * N
        var result = [Double](repeating: 0, count: count)
        var costs = [Double](repeating: 0, count: GN)
        for n in 0..<G {
            for j in (n * N)..<((n + 1) * N) {
                costs[j] = economy.valueAddedShares[j] * step[2 * GN + n]
            }
            block(
                .transposed, N, N, economy.inputShares, at: n * N * N, step, at: n * N,
                adding: true, to: &costs, at: n * N)
        }
        var output = [Double](repeating: 0, count: GN)
        // What is kept of sales: tariffs and rents, by region.
        var income = [Double](repeating: 0, count: G)
        var cost = [Double](repeating: 0, count: G)
        var (price, spending, sales) = (cost, cost, cost)
        var bound = rows[...]
        for j in 0..<N {
            let theta = economy.elasticities[j]
            for i in 0..<G { cost[i] = costs[i * N + j] }
            block(.transposed, G, G, state.shares, at: j * G * G, cost, at: 0, to: &price, at: 0)
            let first = bound
            while let row = bound.first, row.row / G == j {
                let n = row.row % G
                let sigma = 1 + theta
                let free = row.deliveries.reduce(price[n]) { $0 - $1.share * cost[$1.origin] }
                price[n] =
                    (sigma * free + row.boundShare * step[GN + n * N + j])
                    / (sigma * (1 - row.boundShare) + row.boundShare)
                bound = bound.dropFirst()
            }
            for n in 0..<G {
                let own = n * N + j
                result[own] = price[n] - step[own]
                spending[n] =
                    state.unknowns.expenditure[own] * (step[GN + own] + theta * price[n])
            }
            block(.none, G, G, state.received, at: j * G * G, spending, at: 0, to: &sales, at: 0)
            for i in 0..<G {
                sales[i] -= theta * cost[i] * state.output[i * N + j]
            }
            if problem.hasTariffs[j] {
                for n in 0..<G {
                    let row = (j * G + n) * G
                    let spent = state.unknowns.expenditure[n * N + j]
                    for i in 0..<G where kept[row + i] != 0 {
                        income[n] += kept[row + i] * (spending[n] - theta * cost[i] * spent)
                    }
                }
            }
            for row in first[..<bound.startIndex] {
                let n = row.row % G
                let own = n * N + j
                let spent = state.unknowns.expenditure[own]
                for delivery in row.deliveries {
                    let i = delivery.origin
                    let paid = (step[GN + own] + theta * price[n]) / (1 + theta)
                    let wedge = paid - cost[i]
                    // Correct what was counted as if the price were the cost.
                    let falls = delivery.rent == .lost ? theta : theta + 1
                    sales[i] -= delivery.received * spent * falls * wedge
                    income[n] -= delivery.tariffShare * spent * theta * wedge
                    if delivery.rent != .lost {
                        income[delivery.rent == .exporter ? i : n] +=
                            delivery.rentShare * (spending[n] - theta * paid * spent)
                            + delivery.received * spent * wedge
                    }
                }
            }
            for i in 0..<G { output[i * N + j] = sales[i] }
        }
        for n in 0..<G {
            let supply =
                exp(state.unknowns.logWage[n]) * economy.valueAdded[n]
            let earned = supply * step[2 * GN + n] + income[n]
            var labour = 0.0
            for k in (n * N)..<((n + 1) * N) {
                result[GN + k] = economy.demandShares[k] * earned
                labour += economy.valueAddedShares[k] * output[k]
            }
            block(
                .none, N, N, economy.inputShares, at: n * N * N, output, at: n * N, adding: true,
                to: &result, at: GN + n * N)
            for k in (n * N)..<((n + 1) * N) {
                let image = state.image[k]
                result[GN + k] = (image == 0 ? 0 : result[GN + k] / image) - step[GN + k]
            }
            result[2 * GN + n] = labour / state.labour[n] - step[2 * GN + n]
        }
        var gaps = [Double](repeating: 0, count: G)
        for n in 0..<G { gaps[problem.blocs[n]] += blocShares[n] * step[2 * GN + n] }
        for n in 0..<G { result[2 * GN + n] -= gaps[problem.blocs[n]] }
        return result
    }
}

/// A direction in which a network economy changes: of the unknowns, or of what is given.
struct NetworkDirection: Sendable {
    /// d ln w of each factor market.
    var wages: [Double]
    /// d ln τ of each group; 0 for groups without a cap.
    var tau: [Double]
    /// d ln d of each group.
    var iceberg: [Double]
    /// d ln(1 + t) of each group.
    var tariff: [Double]
    /// d of the cap's logarithm, for each group.
    var limit: [Double]
    /// d ln A of each industry.
    var technology: [Double]
    /// d ln of what factors yield, of each industry.
    var factorYield: [Double]

    /// No change.
    init(_ problem: NetworkProblem) {
        let (n, groups) = (problem.economy.industryCount, problem.wedges.groups.count)
        wages = [Double](repeating: 0, count: problem.factorCount)
        tau = [Double](repeating: 0, count: groups)
        iceberg = tau
        tariff = tau
        limit = tau
        technology = [Double](repeating: 0, count: n)
        factorYield = technology
    }

    /// A change of the unknowns, as in `NetworkPoint.vector`.
    init(_ problem: NetworkProblem, unknowns: [Double]) {
        self.init(problem)
        let count = problem.factorCount
        wages = Array(unknowns[0..<count])
        for (k, g) in problem.wedges.capped.enumerated() { tau[g] = unknowns[count + k] }
    }

    /// Adds a change of the unknowns alone.
    mutating func add(_ unknowns: NetworkDirection) {
        for f in wages.indices { wages[f] += unknowns.wages[f] }
        for g in tau.indices { tau[g] += unknowns.tau[g] }
    }

    /// The whole of what is given, as the direction from the base.
    static func given(_ problem: NetworkProblem) -> NetworkDirection {
        var direction = NetworkDirection(problem)
        for (g, group) in problem.wedges.groups.enumerated() {
            direction.iceberg[g] = group.iceberg
            direction.tariff[g] = group.tariff
            direction.limit[g] = group.limit ?? 0
        }
        direction.technology = problem.logTechnology
        direction.factorYield = problem.logFactorYield
        return direction
    }
}

/// One change of a network economy that is to be solved: wedges, productivity and tastes, with the
/// elasticities and what factors can do.
public struct NetworkProblem: Sendable {
    /// Where factors can go.
    public enum Factors: String, Sendable, Hashable, CaseIterable {
        /// Nowhere: each industry has its own, the short run.
        case immobile
        /// To any industry of their region, the long run.
        case mobile
    }

    /// The base.
    public let economy: NetworkEconomy
    /// The elasticities.
    public var elasticities: NetworkElasticities
    /// Where factors can go.
    public var factors: Factors
    /// Wedges.
    public var wedges: NetworkWedges
    /// ln of what a unit of inputs and factors yields, n.
    public var logTechnology: [Double]
    /// ln of what a unit of factors yields, n: an industry whose capacity falls has less of its
    /// factors.
    public var logFactorYield: [Double]
    /// ln of the weight of a sector in final demand relative to the base, element s + c·N.
    public var logTastes: [Double] {
        didSet { normalisedTastes = tasteWeights }
    }
    /// The same as factors whose weighted sum is 1 for each household; empty without a change.
    private(set) var normalisedTastes: [Double] = []
    /// The lowest wage relative to the base; below it factors stand idle.
    public var wageFloor: Double

    /// A problem without a change but for the wedges given.
    public init(
        _ economy: NetworkEconomy, elasticities: NetworkElasticities,
        factors: Factors = .immobile, groups: [NetworkWedges.Group] = [], wageFloor: Double = 0.001
    ) {
        let (n, G, N) = (economy.industryCount, economy.regionCount, economy.sectorCount)
        precondition(elasticities.origins.count == N, "one elasticity of origins a sector")
        precondition(wageFloor > 0 && wageFloor < 1, "a floor between 0 and 1")
        self.economy = economy
        self.elasticities = elasticities
        self.factors = factors
        self.wageFloor = wageFloor
        wedges = NetworkWedges(groups, economy)
        logTechnology = [Double](repeating: 0, count: n)
        logFactorYield = logTechnology
        logTastes = [Double](repeating: 0, count: G * N)
    }

    /// The same change at a part of its strength, from 0 (none) to 1.
    func scaled(by strength: Double) -> NetworkProblem {
        var part = self
        part.wedges = wedges.scaled(by: strength, economy)
        part.logTechnology = logTechnology.map { $0 * strength }
        part.logFactorYield = logFactorYield.map { $0 * strength }
        part.logTastes = logTastes.map { $0 * strength }
        return part
    }

    /// Number of factor markets: n, or G when factors are mobile.
    var factorCount: Int {
        factors == .immobile ? economy.industryCount : economy.regionCount
    }

    /// The factor market of an industry.
    func factor(of industry: Int) -> Int {
        factors == .immobile ? industry : industry / economy.sectorCount
    }
}

import Platform

/// A product as users see it, put together from its origins with a constant elasticity of
/// substitution: what is left of it when one origin delivers less and the others no more.
///
///   q = [(1 − d) + d·(1 − κ)^ρ]^(1/ρ),  ρ = (σ − 1)/σ
///
/// d is the origin's share by value, κ the cut: calibrated share form, as in Broda & Weinstein
/// (2006), whose σ it takes.
public struct OriginBundle: Sendable {
    /// σ, above 0.
    public let elasticity: Double

    /// A bundle; an elasticity that is not above 0 is a precondition.
    public init(elasticity: Double) {
        precondition(elasticity > 0, "σ is above 0")
        self.elasticity = elasticity
    }

    /// q − 1, from −1 to 0: the relative change of the bundle.
    /// - Parameters: `share` d and `cut` κ, both 0 to 1.
    public func change(share: Double, cut: Double) -> Double {
        if share == 0 || cut == 0 { return 0 }
        if elasticity == 1 { return pow(1 - cut, share) - 1 }
        // Without one of them nothing can be put together from complements.
        if cut == 1, elasticity < 1 { return -1 }
        let rho = (elasticity - 1) / elasticity
        return pow((1 - share) + share * pow(1 - cut, rho), 1 / rho) - 1
    }
}

/// A restriction over years: it bites, the importer adapts, it is lifted, and not all trade comes back.
///
/// Of the cut flow, the importer makes more at home every year (rate λ, at a cost premium), buys a part
/// of the rest from third origins (at another premium) and goes short of what remains (at a scarcity
/// mark-up). After lifting, the share ρ of the trade that was replaced returns; the rest stays where it
/// went, localised trade first, because plants were built for it.
public struct Timeline: Sendable, Hashable {
    /// Some years of the same policy.
    public struct Phase: Sendable, Hashable {
        /// Number of years, ≥ 1.
        public let years: Int
        /// κ in [0, 1]; 0 when the restriction is lifted.
        public let cut: Double
        /// λ in [0, 1]: share of the cut not yet localised that is localised within a year.
        public let localisationRate: Double
        /// δ in [0, 1]: share of what is cut and not localised that third origins deliver.
        public let diversion: Double

        /// A phase; values outside their ranges are preconditions.
        public init(
            years: Int, cut: Double, localisationRate: Double = 0, diversion: Double = 0
        ) {
            precondition(years >= 1, "a phase lasts a year or more")
            precondition((0...1).contains(cut), "cut outside [0, 1]")
            precondition((0...1).contains(localisationRate), "λ outside [0, 1]")
            precondition((0...1).contains(diversion), "diversion outside [0, 1]")
            self.years = years
            self.cut = cut
            self.localisationRate = localisationRate
            self.diversion = diversion
        }
    }

    /// Where the restricted flow comes from in one year, as shares of the flow before the restriction.
    public struct Mix: Sendable, Hashable {
        /// Share no longer bought from the exporter.
        public let lost: Double
        /// Share made at home instead.
        public let localised: Double
        /// Share bought from third origins instead.
        public let diverted: Double

        /// Share that nobody delivers.
        public var missing: Double { max(lost - localised - diverted, 0) }
    }

    /// The phases in order.
    public let phases: [Phase]
    /// ρ in [0, 1]: share of the replaced trade that returns when the restriction eases.
    public let hysteresis: Double
    /// What home-made products cost more, as a share of the price.
    public let localPremium: Double
    /// What products of third origins cost more, as a share of the price.
    public let diversionPremium: Double
    /// What the missing part costs more, as a share of the price (the cost-push mark-up).
    public let scarcityMarkUp: Double

    /// A timeline; values outside their ranges are preconditions.
    public init(
        phases: [Phase], hysteresis: Double = 0.5, localPremium: Double = 0.2,
        diversionPremium: Double = 0.1, scarcityMarkUp: Double = 1
    ) {
        precondition(!phases.isEmpty, "a timeline has phases")
        precondition((0...1).contains(hysteresis), "ρ outside [0, 1]")
        precondition(
            localPremium >= 0 && diversionPremium >= 0 && scarcityMarkUp >= 0,
            "premiums are not negative")
        self.phases = phases
        self.hysteresis = hysteresis
        self.localPremium = localPremium
        self.diversionPremium = diversionPremium
        self.scarcityMarkUp = scarcityMarkUp
    }

    /// The mix of every year, for a product that is the share φ of the flow.
    ///
    /// A year counts as it is at its end for localisation. When the cut falls from one phase to the
    /// next, what was replaced beyond it shrinks by ρ once, at the start of the phase.
    public func mixes(productShare: Double = 1) -> [Mix] {
        precondition(productShare > 0 && productShare <= 1, "product share outside (0, 1]")
        var mixes: [Mix] = []
        var (localised, previousCut) = (0.0, 0.0)
        for phase in phases {
            let cut = phase.cut * productShare
            let replaced = mixes.last.map { $0.localised + $0.diverted } ?? 0
            let beyond = max(replaced - cut, 0)
            let lost = cut + (cut < previousCut ? (1 - hysteresis) * beyond : beyond)
            localised = min(localised, lost)
            for _ in 0..<phase.years {
                localised += phase.localisationRate * max(cut - localised, 0)
                // Beyond the cut nothing is missing: what has not come back is bought elsewhere.
                let diverted =
                    phase.diversion * max(cut - localised, 0)
                    + max(lost - max(cut, localised), 0)
                mixes.append(Mix(lost: lost, localised: localised, diverted: diverted))
            }
            previousCut = cut
        }
        return mixes
    }
}

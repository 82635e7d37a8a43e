/// A restriction over years: it bites, the importer adapts, it is lifted, and not all trade comes
/// back.
///
/// Of the cut flow, the importer makes more at home every year (rate λ), buys a part of the rest
/// from third origins (at a premium) and goes short of what remains (at a scarcity mark-up). What
/// is to be made at home is a loss before it is a gain: its plants are built and paid for in one
/// year and deliver, at a premium, from the next. After lifting, the share ρ of the lost trade
/// comes back; the rest stays where it went, localised trade first, because plants were built for
/// it.
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

    /// Where the restricted flow comes from in one year, as shares of the flow before the
    /// restriction.
    public struct Mix: Sendable, Hashable {
        /// Share no longer bought from the exporter.
        public let lost: Double
        /// Share made at home instead.
        public let localised: Double
        /// Share bought from third origins instead.
        public let diverted: Double
        /// Share for which plants are built at home this year, to deliver from the next.
        public let built: Double

        /// Share that nobody delivers.
        public var missing: Double { max(lost - localised - diverted, 0) }
    }

    /// The phases in order.
    public let phases: [Phase]
    /// What comes back when the restriction eases.
    public enum Return: Sendable, Hashable {
        /// ρ in [0, 1] of the lost trade: of all that the exporter no longer sells.
        case ofLost(Double)
        /// ρ in [0, 1] of the replaced trade alone: what nobody delivered comes back in full.
        case ofReplaced(Double)

        /// ρ.
        public var share: Double {
            switch self {
            case .ofLost(let share), .ofReplaced(let share): share
            }
        }
    }

    /// What comes back when the restriction eases.
    public let returns: Return
    /// What plants at home cost to build, as a share of what they are to deliver in a year.
    public let localisationCost: Double
    /// What home-made products cost more, as a share of the price.
    public let localPremium: Double
    /// What products of third origins cost more, as a share of the price.
    public let diversionPremium: Double
    /// What the missing part costs more, as a share of the price (the cost-push mark-up).
    public let scarcityMarkUp: Double

    /// A timeline; values outside their ranges are preconditions.
    public init(
        phases: [Phase], returns: Return = .ofLost(0.5), localisationCost: Double = 1,
        localPremium: Double = 0.2, diversionPremium: Double = 0.1, scarcityMarkUp: Double = 1
    ) {
        precondition(!phases.isEmpty, "a timeline has phases")
        precondition((0...1).contains(returns.share), "ρ outside [0, 1]")
        precondition(
            localisationCost >= 0 && localPremium >= 0 && diversionPremium >= 0
                && scarcityMarkUp >= 0,
            "premiums and costs are not negative")
        self.phases = phases
        self.returns = returns
        self.localisationCost = localisationCost
        self.localPremium = localPremium
        self.diversionPremium = diversionPremium
        self.scarcityMarkUp = scarcityMarkUp
    }

    /// Years of all phases.
    public var yearCount: Int { phases.reduce(0) { $0 + $1.years } }

    /// κ of every year.
    public var cuts: [Double] { phases.flatMap { Array(repeating: $0.cut, count: $0.years) } }

    /// The mix of every year, for a product that is the share φ of the flow.
    ///
    /// What is built in a year is localised from the next. When the cut falls from one phase to the
    /// next, trade lost beyond it shrinks by ρ once, at the start of the phase.
    public func mixes(productShare: Double = 1) -> [Mix] {
        precondition(productShare > 0 && productShare <= 1, "product share outside (0, 1]")
        var mixes: [Mix] = []
        var (localised, previousCut) = (0.0, 0.0)
        for phase in phases {
            let cut = phase.cut * productShare
            let lost: Double
            if cut < previousCut, let last = mixes.last {
                let before: Double
                switch returns {
                case .ofLost: before = last.lost
                case .ofReplaced: before = last.localised + last.diverted
                }
                lost = cut + (1 - returns.share) * max(before - cut, 0)
            } else {
                lost = max(cut, mixes.last?.lost ?? 0)
            }
            for _ in 0..<phase.years {
                localised = min(localised, lost)
                let built = phase.localisationRate * max(cut - localised, 0)
                // Beyond the cut nothing is missing: what has not come back is bought elsewhere.
                let diverted =
                    phase.diversion * max(cut - localised, 0)
                    + max(lost - max(cut, localised), 0)
                mixes.append(
                    Mix(lost: lost, localised: localised, diverted: diverted, built: built))
                localised += built
            }
            previousCut = cut
        }
        return mixes
    }
}

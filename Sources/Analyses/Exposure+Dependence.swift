import InputOutput

extension Exposure {
    /// An amount and its share in all amounts.
    public struct Part: Sendable, Hashable {
        /// In the table's unit.
        public let amount: Double
        /// Over the sum of all that counts; nil when that is not positive, or rounding.
        public let share: Double?
    }

    /// What one group depends on some counterparties for, by all three measures.
    public struct Dependence: Sendable, Hashable {
        /// Face value.
        public let direct: Part
        /// Through any number of hands.
        public let lookThrough: Part
        /// Value added.
        public let valueAdded: Part

        /// The hidden part: look-through share / face-value share; nil when the latter is 0 or
        /// undefined.
        public var hiddenRatio: Double? {
            guard let face = direct.share, let looked = lookThrough.share else { return nil }
            return Analyses.share(looked, of: face)
        }

        /// One of the three.
        public func part(_ measure: ExposureMeasure) -> Part {
            switch measure {
            case .direct: direct
            case .lookThrough: lookThrough
            case .valueAdded: valueAdded
            }
        }
    }

    /// What one group depends on each of several sets of counterparties for; with `among`, only
    /// these industries count, above and below the line.
    ///
    /// The same numbers as ``share(_:of:among:group:)``, for many counterparties at once.
    /// - Complexity: O(n) and one addition a member.
    public func dependences(
        on counterparties: [[Int]], among: [Int]? = nil, group: Int = 0
    ) -> [Dependence] {
        for members in counterparties { layout.checkIndustries(members, "counterparties") }
        let parts = ExposureMeasure.allCases.map { measure -> [Part] in
            var values = amounts(measure, group: group)
            if let among {
                let counted = Set(among)
                for i in values.indices where !counted.contains(i) { values[i] = 0 }
            }
            let all = hasShares(measure, group: group) ? values.reduce(0, +) : 0
            return counterparties.map { members in
                let amount = total(values, at: members)
                return Part(amount: amount, share: Analyses.share(amount, of: all))
            }
        }
        return counterparties.indices.map {
            Dependence(direct: parts[0][$0], lookThrough: parts[1][$0], valueAdded: parts[2][$0])
        }
    }
}

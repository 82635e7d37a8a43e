/// A kind of change that a shock is made of. A model takes those that it has a place for and
/// refuses the others by name.
public enum ShockPart: String, Sendable, Hashable, CaseIterable {
    /// Export restrictions.
    case restrictions
    /// Changes of final demand.
    case demand = "demand changes"
    /// Tariffs and iceberg costs.
    case tradeCosts = "trade costs"
    /// Losses of capacity.
    case capacity = "capacity changes"
    /// A scarcity rent that the importer keeps.
    case importerRents = "a rent that the importer keeps"
    /// A scarcity rent that the exporter keeps.
    case exporterRents = "a rent that the exporter keeps"

    /// Parts that only models with prices can tell apart; models that take none of them pass over
    /// them.
    static let rents: Set<ShockPart> = [.importerRents, .exporterRents]
}

extension ShockModel {
    /// True for models that tell apart who keeps a rent.
    public static var takesRents: Bool { takes.isSuperset(of: ShockPart.rents) }
}

extension Shock {
    /// Who keeps the rent of the restrictions; nil without restrictions and where they differ in
    /// it.
    public var rent: Restriction.Rent? {
        let rents = Set(restrictions.filter { $0.effectiveCut > 0 }.map(\.rent))
        return rents.count == 1 ? rents.first : nil
    }

    /// The same shock with one rent for all its restrictions.
    public func with(rent: Restriction.Rent) -> Shock {
        var result = self
        result.restrictions = restrictions.map { $0.with(cut: $0.cut, rent: rent) }
        return result
    }

    /// The kinds of change that the shock has, rents included.
    public var kinds: Set<ShockPart> {
        var found: Set<ShockPart> = []
        if !restrictions.isEmpty { found.insert(.restrictions) }
        if !demandChanges.isEmpty { found.insert(.demand) }
        if !tradeCosts.isEmpty { found.insert(.tradeCosts) }
        if !capacityChanges.isEmpty { found.insert(.capacity) }
        for restriction in restrictions where restriction.effectiveCut > 0 {
            switch restriction.rent {
            case .lost: break
            case .importer: found.insert(.importerRents)
            case .exporter: found.insert(.exporterRents)
            }
        }
        return found
    }
}

public import InputOutput

extension Shock {
    /// What is in the shock and does nothing on a table: restrictions of flows that are not there,
    /// cuts and changes of 0, costs of nothing. Nobody may take a result of 0 for a finding about
    /// the world.
    ///
    /// Parts with the same reason are told together; the first names what is meant.
    /// - Complexity: one look at the cells of every restriction.
    public func idleParts(on table: MRIOTable) -> [Diagnostic] {
        let layout = table.layout
        func code(_ region: Int) -> String { layout.regions[region].code }
        func codes(_ sectors: [Int]) -> String {
            let names = sectors.prefix(3).map { layout.sectors[$0].code }.joined(separator: ", ")
            return sectors.count > 3 ? "\(names) and \(sectors.count - 3) more" : names
        }
        var found: [(reason: String, remedy: String, places: [String])] = []
        func add(_ reason: String, _ place: String, _ remedy: String) {
            if let known = found.firstIndex(where: { $0.reason == reason }) {
                found[known].places.append(place)
            } else {
                found.append((reason, remedy, [place]))
            }
        }
        // Of a country with its parts, some have no flow where others have.
        func together(_ item: Restriction) -> [[Int]] {
            let families = layout.families
            return [
                [families.index[item.exporter], families.index[item.importer]], item.sectors,
                item.users ?? [-1], [item.finalDemand ? 1 : 0],
            ]
        }
        let delivering = Set(restrictions.filter { hasFlow($0, in: table) }.map(together))
        for item in restrictions {
            let users = item.users.map { $0.isEmpty ? " (final demand)" : "/\(codes($0))" } ?? ""
            let place =
                "\(code(item.exporter))/\(codes(item.sectors)) → \(code(item.importer))\(users)"
            if item.effectiveCut == 0 {
                add("a cut of 0 restricts nothing", place, "give a cut above 0, such as 30%")
            } else if !delivering.contains(together(item)) {
                add(
                    "the table has no such flow, so that nothing is restricted", place,
                    "'chokepoint scan --exporter \(code(item.exporter))' lists the flows there are")
            }
        }
        for item in demandChanges where item.change == 0 {
            add(
                "a change of 0 changes no final demand", code(item.region),
                "give a change such as -10%")
        }
        for item in capacityChanges where item.change == 0 {
            add(
                "a change of 0 takes no capacity away", layout.code(ofIndustry: item.industry),
                "give a change such as -10%")
        }
        for item in tradeCosts where item.tariff == 0 && item.iceberg == 1 {
            add(
                "a tariff of 0 and an iceberg factor of 1 cost nothing",
                "\(code(item.exporter)) → \(code(item.importer))",
                "give a tariff such as 25%, or an iceberg factor such as 1.2")
        }
        return found.map { item in
            let more = item.places.count - 1
            let others = more > 0 ? " (and in \(more) more)" : ""
            return Diagnostic(
                .warning, "nothing-restricted", item.reason + others,
                at: .init(place: item.places[0]), remedy: item.remedy)
        }
    }

    /// True when no part of the shock does anything.
    public func isIdle(on table: MRIOTable) -> Bool {
        restrictions.allSatisfy { $0.effectiveCut == 0 || !hasFlow($0, in: table) }
            && demandChanges.allSatisfy { $0.change == 0 }
            && capacityChanges.allSatisfy { $0.change == 0 }
            && tradeCosts.allSatisfy { $0.tariff == 0 && $0.iceberg == 1 }
    }

    private func hasFlow(_ item: Restriction, in table: MRIOTable) -> Bool {
        let layout = table.layout
        let users = layout.industries(of: item.importer, sectors: item.users)
        let columns = item.finalDemand ? Array(layout.demandColumns(of: item.importer)) : []
        return layout.industries(of: item.exporter, sectors: item.sectors).contains { i in
            users.contains { table.Z[i, $0] != 0 }
                || columns.contains { table.Y[i, $0] != 0 }
        }
    }
}

extension ModelRun {
    /// That the run can find nothing in a shock, whatever the table: its model sees no change under
    /// its values, or the shock begins when the run is over. Nil where it can find something.
    /// - Parameter event: the event that the shock is, where there are several.
    public func idleness(of shock: Shock, event: String? = nil) -> Diagnostic? {
        let place = event.map { "event \($0), \(label)" } ?? label
        if let reason = type.idleness(values, of: shock) {
            return Diagnostic(
                .warning, "nothing-restricted", reason, at: .init(place: place),
                remedy: "give another value, or leave it out for the default")
        }
        guard values["start"] != nil, let start = values.optionalNumber("start"),
            values["days"] != nil, let days = values.optionalNumber("days"), start >= days
        else { return nil }
        return Diagnostic(
            .warning, "nothing-restricted",
            "the shock begins on day \(brief(start)), and the run ends after \(brief(days)) days",
            at: .init(place: place), remedy: "give an earlier start, or more days")
    }
}

extension OverlayRuns.Item {
    /// Why nothing is lost whatever the table and the stocks; nil where something may be.
    public var idleness: Diagnostic? {
        let reasons = [
            overlay.originShare == 0
                ? ("an origin share of 0 is no supply that could be lost", "origin_share above 0")
                : nil,
            overlay.cut == 0 ? ("a cut of 0 restricts nothing", "cut above 0, such as 30%") : nil,
            overlay.users.allSatisfy { $0.share == 0 }
                ? ("no user hangs on the product", "share above 0 for a user") : nil,
        ]
        guard let (reason, remedy) = reasons.lazy.compactMap({ $0 }).first else { return nil }
        return Diagnostic(
            .warning, "nothing-restricted", reason,
            at: .init(place: "overlay \(overlay.product)"), remedy: "give \(remedy)")
    }
}

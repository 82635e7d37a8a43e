import InputOutput
import Shocks

/// Turns a scenario into its bound form and collects everything that does not fit.
struct ScenarioBinder {
    let scenario: Scenario
    let table: MRIOTable
    let layout: TableLayout
    let labels: LabelResolver
    /// The groups that were named so far.
    var used = GroupsUsed()
    var problems = Diagnostics()
    var notes: [Diagnostic] = []
    var ledger: [LedgerEntry] = []
    /// For each restriction the position of its item in the file.
    var restrictionItems: [Int] = []
    /// For each restriction its product share over that of its item.
    var restrictionFactors: [Double] = []

    init(_ scenario: Scenario, _ table: MRIOTable, _ labels: LabelResolver) {
        self.scenario = scenario
        self.table = table
        layout = table.layout
        self.labels = labels
    }

    mutating func bind() throws(Diagnostics) -> BoundScenario {
        let groups = boundGroups()
        // What a definition names is not used by that alone.
        used = GroupsUsed()
        let shock = Shock(
            restrictions: restrictions(), demandChanges: demandChanges(),
            capacityChanges: capacityChanges(), tradeCosts: tradeCosts())
        let carbonPrice = carbonPrice()
        let overlays = overlays()
        let timeline = timeline()
        let labour = labour()
        let isEmpty =
            scenario.restrictions.isEmpty && scenario.demand.isEmpty && scenario.capacity.isEmpty
            && scenario.tradeCosts.isEmpty && scenario.tradeCaps.isEmpty
            && scenario.carbonPrice == nil
        let events = events()
        if isEmpty, overlays.isEmpty, events.isEmpty, !problems.hasErrors {
            problems.add(
                Diagnostic(
                    .error, "nothing-happens", "the scenario has no shock",
                    at: scenario.root.location,
                    remedy: "add restrictions, demand, capacity, trade_costs, carbon_price or "
                        + "an overlay"))
        }
        let runs = runs(hasShock: !isEmpty)
        let variants = variants()
        do throws(Diagnostics) {
            try GroupDefinition.checkCycles(scenario.definitions)
        } catch {
            problems.add(error)
        }
        try problems.inFileOrder.throwIfErrors()
        return BoundScenario(
            scenario: scenario, shock: shock, events: events,
            restrictionItems: restrictionItems,
            restrictionFactors: restrictionFactors, runs: runs, groups: groups + publicGroups,
            carbonPrice: carbonPrice, overlays: overlays, timeline: timeline, labour: labour,
            variants: variants, showsParts: scenario.outputs?["parts"]?.boolean ?? false,
            ledger: used.groups.map(Self.entry) + ledger, top: scenario.outputs?["top"]?.integer,
            drivers: scenario.outputs?["drivers"]?.text.flatMap(Drivers.Effort.init) ?? .quick,
            diagnostics: notes + used.groups.compactMap(\.note))
    }

    /// The public groups of regions that the scenario names.
    private var publicGroups: [(name: String, regions: [Int])] {
        used.groups.filter(\.isPublic).compactMap { group in
            group.regions.map { (group.name, $0) }
        }
    }

    /// A group's line of the ledger.
    private static func entry(_ group: NamedGroup) -> LedgerEntry {
        LedgerEntry(
            "@\(group.name)", .text(group.members.joined(separator: ", ")), source: group.source,
            isDefault: group.isPublic)
    }

    /// Every event, bound as a scenario of its own.
    private mutating func events() -> [BoundScenario.Event] {
        var seen: Set<String> = []
        return scenario.events.compactMap { item in
            let name = item["name"]?.text ?? ""
            if !seen.insert(name).inserted {
                problems.add(
                    Diagnostic(
                        .error, "event-twice", "two events are called \(name)",
                        at: item["name"]?.location ?? item.location,
                        remedy: "give every event a name of its own"))
            }
            guard let own = scenario.scenario(of: item) else { return nil }
            do throws(Diagnostics) {
                let bound = try own.bind(to: table, labels: labels)
                ledger += bound.ledger.map {
                    LedgerEntry(
                        "events.\(name).\($0.name)", $0.value, unit: $0.unit, source: $0.source,
                        isDefault: $0.isDefault, isPercent: $0.isPercent, range: $0.range)
                }
                return BoundScenario.Event(
                    name: name, start: item["start"]?.integer ?? 0,
                    duration: item["duration"]?.integer, bound: bound)
            } catch {
                problems.add(error)
                return nil
            }
        }
    }

    /// Groups of regions; groups of sectors only have to resolve.
    private mutating func boundGroups() -> [(name: String, regions: [Int])] {
        var result: [(name: String, regions: [Int])] = []
        for (name, members) in scenario.groups.sorted(by: { $0.key < $1.key }) {
            var found: Set<Int> = []
            var isRegions = true
            for member in members.elements {
                let text = member.text ?? ""
                if isSector(text) {
                    isRegions = false
                } else {
                    found.formUnion(regions(member))
                }
            }
            if isRegions, !found.isEmpty { result.append((name, found.sorted())) }
        }
        return result
    }

    /// True for codes of sectors that are not codes of regions too.
    private func isSector(_ text: String) -> Bool {
        func isKnown(_ resolve: () throws(Diagnostics) -> [Int]) -> Bool {
            do throws(Diagnostics) {
                return try !resolve().isEmpty
            } catch {
                return false
            }
        }
        let labels = labels
        return !isKnown { () throws(Diagnostics) in try labels.regions(item: text) }
            && isKnown { () throws(Diagnostics) in try labels.sectors(item: text) }
    }

    // MARK: Labels

    /// Regions of a list of labels, in table order; every unknown one is reported at its own place.
    mutating func regions(_ value: MarkedValue?) -> [Int] {
        let labels = labels
        return resolve(value) { text, location throws(Diagnostics) in
            try labels.regions(item: text, at: location)
        }
    }

    /// Sectors of a list of labels, in table order; every unknown one is reported at its own place.
    mutating func sectors(_ value: MarkedValue?) -> [Int] {
        let labels = labels
        return resolve(value) { text, location throws(Diagnostics) in
            try labels.sectors(item: text, at: location)
        }
    }

    private mutating func resolve(
        _ value: MarkedValue?,
        _ find: (String, Diagnostic.Location) throws(Diagnostics) -> [Int]
    ) -> [Int] {
        guard let value else { return [] }
        var found: Set<Int> = []
        let items = value.text == nil ? value.elements : [value]
        if items.isEmpty {
            problems.add(
                Diagnostic(
                    .error, "empty-list", "the list is empty", at: value.location,
                    remedy: "name at least one, or * for all"))
        }
        for item in items {
            used.note(item.text ?? "", in: labels)
            do throws(Diagnostics) {
                found.formUnion(try find(item.text ?? "", item.location))
            } catch {
                problems.add(error)
            }
        }
        return found.sorted()
    }

    // MARK: Ledger

    /// Adds a number of the file, or the default that the format declares, to the ledger and
    /// returns it. A field that is neither required nor has a number as default is a precondition.
    mutating func note(
        _ name: String, _ item: MarkedValue, _ key: String, of format: ObjectFormat, unit: String?,
        defaultSource: String = "default of the format"
    ) -> Double {
        let (field, value) = (format.field(key, variant: nil), item[key])
        guard let field, let number = value?.number ?? field.standard?.number else {
            preconditionFailure("\(key) of \(format.name) has no number and no default")
        }
        ledger.append(
            LedgerEntry(
                "\(name).\(key)", .number(number), unit: unit,
                source: value?.source ?? defaultSource,
                isDefault: value?.isAssumed ?? true,
                isPercent: value?.isPercent ?? false))
        return number
    }

    /// Adds a word of the file, or the default that the format declares, to the ledger.
    mutating func noteWord(
        _ name: String, _ item: MarkedValue, _ key: String, of format: ObjectFormat,
        defaultSource: String
    ) {
        let standard = format.field(key, variant: nil)?.standard
        guard let word = item[key]?.text ?? standard?.text else {
            preconditionFailure("\(key) of \(format.name) has no word and no default")
        }
        ledger.append(
            LedgerEntry(
                "\(name).\(key)", .text(word), source: item[key]?.source ?? defaultSource,
                isDefault: item[key] == nil))
    }

    /// Adds a word of the file to the ledger.
    mutating func note(_ name: String, _ value: MarkedValue?) {
        guard let value, let text = value.text else { return }
        ledger.append(
            LedgerEntry(name, .text(text), source: value.source, isDefault: false))
    }
}

import InputOutput
import Shocks

extension ScenarioBinder {
    mutating func overlays() -> [BoundScenario.Overlay] {
        scenario.overlays.enumerated().compactMap { index, item in
            let name = scenario.overlays.path(index, of: "overlay")
            let filled = ["origin_share", "users", "user_share"]
            if filled.contains(where: { item[$0] == nil }) {
                // Said already where trade was read and did not fill them.
                needsTrade(item, filled)
                return nil
            }
            noteTrade(name, item)
            let places = regions(item["importer"])
            let using = sectors(item["users"])
            note("\(name).product", item["product"])
            func number(_ key: String, _ unit: String) -> Double {
                note(name, item, key, of: ScenarioFormat.overlay, unit: unit)
            }
            let cut = number("cut", "share")
            let origin = number("origin_share", "share of purchases")
            let share = number("user_share", "share of output")
            let criticality = number("criticality", "share of that output")
            let stock = number("stock_days", "days of use")
            if item["switching_days"] != nil { _ = number("switching_days", "days") }
            let days = number("days", "days")
            let users = places.flatMap { place in
                using.map { sector in
                    ProductOverlay.User(
                        industry: layout.industry(region: place, sector: sector), share: share,
                        criticality: criticality)
                }
            }
            let bands = bands(item, name, (share, stock, item["switching_days"]?.number))
            return BoundScenario.Overlay(
                product: ProductOverlay(
                    product: item["product"]?.text ?? Self.name(item), originShare: origin,
                    cut: cut,
                    stockDays: stock, switchingDays: item["switching_days"]?.number,
                    users: users),
                days: Int(days), duration: item["duration"]?.integer, bands: bands)
        }
    }

    /// What an overlay without a name is called: its customs codes.
    private static func name(_ item: MarkedValue) -> String {
        "HS \(item["hs"]?.elements.compactMap(\.text).joined(separator: ", ") ?? "")"
    }

    /// Bands of the numbers of an overlay that have no source, and those that the file gives.
    private mutating func bands(
        _ item: MarkedValue, _ name: String,
        _ given: (share: Double, stock: Double, switching: Double?)
    ) -> OverlayBands {
        var bands: [OverlayBands.Number: ClosedRange<Double>] = [:]
        let users = [ProductOverlay.User(industry: 0, share: given.share)]
        let plain = ProductOverlay(
            product: "", originShare: 1, stockDays: given.stock, switchingDays: given.switching,
            users: users)
        for number in OverlayBands.Number.allCases {
            let value = number.value(in: plain)
            let source = item["sources"]?[number.rawValue]
            var band = source == nil ? number.band(around: value) : nil
            if let written = item["ranges"]?[number.rawValue] {
                let ends = written.elements.compactMap(\.number)
                guard ends.count == 2, ends[0] <= value, value <= ends[1] else {
                    problems.add(
                        Diagnostic(
                            .error, "bad-range",
                            "the range of \(number.rawValue) is not two numbers around its value",
                            at: written.location,
                            remedy: "write [LOW, HIGH] around \(number.rawValue)"))
                    continue
                }
                band = ends[0]...ends[1]
            }
            if let band, band.lowerBound < band.upperBound { bands[number] = band }
            ledger.append(
                LedgerEntry(
                    "\(name).ranges.\(number.rawValue)",
                    .text(
                        band.map {
                            """
                            \(number.text($0.lowerBound)) to \(number.text($0.upperBound))
                            """
                        }
                            ?? "none"),
                    unit: number.unit,
                    source: source?.text ?? item["ranges"]?[number.rawValue]?.source
                        ?? number.reason(around: value),
                    isDefault: source == nil && item["ranges"]?[number.rawValue] == nil))
        }
        return OverlayBands(bands)
    }

    mutating func timeline() -> Timeline? {
        guard let item = scenario.timeline else { return nil }
        if scenario.restrictions.isEmpty, scenario.overlays.isEmpty, scenario.tradeCaps.isEmpty {
            problems.add(
                Diagnostic(
                    .error, "timeline-without-restriction", "nothing is restricted over time",
                    at: item.location,
                    remedy: "add restrictions or an overlay; the phases set their cut"))
        }
        let written = item["phases"]?.elements ?? []
        if written.isEmpty {
            problems.add(
                Diagnostic(
                    .error, "empty-list", "the timeline has no phases", at: item.location,
                    remedy: "add a phase with years and cut"))
            return nil
        }
        let phases = written.enumerated().map { position, phase in
            let name = written.path(position, of: "timeline.phases")
            func number(_ key: String, _ unit: String) -> Double {
                note(name, phase, key, of: ScenarioFormat.phase, unit: unit)
            }
            return Timeline.Phase(
                years: Int(number("years", "years")), cut: number("cut", "share"),
                localisationRate: number("localisation_rate", "share of the cut a year"),
                diversion: number("diversion", "share of the rest"))
        }
        func premium(_ key: String, _ unit: String = "share of price") -> Double {
            note(
                "timeline", item, key, of: ScenarioFormat.timeline, unit: unit,
                defaultSource: "convention: no estimate carries over; vary it")
        }
        let returns: Timeline.Return
        if let old = item["hysteresis"] {
            if let new = item["return_share"] {
                problems.add(
                    Diagnostic(
                        .error, "two-names", "hysteresis and return_share say the same twice",
                        at: new.location, remedy: "keep return_share"))
            }
            notes.append(
                Diagnostic(
                    .note, "older-name",
                    "hysteresis is the share of the replaced trade that comes back; the next minor "
                        + "version knows only return_share, that of the lost trade",
                    at: old.location,
                    remedy: "write return_share; the two differ where a part of the cut was missing"
                ))
            returns = .ofReplaced(premium("hysteresis", "share of replaced trade"))
        } else {
            returns = .ofLost(premium("return_share", "share of lost trade"))
        }
        return Timeline(
            phases: phases, returns: returns,
            localisationCost: premium("localisation_cost", "share of a year's deliveries"),
            localPremium: premium("local_premium"),
            diversionPremium: premium("diversion_premium"),
            scarcityMarkUp: premium("scarcity_mark_up"))
    }

    mutating func labour() -> BoundScenario.Labour? {
        guard let item = scenario.labour else { return nil }
        return BoundScenario.Labour(
            incomeShare: note(
                "labour", item, "income_share", of: ScenarioFormat.labour,
                unit: "share of value added",
                defaultSource: "Karabarbounis & Neiman 2014: global corporate labour share, 2012"),
            automated: note(
                "labour", item, "automated", of: ScenarioFormat.labour,
                unit: "share of labour income of what is replaced"))
    }

    mutating func variants() -> [(name: String, shift: SourcingShift)] {
        scenario.variants.enumerated().compactMap { position, item in
            let importers = regions(item["importer"])
            let products = sectors(item["sectors"])
            let sellers = item["from"].map { regions($0) }
            let share = note(
                scenario.variants.path(position, of: "variants"), item, "share",
                of: ScenarioFormat.variant, unit: "share of purchases")
            guard let name = item["name"]?.text, let rule = item["to"].flatMap({ replacement($0) })
            else { return nil }
            if rule == .none {
                problems.add(
                    Diagnostic(
                        .error, "no-origin", "the purchases of \(name) go nowhere",
                        at: item["to"]?.location ?? item.location,
                        remedy: "write domestic, pro-rata, or region codes"))
            }
            return (
                name,
                SourcingShift(
                    importers: importers, sectors: products, exporters: sellers, share: share,
                    to: rule)
            )
        }
    }
}

import InputOutput
import Shocks

extension ScenarioBinder {
    mutating func overlays() -> [BoundScenario.Overlay] {
        scenario.overlays.enumerated().map { index, item in
            let name = scenario.overlays.path(index, of: "overlay")
            let places = regions(item["importer"])
            let using = sectors(item["users"])
            note("\(name).product", item["product"])
            let cut = note("\(name).cut", item["cut"], default: 1, unit: "share")
            let origin = note(
                "\(name).origin_share", item["origin_share"], default: 1,
                unit: "share of purchases")
            let share = note(
                "\(name).user_share", item["user_share"], default: 1, unit: "share of output")
            let criticality = note(
                "\(name).criticality", item["criticality"], default: 1,
                unit: "share of that output")
            let stock = note(
                "\(name).stock_days", item["stock_days"], default: 30, unit: "days of use")
            if let switching = item["switching_days"] {
                _ = note("\(name).switching_days", switching, default: 0, unit: "days")
            }
            let days = note("\(name).days", item["days"], default: 365, unit: "days")
            let users = places.flatMap { place in
                using.map { sector in
                    ProductOverlay.User(
                        industry: layout.industry(region: place, sector: sector), share: share,
                        criticality: criticality)
                }
            }
            return BoundScenario.Overlay(
                product: ProductOverlay(
                    product: item["product"]?.text ?? "", originShare: origin, cut: cut,
                    stockDays: stock, switchingDays: item["switching_days"]?.number,
                    users: users),
                days: Int(days), duration: item["duration"]?.integer)
        }
    }

    mutating func timeline() -> Timeline? {
        guard let item = scenario.timeline else { return nil }
        if scenario.restrictions.isEmpty {
            problems.add(
                Diagnostic(
                    .error, "timeline-without-restriction", "nothing is restricted over time",
                    at: item.location, remedy: "add restrictions; the phases set their cut"))
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
            return Timeline.Phase(
                years: Int(note("\(name).years", phase["years"], default: 1, unit: "years")),
                cut: note("\(name).cut", phase["cut"], default: 0, unit: "share"),
                localisationRate: note(
                    "\(name).localisation_rate", phase["localisation_rate"], default: 0,
                    unit: "share of the cut a year"),
                diversion: note(
                    "\(name).diversion", phase["diversion"], default: 0, unit: "share of the rest"))
        }
        func premium(_ key: String, _ standard: Double) -> Double {
            note(
                "timeline.\(key)", item[key], default: standard,
                unit: key == "hysteresis" ? "share of replaced trade" : "share of price",
                defaultSource: "convention: no estimate carries over; vary it")
        }
        return Timeline(
            phases: phases, hysteresis: premium("hysteresis", 0.5),
            localPremium: premium("local_premium", 0.2),
            diversionPremium: premium("diversion_premium", 0.1),
            scarcityMarkUp: premium("scarcity_mark_up", 1))
    }

    mutating func labour() -> BoundScenario.Labour? {
        guard let item = scenario.labour else { return nil }
        return BoundScenario.Labour(
            incomeShare: note(
                "labour.income_share", item["income_share"], default: 0.59,
                unit: "share of value added",
                defaultSource: "Karabarbounis & Neiman 2014: global corporate labour share, 2012"),
            automated: note(
                "labour.automated", item["automated"], default: 0,
                unit: "share of labour income of what is replaced"))
    }

    mutating func variants() -> [(name: String, shift: SourcingShift)] {
        scenario.variants.enumerated().compactMap { position, item in
            let importers = regions(item["importer"])
            let products = sectors(item["sectors"])
            let sellers = item["from"].map { regions($0) }
            let share = note(
                "\(scenario.variants.path(position, of: "variants")).share", item["share"],
                default: 0, unit: "share of purchases")
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

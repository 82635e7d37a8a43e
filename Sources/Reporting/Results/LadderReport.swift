public import InputOutput
public import Shocks

/// The models of the substitution ladder side by side, and which assumption moves them.
public enum LadderReport {
    /// One row a model: its headline percentage for the parties of the shock, the world, and the
    /// most affected others, with a sentence that says what it supposes.
    ///
    /// - Parameter reason: why a model could not run, in words.
    public static func ladder(
        _ outcomes: [ModelOutcome], parties: [Party], others: [Party], on table: MRIOTable,
        reason: (any Error) -> String
    ) -> ReportTable {
        let names = PartyNames(table)
        let columns = parties + [.world(table.layout)] + others
        let rows = outcomes.map { outcome -> [Cell] in
            let headline = outcome.impact.flatMap { Headline($0) }
            let values = columns.map { party in
                Cell(outcome.percent(of: party, on: table))
            }
            let reading: String
            switch outcome.result {
            case .success(let impact): reading = Self.reading(outcome.run, impact, parties, table)
            case .failure(let error): reading = "not run: \(reason(error))"
            }
            let measure = headline.map { "\($0.name), \($0.unit)" }
            return [
                .text(outcome.run.label), .text(outcome.run.type.name),
                Cell(outcome.impact?.rent?.rawValue), Cell(measure),
            ]
                + values + [.text(reading)]
        }
        return ReportTable(
            name: "ladder", title: "The models side by side",
            columns: [
                Column(name: "rung", heading: "model"),
                Column(name: "model", heading: "kind of model"), Column(name: "rent"),
                Column(name: "measure"),
            ]
                + columns.map { party in
                    Column(
                        name: party.name, heading: heading(party, names), unit: "%", style: .percent
                    )
                } + [Column(name: "reading", style: .prose)],
            rows: rows,
            notes: [
                "Real income and value added: losses are negative. Cost: dearer is positive. "
                    + "The result is the range over the models, not any one of them"
            ], isSelection: true)
    }

    private static func isRounding(_ percent: Double) -> Bool {
        abs(percent) <= 100 * ImpactReading.rounding
    }

    /// Parameters by how far they move the headline within their range.
    public static func drivers(_ drivers: Drivers, on table: MRIOTable) -> ReportTable {
        let names = ["exporter", "importer"]
        let driverNames = PartyNames(table)
        let watched = zip(names, drivers.parties)
        var columns = [
            Column(name: "model"), Column(name: "parameter"), Column(name: "unit"),
            Column(name: "measure"), Column(name: "value", style: .decimals(2)),
            Column(name: "low", style: .decimals(2)),
            Column(name: "high", style: .decimals(2)),
            Column(name: "swing", unit: "percentage points", style: .percent),
        ]
        for (name, party) in watched {
            for end in ["at_low", "at_high"] {
                columns.append(
                    Column(
                        name: "\(name)_\(end)",
                        heading: "\(driverNames.name(party)) \(end.replacing("_", with: " "))",
                        unit: "%", style: .percent))
            }
        }
        let effective = drivers.drivers.filter { $0.swing > smallestSwing }
        let rows = effective.map { driver -> [Cell] in
            let value: Cell =
                switch driver.parameter.value {
                case .number(let number): .number(number)
                case .text(let word): .text(word)
                }
            let ends = zip(driver.low, driver.high).flatMap { [Cell($0), Cell($1)] }
            return [
                .text(driver.run), .text(driver.parameter.name), Cell(driver.parameter.unit),
                .text("\(driver.headline.name), \(driver.headline.unit)"), value,
                driver.range.map { Cell.number($0.lowerBound) } ?? Cell(driver.alternative),
                Cell(driver.range?.upperBound),
                .number(driver.swing),
            ] + ends
        }
        var notes = ["Each parameter alone is set to both ends of its range, the rest as assumed"]
        let idle = drivers.drivers.filter { $0.swing <= smallestSwing }
        if !idle.isEmpty {
            notes.append(
                "Without effect within their range: "
                    + idle.map(\.path).joined(separator: ", "))
        }
        if !drivers.skipped.isEmpty {
            notes.append(
                "Not varied, to save time (--drivers all does): "
                    + drivers.skipped.joined(separator: ", "))
        }
        return ReportTable(
            name: "drivers", title: "Which assumption moves the answer of its model most",
            columns: columns,
            rows: rows, notes: notes)
    }

    /// Percentage points below which a difference is rounding.
    static let smallestSwing = 1e-9

    private static func heading(_ party: Party, _ names: PartyNames) -> String {
        let name = names.name(party)
        return switch party.role {
        case .exporter, .importer, .both:
            name.contains(party.role.rawValue) ? name : "\(name) (\(party.role.words))"
        case .shocked, .other, .world: name
        }
    }

    private static func reading(
        _ run: ModelRun, _ impact: Impact, _ parties: [Party], _ table: MRIOTable
    ) -> String {
        let supposes = run.supposes ?? run.type.meaning
        let names = PartyNames(table)
        guard let headline = Headline(impact) else { return supposes }
        let words = parties.prefix(4).compactMap { party -> String? in
            let name = names.inSentence(party)
            guard run.type.hasHeadline(for: party, run.values) else {
                return "the loss of \(name) is not counted"
            }
            guard let percent = headline.percent(impact, of: party.regions, on: table) else {
                return nil
            }
            let size = number(abs(percent))
            let isPlural = party.name.contains(" ") && party.role != .world
            if isRounding(percent) {
                return "\(name) \(isPlural ? "are" : "is") not affected"
            }
            let ending = isPlural ? "" : "s"
            let whole = headline.measure.unit == .money ? "GDP" : headline.name
            return switch headline.measure.reading {
            case .cost:
                "\(name) pay\(ending) \(size) % \(percent > 0 ? "more" : "less")"
            case .gain:
                "\(name) \(percent < 0 ? "lose" : "gain")\(ending) \(size) % of \(whole)"
            }
        }
        return "\(supposes): \(words.joined(separator: ", "))"
    }

    /// One run in a line, for readers who wait for the others: its label and what it finds, or why
    /// it could not run.
    public static func line(
        _ outcome: ModelOutcome, parties: [Party], on table: MRIOTable,
        reason: (any Error) -> String
    ) -> String {
        switch outcome.result {
        case .success(let impact):
            let words = Self.reading(outcome.run, impact, parties, table)
            return "\(outcome.run.label): \(words)"
        case .failure(let error): return "\(outcome.run.label): not run: \(reason(error))"
        }
    }

    private static func number(_ value: Double) -> String { NumberText.threeDigits(value) }
}

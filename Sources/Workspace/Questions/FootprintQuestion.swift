import Analyses
import InputOutput
public import Reporting

/// Production- and consumption-based accounts, and what a carbon price on imports costs.
public struct FootprintQuestion: Question {
    /// `footprint`.
    public static let command = "footprint"
    /// The table: a path, or a name.
    public var table = ""
    /// The satellite account; may be left out when there is one.
    public var account: String?
    /// Rows of the account; nil for all.
    public var stressor: String?
    /// Regions to list; nil for all.
    public var region: String?
    /// A carbon price on imports.
    public var border = CarbonBorderChoices()
    /// Own groups, each `NAME=CODE,…`.
    public var group: [String] = []
    /// How the table is read.
    public var reading = ReadingChoices()

    /// The question with its defaults.
    public init() {}

    /// Why the choices do not go together.
    public var misuse: String? {
        border.misuse
    }

    /// The answer.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        let opened = try inquiry.open(self.table, reading)
        let table = opened.table
        let layout = table.layout
        let labels = try TableLabels(table, groups: group)
        let satellite = try chosenAccount(table)
        let positions = try chosenStressors(satellite)
        let regions = try labels.regions(region ?? "*", "--region")
        let charge = try border.bind(labels, table, satellite, positions)
        let system = try inquiry.system(of: opened) { system in
            .solves(positions.count * opened.layout.regionCount, on: system)
        }
        try inquiry.begin("following \(satellite.name) through chains")
        let footprint = try Footprint(satellite, in: system)
        footprint.diagnostics.forEach(inquiry.report)
        let accounts = positions.map { footprint.accounts[$0] }
        var tables = [
            FootprintReport.regions(
                accounts, name: satellite.name, regions: regions, in: layout),
            FootprintReport.bilateral(accounts, regions: regions, in: layout),
            FootprintReport.multipliers(
                accounts, tableUnit: table.unit, regions: regions, in: layout,
                withoutMeaning: system.coefficients.nearZeroOutput),
        ]
        var reading = FootprintReport.reading(
            accounts, regions: region == nil ? nil : regions, in: layout)
        if let charge {
            let exposure = try CarbonBorderExposure(
                satellite, stressor: charge.stressor, price: charge.price,
                importers: charge.importers, sectors: charge.sectors, scope: border.scope,
                in: system)
            tables.insert(
                contentsOf: [
                    CarbonBorderReport.industries(exposure, in: layout),
                    CarbonBorderReport.regions(exposure, in: table),
                ], at: 0)
            reading = CarbonBorderReport.reading(exposure, in: layout)
        }
        return try inquiry.document(
            tables, of: opened, solvedWith: system, labels: labels,
            assumptions: charge.map { border.assumptions($0) } ?? [], reading: reading)
    }

    private func chosenAccount(_ table: MRIOTable) throws(Diagnostics) -> Satellite {
        let names = table.satellites.map(\.name)
        if account == nil, let only = table.satellites.first, names.count == 1 { return only }
        if let account,
            let found = table.satellites.first(where: {
                $0.name.lowercased() == account.lowercased()
            })
        {
            return found
        }
        let message: String
        let remedy: String
        if names.isEmpty {
            message = "the table has no satellite account"
            remedy = "attach one: chokepoint satellite add TABLE FILE.csv -o OUT.h5"
        } else if let account {
            message = "there is no account '\(account)'"
            remedy =
                Suggestion.nearest(to: account, in: names).map { "did you mean \($0)?" }
                ?? "choose from \(names.joined(separator: ", "))"
        } else {
            message = "the table has several accounts"
            remedy = "choose one with --account: \(names.joined(separator: ", "))"
        }
        throw Diagnostics([
            Diagnostic(
                .error, "no-account", message, at: .init(place: "--account"), remedy: remedy)
        ])
    }

    private func chosenStressors(_ satellite: Satellite) throws(Diagnostics) -> [Int] {
        let codes = satellite.stressors.map(\.code)
        guard let stressor else { return Array(codes.indices) }
        var problems = Diagnostics()
        var found: [Int] = []
        for code in stressor.split(separator: ",").map({ String($0.filter { $0 != " " }) }) {
            if let k = codes.firstIndex(where: { $0.lowercased() == code.lowercased() }) {
                if !found.contains(k) { found.append(k) }
            } else {
                problems.add(
                    Diagnostic(
                        .error, "unknown-stressor", "\(satellite.name) has no row \(code)",
                        at: .init(place: "--stressor"),
                        remedy: Suggestion.nearest(to: code, in: codes)
                            .map { "did you mean \($0)?" }
                            ?? "choose from \(codes.joined(separator: ", "))"))
            }
        }
        try problems.throwIfErrors()
        return found
    }
}

import InputOutput
import Reporting
import Shocks

/// What export restrictions do to both sides and to everybody else.
public struct ShockQuestion: Question {
    /// `shock`.
    public static let command = "shock"
    /// The table: a path, or a name.
    public var table = ""
    /// Restrictions, such as `JPN/c9:KOR=30%`.
    public var restrict: [String] = []
    /// Who keeps the rent of the restrictions: `exporter`, `importer` or `lost`; nil for the
    /// exporter.
    public var rent: String?
    /// The models and their parameters.
    public var models = ModelChoices()
    /// How much of the one-at-a-time variation is done.
    public var drivers = Drivers.Effort.quick
    /// Regions to list for each model; nil for what the reader is used to.
    public var top: Int?
    /// Own groups, each `NAME=CODE,…`.
    public var group: [String] = []
    /// How the table is read.
    public var reading = ReadingChoices()

    /// The question with its defaults.
    public init() {}

    /// The results of all models, side by side.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        let opened = try inquiry.open(table, reading)
        let labels = try TableLabels(opened.table, groups: group)
        let (typed, runs) = try bind(labels)
        let shock = Shock(restrictions: typed.flatMap(\.restrictions))
        inquiry.report(labels.notes)
        let answer = ShockAnswer(
            inquiry: inquiry, opened: opened, shock: shock, runs: runs,
            parties: Party.parties(of: shock, in: labels.layout, groups: labels.regionGroups),
            assumptions: labels.assumptions + restrictionAssumptions(typed),
            drivers: drivers, top: top,
            question: ShockWords(opened.table, groups: labels.regionGroups).question(shock))
        return try answer.document(on: try inquiry.system(of: opened))
    }

    /// A restriction as it was typed, and what it stands for.
    private typealias Typed = (text: String, restrictions: [Restriction])

    /// The restrictions and the models that the options stand for; every problem of theirs at once.
    private func bind(_ labels: TableLabels) throws(Diagnostics) -> ([Typed], [ModelRun]) {
        var problems = Diagnostics()
        var typed: [Typed] = []
        for text in restrict {
            do throws(Diagnostics) {
                typed.append((text, try labels.restrictions(text)))
            } catch {
                problems.add(error)
            }
        }
        if restrict.isEmpty {
            problems.add(
                Diagnostic(
                    .error, "no-restriction", "nothing is restricted",
                    remedy: "give --restrict EXPORTER/SECTORS:IMPORTER=CUT, such as JPN/C:KOR=30%"))
        }
        if let rent {
            if let known = Restriction.Rent(word: rent.lowercased()) {
                typed = typed.map { text, restrictions in
                    (text, restrictions.map { $0.with(cut: $0.cut, rent: known) })
                }
            } else {
                let nearest = Suggestion.nearest(to: rent, in: Restriction.Rent.words)
                problems.add(
                    Diagnostic(
                        .error, "bad-option", "'\(rent)' is no value of rent",
                        at: .init(place: "--rent"),
                        remedy: nearest.map { "did you mean \($0)?" }
                            ?? "expected exporter, importer or lost"))
            }
        }
        var runs: [ModelRun] = []
        do throws(Diagnostics) {
            runs = try models.runs(labels)
        } catch {
            problems.add(error)
        }
        try problems.throwIfErrors()
        return (typed, runs)
    }

    /// Cut and product share of every restriction as it was typed.
    private func restrictionAssumptions(_ typed: [Typed]) -> [Assumption] {
        let choosesRent = rent != nil
        return typed.enumerated().flatMap { position, typed -> [Assumption] in
            guard let item = typed.restrictions.first else { return [] }
            let flow = typed.text.prefix { $0 != "=" }
            return [
                Assumption(
                    name: "restrictions[\(position)].cut", value: .number(item.cut),
                    unit: "share", source: "command line: \(flow)", isDefault: false),
                Assumption(
                    name: "restrictions[\(position)].product_share",
                    value: .number(item.productShare), unit: "share of the sector flow",
                    source: item.productShare == 1
                        ? "the whole sector flow is the product" : "command line: \(flow)",
                    isDefault: item.productShare == 1),
                Assumption(
                    name: "restrictions[\(position)].rent", value: .text(item.rent.rawValue),
                    unit: nil,
                    source: !choosesRent
                        ? "export licences: the exporter's households get the scarcity rent"
                        : "command line", isDefault: !choosesRent),
            ]
        }
    }
}

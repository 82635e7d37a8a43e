public import Analyses
import InputOutput
public import Reporting

/// Which purchases a region's GDP or an exposure depends on most.
public struct SensitivityQuestion: Question {
    /// `sensitivity`.
    public static let command = "sensitivity"
    /// Why a table of mixed units is refused.
    public static let mixedUnitsRefusal: String? =
        "the inputs of an importer are a sum over products"
    /// Why a table of unequal sectors is refused.
    public static let unequalSectorsRefusal: String? =
        "it moves purchases of a product from one region to another"
    /// The table: a path, or a name.
    public var table = ""
    /// The region whose GDP is meant.
    public var of: String?
    /// A value-added exposure, such as `JPN:KOR/c14`.
    public var exposure: String?
    /// A share in final demand, such as `CHN:USA`.
    public var finalDemand: String?
    /// Rank coefficients by contribution (coefficient × derivative) or by derivative.
    public var rankBy = AdjointField.Order.contribution
    /// Only purchases from these suppliers.
    public var supplier: String?
    /// Only purchases of these users.
    public var user: String?
    /// Only purchases across a border.
    public var tradeOnly = false
    /// Rows to choose; nil for what the reader is used to.
    public var top: Int?
    /// Own groups, each `NAME=CODE,…`.
    public var group: [String] = []
    /// The currency of prices and amounts, where it is not the table’s, such as `EUR=1.08`.
    public var rate: String?
    /// How the table is read.
    public var reading = ReadingChoices()

    /// The question with its defaults.
    public init() {}

    /// Why the choices do not go together.
    public var misuse: String? {
        [of, exposure, finalDemand].compactMap { $0 }.count == 1
            ? nil
            : "give one of --of REGION, --exposure SUPPLIERS:USERS and --final-demand ORIGIN:REGION"
    }

    /// The answer.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        let opened = try inquiry.open(self.table, reading)
        let layout = opened.table.layout
        let labels = try TableLabels(opened.table, groups: group)
        let scope = AdjointField.Scope(
            suppliers: try supplier.map { Set(try labels.industries($0, "--supplier")) },
            users: try user.map { Set(try labels.industries($0, "--user")) }, isTradeOnly: tradeOnly
        )
        let system = try inquiry.system(of: opened) { system in
            .solves(2, on: system)
        }
        let (field, target) = try field(labels, system)
        let count = top ?? 50
        let shown = inquiry.limit(top, forPeople: 25) ?? count
        let cells = field.largestCells(shown, by: rankBy, scope)
        var document = try inquiry.document(
            [
                SensitivityReport.cells(cells, of: target, in: layout),
                SensitivityReport.switches(
                    field.largestSwitches(shown, raising: true, scope),
                    field.largestSwitches(shown, raising: false, scope), of: target, in: layout,
                    limit: top),
            ], of: opened, solvedWith: system, labels: labels,
            assumptions: [
                Assumption(
                    name: "held fixed", value: "final demand and value added per unit of output",
                    source: "derivatives by technical coefficients", isDefault: true)
            ], reading: SensitivityReport.reading(field, of: target, cells, by: rankBy, in: layout))
        document.question = "Which purchases move the \(target.name) most?"
        document.lead = SensitivityReport.lead
        document.summary.method = SensitivityReport.method
        return document
    }

    private func field(
        _ labels: TableLabels, _ system: LeontiefSystem
    ) throws -> (AdjointField, SensitivityReport.Target) {
        var words: AnalysisWords {
            AnalysisWords(labels.layout, groups: labels.regionGroups)
        }
        if let of {
            let regions = try labels.country(of, "--of")
            // Incomes and taxes of a whole country make its GDP; a part has value added.
            let what = labels.isPart(regions) ? "value added" : "GDP"
            return (
                try .valueAdded(of: regions, system),
                .init(name: "\(what) of \(words.regions(regions))", unit: system.table.unit)
            )
        }
        if let exposure {
            let (first, second) = try Self.pair(exposure, "--exposure", "SUPPLIERS:USERS")
            let suppliers = try labels.industries(first, "--exposure")
            let users = try labels.industries(second, "--exposure")
            let hasOutput = system.coefficients.hasOutput
            guard users.contains(where: { hasOutput[$0] }) else {
                throw Diagnostics([
                    Diagnostic(
                        .error, "no-output",
                        "\(second) produces nothing, or next to nothing, in this table",
                        at: .init(place: "--exposure"), remedy: "name users with output")
                ])
            }
            return (
                try .valueAddedExposure(of: users, to: suppliers, system),
                .init(
                    name: "value-added exposure of \(words.industries(users)) to "
                        + words.industries(suppliers), unit: "share")
            )
        }
        let (first, second) = try Self.pair(finalDemand ?? "", "--final-demand", "ORIGIN:REGION")
        let origins = try labels.country(first, "--final-demand")
        let buyers = try labels.country(second, "--final-demand")
        let demand = system.table.demandByRegion
        if !buyers.contains(where: { demand.column($0).contains { $0 != 0 } }) {
            let families = labels.layout.families
            throw Diagnostics([
                Diagnostic(
                    .error, "no-final-demand",
                    "\(words.regions(buyers)) has no final demand in this table",
                    at: .init(place: "--final-demand"),
                    remedy: labels.isPart(buyers)
                        ? "write \(families.labels[families.index[buyers[0]]].code), which has it"
                        : "name a region with final demand")
            ])
        }
        return (
            try .valueAddedShare(of: origins, inFinalDemandOf: buyers, system),
            .init(
                name: "share of value added of \(words.regions(origins)) in the final demand of "
                    + words.regions(buyers),
                unit: "share")
        )
    }

    private static func pair(
        _ text: String, _ option: String, _ form: String
    ) throws(Diagnostics) -> (String, String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
            throw Diagnostics([
                Diagnostic(
                    .error, "bad-pair", "‘\(text)’ is not a pair", at: .init(place: option),
                    remedy: "write \(form)")
            ])
        }
        return (parts[0], parts[1])
    }
}

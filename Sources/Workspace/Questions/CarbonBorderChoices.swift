public import Analyses
import InputOutput
import Reporting

/// A carbon price on imports.
public struct CarbonBorderChoices: Codable, Sendable, Hashable {
    /// Price of emissions, such as `80` (per t, in the currency of the answer: that of the table,
    /// or of `--rate`) or `80 USD/t`.
    public var carbonPrice: String?
    /// Sectors whose products are charged.
    public var covered: String?
    /// Regions that charge their imports, such as `@eu27`.
    public var importer: String?
    /// Which emissions of a flow are charged.
    public var scope = CarbonBorderExposure.Scope.embodied

    /// No charge.
    public init() {}

    /// Why the choices do not go together; nil when they do.
    var misuse: String? {
        let given = [carbonPrice, covered, importer].count { $0 != nil }
        return given == 0 || given == 3
            ? nil : "a carbon price on imports needs --carbon-price, --covered and --importer"
    }

    /// A charge, bound to a table.
    struct Charge {
        let price: CarbonBorderExposure.Price
        let sectors: [Int]
        let importers: [Int]
        let stressor: Int
    }

    /// The charge that the options stand for; nil when there is none.
    func bind(
        _ labels: TableLabels, _ table: MRIOTable, _ satellite: Satellite, _ stressors: [Int]
    ) throws(Diagnostics) -> Charge? {
        guard let carbonPrice, let covered, let importer else { return nil }
        var problems = Diagnostics()
        var (sectors, importers): ([Int], [Int]) = ([], [])
        do throws(Diagnostics) { sectors = try labels.sectors(covered, "--covered") } catch {
            problems.add(error)
        }
        do throws(Diagnostics) { importers = try labels.countries(importer, "--importer") } catch {
            problems.add(error)
        }
        let currency = MoneyUnit(table.unit)?.currency
        let price = Self.price(carbonPrice, currency: currency)
        if price == nil, currency == nil, Self.price(carbonPrice, currency: "USD") != nil {
            problems.add(
                Diagnostic(
                    .error, "unknown-unit", "the table’s unit ‘\(table.unit)’ names no currency",
                    at: .init(place: "--carbon-price"),
                    remedy: "the table's unit must read like million USD"))
        } else if price == nil {
            problems.add(
                Diagnostic(
                    .error, "bad-price", "‘\(carbonPrice)’ is not a price of emissions",
                    at: .init(place: "--carbon-price"), remedy: "write 80 or '80 USD/t'"))
        }
        if stressors.count != 1 {
            problems.add(
                Diagnostic(
                    .error, "one-stressor", "\(satellite.name) has several rows and one is priced",
                    at: .init(place: "--stressor"),
                    remedy: "choose from "
                        + satellite.stressors.map(\.code).joined(separator: ", ")))
        }
        try problems.throwIfErrors()
        guard let price, let stressor = stressors.first else { throw problems }
        return Charge(price: price, sectors: sectors, importers: importers, stressor: stressor)
    }

    /// `80`, `80 USD/t`, `80USD/kt`; nil for anything else.
    static func price(_ text: String, currency: String?) -> CarbonBorderExposure.Price? {
        let number = text.prefix { $0.isNumber || $0 == "." || $0 == "-" || $0 == "+" }
        guard let amount = Double(number), amount.isFinite, amount >= 0 else { return nil }
        let unit = text.dropFirst(number.count).drop { $0 == " " }
        if unit.isEmpty { return currency.map { .init(amount, currency: $0) } }
        let parts = unit.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
        return .init(amount, currency: parts[0].uppercased(), per: String(parts[1]))
    }

    /// What is assumed, for the ledger.
    func assumptions(_ charge: Charge) -> [Assumption] {
        [
            Assumption(
                name: "carbon price", value: .number(charge.price.amount),
                unit: "\(charge.price.currency) per \(charge.price.massUnit)",
                source: "command line", isDefault: false),
            Assumption(
                name: "covered sectors",
                value: .text(covered ?? ""), source: "command line", isDefault: false),
            Assumption(
                name: "charging regions",
                value: .text(importer ?? ""), source: "command line", isDefault: false),
            Assumption(
                name: "charged emissions", value: .text(scope.rawValue),
                source: "whole sector flows, no quantity reacts, nothing credited",
                isDefault: scope == .embodied),
        ]
    }
}

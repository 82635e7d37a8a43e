import InputOutput
import Reporting

/// Which counterparty sectors are counted, where it is not all.
public struct CountedSectors: Codable, Sendable, Hashable {
    /// Manufacturing sectors only, by the provider's codes.
    public var industrial = false
    /// These sectors only.
    public var among: String?

    /// All sectors.
    public init() {}

    /// Why the choices do not go together; nil when they do.
    var misuse: String? {
        industrial && among != nil
            ? "--industrial and --among both say which sectors count" : nil
    }

    /// The industries that count; nil for all.
    func industries(_ labels: TableLabels) throws(Diagnostics) -> [Int]? {
        let layout = labels.layout
        let sectors: [Int]
        if let among {
            sectors = try labels.sectors(among, "--among")
        } else if industrial {
            sectors = ManufacturingSectors.positions(in: layout)
            if sectors.isEmpty {
                throw Diagnostics([
                    Diagnostic(
                        .error, "no-manufacturing",
                        "the sector codes of this table do not say which are manufacturing",
                        at: .init(place: "--industrial"), remedy: "name them with --among SECTORS")
                ])
            }
        } else {
            return nil
        }
        return (0..<layout.regionCount).flatMap { r in
            layout.industries(of: r, sectors: sectors)
        }
    }

    /// The choice for the ledger.
    func assumption(_ labels: TableLabels) throws(Diagnostics) -> Assumption {
        let layout = labels.layout
        let chosen =
            try industries(labels).map { industries in
                Set(industries.map(layout.sector(ofIndustry:))).sorted()
                    .map { layout.sectors[$0].code }.joined(separator: ", ")
            }
        return Assumption(
            name: "sectors that count", value: .text(chosen ?? "all"),
            source: among == nil && industrial
                ? "manufacturing by the provider's codes"
                : chosen == nil
                    ? "all inputs" : "command line", isDefault: chosen == nil)
    }
}

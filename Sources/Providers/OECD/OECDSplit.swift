import Containers
import InputOutput
import LinearAlgebra

/// The split regions of an extended table: China and Mexico by kind of trade.
struct OECDSplit {
    /// Each part with the country it is a part of.
    let parts: [(part: String, parent: String)]
    private let layout: TableLayout

    init(_ layout: OECDLayout) {
        parts = layout.header.splitRegions
        self.layout = layout.table
    }

    /// The countries, each with its parts, in order.
    private var countries: [(parent: String, parts: [String])] {
        var result: [(parent: String, parts: [String])] = []
        for (part, parent) in parts {
            if let index = result.firstIndex(where: { $0.parent == parent }) {
                result[index].parts.append(part)
            } else {
                result.append((parent, [part]))
            }
        }
        return result
    }

    /// Makes sure that a split country has no flows of its own, which would count twice when its
    /// parts are added.
    /// - Throws: `split-parent-not-zero`, the first cells of each country.
    func requireEmptyParents(in table: StatedTable, file: String) throws(Diagnostics) {
        var problems = ProblemList()
        for (parent, parts) in countries {
            guard let region = layout.regions.firstIndex(where: { $0.code == parent }) else {
                continue
            }
            for industry in layout.industries(of: region) {
                let row = (0..<layout.industryCount).first { table.Z[industry, $0] != 0 }
                let column = (0..<layout.industryCount).first { table.Z[$0, industry] != 0 }
                let code = layout.code(ofIndustry: industry)
                var cell: (place: String, value: Double)?
                if let row {
                    cell = (
                        "Z[\(code), \(layout.code(ofIndustry: row))]", table.Z[industry, row]
                    )
                } else if let column {
                    cell = (
                        "Z[\(layout.code(ofIndustry: column)), \(code)]", table.Z[column, industry]
                    )
                } else if let k = (0..<table.Y.columnCount).first(where: {
                    table.Y[industry, $0] != 0
                }) {
                    cell = ("Y[\(code), \(layout.demandAxis[k])]", table.Y[industry, k])
                }
                guard let cell else { continue }
                problems.add(
                    Diagnostic(
                        .error, "split-parent-not-zero",
                        """
                        the cell is \(ShortNumber.text(cell.value)) though \(parent) is split \
                        into 
                        """
                            + parts.joined(separator: " and "),
                        at: .init(file: file, place: cell.place),
                        remedy: "an extended table has 0 there; adding the parts would count twice")
                )
            }
        }
        try problems.throwIfAny(file: file)
    }

    /// What is said when the parts are added.
    func mergedFinding(file: String) -> Diagnostic {
        let list = countries.map { "\($0.parts.joined(separator: " and ")) into \($0.parent)" }
        return Diagnostic(
            .note, "split-merged", "\(list.joined(separator: ", ")) were added",
            at: .init(file: file), remedy: "--keep-split keeps them apart")
    }

    /// What is said when they are kept.
    func keptFinding(file: String) -> Diagnostic {
        let list = countries.map { "\($0.parts.joined(separator: " and ")) of \($0.parent)" }
        return Diagnostic(
            .note, "split-kept",
            "\(list.joined(separator: ", ")) are kept apart: they have the production, and the "
                + "countries have the final demand",
            at: .init(file: file))
    }

    /// The table with the parts added into their countries.
    func merged(_ table: MRIOTable) throws(Diagnostics) -> MRIOTable {
        let groups = countries.map { ($0.parent, [$0.parent] + $0.parts) }
        return try table.aggregated(
            regions: try Concordance.merging(groups, among: table.regions), name: table.name)
    }
}

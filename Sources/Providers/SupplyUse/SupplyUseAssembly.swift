import Containers
import InputOutput
import LinearAlgebra

/// What readers of supply and use tables share: labels in two parts, and supply without the cells
/// of other regions.
enum SupplyUseAssembly {
    /// The complete grid of labels, region-major.
    /// - Throws: `unequal-sectors` where regions have other products or industries, or another
    ///   order.
    static func grid(
        _ pairs: [LabelGrid.Pair], what: String, path: String
    ) throws(Diagnostics) -> LabelGrid {
        let grid = LabelGrid(pairs)
        let due = grid.outer.flatMap { r in grid.inner.map { LabelGrid.Pair(outer: r, inner: $0) } }
        if due == pairs { return grid }
        let at = zip(due, pairs).first { $0 != $1 }
        let found = at.map { "\($0.1.outer)/\($0.1.inner)" } ?? "another number of labels"
        let expected = at.map { "\($0.0.outer)/\($0.0.inner)" } ?? "\(due.count)"
        throw Diagnostics([
            Diagnostic(
                .error, "unequal-sectors",
                """
                every region needs the same \(what) in the same order: \(found) stands where \
                \(expected) is expected
                """, at: .init(file: path),
                remedy: "fill in the \(what) that a region lacks with zeros, or aggregate them")
        ])
    }

    /// Supply by the industries of the product's own region.
    /// - Parameter cell: supply of a product, of G·P, by an industry, of G·I.
    /// - Throws: `supply-abroad` where an industry makes a product of another region.
    static func supply(
        _ layout: SupplyUseLayout, path: String, _ cell: (Int, Int) -> Double
    ) throws(Diagnostics) -> Matrix<ProductAxis, SectorAxis> {
        let (P, I) = (layout.products.count, layout.industries.count)
        var supply = Matrix<ProductAxis, SectorAxis>(layout.productAxis, layout.industryAxis)
        var problems = ProblemList()
        for j in 0..<layout.activityAxis.count {
            for p in 0..<layout.productAxis.count {
                let value = cell(p, j)
                if p / P == j / I {
                    supply[p, j % I] = value
                } else if value != 0 {
                    problems.add(
                        Diagnostic(
                            .error, "supply-abroad",
                            "an industry makes a product of another region",
                            at: .init(
                                file: path,
                                place: "supply[\(layout.productAxis[p]), "
                                    + "\(layout.activityAxis[j])]"),
                            remedy: "what comes from another region belongs into the use table"))
                }
            }
        }
        try problems.throwIfAny(file: path)
        return supply
    }
}

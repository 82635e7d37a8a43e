import Containers
import InputOutput
import LinearAlgebra

/// Sales to and purchases from the region of statistical discrepancies, which are part of every
/// total.
struct EoraDiscrepancy {
    /// For each industry its sales to the region: the column of T and those of FD.
    let sales: [Double]
    /// For each industry what it buys from the region: the row of T.
    let purchases: [Double]
    /// Value added that stands in the region’s column.
    let inputs: Double
    /// What the region sells to itself and to final demand.
    let ownSales: Double
    /// For each industry all it pays, the region included.
    let costs: [Double]
    /// For each industry all it sells, the region included.
    let output: [Double]

    init(
        T: NumberGrid.Corner<IndustryAxis, IndustryAxis>,
        FD: NumberGrid.Corner<IndustryAxis, DemandAxis>,
        VA: NumberGrid.Corner<PrimaryInputAxis, IndustryAxis>
    ) {
        sales = zip(T.rightSums, FD.rightSums).map { $0 + $1 }
        purchases = T.lowerSums
        inputs = VA.rightSums.reduce(0, +)
        ownSales = T.cornerSum + FD.cornerSum + FD.lowerSums.reduce(0, +)
        let domestic = zip(T.kept.columnSums(), VA.kept.columnSums()).map { $0 + $1 }
        costs = zip(domestic, purchases).map { $0 + $1 }
        output = zip(zip(T.kept.rowSums(), FD.kept.rowSums()), sales).map { $0.0 + $0.1 + $1 }
    }

    /// Whether nothing is bought from or sold to the region.
    var isZero: Bool {
        sales.allSatisfy { $0 == 0 } && purchases.allSatisfy { $0 == 0 } && inputs == 0
            && ownSales == 0
    }
}

/// What a reader of Eora26 says about the numbers.
enum EoraFindings {
    static func all(
        _ discrepancy: EoraDiscrepancy, region: String?, Z: Matrix<IndustryAxis, IndustryAxis>,
        Y: Matrix<IndustryAxis, DemandAxis>, V: Matrix<PrimaryInputAxis, IndustryAxis>,
        file: String
    ) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        if let region {
            let sales = discrepancy.sales.reduce(0, +)
            let output = discrepancy.output.reduce(0, +)
            let share = output == 0 ? 0 : sales / output
            let message =
                discrepancy.isZero
                ? """
                the region \(region), which is for statistical discrepancies, is 0 and is \
                dropped
                """
                : """
                the region \(region), which holds statistical discrepancies, is dropped after \
                the 
                """
                    + """
                    totals were compared: sales to it of \(ShortNumber.text(sales)) \
                    \(EoraReader.unit) 
                    """
                    + "(\(ShortNumber.percent(share)) of output), purchases from it of "
                    + "\(ShortNumber.text(discrepancy.purchases.reduce(0, +))) \(EoraReader.unit), "
                    + "its value added of "
                        + """
                        \(ShortNumber.text(discrepancy.inputs)) \(EoraReader.unit); stated output \
                        includes the sales to it
                        """
            findings.append(
                Diagnostic(
                    discrepancy.isZero ? .note : .warning, "dropped-discrepancy", message,
                    at: .init(file: file)))
        }
        let negatives = [count(Z, "T"), count(Y, "FD"), count(V, "VA")].compactMap { $0 }
        if !negatives.isEmpty {
            findings.append(
                Diagnostic(
                    .note, "negative-cells",
                    "negative cells are kept, as they are normal in Eora: "
                        + negatives.joined(separator: ", "), at: .init(file: file)))
        }
        return findings
    }

    private static func count<R: AxisKind, C: AxisKind>(
        _ matrix: Matrix<R, C>, _ name: String
    ) -> String? {
        var (count, sum) = (0, 0.0)
        matrix.withUnsafeElements { p in
            for value in p where value < 0 {
                count += 1
                sum += value
            }
        }
        return count == 0
            ? nil : "\(count) in \(name) (\(ShortNumber.text(sum)) \(EoraReader.unit) in all)"
    }
}

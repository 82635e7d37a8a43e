import InputOutput
import LinearAlgebra
import TestSupport
import Testing

/// The four models against the worked example of the United Nations’ Handbook on Supply and Use
/// Tables and Input-Output Tables with Extensions and Applications (2018, chapter 12), which prints
/// what the Eurostat manual’s models A to D make of one pair of tables: Austria in three products
/// and three industries, billion EUR with two decimals (table 12.3, p. 376).
@Suite struct HandbookTransformationTests {
    /// What the Handbook prints of one model: intermediate use of domestic products, and where the
    /// model changes them imported inputs and value added, or final demand.
    struct Printed: Sendable, CustomTestStringConvertible {
        let model: SymmetricModel
        let Z: [[Double]]
        var V: [[Double]]?
        var Y: [[Double]]?
        var testDescription: String { "model \(model.rawValue)" }
    }

    static let printed: [Printed] = [
        // Table 12.5, p. 387.
        Printed(
            model: .a, Z: [[6.40, 9.33, -1.50], [10.45, 116.03, 35.68], [-0.33, 61.13, 217.11]],
            V: [
                [1.11, 6.91, -0.37], [1.01, 109.33, 26.58], [-0.79, 17.48, 43.31],
                [20.10, 123.88, 435.56],
            ]),
        // Table 12.7, p. 388.
        Printed(
            model: .b, Z: [[2.89, 8.80, 2.55], [6.85, 102.84, 52.47], [5.10, 69.51, 203.30]],
            V: [
                [0.57, 6.00, 1.08], [2.47, 94.92, 39.53], [0.77, 18.22, 41.00],
                [19.31, 143.79, 416.45],
            ]),
        // Table 12.12, p. 392.
        Printed(
            model: .c, Z: [[6.65, 11.66, -2.98], [8.39, 112.47, 37.25], [1.17, 55.66, 224.02]],
            Y: [[15.22, -1.60, 11.51], [13.49, 78.65, 183.05], [361.28, 17.72, 104.80]]),
        // Table 12.16, p. 396.
        Printed(
            model: .d, Z: [[3.04, 7.73, 4.28], [8.04, 101.09, 49.20], [5.13, 70.97, 204.82]],
            Y: [[15.12, 0.64, 9.64], [42.52, 67.73, 164.72], [332.35, 26.39, 125.00]]),
    ]

    private func source() throws -> SupplyUseTable {
        let sectors = ["agriculture", "manufacturing", "services"].map { Sector($0) }
        let layout = try SupplyUseLayout(
            regions: [Region("AUT")], products: sectors, industries: sectors,
            finalDemand: ["consumption", "investment", "exports"].map { FinalDemandCategory($0) })
        let inputs =
            ["M1", "M2", "M3"].map { PrimaryInput($0, kind: .imports) } + [PrimaryInput("GVA")]
        return try SupplyUseTable(
            name: "Handbook", year: nil, unit: "billion EUR", valuation: "basic prices",
            provenance: Provenance(), layout: layout, primaryInputs: inputs,
            supply: Matrix(
                layout.productAxis, layout.industryAxis,
                rowMajor: [[25.77, 5.15, 7.04], [1.35, 402.51, 40.21], [13.32, 25.64, 717.41]]),
            use: Matrix(
                layout.productAxis, layout.activityAxis,
                rowMajor: [[4.35, 9.28, 0.61], [8.08, 107.80, 46.29], [3.78, 62.72, 211.40]]),
            Y: Matrix(
                layout.productAxis, layout.demandAxis,
                rowMajor: [
                    [13.18, 0.08, 10.47], [32.04, 73.94, 175.94], [344.77, 20.75, 112.95],
                ]),
            V: Matrix(
                Axis(inputs.map(\.code)), layout.activityAxis,
                rowMajor: [
                    [0.77, 6.40, 0.48], [1.49, 100.14, 35.30], [0.28, 17.20, 42.52],
                    [21.70, 129.78, 428.07],
                ]))
    }

    private func rows<R: AxisKind, C: AxisKind>(_ matrix: Matrix<R, C>) -> [Double] {
        (0..<matrix.rowCount).flatMap { matrix.row($0) }
    }

    /// Half a unit of the last printed digit, and what the rounding of the source’s two decimals
    /// moves the results by.
    @Test(arguments: printed) func equalsTheHandbook(_ printed: Printed) throws {
        let made = try source().symmetric(printed.model)
        assertClose(
            rows(made.table.Z), printed.Z.flatMap(\.self), absolute: 0.012)
        if let V = printed.V {
            assertClose(
                rows(made.table.V), V.flatMap(\.self), absolute: 0.012)
        }
        if let Y = printed.Y {
            assertClose(
                rows(made.table.Y), Y.flatMap(\.self), absolute: 0.012)
        }
        // Figure 12.2, p. 378: A and C may bring negative cells, B and D cannot.
        #expect((made.negatives.reduce(0) { $0 + $1.count } > 0) == printed.model.isInverting)
    }
}

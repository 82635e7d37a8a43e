import InputOutput
import LinearAlgebra
import TestSupport
import Testing

/// Constant prices and other currencies.
@Suite struct DeflationTests {
    private let table: MRIOTable

    init() throws {
        table = try RandomTable.make(regions: 2, sectors: 3, seed: 41, emptyIndustry: 4, co2: true)
    }

    @Test func rowsAreDividedAndColumnsBalance() throws {
        let prices = RandomMatrix.vector(6, seed: 3).map { 0.8 + 0.4 * $0 }
        let (real, findings) = try table.deflated(
            by: prices, unit: "million USD of 2015", step: "Deflated.")
        #expect(findings.isEmpty && real.unit == "million USD of 2015")
        #expect(real.provenance.history.last == "Deflated.")
        for i in 0..<6 {
            for j in 0..<6 { assertClose(real.Z[i, j], table.Z[i, j] / prices[i], relative: 1e-15) }
            assertClose(real.x[i], table.x[i] / prices[i], relative: 1e-13)
        }
        let inputs = zip(real.Z.columnSums(), real.V.columnSums()).map { $0 + $1 }
        assertClose(inputs, real.x, relative: 1e-12)
        // Taxes follow the prices of the inputs they are paid on.
        let inputPrice = table.Z.columnSums()[0] / real.Z.columnSums()[0]
        assertClose(real.V[0, 0], table.V[0, 0] / inputPrice, relative: 1e-13)
        #expect(real.satellites == table.satellites)
    }

    /// Two industries, by hand: prices 2 and 1. Industry 1: x = 100 → 50, inputs 20 + 30 → 10 + 30,
    /// value added 50 → 10.
    @Test func residualByHand() throws {
        let layout = try TableLayout(
            regions: [Region("R")], sectors: [Sector("a"), Sector("b")],
            finalDemand: [FinalDemandCategory("F")])
        let small = try MRIOTable(
            name: "small", year: 2000, unit: "USD", valuation: "basic prices",
            provenance: Provenance(), layout: layout, primaryInputs: [PrimaryInput("VA")],
            Z: Matrix(layout.industryAxis, layout.industryAxis, rowMajor: [[20, 40], [30, 10]]),
            Y: Matrix(layout.industryAxis, layout.demandAxis, rowMajor: [[40], [60]]),
            V: Matrix(Axis(["VA"]), layout.industryAxis, rowMajor: [[50, 50]]))
        let (real, findings) = try small.deflated(by: [2, 1], unit: "USD", step: "s")
        #expect(real.V.elements == [10, 70] && findings.isEmpty)
        let (negative, warnings) = try small.deflated(by: [4, 1], unit: "USD", step: "s")
        #expect(negative.V.elements == [-10, 80])
        #expect(warnings.map(\.code) == ["negative-residual"])
    }

    @Test func onePriceDividesEverything() throws {
        let (real, _) = try table.deflated(
            by: Array(repeating: 1.6, count: 6), unit: "u", step: "s")
        assertClose(real.V.elements, table.V.elements.map { $0 / 1.6 }, relative: 1e-12)
        assertClose(real.Y.elements, table.Y.elements.map { $0 / 1.6 }, relative: 1e-15)
    }

    @Test func currencyIsConverted() throws {
        let stressors = [
            Satellite.Stressor(code: "wages", unit: "million USD"), .init(code: "CO2", unit: "kt"),
        ]
        let axis = Satellite.axis(of: stressors)
        let account = Satellite(
            name: "mixed", stressors: stressors,
            F: Matrix(
                axis, table.layout.industryAxis,
                columnMajor: Array(repeating: 1, count: 12)),
            FY: Matrix(axis, table.layout.demandAxis), provenance: Provenance())
        let euro = try table.with(satellites: [account]).converted(
            rate: 0.5, unit: "million EUR", step: "Converted.")
        #expect(euro.Z.elements == table.Z.elements.map { $0 / 2 } && euro.unit == "million EUR")
        #expect(euro.satellites[0].F.column(3) == [0.5, 1])
        #expect(euro.satellites[0].stressors.map(\.unit) == ["million EUR", "kt"])
    }

    @Test func badPricesAreNamed() {
        #expect {
            try table.deflated(by: [1, 0, 1, 1, .nan, 1], unit: "u", step: "s")
        } throws: { error in
            (error as? Diagnostics)?.items.map(\.sentence) == [
                "R1/s2: the price is 0 (give a positive number)",
                "R2/s2: the price is nan (give a positive number)",
            ]
        }
    }
}

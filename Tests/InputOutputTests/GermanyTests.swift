import InputOutput
import LinearAlgebra
import TestSupport
import Testing

/// Germany 1995 with six groups of products, domestic output at basic prices, million EUR: Eurostat
/// (2008), Eurostat Manual of Supply, Use and Input-Output Tables, table 15.4 (version A).
@Suite struct GermanyTests {
    private func germany() throws -> MRIOTable {
        try TextbookTables.table(
            regions: ["DEU"], sectors: ["A", "B-E", "F", "G-I", "J-N", "O-T"],
            Z: [
                [1131, 25480, 1, 607, 710, 762],
                [7930, 304_584, 64167, 41082, 11981, 30360],
                [426, 7334, 3875, 5296, 23457, 9155],
                [3559, 72717, 14190, 74399, 10835, 21008],
                [3637, 96115, 31027, 65755, 193_176, 34223],
                [1552, 14986, 1747, 11225, 15058, 22070],
            ], output: [43910, 1_079_446, 245_606, 540_063, 692_487, 508_918])
    }

    /// The output multipliers that the manual prints.
    @Test func outputMultipliersAreThoseOfTheManual() throws {
        let multipliers = try Multipliers(LeontiefSystem(germany()))
        assertClose(
            multipliers.output, [1.7048, 1.8413, 1.8136, 1.6035, 1.5951, 1.3782], absolute: 5e-5)
    }

    /// The totals of the printed table: domestic inputs of each column, intermediate sales of each
    /// row.
    @Test func totalsAreThoseOfTheManual() throws {
        let table = try germany()
        #expect(table.Z.columnSums() == [18235, 521_216, 115_007, 198_364, 255_217, 117_578])
        #expect(table.Z.rowSums().reduce(0, +) == table.Z.columnSums().reduce(0, +))
    }
}

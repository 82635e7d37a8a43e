import InputOutput
import LinearAlgebra
import TestSupport
import Testing

/// Supply and use tables of two regions with two products and two industries each, secondary
/// production, and one negative cell of final demand.
@Suite struct SupplyUseTests {
    static func layout(industries: [String] = ["factories", "offices"]) throws -> SupplyUseLayout {
        try SupplyUseLayout(
            regions: [Region("N"), Region("S")], products: [Sector("goods"), Sector("services")],
            industries: industries.map { Sector($0) }, finalDemand: [FinalDemandCategory("final")])
    }

    static func table(
        supply: [[Double]] = [[90, 30], [20, 160], [200, 50], [70, 80]],
        use: [[Double]] = [[20, 10, 15, 3], [12, 40, 8, 9], [9, 6, 60, 22], [4, 12, 30, 25]],
        demand: [[Double]] = [[50, 22], [120, -9], [13, 140], [9, 70]],
        added: [Double] = [65, 122, 157, 71],
        adjustments: [SupplyUseTable.Adjustment] = []
    ) throws -> SupplyUseTable {
        let layout = try layout()
        return try SupplyUseTable(
            name: "two regions", year: 2020, unit: "M EUR", valuation: "basic prices",
            provenance: Provenance(), layout: layout, primaryInputs: [PrimaryInput("VA")],
            supply: Matrix(layout.productAxis, layout.industryAxis, rowMajor: supply),
            use: Matrix(layout.productAxis, layout.activityAxis, rowMajor: use),
            Y: Matrix(layout.productAxis, layout.demandAxis, rowMajor: demand),
            V: Matrix(Axis(["VA"]), layout.activityAxis, rowMajor: [added]),
            adjustments: adjustments,
            accounts: [
                .init(
                    name: "co2", stressors: [.init(code: "CO2", unit: "kt")],
                    F: Matrix(Axis(["CO2"]), layout.activityAxis, rowMajor: [[7, 3, 11, 5]]),
                    FY: Matrix(Axis(["CO2"]), layout.demandAxis, rowMajor: [[2, 4]]))
            ])
    }

    /// What MARIO 1.3.2 makes of the same tables with `to_iot(method:)`: Z, Y, V and E, row by row.
    struct Recorded: Sendable, CustomTestStringConvertible {
        let model: SymmetricModel
        let Z: [Double]
        let Y: [Double]
        let V: [Double]
        let E: [Double]
        var testDescription: String { "model \(model.rawValue)" }
    }

    static let recorded: [Recorded] = [
        Recorded(
            model: .a,
            Z: [
                26.08695652173913, 3.9130434782608683, 19.8, -1.8, 9.73913043478261,
                42.26086956521739, 0.1999999999999998, 16.8, 11.478260869565219,
                3.521739130434782, 65.19999999999999, 16.8, 3.4782608695652173, 12.52173913043478,
                12.999999999999998, 42.00000000000001,
            ], Y: [50, 22, 120, -9, 13, 140, 9, 70],
            V: [69.21739130434784, 117.78260869565216, 151.79999999999998, 76.2],
            E: [9.217391304347826, 0.7826086956521736, 10.6, 5.4]),
        Recorded(
            model: .b,
            Z: [
                17.942583732057415, 12.057416267942584, 12.264957264957266, 5.735042735042736,
                16.13397129186603, 35.86602870813397, 9.387464387464387, 7.612535612535613,
                8.311004784688995, 6.688995215311005, 52.90598290598291, 29.094017094017097,
                5.167464114832535, 10.832535885167463, 31.83760683760684, 23.162393162393165,
            ], Y: [50, 22, 120, -9, 13, 140, 9, 70],
            V: [72.44497607655501, 114.55502392344496, 143.60398860398863, 84.3960113960114],
            E: [6.200956937799043, 3.7990430622009566, 10.071225071225072, 5.92877492877493]),
        Recorded(
            model: .c,
            Z: [
                22.63768115942029, 3.1884057971014483, 17.217391304347824, 1.6739130434782608,
                9.362318840579709, 46.81159420289855, 5.782608695652174, 10.326086956521738,
                11.232, -2.592000000000001, 71.28, 11.016, 1.7680000000000002,
                20.592000000000002, 18.72, 35.984,
            ],
            Y: [
                35.072463768115945, 30.21014492753623, 134.92753623188403, -17.21014492753623,
                12.744000000000002, 166.32, 9.256, 43.68,
            ], V: [65, 122, 157, 71], E: [7, 3, 11, 5]),
        Recorded(
            model: .d,
            Z: [
                16.333333333333332, 11.944444444444445, 12.13888888888889, 3.25,
                15.666666666666668, 38.05555555555556, 10.86111111111111, 8.75, 9.066666666666666,
                10.4, 62.0, 29.266666666666666, 3.9333333333333336, 7.6000000000000005, 28.0,
                17.733333333333334,
            ],
            Y: [
                50.833333333333336, 15.5, 119.16666666666667, -2.5, 14.600000000000001,
                144.66666666666666, 7.4, 65.33333333333334,
            ], V: [65, 122, 157, 71], E: [7, 3, 11, 5]),
    ]

    private func rowMajor<R: AxisKind, C: AxisKind>(_ matrix: Matrix<R, C>) -> [Double] {
        (0..<matrix.rowCount).flatMap { matrix.row($0) }
    }

    @Test(arguments: recorded) func equalsMARIO(_ recorded: Recorded) throws {
        let made = try Self.table().symmetric(recorded.model)
        let table = made.table
        assertClose(rowMajor(table.Z), recorded.Z, absolute: 1e-12, relative: 1e-12)
        assertClose(rowMajor(table.Y), recorded.Y, absolute: 1e-12, relative: 1e-12)
        assertClose(rowMajor(table.V), recorded.V, absolute: 1e-12, relative: 1e-12)
        assertClose(rowMajor(table.satellites[0].F), recorded.E, absolute: 1e-12, relative: 1e-12)
        #expect(rowMajor(table.satellites[0].FY) == [2, 4])
        #expect(made.negatives[0].count == recorded.Z.count { $0 < 0 })
        #expect(made.negatives[1].count == recorded.Y.count { $0 < 0 })
        #expect(
            table.provenance.history.last?.contains(
                "model \(recorded.model.rawValue) of the Eurostat manual "
                    + "(\(recorded.model.assumption)") == true)
    }

    /// Rows and columns of every symmetric table add up to the output of its sectors, and the
    /// totals of value added, final demand and emissions are those of the source.
    @Test(arguments: SymmetricModel.allCases) func keepsTheIdentities(_ model: SymmetricModel)
        throws
    {
        let source = try Self.table()
        let table = try source.symmetric(model).table
        let output = model.isByProduct ? source.productOutput : source.industryOutput
        assertClose(table.x, output, relative: 1e-12)
        let costs = zip(table.Z.columnSums(), table.V.columnSums()).map { $0 + $1 }
        assertClose(costs, output, relative: 1e-12)
        assertClose(
            table.V.rowSums() + [table.Y.rowSums().reduce(0, +)] + table.satellites[0].F.rowSums(),
            [415, 415, 26], relative: 1e-12)
        #expect(table.sectors.map(\.code).contains(model.isByProduct ? "goods" : "factories"))
    }

    /// Without secondary production every model gives the use table itself.
    @Test(arguments: SymmetricModel.allCases) func diagonalSupplyChangesNothing(
        _ model: SymmetricModel
    ) throws {
        let source = try Self.table(
            supply: [[110, 0], [0, 190], [260, 0], [0, 140]],
            demand: [[40, 22], [130, -9], [23, 140], [-1, 70]])
        let made = try source.symmetric(model).table
        assertClose(rowMajor(made.Z), rowMajor(source.use), absolute: 1e-12, relative: 1e-13)
        assertClose(rowMajor(made.Y), rowMajor(source.Y), absolute: 1e-12, relative: 1e-13)
    }

    @Test func auditNamesTheLargestGap() throws {
        let clean = SupplyUseAudit(try Self.table())
        #expect(clean.findings(above: 0).isEmpty)
        #expect(clean.negatives.map(\.count) == [0, 0, 1, 0])
        #expect(clean.negatives[2].place == "[N/services, S/final]")
        let off = SupplyUseAudit(try Self.table(added: [65, 122, 150, 71]))
        let findings = off.findings(above: 0.001)
        #expect(findings.map(\.code) == ["output-not-cost"])
        #expect(
            findings.first?.sentence == """
                S/factories: output = cost fails for 1 of 4 industries by more than 0.1 %: the \
                largest gap is 7 of 270 (see the table ‘balance’; nothing was changed)
                """)
    }

    private func codes(
        _ table: SupplyUseTable, _ model: SymmetricModel
    ) -> [String] {
        do throws(Diagnostics) {
            _ = try table.symmetric(model)
            return []
        } catch {
            return error.items.map { "\($0.code) \($0.location.place ?? "")" }
        }
    }

    @Test func sameMixHasNoInverse() throws {
        let table = try Self.table(supply: [[90, 30], [60, 20], [200, 50], [70, 80]])
        #expect(codes(table, .a) == ["singular-supply N"])
        #expect(codes(table, .c) == ["singular-supply N"])
        #expect(codes(table, .b).isEmpty && codes(table, .d).isEmpty)
    }

    @Test func nothingIsLostSilently() throws {
        // Nobody makes services in S, but they are used.
        let unmade = try Self.table(supply: [[90, 30], [20, 160], [200, 50], [0, 0]])
        #expect(codes(unmade, .a) == ["not-square S"])
        #expect(codes(unmade, .d) == ["use-without-output S/services"])
        // Offices of S make nothing, but have inputs.
        let idle = try Self.table(supply: [[90, 30], [20, 160], [200, 0], [70, 0]])
        #expect(codes(idle, .b) == ["inputs-without-output S/offices"])
        #expect(codes(idle, .a) == ["inputs-without-output S/offices"])
        let purchasers = try Self.table(adjustments: [
            .init("margins", kind: .margins, values: [5, -5, 0, 0])
        ])
        for model in SymmetricModel.allCases {
            #expect(codes(purchasers, model) == ["not-basic-prices margins"])
        }
    }

    /// Imports of a national table become negative final demand: rows add up to what is made.
    @Test func importsBecomeNegativeDemand() throws {
        let table = try Self.table(
            demand: [[60, 22], [120, -9], [13, 147], [9, 70]],
            adjustments: [.init("M", name: "Imports", kind: .imports, values: [10, 0, 7, 0])])
        #expect(SupplyUseAudit(table).findings(above: 0).isEmpty)
        let made = try table.symmetric(.b).table
        #expect(made.layout.finalDemand.map(\.code) == ["final", "M"])
        #expect(made.layout.finalDemand.last?.name == "Imports, less")
        assertClose(made.x, table.productOutput, relative: 1e-12)
        #expect(made.Y.row(0) == [60, -10, 22, 0])
    }

    /// More products than industries: B and D do, A and C say why not.
    @Test func rectangularTables() throws {
        let layout = try SupplyUseLayout(
            regions: [Region("N")], products: [Sector("a"), Sector("b"), Sector("c")],
            industries: [Sector("i"), Sector("j")], finalDemand: [FinalDemandCategory("F")])
        let table = try SupplyUseTable(
            name: "t", year: nil, unit: "EUR", valuation: "basic prices", provenance: Provenance(),
            layout: layout, primaryInputs: [PrimaryInput("VA")],
            supply: Matrix(
                layout.productAxis, layout.industryAxis, rowMajor: [[8, 2], [0, 10], [5, 5]]),
            use: Matrix(
                layout.productAxis, layout.activityAxis, rowMajor: [[1, 2], [3, 4], [2, 1]]),
            Y: Matrix(layout.productAxis, layout.demandAxis, rowMajor: [[7], [3], [7]]),
            V: Matrix(Axis(["VA"]), layout.activityAxis, rowMajor: [[7, 10]]))
        #expect(codes(table, .a) == ["not-square N"] && codes(table, .c) == ["not-square N"])
        let b = try table.symmetric(.b).table
        // Industry i makes 8 of a and 5 of c: 8/13 of its inputs go with a; j makes 2 of 17.
        assertClose(b.Z[1, 0], 3 * 8.0 / 13 + 4 * 2.0 / 17, relative: 1e-14)
        let d = try table.symmetric(.d).table
        assertClose(d.Z[0, 1], 2 * 0.8 + 4 * 0 + 1 * 0.5, relative: 1e-14)
        #expect(b.sectorCount == 3 && d.sectorCount == 2)
    }
}

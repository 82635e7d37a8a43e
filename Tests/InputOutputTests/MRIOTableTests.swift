import InputOutput
import LinearAlgebra
import TestSupport
import Testing

@Suite struct MRIOTableTests {
    @Test func totalsAddUp() throws {
        let table = try RandomTable.make(regions: 3, sectors: 4, categories: 3, seed: 1)
        let n = table.industryCount
        assertClose(
            table.x, (0..<n).map { i in table.Z.row(i).reduce(0, +) + table.Y.row(i).reduce(0, +) },
            relative: 1e-14)
        assertClose(
            (0..<n).map { table.Z.columnSums()[$0] + table.valueAdded[$0] + table.taxes[$0] },
            table.x, relative: 1e-14)
        let gdp = (0..<3).map { r in
            table.layout.industries(of: r).reduce(0) { $0 + table.V[1, $1] }
        }
        assertClose(table.gdp, gdp, relative: 1e-14)
        let demand = table.demandByRegion
        for r in 0..<3 {
            let columns = table.layout.demandColumns(of: r)
            assertClose(
                table.spending(of: r), demand.column(r).reduce(0, +), relative: 1e-13)
            assertClose(
                demand.column(r), (0..<n).map { i in columns.reduce(0) { $0 + table.Y[i, $1] } },
                relative: 1e-14)
        }
    }

    @Test func everyCellThatIsNotFiniteIsNamed() throws {
        let table = try RandomTable.make(regions: 2, sectors: 3, seed: 2)
        var (Z, Y, V) = (table.Z, table.Y, table.V)
        Z[1, 2] = .nan
        Y[0, 3] = .infinity
        V[1, 5] = -.infinity
        do {
            _ = try table.replacing(Z: Z, Y: Y, V: V)
            Issue.record("made a table")
        } catch let error as Diagnostics {
            #expect(
                error.items.map { $0.location.place ?? "" } == [
                    "Z[R1/s2, R1/s3]", "Y[R1/s1, R2/F2]", "V[VA, R2/s3]",
                ])
            #expect(error.items.allSatisfy { $0.code == "not-finite" })
        }
    }

    @Test func afterTwentyCellsTheRestIsCounted() throws {
        let table = try RandomTable.make(regions: 3, sectors: 3, seed: 2)
        var Z = table.Z
        for i in 0..<9 { for j in 0..<3 { Z[i, j] = .nan } }
        do {
            _ = try table.replacing(Z: Z)
            Issue.record("made a table")
        } catch let error as Diagnostics {
            #expect(error.items.count == 21)
            #expect(error.items.last?.message == "7 more cells are not finite")
        }
    }

    @Test func aTotalTooLargeForADoubleIsNamed() throws {
        let table = try RandomTable.make(regions: 2, sectors: 2, seed: 2)
        var Z = table.Z
        Z[2, 0] = .greatestFiniteMagnitude
        Z[2, 1] = .greatestFiniteMagnitude
        do {
            _ = try table.replacing(Z: Z)
            Issue.record("made a table")
        } catch let error as Diagnostics {
            #expect(error.items.map(\.code) == ["overflow"])
            #expect(error.items[0].location.place == "R2/s1")
        }
    }

    @Test func copiesChangeOnlyWhatIsAsked() throws {
        let table = try RandomTable.make(regions: 2, sectors: 2, seed: 3, co2: true)
        let renamed = try table.with(
            name: "other", provenance: table.provenance.adding("Renamed."), satellites: [])
        #expect(renamed.name == "other")
        #expect(renamed.Z == table.Z && renamed.x == table.x)
        #expect(renamed.satellites.isEmpty)
        #expect(renamed.provenance.history == ["Renamed."])
        #expect(renamed.provenance["source"] == table.provenance["source"])
        #expect(renamed.provenance["licence"] == nil)
        #expect(renamed != table)
        #expect(try table.with() == table)
    }

    @Test func illegalShapesStopTheProcess() async {
        await #expect(processExitsWith: .failure) {
            let table = try TextbookTables.oneRegion()
            _ = try table.replacing(
                Z: Matrix(Axis(count: 2), Axis(count: 2), columnMajor: [1, 2, 3, 4]))
        }
        await #expect(processExitsWith: .failure) {
            _ = try TextbookTables.oneRegion().replacing(declaredOutput: [1])
        }
        await #expect(processExitsWith: .failure) {
            let layout = try TextbookTables.oneRegion().layout
            _ = Satellite(
                name: "co2", stressors: [],
                F: Matrix(Axis(count: 1), layout.industryAxis),
                FY: Matrix(Axis(count: 1), layout.demandAxis), provenance: Provenance())
        }
    }
}

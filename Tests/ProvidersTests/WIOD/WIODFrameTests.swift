import Foundation
import InputOutput
import Providers
import TestSupport
import Testing

/// The WIOD's release of 2016 as Stata and R files: written by the tests, read back, damaged.
@Suite struct WIODFrameTests {
    enum Form: String, CaseIterable, Sendable {
        case stata = "dta"
        case rData = "RData"
    }

    static func fixture() throws -> (WIODFrameFixture, MRIOTable) {
        let table = try RandomTable.make(regions: 2, sectors: 3, categories: 5, seed: 3)
        // Regions of three letters, as the release has them.
        let layout = try TableLayout(
            regions: [Region("CHN"), Region("ROW")], sectors: table.sectors,
            finalDemand: table.layout.finalDemand)
        let named = try MRIOTable(
            name: table.name, year: 2011, unit: table.unit, valuation: table.valuation,
            provenance: table.provenance, layout: layout, primaryInputs: table.primaryInputs,
            Z: table.Z.relabelled(layout.industryAxis, layout.industryAxis),
            Y: table.Y.relabelled(layout.industryAxis, layout.demandAxis),
            V: table.V.relabelled(table.V.rows, layout.industryAxis))
        return (WIODFrameFixture(named), named)
    }

    func read(
        _ fixture: WIODFrameFixture, _ form: Form, object: String = "wiot"
    ) throws -> (TableReading?, String) {
        try Samples.inFolder { folder in
            let path = "\(folder)/t.\(form.rawValue)"
            let bytes = form == .stata ? fixture.stata : fixture.rData(object: object)
            try Data(bytes).write(to: URL(filePath: path))
            do throws(Diagnostics) {
                return (try TableFile.reading(path: path), "")
            } catch {
                return (nil, Samples.text(error, in: folder))
            }
        }
    }

    @Test(arguments: Form.allCases)
    func readBack(form: Form) throws {
        let (fixture, table) = try Self.fixture()
        let (found, problems) = try read(fixture, form, object: "another_name")
        let reading = try #require(found, "\(problems)")
        #expect(reading.table.Z.elements == table.Z.elements)
        #expect(reading.table.Y.elements == table.Y.elements)
        #expect(reading.table.taxes == table.V.row(0))
        #expect(reading.table.valueAdded == table.V.row(1))
        #expect(reading.table.declaredOutput == table.x)
        #expect(reading.table.regions.map(\.code) == ["CHN", "ROW"])
        #expect(reading.table.sectors.map(\.code) == ["S1", "S2", "S3"])
        #expect(reading.table.sectors.map(\.name) == ["Sector 1", "Sector 2", "Sector 3"])
        #expect(
            reading.table.layout.finalDemand.map(\.code)
                == ["CONS_h", "CONS_np", "CONS_g", "GFCF", "INVEN"])
        #expect(reading.table.year == 2011)
        #expect(reading.findings.map(\.code) == ["unknown-edition"])
    }

    /// A missing value is never 0.
    @Test(arguments: Form.allCases)
    func missingValues(form: Form) throws {
        var (fixture, _) = try Self.fixture()
        guard case .numbers(var values) = fixture.columns[6].content else {
            Issue.record("no numbers")
            return
        }
        values[1] = nil
        values[7] = nil
        fixture.columns[6].content = .numbers(values)
        let column = form == .stata ? "vCHN2" : "CHN2"
        let rest =
            """
            column \(column): the cell is marked as missing (the published files have no \
            missing cells: get the file again)
            """
        #expect(
            try read(fixture, form).1 == """
                empty-cell: …/t.\(form.rawValue): row 2, \(rest)
                empty-cell: …/t.\(form.rawValue): row 8, \(rest)
                """)
    }

    @Test(arguments: Form.allCases)
    func labelsThatDoNotFit(form: Form) throws {
        let file = "…/t.\(form.rawValue)"
        var (fixture, _) = try Self.fixture()
        guard case .texts(var codes) = fixture.columns[0].content,
            case .texts(var regions) = fixture.columns[2].content
        else {
            Issue.record("no texts")
            return
        }
        codes[4] = "S9"
        fixture.columns[0].content = .texts(codes)
        #expect(
            try read(fixture, form).1
                == """
                contradicting-labels: \(file): row 5: the sector 2 is S9 here and S2 above \
                (get the file again)
                """
        )
        (fixture, _) = try Self.fixture()
        regions[0] = "CHX"
        fixture.columns[2].content = .texts(regions)
        #expect(
            try read(fixture, form).1 == """
                unknown-label: \(file): row 1: the row ‘CHX S1’ is neither an industry nor a total \
                (below the industries are known: II_fob, TXSP, EXP_adj, PURNR, PURR, VA, IntTTM, GO)
                missing-label: \(file): its rows: the row CHN/c1 is missing (every row of the \
                columns must be there; write 0 where nothing flows)
                """)
        (fixture, _) = try Self.fixture()
        fixture.columns.swapAt(5, 6)
        let prefix = form == .stata ? "v" : ""
        #expect(
            try read(fixture, form).1
                == """
                label-order: \(file): \(prefix)ROW1: column 4 is ROW/c1 where ROW/c2 is expected \
                (the order must be that of the first region; nothing is reordered)
                """
        )
    }

    @Test(arguments: Form.allCases)
    func severalYears(form: Form) throws {
        var (fixture, _) = try Self.fixture()
        fixture.columns[4].content = .whole([2010] + [Int](repeating: 2011, count: 13))
        #expect(
            try read(fixture, form).1
                == """
                several-years: …/t.\(form.rawValue): the rows are of 2 years: 2010, 2011 (keep \
                the rows of one year)
                """
        )
    }

    @Test(arguments: Form.allCases)
    func wrongTotals(form: Form) throws {
        var (fixture, _) = try Self.fixture()
        guard case .numbers(var values) = fixture.columns[6].content else {
            Issue.record("no numbers")
            return
        }
        values[13] = 1
        fixture.columns[6].content = .numbers(values)
        #expect(
            try read(fixture, form).1.hasPrefix(
                """
                wrong-total: …/t.\(form.rawValue): CHN/S2: row GO states 1, and the cells add \
                up to 
                """
            ))
    }
}

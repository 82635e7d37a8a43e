import Foundation
import InputOutput
import LinearAlgebra
import Providers
import TestSupport
import Testing

/// Folders as MARIO’s `to_txt` and `to_parquet` write them.
@Suite struct MARIOFormatTests {
    private func reading(_ fixture: MARIOFixture) throws -> TableReading {
        try Samples.inFolder { folder in
            try fixture.write(to: "\(folder)/t")
            return try TableFile.reading(path: "\(folder)/t")
        }
    }

    @Test(arguments: [false, true])
    func flows(isParquet: Bool) throws {
        let table = try Samples.balanced()
        let found = try reading(MARIOFixture(table: table, isParquet: isParquet))
        let read = found.table
        #expect(read.Z.elements.map(\.bitPattern) == table.Z.elements.map(\.bitPattern))
        #expect(read.Y.elements.map(\.bitPattern) == table.Y.elements.map(\.bitPattern))
        #expect(read.V.elements.map(\.bitPattern) == table.V.elements.map(\.bitPattern))
        #expect(read.declaredOutput == table.x)
        #expect(read.name == "balanced" && read.year == 2020 && read.unit == "million USD")
        #expect(read.layout.regions.map(\.code) == ["A", "B"])
        #expect(read.sectors.map(\.code) == ["s1", "s2"])
        #expect(read.primaryInputs.map(\.kind) == [.taxes, .valueAdded])
        #expect(read.provenance["source"] == "made up")
        #expect(Array(read.provenance.history.prefix(2)) == ["first", "second"])
        let account = try #require(read.satellites.first)
        #expect(read.satellites.count == 1 && account.name == "satellite_account")
        #expect(account.stressors == [.init(code: "CO2", unit: "kt")])
        #expect(account.F.rowArrays == [[7, 8, 9, 0.5]])
        #expect(account.FY.rowArrays == [[0.25, 4]])
    }

    /// A sector in kilotonnes: value added is in money, and columns have no balance.
    @Test func sectorsInUnitsOfTheirOwn() throws {
        try Samples.inFolder { folder in
            try MARIOFixture(table: try Samples.balanced()).write(to: "\(folder)/t")
            let path = "\(folder)/t/flows/units.txt"
            let units = try String(contentsOfFile: path, encoding: .utf8)
            try FolderLayouts.write(
                units.replacing("Sector,s2,million USD", with: "Sector,s2,kt"), to: path)
            let found = try TableFile.reading(path: "\(folder)/t")
            #expect(found.table.sectors.map(\.unit) == [nil, "kt"])
            #expect(found.table.unit == "million USD")
            #expect(found.findings.map(\.code).contains("mixed-units"))
            #expect(try TableFile.summary(path: "\(folder)/t").unit == "mixed units")
        }
    }

    @Test func otherSeparatorsAndArchives() throws {
        let table = try Samples.balanced()
        for separator in ["\t", ";"] {
            let read = try reading(MARIOFixture(table: table, separator: separator)).table
            #expect(read.Z.elements == table.Z.elements)
        }
        try Samples.inFolder { folder in
            try MARIOFixture(table: table).write(to: "\(folder)/t")
            try StoredZip.pack(folder: "\(folder)/t", to: "\(folder)/t.zip")
            let source = "\(folder)/t.zip"
            #expect(try TableFile.read(path: source).Z.elements == table.Z.elements)
            #expect(
                TableFile.recognition(of: source)?.reason
                    == "flows/units.txt stands beside flows/Z.txt")
            // The folder of the matrices by itself has no name but its own.
            #expect(try TableFile.read(path: "\(folder)/t/flows").name == "flows")
            #expect(
                try TableFile.read(path: "\(folder)/t", options: .init(keepsSatellites: false))
                    .satellites.isEmpty)
        }
    }

    /// z, v and e become flows with the output that follows from final demand.
    @Test func coefficients() throws {
        let table = try Samples.balanced()
        let found = try reading(MARIOFixture(table: table, isCoefficients: true))
        for (one, other) in [
            (found.table.Z.elements, table.Z.elements), (found.table.V.elements, table.V.elements),
            (found.table.satellites[0].F.elements, table.satellites[0].F.elements),
        ] {
            for (a, b) in zip(one, other) { #expect(abs(a - b) <= 1e-12 * max(1, abs(b))) }
        }
        #expect(found.table.satellites[0].FY.rowArrays == [[0.25, 4]])
        #expect(found.findings.contains { $0.code == "computed-flows" })
    }

    /// What is paid on final demand is kept with the account of the factors.
    @Test func factorsOnFinalDemand() throws {
        let table = try Samples.balanced()
        let read = try reading(MARIOFixture(table: table, onDemand: 1.5)).table
        #expect(read.satellites.map(\.name) == ["factor_of_production", "satellite_account"])
        #expect(read.satellites[0].FY[0, 0] == 1.5)
        #expect(read.satellites[0].F.elements == table.V.elements)
    }

    private let folder = DamagedFolder { folder in
        try MARIOFixture(table: try Samples.balanced()).write(to: folder)
    }

    @Test func malformed() throws {
        expectText(
            try folder.after("flows/Z.txt", "Sector", "Activity"),
            """
            supply-and-use: …/flows/Z.txt: the folder holds supply and use tables, not an \
            input-output table (turn it into one with MARIO’s to_iot, or save it with to_excel \
            and read the workbook with ‘supply-use’)
            """)
        expectText(
            try folder.after("flows/units.txt", "Sector,s2,million USD\n", ""),
            """
            missing-unit: …/flows/units.txt: the sector s2 has no unit (save the table again \
            with MARIO)
            """)
        expectText(
            try folder.after("flows/V.txt", "VA,12.5", "TLS,12.5"),
            """
            duplicate-label: …/flows/V.txt: V, row 2: the row label TLS repeats (every row \
            stands once)
            """)
        expectText(
            try folder.after("flows/V.txt", "12.5", ""),
            """
            empty-cell: …: V[VA]: 1 of 4 cells of a factor of production are empty (every cell \
            must be a number; write 0 where nothing is paid)
            """)
        let swapped = try folder.after("flows/Z.txt", "A,Sector,s2,5", "A,Sector,s3,5")
        #expect(swapped.contains("A/Sector/s3") && swapped.contains("flows/Z.txt"))
        let total = try folder.after("flows/X.txt", "21", "22")
        #expect(total.hasPrefix("wrong-total: "))
    }
}

import Foundation
import InputOutput
import Providers
import TestSupport
import Testing

/// Files of tables whose sectors have units of their own.
@Suite struct HybridUnitsFileTests {
    private let table: MRIOTable

    init() throws { table = try HybridTable(seed: 32).table }

    @Test(arguments: ["t.h5", "t/", "t.pymrio", "t.pymrio-parquet"])
    func roundTrips(_ name: String) throws {
        try Samples.inFolder { folder in
            try TableFile.write(table, to: "\(folder)/\(name)")
            let reading = try TableFile.reading(path: "\(folder)/\(name)")
            #expect(reading.table.sectors.map(\.unit) == [nil, "TJ", "t", nil])
            #expect(reading.table.unit == "million USD")
            #expect(reading.table.Z.rowArrays == table.Z.rowArrays)
            #expect(reading.table.V.rowArrays == table.V.rowArrays)
            #expect(!reading.findings.contains { $0.code == "balance-gap" })
            let summary = try TableFile.summary(path: "\(folder)/\(name)")
            #expect(summary.unit == "mixed units")
            if name.contains("pymrio") {
                #expect(
                    reading.findings.map(\.message).contains(
                        """
                        the sectors are in 3 units (TJ, million USD, t), and value added is in \
                        million USD: that costs equal sales is not checked
                        """))
            } else {
                #expect(reading.table == table)
            }
        }
    }

    @Test(arguments: ["t.npz", "t.xlsx", "t.csv"]) func othersRefuse(_ name: String) throws {
        try Samples.inFolder { folder in
            #expect(
                diagnosticCodes { try TableFile.write(table, to: "\(folder)/\(name)") } == [
                    "mixed-units"
                ])
            #expect(!FileManager.default.fileExists(atPath: "\(folder)/\(name)"))
        }
    }

    /// A table in money as pymrio saves it, its file of units written over.
    private func reading(
        _ units: [String], inputs: String? = nil
    ) throws -> TableReading {
        try Samples.inFolder { folder in
            let money = try RandomTable.make(regions: 2, sectors: 2, seed: 33)
            try TableFile.write(money, to: "\(folder)/t.pymrio")
            func write(_ text: String, _ name: String) throws {
                try text.write(
                    toFile: "\(folder)/t.pymrio/\(name)", atomically: true, encoding: .utf8)
            }
            let lines = zip(money.layout.industryAxis.labels, units).map { label, unit in
                label.replacing("/", with: "\t") + "\t\(unit)\n"
            }
            try write("region\tsector\tunit\n" + lines.joined(), "unit.txt")
            if let inputs {
                try write(
                    "inputtype\tunit\nTLS\t\(inputs)\nVA\t\(inputs)\n", "factor_inputs/unit.txt")
            }
            return try TableFile.reading(path: "\(folder)/t.pymrio")
        }
    }

    @Test func aSectorHasOneUnit() throws {
        let error = #expect(throws: Diagnostics.self) {
            try reading(["TJ", "million USD", "kg", "million USD"])
        }
        #expect(error?.items.map(\.code) == ["mixed-units"])
        #expect(
            error?.items.first?.message
                == "the unit of s1 is ‘kg’ here and ‘TJ’ in the first region")
        let usual = [String](repeating: "million USD", count: 4)
        #expect(try !reading(usual).table.isHybrid)
    }

    /// All sectors in tonnes, and value added in money.
    @Test func physicalTables() throws {
        let tonnes = [String](repeating: "t", count: 4)
        let table = try reading(tonnes).table
        #expect(table.isHybrid && table.unit == "million USD")
        #expect(table.sectors.map(\.unit) == ["t", "t"])
        // What is in one unit throughout is a table in that unit.
        #expect(try !reading(tonnes, inputs: "t").table.isHybrid)
    }

    /// Value added cannot be what output in tonnes exceeds inputs in joules by.
    @Test func inputsMustBeInMoney() throws {
        #expect(
            diagnosticCodes { _ = try reading(["TJ", "t", "TJ", "t"], inputs: "persons") }
                == ["no-primary-inputs"])
        let table = try reading(["TJ", "t", "TJ", "t"], inputs: "million EUR").table
        #expect(table.unit == "million EUR" && table.primaryInputs.map(\.code) == ["TLS", "VA"])
    }
}

import Foundation
import InputOutput
import Providers
import TestSupport
import Testing

/// Files of tables whose regions have different sectors.
@Suite struct UnequalSectorsFileTests {
    private let table: MRIOTable

    init() throws { table = try UnequalTable(seed: 5).table }

    @Test(arguments: ["t.csv", "t.h5"]) func roundTrips(_ name: String) throws {
        try Samples.inFolder { folder in
            try TableFile.write(table, to: "\(folder)/\(name)")
            let reading = try TableFile.reading(path: "\(folder)/\(name)")
            #expect(reading.table.layout.industryAxis == table.layout.industryAxis)
            #expect(reading.table.layout.sectorsByRegion == table.layout.sectorsByRegion)
            #expect(reading.table.Z == table.Z)
            #expect(reading.table.Y.rowArrays == table.Y.rowArrays)
            #expect(reading.table.V.rowArrays == table.V.rowArrays)
            if name == "t.csv" {
                #expect(
                    reading.findings.map(\.message) == [
                        """
                        the regions have different sectors, 2 to 4 of 4: 9 industries in all
                        """
                    ])
            } else {
                #expect(reading.table == table)
            }
        }
    }

    @Test(arguments: ["t.npz", "t.xlsx", "t/", "p/"]) func othersRefuse(_ name: String) throws {
        try Samples.inFolder { folder in
            #expect(
                diagnosticCodes { try TableFile.write(table, to: "\(folder)/\(name)") }
                    == ["unequal-sectors"])
            #expect(!FileManager.default.fileExists(atPath: "\(folder)/\(name)"))
        }
    }

    /// A missing line is still a missing cell, and an industry that only delivers is no industry.
    @Test func gapsAreNotSectors() throws {
        try Samples.inFolder { folder in
            try TableFile.write(table, to: "\(folder)/t.csv")
            let lines = try String(contentsOfFile: "\(folder)/t.csv", encoding: .utf8)
                .split(separator: "\n")
            func reading(without prefix: String, keeping other: String? = nil) -> [String] {
                diagnosticCodes {
                    let left = lines.filter {
                        !$0.contains(prefix) || (other.map($0.contains) ?? false)
                    }
                    try left.joined(separator: "\n").appending("\n")
                        .write(toFile: "\(folder)/u.csv", atomically: true, encoding: .utf8)
                    _ = try TableFile.read(path: "\(folder)/u.csv")
                }
            }
            #expect(reading(without: "2020,R3,s3,R1,s2,") == ["missing-cell"])
            // Its row is gone, its column is there.
            #expect(!reading(without: "2020,R2,s4,").isEmpty)
        }
    }

    /// Where cells without a line are 0, the mapping says that regions have different sectors.
    @Test func sparseFiles() throws {
        try Samples.inFolder { folder in
            try TableFile.write(table, to: "\(folder)/t.csv")
            let lines = try String(contentsOfFile: "\(folder)/t.csv", encoding: .utf8)
                .split(separator: "\n").filter { !$0.hasSuffix(",0") }
            try lines.joined(separator: "\n").appending("\n")
                .replacing("final_demand:", with: "").replacing("value_added:", with: "")
                .replacing("taxes:", with: "")
                .write(toFile: "\(folder)/t.csv", atomically: true, encoding: .utf8)
            func read(_ unequal: String) throws -> MRIOTable {
                try FolderLayouts.write(
                    """
                    key,value
                    layout,long
                    year_column,year
                    final_demand,F1
                    final_demand,F2
                    value_added,VA
                    taxes,TLS
                    absent,zero
                    \(unequal)
                    """, to: "\(folder)/mapping.csv")
                return try TableFile.read(
                    path: "\(folder)/t.csv",
                    options: ReadOptions(mapping: "\(folder)/mapping.csv"))
            }
            #expect(try read("unequal_sectors,yes\n").Z.rowArrays == table.Z.rowArrays)
            #expect(try read("unequal_sectors,no\n").industryCount == 12)
            #expect(try read("").industryCount == 12)
        }
    }
}

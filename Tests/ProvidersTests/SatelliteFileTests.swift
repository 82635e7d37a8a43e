import Foundation
import InputOutput
import Providers
import TestSupport
import Testing

@Suite struct SatelliteFileTests {
    private func read(
        _ text: String, stressor: (code: String, unit: String)? = nil
    ) throws -> [SatelliteBuilder.Entry] {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "a.csv")
        try text.write(to: file, atomically: true, encoding: .utf8)
        return try SatelliteFile.read(path: file.path, stressor: stressor)
    }

    private func problems(_ text: String) throws -> [String] {
        do {
            _ = try read(text)
            return []
        } catch let problems as Diagnostics {
            return problems.items.map(\.code)
        }
    }

    @Test func theThreeFormsSayTheSame() throws {
        let single = try read(
            "region,sector,value\nA,s1,1.5\nA,final_demand:C,2\n", stressor: ("CO2", "kt"))
        let long = try read(
            "region,sector,stressor,unit,value\nA,s1,CO2,kt,1.5\nA,final_demand:C,CO2,kt,2\n")
        let wide = try read("region,sector,CO2 (kt)\nA,s1,1.5\nA,final_demand:C,2\n")
        for entries in [single, long, wide] {
            #expect(entries.map(\.holder) == [.industry("A/s1"), .finalDemand("A/C")])
            #expect(entries.map(\.value) == [1.5, 2])
            #expect(entries.allSatisfy { $0.stressor == "CO2" && $0.unit == "kt" })
            #expect(entries.map(\.location.line) == [2, 3])
        }
    }

    @Test func aWideFileHasAColumnForEveryStressor() throws {
        let entries = try read(
            "region,sector,CO2 (kt CO2-eq),\"jobs (1,000 persons)\"\nA,s1,1,2\nA,s2,3,4\n")
        #expect(entries.map(\.stressor) == ["CO2", "jobs", "CO2", "jobs"])
        #expect(entries.map(\.unit).prefix(2) == ["kt CO2-eq", "1,000 persons"])
        #expect(entries.map(\.value) == [1, 2, 3, 4])
    }

    @Test func whatCannotBeUnderstoodIsRefused() throws {
        #expect(try problems("region,sector,value\nA,s1,1\n") == ["no-stressor"])
        #expect(try problems("region,sector,CO2\nA,s1,1\n") == ["wrong-header"])
        #expect(try problems("region,sector,CO2 ()\nA,s1,1\n") == ["wrong-header"])
        #expect(try problems("sector,region,CO2 (kt)\nA,s1,1\n") == ["wrong-header"])
        #expect(try problems("region,sector,CO2 (kt)\nA,s1,x\nA,s2,\nA,s3,inf\n").count == 3)
        #expect(try problems("region,sector,CO2 (kt)\nA,s1\n") == ["short-row"])
    }
}

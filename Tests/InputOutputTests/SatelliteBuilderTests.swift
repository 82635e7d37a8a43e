import InputOutput
import LinearAlgebra
import TestSupport
import Testing

@Suite struct SatelliteBuilderTests {
    private func entries(
        _ table: MRIOTable, dropping: Set<String> = []
    ) -> [SatelliteBuilder.Entry] {
        table.layout.industryAxis.labels.enumerated().filter { !dropping.contains($0.element) }.map
        {
            .init(
                stressor: "CO2", unit: "kt", holder: .industry($0.element.lowercased()),
                value: Double($0.offset), location: .init(file: "a.csv", line: $0.offset + 2))
        }
    }

    @Test func bindsEveryIndustry() throws {
        let table = try RandomTable.make(regions: 2, sectors: 3, seed: 1)
        let demand = table.layout.demandAxis.labels.map {
            SatelliteBuilder.Entry(stressor: "co2", unit: "kt", holder: .finalDemand($0), value: 2)
        }
        let builder = SatelliteBuilder(name: "co2", origin: "my own survey", for: table)
        let (satellite, findings) = try builder.build(entries(table).reversed() + demand)
        #expect(satellite.F.row(0) == [0, 1, 2, 3, 4, 5])
        #expect(satellite.FY.row(0) == [2, 2, 2, 2])
        #expect(satellite.provenance["source"] == "my own survey")
        #expect(findings.items.isEmpty)
        #expect(try table.with(satellites: [satellite]).satellites == [satellite])
    }

    @Test func saysWhenFinalDemandIsNotCovered() throws {
        let table = try RandomTable.make(regions: 2, sectors: 2, seed: 1)
        let builder = SatelliteBuilder(name: "co2", origin: "survey", for: table)
        let findings = try builder.build(entries(table)).findings
        #expect(findings.items.map(\.code) == ["no-final-demand"])
        #expect(findings.items.map(\.severity) == [.note])
    }

    @Test func namesEveryProblemAtOnce() throws {
        let table = try RandomTable.make(regions: 2, sectors: 3, seed: 1, co2: true)
        let builder = SatelliteBuilder(name: "CO2", origin: " ", for: table)
        let more: [SatelliteBuilder.Entry] = [
            .init(
                stressor: "CO2", unit: "t", holder: .industry("R1/s1"), value: 1,
                location: .init(file: "a.csv", line: 9)),
            .init(
                stressor: "CO2", unit: "kt", holder: .industry("R1/s9"), value: .nan,
                location: .init(file: "a.csv", line: 10)),
            .init(
                stressor: "CO2", unit: "kt", holder: .finalDemand("R1/F1"), value: 1,
                location: .init(file: "a.csv", line: 11)),
        ]
        do {
            _ = try builder.build(entries(table, dropping: ["R2/s1", "R2/s3"]) + more)
            Issue.record("built")
        } catch {
            #expect(
                error.items.map(\.sentence) == [
                    "CO2: the account does not say where it comes from (state its source)",
                    "CO2: the table has an account of this name already (choose another name)",
                    "a.csv:9: CO2 is in t here and in kt before (give one stressor in one unit)",
                    "a.csv:9: R1/s1 has a number for CO2 already (give one number each)",
                    "a.csv:10: the number is nan (write 0 where there is none)",
                    "a.csv:10: R1/s9 is not in the table (did you mean R1/s1?)",
                    "CO2: CO2 has no number for R2/s1 (write 0 where there is none)",
                    "CO2: CO2 has no number for R2/s3 (write 0 where there is none)",
                    "CO2: CO2 has no number for R1/F2 (write 0 where there is none)",
                    "CO2: CO2 has no number for R2/F1 (write 0 where there is none)",
                    "CO2: CO2 has no number for R2/F2 (write 0 where there is none)",
                ])
        }
    }

    @Test func listsTwentyMissingAndThenCounts() throws {
        let table = try RandomTable.make(regions: 6, sectors: 5, seed: 1)
        let first = SatelliteBuilder.Entry(
            stressor: "jobs", unit: "persons", holder: .industry("R1/s1"), value: 1)
        do {
            _ = try SatelliteBuilder(name: "jobs", origin: "survey", for: table).build([first])
            Issue.record("built")
        } catch {
            #expect(error.items.filter { $0.code == "missing-holder" }.count == 21)
            #expect(
                error.items.contains {
                    $0.message == "jobs has no number for 9 more industries"
                })
        }
        #expect(throws: Diagnostics.self) {
            try SatelliteBuilder(name: "jobs", origin: "survey", for: table).build([])
        }
    }

    @Test func missingIsZeroOnlyWhenItsUserSaysSo() throws {
        let table = try RandomTable.make(regions: 2, sectors: 3, seed: 1)
        let builder = SatelliteBuilder(name: "co2", origin: "survey", for: table)
        let (satellite, findings) = try builder.build(
            entries(table, dropping: ["R2/s1"]), missing: .zero)
        #expect(satellite.F.row(0) == [0, 1, 2, 0, 4, 5])
        #expect(
            findings.items.map(\.sentence) == [
                "co2: CO2 has no number for R2/s1: taken as 0",
                "co2: CO2 does not cover final demand itself",
            ])
        #expect(findings.items[0].severity == .warning)
        #expect(
            satellite.provenance.history == ["CO2: 1 industries without a number were taken as 0"])
    }
}

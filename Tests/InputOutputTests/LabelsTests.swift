import InputOutput
import Testing

@Suite struct LabelsTests {
    private func layout() throws -> TableLayout {
        try TableLayout(
            regions: [Region("JPN", name: "Japan"), Region("KOR"), Region("CHN")],
            sectors: [Sector("c1"), Sector("c2")],
            finalDemand: [FinalDemandCategory("HH"), FinalDemandCategory("GOV")])
    }

    @Test func namesDefaultToCodes() {
        #expect(Region("KOR").name == "KOR")
        #expect(Region("KOR", name: "Korea").name == "Korea")
        #expect(Sector("c1").name == "c1")
        #expect(FinalDemandCategory("HH").name == "HH")
    }

    @Test func taxRowsAreKnownByTheProvidersCodes() {
        for code in ["TLS", "TAXSUB", "AUS_TAXSUB", "txsp", "D21X31", "IntTTM", "r99"] {
            #expect(PrimaryInput(code).kind == .taxes, "\(code)")
        }
        for code in ["VA", "VALU", "D1", "GVA", "TAXES", "WAGES"] {
            #expect(PrimaryInput(code).kind == .valueAdded, "\(code)")
        }
        #expect(PrimaryInput("TLS", kind: .valueAdded).kind == .valueAdded)
    }

    @Test func industriesAreRegionMajor() throws {
        let layout = try layout()
        #expect(layout.industryCount == 6)
        #expect(layout.industryAxis.labels[3] == "KOR/c2")
        #expect(layout.industry(region: 1, sector: 1) == 3)
        #expect(layout.region(ofIndustry: 3) == 1)
        #expect(layout.sector(ofIndustry: 3) == 1)
        #expect(layout.industries(of: 2) == 4..<6)
        #expect(layout.demandColumns(of: 1) == 2..<4)
        #expect(layout.demandAxis.labels[3] == "KOR/GOV")
        #expect(layout.region(ofDemandColumn: 3) == 1)
        #expect(layout.code(ofIndustry: 5) == "CHN/c2")
        #expect(layout.sumByRegion([1, 2, 3, 4, 5, 6]) == [3, 7, 11])
        #expect(try layout == self.layout())
    }

    @Test func everyBadCodeIsNamedAtOnce() {
        do {
            _ = try TableLayout(
                regions: [Region("A"), Region("a"), Region("")],
                sectors: [Sector("x"), Sector("x")],
                finalDemand: [FinalDemandCategory("")])
            Issue.record("made a layout")
        } catch {
            #expect(
                error.items.map { "\($0.code) \($0.location.place ?? "")" } == [
                    "duplicate-code regions", "empty-code regions", "duplicate-code sectors",
                    "empty-code final_demand",
                ])
        }
    }

    @Test func illegalUseStopsTheProcess() async {
        await #expect(processExitsWith: .failure) {
            let layout = try TableLayout(
                regions: [Region("A")], sectors: [Sector("x")], finalDemand: [])
            _ = layout.industry(region: 1, sector: 0)
        }
        await #expect(processExitsWith: .failure) {
            let layout = try TableLayout(
                regions: [Region("A")], sectors: [Sector("x")], finalDemand: [])
            _ = layout.sumByRegion([1, 2])
        }
    }
}

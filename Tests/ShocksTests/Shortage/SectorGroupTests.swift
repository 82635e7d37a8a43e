import InputOutput
import Shocks
import Testing

/// Which sectors of published lists are energy, and what stocks their users keep.
@Suite struct SectorGroupTests {
    private func layout(_ codes: [String]) throws -> TableLayout {
        try TableLayout(
            regions: [Region("A")], sectors: codes.map { Sector($0) },
            finalDemand: [FinalDemandCategory("F")])
    }

    private func layout(_ name: String) throws -> TableLayout {
        let list = try #require(SectorClassification.all.first { $0.name == name })
        return try layout(list.items.map(\.code))
    }

    private func energy(_ layout: TableLayout) -> [String] {
        (SectorGroup.energy.sectors(of: layout)?.sectors ?? []).map { layout.sectors[$0].code }
    }

    @Test(arguments: [
        ("wiod2013", ["c2", "c8", "c17"]), ("wiod2016", ["B", "C19", "D35"]),
        ("figaro64", ["B", "C19", "D35"]), ("oecd45", ["B05_06", "C19", "D"]),
        ("oecd50", ["B05", "B06", "C19", "D"]), ("oecd36", ["05T06", "19", "35T39"]),
        ("isic4", ["B", "D"]), ("isic4-a-t", ["B", "D"]), ("isic3", ["C", "E"]),
        ("oecd11", ["UTILITIES"]), ("broad", ["MIN", "UTL"]),
    ])
    func energyOfEveryList(name: String, codes: [String]) throws {
        let layout = try layout(name)
        #expect(energy(layout) == codes)
        let criticality = Criticality.ownAndEnergy(layout)
        #expect(criticality.source.contains(codes.joined(separator: ", ")))
        let N = layout.sectorCount
        for j in 0..<N {
            for p in 0..<N {
                let isCritical = p == j || codes.contains(layout.sectors[p].code)
                #expect(criticality.ratings[p + j * N] == (isCritical ? 1 : 0.5))
            }
        }
    }

    @Test func everyListHasServicesAndEnergy() throws {
        for list in SectorClassification.all {
            let layout = try layout(list.items.map(\.code))
            #expect(SectorGroup.services.sectors(of: layout)?.sectors.isEmpty == false)
            #expect(!energy(layout).isEmpty, "\(list.name)")
        }
    }

    @Test func energyOfEXIOBASE() throws {
        let codes = ["i01.a", "i10", "i11.a", "i23.2", "i24.d", "i40.11.a", "i41", "i50.a"]
        let layout = try layout(codes)
        #expect(energy(layout) == ["i10", "i11.a", "i23.2", "i40.11.a"])
        #expect(InputStocks.byUser(layout).days == [90, 90, 90, 90, 40, 90, 90, 0])
    }

    @Test func unknownCodesAreSaid() throws {
        let layout = try layout(["one", "two"])
        #expect(energy(layout).isEmpty)
        let criticality = Criticality.ownAndEnergy(layout)
        #expect(criticality.title == "own")
        let why = "no energy sector: the sectors match no known list"
        #expect(criticality.source.contains(why))
        #expect(criticality.ratings == [1, 0.5, 0.5, 1])
        #expect(InputStocks.byUser(layout).days == [90, 90])
    }

    @Test func stocksByUser() throws {
        let layout = try layout("wiod2013")
        let all = InputStocks.byUser(layout).days
        func days(_ code: String) -> Double? {
            layout.sectors.firstIndex { $0.code == code }.map { all[$0] }
        }
        #expect(days("c9") == 40 && days("c14") == 52 && days("c15") == 24)
        #expect(days("c1") == 90 && days("c12") == 90 && days("c17") == 90 && days("c18") == 90)
        #expect(days("c19") == 0 && days("c27") == 0 && days("c35") == 0)
    }
}

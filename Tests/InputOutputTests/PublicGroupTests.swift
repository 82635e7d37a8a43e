import InputOutput
import Testing

@Suite struct PublicGroupTests {
    private func layout(_ regions: [String], sectors: [String] = ["s"]) throws -> TableLayout {
        try TableLayout(
            regions: regions.map { Region($0) }, sectors: sectors.map { Sector($0) },
            finalDemand: [FinalDemandCategory("F")])
    }

    private func group(_ name: String) throws -> PublicGroup {
        try #require(PublicGroup.all.first { $0.name == name })
    }

    @Test func sizesAreThoseOfTheMemberships() throws {
        for (name, size) in [
            ("eu27", 27), ("eu", 27), ("eu28", 28), ("g7", 7), ("g20", 19), ("brics", 5),
            ("brics10", 10), ("oecd", 38),
        ] {
            let members = try group(name).members
            #expect(members.count == size && Set(members).count == size, "\(name)")
        }
    }

    @Test func membersAreFoundByAnyProvidersCode() throws {
        let figaro = try layout(["AT", "EL", "DE", "UK", "FIGW1"]).split(try group("eu28"))
        #expect(figaro.present == ["AT", "DE", "EL", "UK"])
        #expect(figaro.missing.count == 24)
        let wiod = try layout(["ROM", "DEU", "RoW"]).split(try group("eu27"))
        #expect(wiod.present == ["DEU", "ROM"])
    }

    @Test func manufacturingIsKnownByTheProvidersCodesOnly() throws {
        let wiod = try layout(["A"], sectors: (1...35).map { "c\($0)" })
        #expect(ManufacturingSectors.positions(in: wiod) == Array(2..<16))
        let icio = try layout(
            ["A"], sectors: ["A01_02", "B05_06", "C10T12", "C33", "D", "C", "CONSTR", "C34", "C9"])
        #expect(ManufacturingSectors.positions(in: icio) == [2, 3, 5])
        let other = try layout(["A"], sectors: ["MANUF_EXFOOD", "CAR"])
        #expect(ManufacturingSectors.positions(in: other).isEmpty)
    }
}

extension TableLayout {
    fileprivate func split(_ group: PublicGroup) -> (present: [String], missing: [String]) {
        group.split(by: self)
    }
}

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
            ("brics10", 10), ("oecd", 38), ("brics9", 9), ("euro", 21), ("asean", 11),
            ("rcep", 14), ("ipef", 14), ("usmca", 3),
        ] {
            let members = try group(name).members
            #expect(members.count == size && Set(members).count == size, "\(name)")
        }
    }

    @Test func membershipsHaveDates() throws {
        for (name, size) in [
            ("eu@1958", 6), ("eu@1973", 9), ("eu@1994", 12), ("eu@1995", 15), ("eu@2004", 25),
            ("eu@2007", 27), ("eu@2013", 28), ("EU@2019", 28), ("eu@2020", 27), ("euro@1999", 11),
            ("euro@2015", 19), ("euro@2023", 20), ("oecd@1961", 19), ("oecd@2000", 30),
            ("oecd@2010", 34), ("oecd@2018", 36), ("brics@2010", 4), ("brics@2024", 9),
            ("asean@1999", 10), ("rcep@2022", 12),
        ] {
            let group = try #require(PublicGroup.named(name))
            #expect(group.members.count == size, "\(name)")
            #expect(group.name == name.lowercased())
        }
        #expect(PublicGroup.named("eu@2011")?.members.contains("HRV") == false)
        #expect(PublicGroup.named("eu@1950") == nil && PublicGroup.named("g7@1999") == nil)
        #expect(PublicGroup.named("brics")?.members.count == 5)
    }

    @Test func membersAreFoundByAnyProvidersCode() throws {
        let figaro = try layout(["AT", "EL", "DE", "UK", "FIGW1"]).split(try group("eu28"))
        #expect(figaro.present == ["AT", "DE", "UK", "EL"])
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

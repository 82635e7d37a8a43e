import Foundation
import InputOutput
import TestSupport
import Testing

/// The lists of sectors that are known by name, and the ways between them.
@Suite struct SectorClassificationTests {
    private func list(
        _ name: String, _ revision: SectorClassification.Revision = .isic4
    ) throws -> SectorClassification {
        try #require(SectorClassification.named(name, revision: revision))
    }

    private func layout(_ codes: [String]) throws -> TableLayout {
        try TableLayout(
            regions: [Region("R")], sectors: codes.map { Sector($0) },
            finalDemand: [FinalDemandCategory("F")])
    }

    @Test(
        arguments: [
            ("oecd50", 50), ("oecd45", 45), ("oecd36", 36), ("wiod2016", 56), ("figaro64", 64),
            ("isic4", 21), ("broad", 14), ("oecd11", 11), ("isic4-a-t", 20),
        ])
    func listsHaveTheirSizes(name: String, count: Int) throws {
        #expect(try list(name).items.count == count)
    }

    /// Every division of ISIC Rev. 4 is in exactly one sector, but that only WIOD, FIGARO, the
    /// sections and the broad list have extraterritorial bodies (99).
    @Test func everyDivisionIsInOneSector() throws {
        let full = Set(try list("isic4").items.flatMap(\.divisions))
        #expect(full.count == 88 + 2)
        for name in [
            "oecd50", "oecd45", "oecd36", "wiod2016", "figaro64", "broad", "isic4-a-t", "oecd11",
        ] {
            let divisions = try list(name).items.flatMap { Array($0.divisions) }
            #expect(Set(divisions).count == divisions.count, "\(name)")
            let missing = name.hasPrefix("oecd") || name == "isic4-a-t" ? ["99"] : []
            #expect(full.subtracting(divisions) == Set(missing), "\(name)")
        }
        for name in ["wiod2013", "isic3", "broad"] {
            let divisions = try list(name, .isic3).items.flatMap { Array($0.divisions) }
            #expect(Set(divisions).count == divisions.count, "\(name)")
            #expect(
                Set(divisions) == Set(try list("wiod2013", .isic3).items.flatMap(\.divisions)),
                "\(name)")
        }
    }

    @Test func everyOldSectorIsMappedOnce() throws {
        for own in SectorClassification.all {
            for target in SectorClassification.all where target.revision == own.revision {
                let codes = own.items.map(\.code)
                let (concordance, mapping) = try own.concordance(
                    to: target, for: try layout(codes))
                #expect(concordance.oldCodes == codes)
                // A code of the new list stands for one group of sectors only.
                let groups = Set(mapping.targets)
                #expect(Set(groups.map(\.code)).count == groups.count, "\(own.name) \(target.name)")
                #expect(concordance.targets.count == groups.count)
            }
        }
    }

    @Test func sectionsFollow() throws {
        let sections = try list("oecd45").mapping(to: try list("isic4"))
        #expect(sections.merged.isEmpty && sections.without.isEmpty)
        #expect(
            sections.targets.map(\.code)
                == (try list("oecd45").items.map { String($0.code.prefix(1)) }))
        let wiod = try list("wiod2016").mapping(to: try list("isic4"))
        #expect(wiod.merged.map(\.code) == ["R_S"])
        #expect(wiod.merged.first?.members == ["R", "S"])
        let fine = try list("oecd50").mapping(to: try list("oecd45"))
        #expect(fine.merged.isEmpty)
        #expect(Set(fine.targets.map(\.code)).count == 45)
    }

    /// OECD has mining in three and trade in one, WIOD the other way round: what both have is
    /// coarser than each.
    @Test func commonSectorsAreTheFinestOfBoth() throws {
        let common = try list("wiod2016").mapping(to: try list("oecd45"))
        #expect(
            common.merged.map { [$0.code] + $0.members } == [
                ["B", "B05_06", "B07_08", "B09"], ["R_S", "R", "S"],
            ])
        #expect(common.without.map(\.code) == ["U"])
        let back = try list("oecd45").mapping(to: try list("wiod2016"))
        #expect(
            back.merged.map(\.code) == [
                "A01_02", "C17_18", "C31T33", "E", "G", "J58T60", "K", "M",
            ])
        // Both ways give equally many sectors, but that OECD has no extraterritorial bodies.
        #expect(Set(back.targets).count + 1 == Set(common.targets).count)
    }

    @Test func tablesAreRecognised() throws {
        #expect(
            SectorClassification.recognised(in: try layout((1...35).map { "c\($0)" }))?.name
                == "wiod2013")
        #expect(
            SectorClassification.recognised(in: try layout((1...56).map { "C\($0)" }))?.name
                == "wiod2016")
        let turned = try list("oecd45").items.map(\.code).reversed()
        #expect(SectorClassification.recognised(in: try layout(Array(turned)))?.name == "oecd45")
        let digits = try list("oecd45").items.flatMap(\.aliases)
        #expect(SectorClassification.recognised(in: try layout(digits))?.name == "oecd45")
        let dashes = try list("wiod2016").items.map { $0.code.replacing("-", with: "_") }
        #expect(SectorClassification.recognised(in: try layout(dashes))?.name == "wiod2016")
        #expect(SectorClassification.recognised(in: try layout(["c1", "c2"])) == nil)
        // Half by number and half by division is neither.
        let mixed = try list("wiod2016").items.enumerated().map { index, item in
            index < 28 ? "c\(index + 1)" : item.code
        }
        #expect(SectorClassification.recognised(in: try layout(mixed)) == nil)
    }

    @Test func industriesOfRevision3AreBroad() throws {
        let broad = try list("wiod2013", .isic3).mapping(to: try list("broad", .isic3))
        #expect(broad.merged.isEmpty)
        #expect(
            broad.targets.map(\.code)
                == ["AGR", "MIN"] + Array(repeating: "MAN", count: 14) + [
                    "UTL", "CON", "TRD", "TRD", "TRD", "HOT", "TCB", "TCB", "TCB", "TCB", "TCB",
                    "FIN", "TCB", "TCB", "PUB", "EDU", "HEA", "OTH", "HOU",
                ])
        #expect(
            Set(broad.targets.map(\.code))
                == Set(try list("oecd45").mapping(to: try list("broad")).targets.map(\.code)))
    }

    @Test func crossingsAreWhatIsInTheWay() throws {
        let crossing = try list("wiod2016").crossings(try list("oecd45"))
        #expect(crossing.map(\.code) == ["B", "R_S"])
        #expect(crossing.map(\.members) == [["B05_06", "B07_08", "B09"], ["R", "S"]])
        // What was made by merging the 45 industries holds whole ones.
        #expect(try list("oecd45").crossings(try list("oecd11")).isEmpty)
        #expect(try list("oecd45").mapping(to: try list("oecd11")).without.isEmpty)
        #expect(try list("oecd11").crossings(try list("isic4")).count == 7)
    }

    /// EXIOBASE's codes say which division of NACE Rev. 1.1 a sector is part of.
    @Test func exiobaseIsKnownByItsCodes() throws {
        let codes = [
            "i01.a", "i01.b", "i02", "i05", "i10", "i15.a", "i15.i", "i24.a", "i40.11.a", "i41",
            "i51",
            "i72", "i91", "i95", "i99",
        ]
        let own = try #require(SectorClassification.recognised(in: try layout(codes)))
        #expect(own.name == "exiobase" && own.title == "EXIOBASE 3, 15 industries")
        let (concordance, mapping) = try own.concordance(
            to: try list("isic3", .isic3), for: try layout(codes))
        #expect(concordance.oldCodes == codes)
        #expect(
            mapping.targets.map(\.code) == [
                "AtB", "AtB", "AtB", "AtB", "C", "D", "D", "D", "E", "E", "G", "K", "O", "P", "i99",
            ])
        // Extraterritorial bodies are no section of their own in the lists of revision 3.
        #expect(mapping.without.map(\.code) == ["i99"] && mapping.merged.isEmpty)
        let wiod = own.mapping(to: try list("wiod2013", .isic3)).targets.map(\.code)
        #expect(
            wiod == [
                "c1", "c1", "c1", "c1", "c2", "c3", "c3", "c9", "c17", "c17", "c20", "c30", "c34",
                "c35", "i99",
            ])
        let broad = own.mapping(to: try list("broad", .isic3)).targets.map(\.code)
        #expect(broad.prefix(9) == ["AGR", "AGR", "AGR", "AGR", "MIN", "MAN", "MAN", "MAN", "UTL"])
        let products = try layout(["p01.a", "p23.1.a"])
        #expect(SectorClassification.recognised(in: products)?.title == "EXIOBASE 3, 2 products")
    }

    @Test(arguments: [
        ["i01.a", "p02"], ["i01.a", "i03"], ["i1.a"], ["i01a"], ["i001"], ["I01.a"], ["01.a"],
        ["i"], [""],
        ["i01.a", "x"],
    ])
    func otherCodesAreNotEXIOBASE(codes: [String]) throws {
        let regions = [Region("R")]
        guard
            let layout = try? TableLayout(
                regions: regions, sectors: codes.map { Sector($0) },
                finalDemand: [FinalDemandCategory("F")])
        else { return }
        #expect(SectorClassification.recognised(in: layout) == nil)
    }
}

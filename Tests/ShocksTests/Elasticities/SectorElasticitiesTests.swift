import Foundation
import InputOutput
import Shocks
import TestSupport
import Testing

@Suite struct SectorElasticitiesTests {
    private func layout(_ codes: String) throws -> TableLayout {
        try TableLayout(
            regions: [Region("A"), Region("B")],
            sectors: codes.split(separator: " ").map { Sector(String($0)) },
            finalDemand: [FinalDemandCategory("F")])
    }

    @Test func caliendoParroOfWIODAndOfSections() throws {
        let wiod = try SectorElasticities.caliendoParro(
            try layout((1...35).map { "c\($0)" }.joined(separator: " ")), at: .init())
        // Agriculture, mining, food, textiles, petroleum, chemicals, and 5 for services.
        for (sector, theta) in [(1, 8.11), (2, 15.72), (3, 2.55), (8, 51.08), (9, 4.75), (35, 5)] {
            assertClose(wiod.theta[sector - 1], theta, absolute: 1e-12, "c\(sector)")
        }
        // Electrical and optical equipment holds four of the authors' sectors.
        assertClose(wiod.theta[13], (12.79 + 10.60 + 7.07 + 8.98) / 4, absolute: 1e-12, "c14")
        // Transport equipment holds cars and other transport.
        assertClose(wiod.theta[14], (1.01 + 0.37) / 2, absolute: 1e-12, "c15")
        let sections = try SectorElasticities.caliendoParro(
            try layout("A B C D E F G H I J K L M N O P Q R S T"), at: .init())
        let made = [
            2.55, 5.56, 10.83, 9.07, 51.08, 4.75, 1.66, 2.76, 7.99, 4.30, 1.52, 12.79, 10.60,
            7.07, 8.98, 1.01, 0.37, 5.00,
        ]
        assertClose(sections.theta[2], made.reduce(0, +) / 18, absolute: 1e-12, "C")
        #expect(sections.reasons[2] == "C 8.216 (mean of 18)")
        #expect(sections.sentence.contains("services, a placeholder"))
    }

    @Test func unknownSectorsNeedAFile() throws {
        let layout = try layout("x y")
        let error = #expect(throws: Diagnostics.self) {
            try SectorElasticities.read("caliendo-parro", in: layout, at: .init(place: "--x"))
        }
        #expect(error?.items.map(\.code) == ["sectors-not-recognised"])
    }

    @Test func aFileInAnyOrder() throws {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "theta.csv")
        try "sector;theta\ny;4,\n".write(to: file, atomically: true, encoding: .utf8)
        let layout = try layout("x y")
        try "sector,theta\ny,4\nx,-0.24\n".write(to: file, atomically: true, encoding: .utf8)
        #expect(
            try SectorElasticities.read(file.path, in: layout, at: .init()).theta == [-0.24, 4])
        try "sigma_origins;sector\n0.5;x\n\n3;\"y\"\n"
            .write(to: file, atomically: true, encoding: .utf8)
        #expect(try SectorElasticities.read(file.path, in: layout, at: .init()).theta == [-0.5, 2])
    }

    @Test func everythingWrongIsSaidAtOnce() throws {
        let lines = [
            ["sector", "theta"], ["x", "-1"], ["z", "4"], ["y", "four"], ["y"], ["y", "2"],
            ["y", "3"],
        ]
        let layout = try layout("x y")
        let error = #expect(throws: Diagnostics.self) {
            try SectorElasticities(lines: lines, path: "t.csv", in: layout)
        }
        #expect(
            error?.items.map(\.code) == [
                "out-of-range", "unknown-sector", "not-a-number", "missing-cell", "sector-twice",
            ])
        #expect(error?.items.map(\.location.line) == [2, 3, 4, 5, 7])
        let missing = #expect(throws: Diagnostics.self) {
            try SectorElasticities(
                lines: [["sector", "theta"], ["y", "2"]], path: "t", in: layout)
        }
        #expect(missing?.items.map(\.code) == ["missing-sector"])
    }
}

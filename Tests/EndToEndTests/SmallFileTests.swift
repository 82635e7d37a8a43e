import Foundation
import TestSupport
import Testing

/// Files that hold nothing, and units and shares that are not what they seem: the cause is told,
/// once, and nothing else.
@Suite final class SmallFileTests {
    private let folder: URL

    init() throws { folder = try Fixtures.temporaryFolder() }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private func path(_ name: String) -> String { folder.appending(path: name).path }

    private func write(_ text: String, to name: String) throws -> String {
        try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
        return path(name)
    }

    private func table(_ change: (inout SmallTable) -> Void = { _ in }) throws -> String {
        var table = SmallTable()
        change(&table)
        try table.write(to: folder.appending(path: "table"))
        return path("table")
    }

    @Test("13.17: a file with a header alone says nothing, and is refused")
    func aHeaderAloneIsRefused() throws {
        let table = try table()
        let files = [
            ("--inventory-days-by-user", "sector,days\n"),
            ("--criticality", "input,user,rating\n"),
        ]
        for (option, header) in files {
            let file = try write(header, to: "empty.csv")
            let run = try Program.run(
                "shock", table, "--restrict", "AAA/agr:BBB=30%", "--model", "shortage", option,
                file)
            #expect(run.status == 2, "\(option)")
            #expect(
                run.errors.hasSuffix(
                    """
                    empty.csv: the file has a header and no lines below it (write at least one \
                    line)

                    """), "\(option): \(run.errors)")
        }
    }

    @Test("13.22: a unit that is not understood is named, not the price")
    func aUnitThatIsNotUnderstoodIsNamed() throws {
        let table = try table()
        let file = URL(filePath: path("table/table.csv"))
        let facts = try String(contentsOf: file, encoding: .utf8)
        try facts.replacing("million USD", with: "baskets").write(
            to: file, atomically: true, encoding: .utf8)
        let account = try write(
            "region,sector,stressor,unit,value\n"
                + ["AAA", "BBB", "CCC"].flatMap { r in
                    ["agr", "man", "srv"].map { "\(r),\($0),CO2,kt,1\n" }
                }.joined(), to: "co2.csv")
        let target = path("co2.h5")
        let made = try Program.run(
            "satellite", "add", table, account, "--name", "co2", "--origin", "a test", "-o", target,
            "-q")
        #expect(made.status == 0, "\(made.errors)")
        let run = try Program.run(
            "footprint", target, "--carbon-price", "80", "--covered", "man", "--importer", "AAA")
        #expect(run.status == 2)
        #expect(
            run.errors == """
                error: --carbon-price: the table’s unit ‘baskets’ names no currency (the table's \
                unit must read like million USD)

                """)
    }

    @Test("13.25: a share that is none is told once") func aShareThatIsNoneIsToldOnce() throws {
        let table = try table()
        for share in ["2", "x"] {
            let run = try Program.run(
                "shock", table, "--restrict", "AAA/agr:BBB=30%~\(share)", "--model", "extraction")
            #expect(run.status == 2)
            #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
            #expect(!run.errors.contains("restricts nothing"), "\(run.errors)")
        }
        let zero = try Program.run(
            "shock", table, "--restrict", "AAA/agr:BBB=30%~0", "--model", "extraction")
        #expect(zero.errors.contains("a product share of 0 restricts nothing"))
    }
}

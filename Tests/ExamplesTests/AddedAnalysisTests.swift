import Chokepoint
import ExampleAdditions
import Foundation
import TestSupport
import Testing

/// An analysis is one file; a question about it is one file and one line.
@Suite struct AddedAnalysisTests {
    @Test func homeSharesAreWhatTheFormulaSays() throws {
        let system = try LeontiefSystem(try RandomTable.make(regions: 3, sectors: 2, seed: 8))
        let table = system.table
        let L = try system.inverse()
        let found = try HomeShare(system)
        for r in 0..<3 {
            var (home, all) = (0.0, 0.0)
            for i in 0..<6 {
                for j in 0..<6 {
                    for column in table.layout.demandColumns(of: r) {
                        let value =
                            system.coefficients.valueAdded[i] * L[i, j] * table.Y[j, column]
                        all += value
                        if table.layout.region(ofIndustry: i) == r { home += value }
                    }
                }
            }
            assertClose([found.shares[r] ?? .nan], [home / all], relative: 1e-12)
        }
        let shown = found.report.rows.compactMap { $0[1].number }
        #expect(shown.count == 3 && shown == shown.sorted())
    }

    @Test func questionIsAskedAsJSON() throws {
        let json = #"{"command": "home-share", "table": "icio2023-2019-g20x20"}"#
        #expect(throws: Diagnostics.self) { _ = try Questions.decode(json) }
        try Questions.$all.withValue(Questions.all + [HomeShareQuestion.self]) {
            let question = try Questions.decode(json)
            let workspace = Workspace(
                finder: TableFinder(folders: [Fixtures.shippedTables.path]), cache: nil)
            let document = try workspace.answer(question)
            #expect(document.command == "home-share" && document.tables[0].rows.count == 20)
            #expect(throws: Diagnostics.self) {
                _ = try Questions.decode(#"{"command": "home-share", "tabel": "x"}"#)
            }
        }
    }
}

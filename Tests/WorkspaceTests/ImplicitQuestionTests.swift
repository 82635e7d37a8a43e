import Foundation
import InputOutput
import Providers
import Reporting
import TestSupport
import Testing
import Workspace

/// Questions about a table of technology × trade shares: answered as about its cells, and refused
/// where a large one would have to be multiplied out.
@Suite(.serialized) struct ImplicitQuestionTests {
    private func document(_ json: String, _ workspace: Workspace) throws -> ResultDocument {
        try workspace.answer(try Questions.decode(json))
    }

    private func refusal(_ json: String, _ workspace: Workspace) throws -> String {
        do {
            _ = try document(json, workspace)
            return ""
        } catch let error as Diagnostics {
            return error.items.map { "\($0.code): \($0.message) (\($0.remedy ?? ""))" }
                .joined(separator: "\n")
        }
    }

    /// Numbers of all tables but those that say how they were computed.
    private func expectSame(_ a: ResultDocument, _ b: ResultDocument, _ what: String) {
        #expect(a.tables.map(\.name) == b.tables.map(\.name), "\(what)")
        for (x, y) in zip(a.tables, b.tables) where x.name != "provenance" {
            #expect(x.rows.count == y.rows.count, "\(what) \(x.name)")
            for column in x.columns.indices where x.columns[column].style != .significant {
                let (p, q) = (x.cells(of: column), y.cells(of: column))
                let size = q.compactMap(\.number).reduce(0) { max($0, abs($1)) }
                for (c, d) in zip(p, q) {
                    if let c = c.number, let d = d.number {
                        assertClose(
                            c, d, absolute: 1e-11 * size,
                            "\(what) \(x.name) \(x.columns[column].name)")
                    } else {
                        #expect(c == d, "\(what) \(x.name)")
                    }
                }
            }
        }
    }

    @Test func smallOnesAreAnsweredAlike() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let table = try ImplicitTable(regions: 12, sectors: 3, seed: 51).table
        try ImplicitFormat.write(table, to: samples.path("implicit.npz"))
        let workspace = try samples.workspace(cached: true)
        var convert = ConvertQuestion()
        convert.table = "implicit.npz"
        convert.output = samples.path("stored.h5")
        _ = try workspace.answer(convert)
        for rest in [
            #""command": "info""#, #""command": "check""#,
            #""command": "solve""#, #""command": "multipliers""#,
            #""command": "exposure", "user": ["R1/s1", "R2"]"#,
            #""command": "footprint", "account": "emissions""#,
            #""command": "shock", "restrict": ["R1/s1:R2=50%"], "model": "extraction,cost-push""#,
            #""command": "scan", "importer": "R2""#, #""command": "scan""#,
            #""command": "linkages""#,
            #""command": "shock", "restrict": ["R1/s1:R2=50%"], "model": "shortage""#,
        ] {
            let key = rest.contains("exposure") ? "tables" : "table"
            func asked(_ name: String) -> String {
                "{\(rest), \"\(key)\": \(key == "tables" ? "[\"\(name)\"]" : "\"\(name)\"")}"
            }
            expectSame(
                try document(asked("implicit.npz"), workspace),
                try document(asked("stored"), workspace), rest)
        }
    }

    @Test func largeOnes() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let table = try ImplicitTable(regions: 81, sectors: 50, categories: 1, seed: 52).table
        try ImplicitFormat.write(table, to: samples.path("large.npz"))
        let workspace = try samples.workspace(cached: true)
        let shock = try document(
            #"{"command": "shock", "table": "large.npz", "restrict": ["R1/s1:R2=50%"], "#
                + #""model": "extraction,cost-push"}"#, workspace)
        #expect(shock.tables.contains { !$0.rows.isEmpty })
        let scan = try document(
            #"{"command": "scan", "table": "large.npz", "importer": "R2", "top": 5}"#, workspace)
        #expect(scan.tables[0].rows.count == 5)
        #expect(
            try refusal(#"{"command": "linkages", "table": "large.npz"}"#, workspace)
                == """
                implicit-table: the table is held as technology × trade shares (4050 industries, \
                whose cells would take 0.1 GB), and ‘linkages’ needs every cell (merge regions or \
                sectors first with ‘chokepoint aggregate’: it reads this table, and writes one \
                with every cell)
                """)
        #expect(
            try refusal(#"{"command": "scan", "table": "large.npz"}"#, workspace).contains(
                "a scan without --importer, or with many importers, needs all of L"))
        #expect(
            try refusal(
                #"{"command": "shock", "table": "large.npz", "restrict": ["R1/s1:R2=50%"], "#
                    + #""model": "extraction,shortage"}"#, workspace
            ).contains("the model shortage needs every cell"))
        #expect(
            try refusal(
                #"{"command": "convert", "table": "large.npz", "output": "x.h5"}"#, workspace
            ).hasPrefix("implicit-table"))
        var aggregate = AggregateQuestion()
        aggregate.table = "large.npz"
        aggregate.bloc = ["REST=\((3...81).map { "R\($0)" }.joined(separator: ","))"]
        aggregate.output = samples.path("small.h5")
        _ = try workspace.answer(aggregate)
        let small = try TableFile.read(path: samples.path("small.h5"))
        #expect(small.industryCount == 150 && !small.isImplicit)
        assertClose(
            small.Z.rowSums().reduce(0, +), table.Z.rowSums().reduce(0, +), relative: 1e-12)
    }
}

import Foundation
import InputOutput
import LinearAlgebra
import Providers
import Reporting
import TestSupport
import Testing
import Workspace

/// Questions about a table whose sectors are in different units: answered where nothing is added up
/// over products, refused with the reason elsewhere.
@Suite(.serialized) struct HybridQuestionTests {
    /// The shipped table with manufactures in t and energy in TJ.
    private func write(to path: String) throws {
        let money = try TableFile.read(path: "Tables/\(SampleQuestions.g20).h5")
        let layout = try TableLayout(
            regions: money.regions,
            sectors: money.sectors.map {
                Sector($0.code, name: $0.name, unit: ["C": "t", "D": "TJ"][$0.code])
            }, finalDemand: money.layout.finalDemand)
        try TableFile.write(
            MRIOTable(
                name: "hybrid", year: money.year, unit: money.unit, valuation: money.valuation,
                provenance: money.provenance, layout: layout, primaryInputs: money.primaryInputs,
                Z: money.Z, Y: money.Y, V: money.V), to: path)
    }

    private func codes(_ fields: [String: Any], _ workspace: Workspace) throws -> [String] {
        let data = try JSONSerialization.data(withJSONObject: fields)
        do {
            _ = try workspace.answer(
                try Questions.decode(String(decoding: data, as: UTF8.self)))
            return []
        } catch let error as Diagnostics {
            return error.items.map(\.code)
        }
    }

    @Test func answeredOrRefused() throws {
        let samples = try Samples()
        defer { samples.remove() }
        try write(to: samples.path("hybrid.h5"))
        let workspace = try samples.workspace(cached: true)
        let answered: Set = ["info", "check", "groups", "solve", "paths"]
        var (refused, taken): (Set<String>, Set<String>) = ([], [])
        for question in SampleQuestions.all {
            var fields = try samples.fields(question)
            let command = try #require(fields["command"] as? String)
            // Their tables stand in other files, or nothing of the table is added up.
            if ["run", "sweep", "plan", "vary", "compare", "convert"].contains(command) {
                continue
            }
            if fields["table"] as? String == SampleQuestions.g20 {
                fields["table"] = "hybrid"
            } else if (fields["tables"] as? [String])?.first == SampleQuestions.g20 {
                fields["tables"] = ["hybrid", "hybrid"]
            } else {
                continue
            }
            let found = try codes(fields, workspace)
            if answered.contains(command) {
                #expect(found == [], "\(command)")
                taken.insert(command)
            } else if !["aggregate", "footprint", "satellite add"].contains(command) {
                // Multipliers are asked with households, whose purchases are a sum.
                #expect(found == ["mixed-units"], "\(command)")
                refused.insert(command)
            }
        }
        #expect(taken.count >= 4 && refused.count >= 15, "\(taken) \(refused)")
    }

    /// A question of another program’s own says itself what it takes.
    private struct Sizes: Question {
        static let command = "sizes"
        static let mixedUnitsRefusal: String? = nil
        var table = ""

        func answer(in inquiry: Inquiry) throws -> ResultDocument {
            let opened = try inquiry.open(table, ReadingChoices())
            return inquiry.document(table: opened.identity, tables: [])
        }
    }

    @Test func aQuestionSaysWhatItTakes() throws {
        let samples = try Samples()
        defer { samples.remove() }
        try write(to: samples.path("hybrid.h5"))
        let workspace = try samples.workspace(cached: true)
        var own = Sizes()
        own.table = "hybrid"
        #expect(try workspace.answer(own).table?.name == "hybrid")
        // The others are told why not, in words of their own.
        var origins = OriginsQuestion()
        origins.table = "hybrid"
        let error = #expect(throws: Diagnostics.self) { try workspace.answer(origins) }
        #expect(
            error?.items.first?.message.hasSuffix(OriginsQuestion.mixedUnitsRefusal ?? "?")
                == true)
    }

    @Test func multipliersAndPaths() throws {
        let samples = try Samples()
        defer { samples.remove() }
        try write(to: samples.path("hybrid.h5"))
        let workspace = try samples.workspace(cached: true)
        var multipliers = MultipliersQuestion()
        multipliers.table = "hybrid"
        let document = try workspace.answer(multipliers)
        let table = try #require(document.tables.first { $0.name == "multipliers" })
        let output = try #require(table.columns.firstIndex { $0.name == "output_multiplier" })
        let added = try #require(table.columns.firstIndex { $0.name == "value_added_multiplier" })
        #expect(table.cells(of: output).allSatisfy { $0 == .missing })
        #expect(table.cells(of: added).allSatisfy { $0.number != nil })
        let unit = try #require(table.columns.firstIndex { $0.name == "unit" })
        #expect(Set(table.cells(of: unit)) == ["million USD", "t", "TJ"])
        #expect(document.diagnostics.contains { $0.code == "mixed-units" })
        // Suppliers of two units have no output to add up; what they earn has one unit.
        var paths = PathsQuestion()
        paths.table = "hybrid"
        paths.from = "JPN/C,JPN/D"
        paths.to = "KOR/C"
        #expect(throws: Diagnostics.self) { try workspace.answer(paths) }
        paths.measure = .valueAdded
        #expect(try workspace.answer(paths).tables[0].columns[2].unit == "million USD")
        paths.from = "JPN/C"
        paths.measure = .output
        #expect(try workspace.answer(paths).tables[0].columns[2].unit == "t")
    }
}

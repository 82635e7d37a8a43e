import Foundation
import InputOutput
import Providers
import Reporting
import TestSupport
import Testing
import Workspace

/// Names stand where codes do in every file of regions and sectors, and mean the same.
@Suite(.serialized) struct NamesInFilesTests {
    private let samples: Samples
    private let workspace: Workspace

    init() throws {
        samples = try Samples()
        workspace = try samples.workspace(cached: false)
    }

    private func file(_ name: String, _ text: String) throws -> String {
        let path = samples.path(name)
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    private func written(_ path: String) throws -> MRIOTable {
        try TableFile.read(path: path)
    }

    /// A text with codes, and the same with names.
    private func bothTexts(_ text: String) -> [String] {
        [
            text,
            text.replacing("KOR,", with: "South Korea,").replacing("JPN,", with: "japan,")
                .replacing(",C,", with: ",Manufacturing,").replacing("KOR/C", with: "Korea/C"),
        ]
    }

    /// What an answer writes or finds for both texts of a file.
    private func both<T>(_ text: String, _ body: (String) throws -> T) throws -> [T] {
        let texts = bothTexts(text)
        #expect(texts[0] != texts[1])
        return try texts.enumerated().map { try body(try file("file-\($0).csv", $1)) }
    }

    @Test func demand() throws {
        defer { samples.remove() }
        for text in ["region,sector,value\nKOR,C,100\nJPN,B,5\n", "industry,value\nKOR/C,10\n"] {
            let rows = try both(text) { path in
                var question = SolveQuestion()
                question.table = SampleQuestions.g20
                question.demand = path
                return try workspace.answer(question).tables[0].rows
            }
            #expect(rows[0] == rows[1])
        }
    }

    @Test func totals() throws {
        defer { samples.remove() }
        let found = try both("region,sector,output_growth\nKOR,C,3%\nJPN,*,1%\n") { path in
            var question = RasQuestion()
            question.table = SampleQuestions.g20
            question.totals = [path]
            question.output = "\(path).h5"
            _ = try workspace.answer(question)
            return try written(question.output).x
        }
        #expect(found[0] == found[1])
    }

    @Test func prices() throws {
        defer { samples.remove() }
        let text = "region,sector,index\n*,*,100\nKOR,C,110\nJPN,*,105\n"
        let found = try both(text) { path in
            var question = DeflateQuestion()
            question.table = SampleQuestions.g20
            question.prices = path
            question.output = "\(path).h5"
            _ = try workspace.answer(question)
            return try written(question.output).x
        }
        #expect(found[0] == found[1])
    }

    @Test func accounts() throws {
        defer { samples.remove() }
        var question = InfoQuestion()
        question.table = SampleQuestions.g20
        let layout = try workspace.layout(of: SampleQuestions.g20)
        let lines = layout.regions.flatMap { region in
            layout.sectors.enumerated().map { "\(region.code),\($1.code),\($0)" }
        }
        let text = (["region,sector,value"] + lines).joined(separator: "\n") + "\n"
        let found = try both(text) { path in
            var question = SatelliteAddQuestion()
            question.table = SampleQuestions.g20
            question.file = path
            question.name = "jobs"
            question.origin = "a test"
            question.stressor = "EMP"
            question.unit = "persons"
            question.output = "\(path).h5"
            _ = try workspace.answer(question)
            return try #require(try written(question.output).satellites.first).F
        }
        #expect(found[0] == found[1])
    }

    @Test func parts() throws {
        defer { samples.remove() }
        let text = "old,new,weight,region\nC,C1,0.5,KOR\nC,C2,0.5,KOR\nC,C1,0.3,*\nC,C2,0.7,*\n"
        let names = text.replacing("C,C", with: "Manufacturing,C").replacing("KOR", with: "Korea")
        let found = try [text, names].enumerated().map { number, text in
            let path = try file("parts-\(number).csv", text)
            var question = DisaggregateQuestion()
            question.table = SampleQuestions.g20
            question.sectors = path
            question.output = "\(path).h5"
            _ = try workspace.answer(question)
            return try written(question.output).x
        }
        #expect(found[0] == found[1])
    }

    @Test func concordancesAndBlocs() throws {
        defer { samples.remove() }
        let layout = try workspace.layout(of: SampleQuestions.g20)
        let east: Set = ["KOR", "JPN"]
        let lines = layout.regions.map { "\($0.code),\(east.contains($0.code) ? "EA" : $0.code)" }
        let text = (["old,new"] + lines).joined(separator: "\n") + "\n"
        var found = try both(text) { path in
            var question = AggregateQuestion()
            question.table = SampleQuestions.g20
            question.regions = path
            question.output = "\(path).h5"
            _ = try workspace.answer(question)
            return try written(question.output).x
        }
        for bloc in ["EA=KOR,JPN", "EA=South Korea,Japan", "EA=@east"] {
            var question = AggregateQuestion()
            question.table = SampleQuestions.g20
            question.bloc = [bloc]
            question.group = ["east=Japan,KOR"]
            question.output = samples.path("bloc.h5")
            _ = try workspace.answer(question)
            found.append(try written(question.output).x)
        }
        #expect(found[0].count == 19 * 20)
        #expect(found.allSatisfy { $0 == found[0] })
    }

    /// Everything that is no label is said with its line, and with what may have been meant.
    @Test func whatIsNoLabelIsSaidInItsLine() throws {
        defer { samples.remove() }
        let path = try file(
            "bad.csv", "region,sector,output\nSouth Krea,C,1\nKOR,Manufacturng,2\nKOR,@eu,3\n")
        var question = RasQuestion()
        question.table = SampleQuestions.g20
        question.totals = [path]
        question.output = samples.path("x.h5")
        do {
            _ = try workspace.answer(question)
            Issue.record("took what is no label")
        } catch let error as Diagnostics {
            let sentences = error.items.map { $0.sentence.replacing("\(path):", with: "") }
            #expect(
                sentences == [
                    "2:1: unknown region South Krea (did you mean South Korea (KOR)?)",
                    "3:1: unknown sector Manufacturng (did you mean Manufacturing (C)?)",
                ] + sentences.dropFirst(2))
            #expect(sentences.count > 2)
        }
    }
}

import Foundation
import InputOutput
import Reporting
import TestSupport
import Testing
import Workspace

/// Amounts of money in another currency than the table’s.
@Suite(.serialized) struct PricedQuestionTests {
    private static let rate = 1.25

    /// Questions that write tables or draws, and those about customs values, which are in USD.
    private static let others: Set<String> = ["sweep", "sweep report", "vary", "plan"]

    private func answer(_ fields: [String: Any], _ workspace: Workspace) throws -> ResultDocument {
        let data = try JSONSerialization.data(withJSONObject: fields)
        return try workspace.answer(
            try Questions.decode(String(decoding: data, as: UTF8.self)))
    }

    /// The amounts of a result in a currency, column by column, and how they scale with its price:
    /// 1 for amounts, −1 for what is per unit of money.
    private func amounts(
        _ document: ResultDocument, _ currency: String
    ) -> [String: (power: Double, values: [Double])] {
        var found: [String: (power: Double, values: [Double])] = [:]
        for table in document.tables {
            for (k, column) in table.columns.enumerated() {
                guard let unit = column.unit, unit.contains(currency) else { continue }
                let isPer = unit.contains("per million \(currency)")
                found["\(table.name).\(column.name)"] = (
                    isPer ? -1 : 1, table.cells(of: k).compactMap(\.number).sorted()
                )
            }
        }
        return found
    }

    /// Every question that prints amounts of money in the table’s currency takes a rate: all of its
    /// amounts are divided by it, and the ledger has it once.
    @Test func everyAmountIsTold() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: true)
        var asked: Set<String> = []
        for question in SampleQuestions.all where question.writtenPaths.isEmpty {
            var fields = try samples.fields(question)
            let command = try #require(fields["command"] as? String)
            if Self.others.contains(command) || fields["output"] != nil { continue }
            fields["rate"] = nil
            let isTrade = fields["trade"] != nil
            let own = try amounts(answer(fields, workspace), "USD")
            if own.isEmpty || isTrade && !(question is any PricedQuestion) { continue }
            #expect(question is any PricedQuestion, "\(command) prints \(own.keys.sorted())")
            fields["rate"] = "EUR=\(Self.rate)"
            let document = try answer(fields, workspace)
            #expect(document.assumptions.count { $0.name == "exchange rate" } == 1, "\(command)")
            if !isTrade { #expect(amounts(document, "USD").isEmpty, "\(command)") }
            let told = amounts(document, "EUR")
            #expect(!told.isEmpty)
            for (name, item) in told {
                let before = own[name]?.values ?? []
                #expect(item.values.count == before.count, "\(command) \(name)")
                for (a, b) in zip(item.values, before) {
                    let expected = item.power > 0 ? b / Self.rate : b * Self.rate
                    let size = max(abs(before.last ?? 0), abs(before.first ?? 0))
                    #expect(
                        abs(a - expected) <= 1e-7 * abs(expected) + 1e-9 * size,
                        "\(command) \(name): \(a), not \(expected)")
                }
            }
            asked.insert(command)
        }
        #expect(asked.count >= 15, "\(asked)")
        #expect(asked.isSuperset(of: ["exposure", "scan", "origins", "shock", "run", "paths"]))
    }

    /// A rate that is none is refused before anything is read.
    @Test func badRatesAreRefused() throws {
        var question = ExposureQuestion()
        question.tables = ["nowhere"]
        question.rate = "EUR"
        let error = #expect(throws: Diagnostics.self) {
            try Workspace(cache: nil).answer(question)
        }
        #expect(error?.items.map(\.code) == ["bad-rate"])
    }
}

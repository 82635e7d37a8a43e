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
            // A price on carbon is given in the currency of the answer: its cost is not converted.
            for (name, item) in told where !name.hasPrefix("carbon_border") {
                let factor = item.power > 0 ? 1 / Self.rate : Self.rate
                let before = own[name]?.values ?? []
                let size = before.map { abs($0) }.max() ?? 0
                func largest(_ values: [Double]) -> [Double] {
                    Array(values.map { abs($0) }.sorted(by: >).prefix(10))
                }
                for (a, b) in zip(largest(item.values), largest(before)) {
                    #expect(
                        abs(a - b * factor) <= 1e-6 * size * factor,
                        "\(command) \(name): \(a), not \(b * factor)")
                }
                let sums = [item.values, before].map { $0.reduce(0, +) }
                #expect(
                    abs(sums[0] - sums[1] * factor) <= 1e-5 * size * factor, "\(command) \(name)")
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

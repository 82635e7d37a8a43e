import Reporting
import TestSupport
import Testing
import Workspace

/// The codes of what a question is refused with; none where it is answered.
func codes(_ question: some Question, _ workspace: Workspace) -> [String] {
    diagnosticCodes { _ = try workspace.answer(question) }
}

/// A table of a document.
func table(_ name: String, _ document: ResultDocument) throws -> ReportTable {
    try #require(document.tables.first { $0.name == name }, "no table \(name)")
}

extension Samples {
    /// A shock by customs codes with the sample trade of 2019, by extraction alone.
    func tradeShock(_ restrict: [String]) -> ShockQuestion {
        var question = ShockQuestion()
        question.table = SampleQuestions.g20
        question.restrict = restrict
        question.trade = path("trade.csv")
        question.tradeChoices.concordance = path("hs-isic4.csv")
        question.tradeChoices.tradeYear = 2019
        question.models.model = "extraction"
        question.drivers = .none
        return question
    }
}

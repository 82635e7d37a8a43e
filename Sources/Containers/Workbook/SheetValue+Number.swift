extension SheetValue {
    /// What is wrong with a cell in a place where only a number can stand: one rule for every
    /// reader of workbooks. Nil for a number, and for a text that is blank to the eye.
    package var numberProblem: CellText.Problem? {
        switch self {
        case .number: nil
        case .text(let text): Self.problem(with: text.trimmingBlanks)
        case .flag(let flag):
            CellText.Problem(
                code: "not-a-number", message: "\(flag ? "TRUE" : "FALSE") is not a number",
                remedy: "every cell must be a number")
        case .error(let name):
            CellText.Problem(
                code: "error-cell", message: "the cell holds the error \(name)",
                remedy: "calculate the workbook again, or get it again")
        case .damaged(let reason):
            CellText.Problem(
                code: "damaged-cell", message: reason,
                remedy: "save the workbook again, or get it again")
        }
    }

    private static func problem(with text: String) -> CellText.Problem? {
        if text.isEmpty { return nil }
        if Double(text)?.isFinite == true {
            return CellText.Problem(
                code: "number-as-text", message: "the number ‘\(text.shortened)’ is stored as text",
                remedy: "turn it into a number, in Excel with Data, Text to Columns, Finish")
        }
        return CellText.problem(with: text)
    }
}
